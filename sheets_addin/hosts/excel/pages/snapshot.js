/** All sheets of the workbook as Excel shows them now: for the server, and to compare and put back. */

import { isFormula, sent } from "./cells.js";
import { say } from "./language.js";
import { readArea } from "./slices.js";

/** What the names of our own copies begin with: they exist only while a refresh writes. */
export const COPY = "_sheets_addin_copy";

/**
 * One sheet as read: `values` and `formulas` from A1 on.
 *
 * @typedef {{
 *   id: string, name: string, visible: boolean, isProtected: boolean, values: any[][], formulas: any[][], tables: Table[],
 * }} SheetRead
 * @typedef {{name: string, row: number, column: number, rows: number, columns: number, hasTotals: boolean}} Table
 */

/**
 * Read all sheets; `tell` hears of each.
 * @param {Excel.RequestContext} context
 * @param {(said: string, done: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<SheetRead[]>}
 */
export async function readWorkbook(context, tell, signal) {
  const sheets = context.workbook.worksheets;
  sheets.load("items/id,items/name,items/visibility,items/protection/protected");
  await context.sync();
  const known = sheets.items
    .filter((sheet) => !sheet.name.startsWith(COPY))
    .map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(true), tables: sheet.tables }));
  for (const { used, tables } of known) {
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    tables.load("items/name,items/showTotals");
  }
  await context.sync();
  const read = [];
  for (const [number, one] of known.entries()) {
    tell(say("reading_tab", { tab: one.sheet.name }), number / known.length);
    read.push(await readSheet(context, one, signal));
  }
  return read;
}

async function readSheet(context, { sheet, used, tables }, signal) {
  const rows = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  const columns = used.isNullObject ? 0 : used.columnIndex + used.columnCount;
  const { values, formulas } = await readArea(
    context,
    sheet,
    { row: 0, column: 0, rows, columns },
    ["values", "formulas"],
    signal,
  );
  return {
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === "Visible",
    isProtected: sheet.protection.protected,
    values,
    formulas,
    tables: await readTables(context, tables.items),
  };
}

async function readTables(context, tables) {
  const ranges = tables.map((table) => table.getRange());
  for (const range of ranges) range.load("rowIndex,columnIndex,rowCount,columnCount");
  if (ranges.length) await context.sync();
  return tables.map((table, place) => ({
    name: table.name,
    row: ranges[place].rowIndex,
    column: ranges[place].columnIndex,
    rows: ranges[place].rowCount,
    columns: ranges[place].columnCount,
    hasTotals: table.showTotals,
  }));
}

/** A sheet as the server wants it (docs/api.md). */
export function sheetSent({ name, visible, values, formulas, tables }) {
  return {
    name,
    visible,
    rows: values.map((row) => row.map(sent)),
    tables: tables.map((table) => ({
      name: table.name,
      header_row: table.row,
      last_row: table.row + table.rows - 1 - Number(table.hasTotals),
      first_column: table.column,
      last_column: table.column + table.columns - 1,
      has_totals: table.hasTotals,
    })),
    formulas: formulaAreas(values, formulas),
  };
}

/** The runs of formulas in each column. */
export function formulaAreas(values, formulas) {
  const areas = [];
  const columns = formulas[0]?.length ?? 0;
  for (let column = 0; column < columns; column += 1) {
    let start = -1;
    for (let row = 0; row <= formulas.length; row += 1) {
      const is = row < formulas.length && isFormula(formulas[row][column], values[row][column]);
      if (is && start < 0) start = row;
      else if (!is && start >= 0) {
        areas.push([start, column, row - 1, column]);
        start = -1;
      }
    }
  }
  return areas;
}
