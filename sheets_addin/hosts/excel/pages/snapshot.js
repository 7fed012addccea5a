/** All sheets of the workbook as Excel shows them now: for the server, and to compare and put back. */

import { isFormula, sent } from "./cells.js";
import { bearsKnownName, namesColumns, ownSheets } from "./known_sheets.js";
import { say } from "./language.js";
import { PRODUCT } from "./product.js";
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
  // what is ours is told by the memory, so it comes first
  const isMemory = ({ sheet }) => sheet.name === PRODUCT.memory;
  const inTurn = [...known.filter(isMemory), ...known.filter((one) => !isMemory(one))];
  let own = new Set();
  const read = new Map();
  for (const [number, one] of inTurn.entries()) {
    tell(say("reading_tab", { tab: one.sheet.name }), number / known.length);
    const sheet = await readSheet(context, one, own, signal);
    if (isMemory(one)) own = ownSheets(sheet.values);
    read.set(one.sheet.name, sheet);
  }
  return known.map(({ sheet }) => read.get(sheet.name));
}

/** A sheet, or the first rows of one that has nothing to do with sales: others may be of any size, or private. */
async function readSheet(context, { sheet, used, tables }, own, signal) {
  const rows = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  const columns = used.isNullObject ? 0 : used.columnIndex + used.columnCount;
  const properties = ["values", "formulas"];
  const area = { row: 0, column: 0, rows: Math.min(rows, PRODUCT.searchedRows), columns };
  const { values, formulas } = await readArea(context, sheet, area, properties, signal);
  const isNeeded = own.has(sheet.name) || bearsKnownName(sheet.name);
  if (!isNeeded && !(sheet.visibility === "Visible" && namesColumns(values))) {
    return { ...headOf(sheet), values, formulas, tables: [] };
  }
  const rest = { row: area.rows, column: 0, rows: rows - area.rows, columns };
  const below = await readArea(context, sheet, rest, properties, signal);
  values.push(...below.values);
  formulas.push(...below.formulas);
  return { ...headOf(sheet), values, formulas, tables: await readTables(context, tables.items) };
}

function headOf(sheet) {
  return {
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === "Visible",
    isProtected: sheet.protection.protected,
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
