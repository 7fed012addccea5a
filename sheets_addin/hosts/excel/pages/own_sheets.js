/** Sheets of our own while they are written: new ones, and copies of those that are there, to put back. */

import { contents } from "./cells.js";
import { quietSync, readArea, writeArea } from "./slices.js";
import { COPY } from "./snapshot.js";

/**
 * @typedef {{
 *   context: Excel.RequestContext, undo: import("./undo.js").Undo, copies: string[],
 *   last: (() => void)[],
 * }} Work  `copies` are to be deleted at the end; `last` cannot be taken back, and waits until all else is done
 */

/**
 * The sheet to write a tab or a report on; what was there comes back with `undo`.
 * @param {Work} work
 * @param {{name: string, replaces: string | null, hidden?: boolean}} tab
 * @param {import("./snapshot.js").SheetRead | undefined} before
 * @returns {Promise<Excel.Worksheet>}
 */
export async function sheetToWrite(work, { name, replaces, hidden }, before) {
  const { worksheets } = work.context.workbook;
  if (replaces === null) return newSheet(work, name);
  // Excel need not copy what is very hidden, and nobody looks at it
  if (hidden) await keepContent(work, before);
  else await keepCopy(work, replaces);
  const sheet = worksheets.getItem(replaces);
  if (name !== replaces) {
    work.undo.then(async () => {
      sheet.name = replaces;
      await quietSync(work.context);
    });
    sheet.name = name;
    await quietSync(work.context);
  }
  return sheet;
}

async function newSheet({ context, undo }, name) {
  const { worksheets } = context.workbook;
  const made = worksheets.add(name);
  made.load("id");
  await quietSync(context);
  const { id } = made;
  undo.then(() => deleteSheet(context, id));
  return worksheets.getItem(id);
}

/** Contents and number formats of a sheet that nobody sees. */
async function keepContent({ context, undo }, { name, values, formulas }) {
  const sheet = context.workbook.worksheets.getItem(name);
  const area = { row: 0, column: 0, rows: values.length, columns: values[0]?.length ?? 0 };
  const { numberFormat } = await readArea(context, sheet, area, ["numberFormat"]);
  undo.then(async () => {
    clearAll(sheet);
    await quietSync(context);
    await writeArea(context, sheet, area, "numberFormat", numberFormat);
    await writeArea(context, sheet, area, "formulas", contents(values, formulas));
  });
}

/** Clear all cells. Where "All" is cleared a table goes with its cells, and would not come back under its name. */
export function clearAll(sheet) {
  const cells = sheet.getRange();
  cells.clear("Contents");
  cells.clear("Formats");
  cells.dataValidation.clear();
  cells.conditionalFormats.clearAll();
}

/** A copy that nobody sees, from which contents and look come back. */
async function keepCopy({ context, undo, copies }, name) {
  const { worksheets } = context.workbook;
  const made = worksheets.getItem(name).copy("End");
  made.load("id");
  await quietSync(context);
  const { id } = made;
  copies.push(id);
  undo.then(() => deleteSheet(context, id));
  const copy = worksheets.getItem(id);
  copy.name = `${ownCopies(new Date())}_${copies.length}`;
  copy.visibility = "VeryHidden";
  await quietSync(context);
  undo.then(async () => {
    const used = copy.getUsedRangeOrNullObject(false);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    const sheet = worksheets.getItem(name);
    clearAll(sheet);
    if (!used.isNullObject) {
      const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
      sheet.getRangeByIndexes(row, column, rows, columns).copyFrom(used, "All");
    }
    await quietSync(context);
  });
}

export async function deleteSheet(context, id) {
  const sheet = context.workbook.worksheets.getItem(id);
  // Excel does not delete what is very hidden
  sheet.visibility = "Hidden";
  sheet.delete();
  await quietSync(context);
}

/**
 * Set a size of cells, such as the width of each column; the former ones come back with `undo`.
 * @param {Work} work
 * @param {Excel.Worksheet} sheet
 * @param {"columnWidth" | "rowHeight"} property
 * @param {{row: number, column: number, size: number}[]} wanted
 */
export async function setSizes({ context, undo }, sheet, property, wanted) {
  const cells = wanted.map(({ row, column }) => sheet.getRangeByIndexes(row, column, 1, 1));
  for (const cell of cells) cell.load(`format/${property}`);
  await context.sync();
  const former = cells.map((cell) => cell.format[property]);
  undo.then(async () => {
    cells.forEach((cell, place) => {
      cell.format[property] = former[place];
    });
    await quietSync(context);
  });
  cells.forEach((cell, place) => {
    if (Math.abs(former[place] - wanted[place].size) > 0.5) cell.format[property] = wanted[place].size;
  });
  await quietSync(context);
}

/**
 * The sheet in front comes back with the undo.
 * @param {Work} work
 * @returns {Promise<() => Promise<void>>}  what brings it to the front again where a copy or a new sheet took its place
 */
export async function keepInFront({ context, undo }) {
  const { worksheets } = context.workbook;
  const front = worksheets.getActiveWorksheet();
  front.load("id");
  await context.sync();
  const { id } = front;
  const bringBack = async () => {
    const now = worksheets.getActiveWorksheet();
    now.load("id");
    await context.sync();
    if (now.id === id) return;
    worksheets.getItem(id).activate();
    await context.sync();
  };
  undo.then(bringBack);
  return bringBack;
}

/** What waits for the end, and the copies deleted. */
export async function tidy({ context, copies, last }) {
  for (const step of last) step();
  await quietSync(context);
  for (const id of copies) await deleteSheet(context, id);
}

/** Milliseconds after which nobody writes any more who made a copy. */
const OLD = 3_600_000;
const SECOND = 1000;
/** Of this pane: several people may refresh one workbook. Excel takes 31 characters for a name. */
const SESSION = Math.random().toString(36).slice(2, 5).padEnd(3, "0");
const MADE = new RegExp(`^${COPY}_(?<time>[0-9a-z]{6})(?<session>[0-9a-z]{3})_`);

function ownCopies(now) {
  return `${COPY}_${Math.floor(now.getTime() / SECOND).toString(36).padStart(6, "0")}${SESSION}`;
}

/** Delete the copies that an earlier refresh could not; another person's refresh may need its own still. */
export async function deleteOldCopies(context) {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  for (const { id, name } of worksheets.items) {
    if (!name.startsWith(COPY)) continue;
    const made = MADE.exec(name)?.groups;
    const isAnothers = made && made.session !== SESSION && Date.now() - parseInt(made.time, 36) * SECOND < OLD;
    if (!isAnothers) await deleteSheet(context, id);
  }
}
