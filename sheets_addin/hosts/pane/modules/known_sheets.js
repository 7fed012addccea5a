/** Which sheets a refresh may need whole, as far as their names and first rows tell. */

import { PRODUCT } from "./product.js";
import { plain, textOf } from "./tables.js";

const NAMES = new Set([PRODUCT.memory, ...Object.values(PRODUCT.tabs).flatMap(Object.values)].map(plain));

/** Whether a sheet bears the name of a tab of ours, or of a table that people fill. */
export function bearsKnownName(name) {
  return NAMES.has(plain(name));
}

/** Whether a row among the first ones names columns of ours; a unit may follow, as in "Amount, GBP". */
export function namesColumns(rows) {
  const isHeader = (cell) => {
    const text = plain(textOf(cell));
    return text !== "" && PRODUCT.headers.some((header) => text.startsWith(header));
  };
  return rows.slice(0, PRODUCT.searchedRows).some((row) => row.filter(isHeader).length >= PRODUCT.fewestHeaders);
}

/** The sheets that the last refresh wrote, whatever people call them now. */
export function ownSheets(memory) {
  return new Set(memory.filter(([kind]) => kind === "tab").map((cells) => textOf(cells[2])));
}
