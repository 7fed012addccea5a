/** How the product's cells look in Excel: the same palette, formats and marks as in a file. */

import { PRODUCT } from "./product.js";

const { look } = PRODUCT;
const LONGEST_TITLE = 32;
const LONGEST_NOTE = 255;
const LONGEST_LIST = 255;

/**
 * @typedef {{
 *   header: string, values: any[], format: string, width: number, highlights: Mark[], choices?: string[],
 *   note?: string,
 *   computed?: boolean, editable?: boolean, wrap?: boolean, is_text?: boolean, level?: number, folded?: boolean,
 * }} Column  a column of the server's answer
 * @typedef {{tone: string, sign: string, equals: string | number | null}} Mark
 */

/** A width in characters as points: seven pixels each and five around them. */
export function points(characters) {
  return Math.trunc(characters * 7 + 5) * 0.75;
}

/**
 * The number format of a column: with decimals where its values have some.
 * @param {Column} column
 */
export function numberFormat({ format, values }) {
  const hasDecimals = values.some((value) => typeof value === "number" && !Number.isInteger(value));
  return look.formats[format][hasDecimals ? 1 : 0];
}

/**
 * The number format of a cell with a date.
 * @param {string} format  "date" or "date_time"
 */
export function dateFormat(format) {
  return look.formats[format][0];
}

/**
 * The quiet bold header row.
 * @param {Excel.Range} range  one row
 */
export function dressHeader(range) {
  range.format.fill.color = `#${look.header.fill}`;
  range.format.font.bold = true;
  range.format.font.color = `#${look.header.text}`;
  range.format.wrapText = true;
  range.format.verticalAlignment = "Center";
  underline(range, look.header.line, 1);
}

/**
 * The body of one column: computed cells greyed, editable ones pale yellow, a fine line below each row.
 * @param {Excel.Range} range
 * @param {Column} column
 * @param {number} rows  that the range has
 */
export function dressBody(range, column, rows) {
  range.format.verticalAlignment = "Top";
  underline(range, look.line, rows);
  const fill = column.computed ? look.computed.fill : column.editable ? look.editable.fill : "";
  if (fill) range.format.fill.color = `#${fill}`;
  if (column.computed) range.format.font.color = `#${look.computed.text}`;
  if (column.wrap) range.format.wrapText = true;
  if (column.is_text) range.format.horizontalAlignment = "Left";
}

/**
 * The conditional formats of a column in place of those that it has; the first one comes first.
 * @param {Excel.Range} range
 * @param {Column} column
 */
export function mark(range, column) {
  range.conditionalFormats.clearAll();
  // every new rule goes before the others
  for (const one of [...column.highlights].reverse()) {
    const rule = range.conditionalFormats.add("CellValue").cellValue;
    const { text, fill } = look.tones[one.tone];
    rule.format.font.color = `#${text}`;
    rule.format.fill.color = `#${fill}`;
    if (one.sign)
      rule.format.numberFormat = look.signed[column.format].replaceAll("{sign}", one.sign.replaceAll('"', ""));
    rule.rule = { formula1: literal(one.equals ?? ""), operator: one.equals === null ? "NotEqualTo" : "EqualTo" };
  }
}

/** A drop-down over the cells of a column; other values stay possible. */
export function offer(range, { choices = [] }) {
  const source = choices.join(",");
  range.dataValidation.clear();
  if (!choices.length || source.length > LONGEST_LIST || choices.some((choice) => choice.includes(","))) return;
  range.dataValidation.rule = { list: { inCellDropDown: true, source } };
  range.dataValidation.errorAlert = { showAlert: false, message: "", style: "Information", title: "" };
}

/** The explanation of a header, shown when its cell is chosen. */
export function explainHeader(cell, { header, note }) {
  if (!note) return;
  const prompt = { message: cut(note, LONGEST_NOTE), showPrompt: true, title: cut(header, LONGEST_TITLE) };
  cell.dataValidation.prompt = prompt;
}

/** The colour of a sheet's handle. */
export function handleColour(tone) {
  return `#${look.tones[tone].handle}`;
}

/** Printed one page wide. */
export function setPage(sheet, isLandscape) {
  sheet.pageLayout.orientation = isLandscape ? "Landscape" : "Portrait";
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
}

function underline(range, colour, rows) {
  for (const side of rows > 1 ? ["EdgeBottom", "InsideHorizontal"] : ["EdgeBottom"]) {
    const border = range.format.borders.getItem(side);
    border.style = "Continuous";
    border.weight = "Hairline";
    border.color = `#${colour}`;
  }
}

function literal(value) {
  return typeof value === "string" ? `="${value.replaceAll('"', '""')}"` : String(value);
}

function cut(text, longest) {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
