/** Changes inside a sheet of people: only cells that change are touched, a column at a time. */

import { columnLetters, content, entered, isFormula, same } from "./cells.js";
import { Failure } from "./failure.js";
import { say } from "./language.js";
import { dateFormat, mark, numberFormat, points } from "./look.js";
import { quietSync, writeArea } from "./slices.js";

/**
 * @typedef {import("./snapshot.js").SheetRead} SheetRead
 * @typedef {import("./look.js").Column & {column: number, is_new: boolean, formula: string | null}} PatchColumn
 * @typedef {{
 *   sheet: string, header_row: number, last_row: number, rows: number[], columns: PatchColumn[],
 *   cells: [number, number, any, string | null][], appended: [number, any, string | null][][], headed: number[],
 * }} Patch
 * @typedef {{context: Excel.RequestContext, undo: import("./undo.js").Undo}} Work
 */

const AS_TYPED = "@";
/** Single cells in one call. */
const AT_ONCE = 1000;

/**
 * Failure where a patch cannot be written without harm; nothing is changed yet.
 * @param {SheetRead} before
 * @param {Patch} patch
 */
export function checkPatch(before, patch) {
  if (before.isProtected) throw new Failure(say("protected", { tab: before.name }));
  const places = placesOf(patch.appended);
  if (!places.length) return;
  for (const table of before.tables) {
    const inside = places.some((place) => place >= table.column && place < table.column + table.columns);
    if (table.row === patch.header_row && table.hasTotals && inside) {
      throw new Failure(say("totals_below", { tab: before.name }));
    }
  }
  for (let row = patch.last_row + 1; row <= patch.last_row + patch.appended.length; row += 1) {
    const place = places.find((one) => !same(before.values[row]?.[one], ""));
    if (place === undefined) continue;
    throw new Failure(say("row_not_empty", { tab: before.name, cell: `${columnLetters(place)}${row + 1}` }));
  }
}

/**
 * Write one patch; what was there comes back with `undo`.
 * @param {Work} work
 * @param {SheetRead} before
 * @param {Patch} patch
 * @param {string} prefix  of our functions in formulas, "" for none
 */
export async function applyPatch(work, before, patch, prefix) {
  const sheet = work.context.workbook.worksheets.getItem(patch.sheet);
  const fresh = patch.columns.filter((column) => column.is_new).sort((one, other) => one.column - other.column);
  for (const column of fresh) await addColumn(work, sheet, patch, column, fresh);
  await growTables(work, sheet, before, patch, fresh);
  for (const column of patch.columns) {
    const wanted = column.values.map((value, index) => wantedContent(column, value, patch.rows[index], prefix));
    await writeColumn(work, sheet, before, patch.rows, column, wanted);
  }
  await writeCells(work, sheet, before, patch.cells);
  await append(work, sheet, patch);
  await widenFilter(work, sheet, patch);
}

/**
 * A filter over the header row takes in the columns beside it, so that a sort moves whole rows. One in which people
 * chose what to see waits until they see all again: Excel forgets their choices with its area.
 */
async function widenFilter({ context, undo }, sheet, patch) {
  const area = sheet.autoFilter.getRangeOrNullObject();
  area.load("rowIndex,rowCount,columnIndex,columnCount");
  sheet.autoFilter.load("isDataFiltered");
  await context.sync();
  if (area.isNullObject || area.rowIndex !== patch.header_row || sheet.autoFilter.isDataFiltered) return;
  const { rowIndex: row, rowCount: rows, columnIndex: column, columnCount: former } = area;
  let columns = former;
  while (patch.headed.includes(column + columns)) columns += 1;
  if (columns === former) return;
  const put = async (count) => {
    sheet.autoFilter.apply(sheet.getRangeByIndexes(row, column, rows, count));
    await quietSync(context);
  };
  undo.then(() => put(former));
  await put(columns);
}

function wantedContent({ formula }, value, row, prefix) {
  return formula === null ? entered(value) : `=${prefix}${formula.replaceAll("{row}", String(row + 1))}`;
}

/** The cells of one column that do not hold what is wanted, each run of rows in one call. */
async function writeColumn(work, sheet, before, rows, column, wanted) {
  const changed = wanted.map((one, index) => {
    const [value, formula] = cellBefore(before, rows[index], column.column);
    const hasFormula = isFormula(formula, value);
    return column.formula === null ? hasFormula || !same(value, column.values[index]) : formula !== one;
  });
  for (const { first, last } of runs(rows, changed)) {
    const top = rows[first];
    const former = rows.slice(first, last + 1).map((row) => [content(...cellBefore(before, row, column.column))]);
    if (column.formula !== null && !column.is_new) {
      await makeRoomForFormulas(work, sheet, top, column.column, last - first + 1);
    }
    const place = { row: top, column: column.column };
    work.undo.then(() => writeArea(work.context, sheet, place, "formulas", former));
    await writeArea(
      work.context,
      sheet,
      place,
      "formulas",
      wanted.slice(first, last + 1).map((one) => [one]),
    );
  }
}

/** Excel takes nothing for a formula that is entered into a cell formatted as text. */
async function makeRoomForFormulas(work, sheet, row, column, count) {
  const range = sheet.getRangeByIndexes(row, column, count, 1);
  range.load("numberFormat");
  await work.context.sync();
  const former = range.numberFormat;
  if (!former.some(([code]) => code === AS_TYPED)) return;
  work.undo.then(() => writeArea(work.context, sheet, { row, column }, "numberFormat", former));
  range.numberFormat = former.map(([code]) => [code === AS_TYPED ? "General" : code]);
  await quietSync(work.context);
}

