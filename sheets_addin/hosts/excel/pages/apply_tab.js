/** A whole tab: a new sheet, or new content in place of a sheet's former one. */

import { entered, same } from "./cells.js";
import { Failure } from "./failure.js";
import { say } from "./language.js";
import {
  dressBody,
  dressHeader,
  explainHeader,
  handleColour,
  mark,
  numberFormat,
  offer,
  points,
  setPage,
} from "./look.js";
import { clearAll, setSizes, sheetToWrite } from "./own_sheets.js";
import { quietSync, writeArea } from "./slices.js";

/**
 * @typedef {import("./snapshot.js").SheetRead} SheetRead
 * @typedef {{
 *   name: string, columns: import("./look.js").Column[], replaces: string | null, table: string | null,
 *   frozen_columns: number, hidden: boolean, tone: string | null, landscape: boolean, blank_rows: number,
 * }} Tab
 */

/**
 * Failure where a sheet must not change; nothing is changed yet.
 * @param {SheetRead | undefined} before
 */
export function checkSheet(before) {
  if (before?.isProtected) throw new Failure(say("protected", { tab: before.name }));
}

/**
 * Whether a sheet shows a tab already, so that nothing of it need be written.
 * @param {SheetRead | undefined} before
 * @param {Tab} tab
 */
export function shows(before, tab) {
  if (!before || before.name !== tab.name) return false;
  const rows = contentOf(tab);
  const isAsTall =
    before.values.length === rows.length ||
    before.values
      .slice(rows.length)
      .flat()
      .every((one) => one === "");
  return isAsTall && rows.every((row, place) => row.every((one, column) => same(before.values[place]?.[column], one)));
}

/** The header row and the rows below it. */
function contentOf({ columns }) {
  const rows = columns[0]?.values.map((_, row) => columns.map((column) => column.values[row])) ?? [];
  return [columns.map((column) => column.header), ...rows];
}

/**
 * Write one tab. One whose headers stay keeps everything that people made of it: widths, filters, formats of their own.
 * @param {import("./own_sheets.js").Work} work
 * @param {SheetRead | undefined} before
 * @param {Tab} tab
 */
export async function writeTab(work, before, tab) {
  const { context } = work;
  const sheet = await sheetToWrite(work, tab, before);
  const [headers, ...rows] = contentOf(tab);
  const keepsLook = before !== undefined && headers.every((header, place) => same(before.values[0]?.[place], header));
  const former = { rows: before?.values.length ?? 0, columns: before?.values[0]?.length ?? 0 };
  if (!keepsLook) await prepare(work, sheet, tab);
  await formatValues(context, sheet, tab, keepsLook ? Math.max(0, former.rows - 1) : 0, rows.length);
  await fitTables(work, sheet, before, tab, rows.length);
  await writeArea(
    context,
    sheet,
    { row: 1, column: 0 },
    "values",
    rows.map((row) => row.map(entered)),
  );
  const below = former.rows - 1 - rows.length;
  if (below > 0) sheet.getRangeByIndexes(1 + rows.length, 0, below, former.columns).clear("All");
  if (tab.hidden) {
    sheet.visibility = "VeryHidden";
  } else {
    dressRows(sheet, tab, keepsLook ? Math.max(0, former.rows - 1) : 0, rows.length);
    if (!keepsLook || rows.length !== former.rows - 1) markAndOffer(sheet, tab, rows.length);
    await filter(context, sheet, tab, keepsLook);
  }
  await quietSync(context);
}

/** A sheet whose headers change begins anew: nothing of what stood there stays. */
async function prepare(work, sheet, tab) {
  clearAll(sheet);
  const header = sheet.getRangeByIndexes(0, 0, 1, tab.columns.length);
  header.values = [tab.columns.map((column) => entered(column.header))];
  await quietSync(work.context);
  if (tab.hidden) return;
  dressHeader(header);
  tab.columns.forEach((column, place) => {
    const cell = sheet.getRangeByIndexes(0, place, 1, 1);
    cell.format.horizontalAlignment = column.is_text ? "Left" : "Center";
    explainHeader(cell, column);
  });
  await quietSync(work.context);
  const widths = tab.columns.map((column, place) => ({ row: 0, column: place, size: points(column.width) }));
  await setSizes(work, sheet, "columnWidth", widths);
  if (tab.replaces === null) await setUp(work.context, sheet, tab);
}

/** What only a new sheet gets: groups of columns, the frozen header, the page. */
async function setUp(context, sheet, tab) {
  tab.columns.forEach((column, place) => {
    if (!column.level) return;
    const range = sheet.getRangeByIndexes(0, place, 1, 1).getEntireColumn();
    for (let level = 0; level < column.level; level += 1) range.group("ByColumns");
    if (column.folded) range.hideGroupDetails("ByColumns");
  });
  if (tab.tone !== null) sheet.tabColor = handleColour(tab.tone);
  if (!tab.blank_rows && tab.table === null) sheet.showGridlines = false;
  if (tab.frozen_columns) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, 1, tab.frozen_columns));
  else sheet.freezePanes.freezeRows(1);
  setPage(sheet, tab.landscape);
  await quietSync(context);
}

/** Formats of the rows that came, before their values, so that nothing is taken for something else. */
async function formatValues(context, sheet, tab, formatted, count) {
  if (count <= formatted) return;
  tab.columns.forEach((column, place) => {
    sheet.getRangeByIndexes(1 + formatted, place, count - formatted, 1).numberFormat = numberFormat(column);
  });
  await quietSync(context);
}

/** A table that begins at A1 covers the new content; a tab that is to be one becomes one. */
async function fitTables({ context, undo }, sheet, before, tab, count) {
  const rows = Math.max(count, 1) + 1;
  const area = sheet.getRangeByIndexes(0, 0, rows, tab.columns.length);
  const found = before?.tables.find((table) => table.row === 0 && table.column === 0);
  if (found) {
    const table = sheet.tables.getItem(found.name);
    undo.then(async () => {
      table.resize(sheet.getRangeByIndexes(0, 0, found.rows, found.columns));
      await quietSync(context);
    });
    table.resize(area);
  } else if (tab.table !== null) {
    const table = sheet.tables.add(area, true);
    table.name = tab.table;
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
  }
  await quietSync(context);
}

/** The look of the rows that came to a tab; those that went are blank all over. */
function dressRows(sheet, tab, dressed, count) {
  if (count <= dressed) return;
  tab.columns.forEach((column, place) => {
    dressBody(sheet.getRangeByIndexes(1 + dressed, place, count - dressed, 1), column, count - dressed);
  });
}

function markAndOffer(sheet, tab, count) {
  tab.columns.forEach((column, place) => {
    const range = sheet.getRangeByIndexes(1, place, Math.max(count, 1) + tab.blank_rows, 1);
    if (column.highlights.length) mark(range, column);
    if (column.choices.length) offer(range, column);
  });
}

/** People's choices in a filter hold for the new rows too; a new tab gets a filter. */
async function filter(context, sheet, tab, keepsLook) {
  sheet.autoFilter.load("enabled");
  await quietSync(context);
  if (sheet.autoFilter.enabled) sheet.autoFilter.reapply();
  else if (tab.table === null && !keepsLook) {
    const rows = Math.max(tab.columns[0].values.length, 1) + 1;
    sheet.autoFilter.apply(sheet.getRangeByIndexes(0, 0, rows, tab.columns.length));
  }
}