/** Runs of indices that are wanted and whose rows follow one another. */
function* runs(rows, wanted) {
  let first = -1;
  for (let index = 0; index <= rows.length; index += 1) {
    const goesOn = first >= 0 && index < rows.length && wanted[index] && rows[index] === rows[index - 1] + 1;
    if (goesOn) continue;
    if (first >= 0) yield { first, last: index - 1 };
    first = index < rows.length && wanted[index] ? index : -1;
  }
}

function cellBefore(before, row, column) {
  return [before.values[row]?.[column] ?? "", before.formulas[row]?.[column] ?? ""];
}

/** The header and the look of a column that the sheet does not have yet: like its left neighbour's. */
async function addColumn({ context, undo }, sheet, patch, column, fresh) {
  const place = column.column;
  let neighbour = place;
  while (fresh.some((one) => one.column === neighbour)) neighbour -= 1;
  const bottom = Math.max(patch.header_row, patch.last_row);
  const whole = sheet.getRangeByIndexes(patch.header_row, place, bottom - patch.header_row + 1, 1);
  whole.load("format/columnWidth");
  await context.sync();
  const width = whole.format.columnWidth;
  undo.then(async () => {
    whole.clear("All");
    whole.format.columnWidth = width;
    await quietSync(context);
  });
  if (neighbour >= 0) {
    whole.copyFrom(sheet.getRangeByIndexes(patch.header_row, neighbour, bottom - patch.header_row + 1, 1), "Formats");
  }
  whole.dataValidation.clear();
  whole.format.columnWidth = points(column.width);
  sheet.getRangeByIndexes(patch.header_row, place, 1, 1).values = [[entered(column.header)]];
  if (patch.rows.length) {
    const top = patch.rows.reduce((least, row) => Math.min(least, row));
    const body = sheet.getRangeByIndexes(top, place, bottom - top + 1, 1);
    const code = numberFormat(column);
    body.numberFormat = column.formula !== null && code === AS_TYPED ? "General" : code;
    mark(body, column);
  }
  await quietSync(context);
}

/** Tables take in the new columns beside them and the rows added below. */
async function growTables({ context, undo }, sheet, before, patch, fresh) {
  const places = placesOf(patch.appended);
  for (const table of before.tables.filter((one) => one.row === patch.header_row)) {
    let right = table.column + table.columns;
    while (fresh.some((column) => column.column === right)) right += 1;
    const grows = places.some((place) => place >= table.column && place < right);
    const bottom = grows
      ? Math.max(table.row + table.rows, patch.last_row + 1 + patch.appended.length)
      : table.row + table.rows;
    const columns = right - table.column;
    if (columns === table.columns && bottom === table.row + table.rows) continue;
    const one = sheet.tables.getItem(table.name);
    undo.then(async () => {
      one.resize(sheet.getRangeByIndexes(table.row, table.column, table.rows, table.columns));
      await quietSync(context);
    });
    one.resize(sheet.getRangeByIndexes(table.row, table.column, bottom - table.row, columns));
    await quietSync(context);
  }
}

/** Single cells that people fill; a formula of theirs stays. */
async function writeCells(work, sheet, before, cells) {
  const changed = cells.filter(([row, column, value]) => {
    const [shown, formula] = cellBefore(before, row, column);
    return !isFormula(formula, shown) && !same(shown, value);
  });
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    await writeSome(work, sheet, before, changed.slice(start, start + AT_ONCE));
  }
}

async function writeSome(work, sheet, before, cells) {
  const { context, undo } = work;
  const ranges = cells.map(([row, column]) => sheet.getRangeByIndexes(row, column, 1, 1));
  const enter = async (contents) => {
    ranges.forEach((range, place) => {
      range.values = [[contents[place]]];
    });
    await quietSync(context);
  };
  const former = cells.map(([row, column]) => content(...cellBefore(before, row, column)));
  undo.then(() => enter(former));
  await enter(cells.map(([, , value]) => entered(value)));
  const dates = cells.flatMap(([, , , format], place) => (format === null ? [] : [{ range: ranges[place], format }]));
  await showDates(work, dates);
}

/**
 * A date in cells that show plain numbers would be a number there.
 * @param {Work} work
 * @param {{range: Excel.Range, format: string}[]} dates
 */
async function showDates({ context, undo }, dates) {
  for (const { range } of dates) range.load("numberFormat");
  if (dates.length) await context.sync();
  const plain = dates.filter(({ range }) => range.numberFormat[0][0] === "General");
  if (!plain.length) return;
  const put = async (codeOf) => {
    for (const { range, format } of plain) range.numberFormat = codeOf(format);
    await quietSync(context);
  };
  undo.then(() => put(() => "General"));
  await put(dateFormat);
}

/** Rows below the last one, in its look. */
async function append(work, sheet, { header_row: header, last_row: last, appended }) {
  const { context, undo } = work;
  const places = placesOf(appended);
  if (!places.length) return;
  for (const place of places) {
    const area = sheet.getRangeByIndexes(last + 1, place, appended.length, 1);
    undo.then(async () => {
      area.clear("All");
      await quietSync(context);
    });
    if (last > header) area.copyFrom(sheet.getRangeByIndexes(last, place, 1, 1), "Formats");
    await quietSync(context);
    const values = appended.map((row) => [entered(row.find(([column]) => column === place)?.[1])]);
    await writeArea(context, sheet, { row: last + 1, column: place }, "values", values);
    const format = appended.flat().find(([column, , one]) => column === place && one !== null)?.[2];
    if (format) await showDates(work, [{ range: area, format }]);
  }
}

function placesOf(appended) {
  return [...new Set(appended.flatMap((row) => row.map(([place]) => place)))].sort((one, other) => one - other);
}
