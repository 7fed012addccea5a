/**
 * Tables as they stand on the sheets of a workbook, whoever holds it.
 *
 * @typedef {string | number | boolean | null | {error: string}} Cell
 * @typedef {{
 *   sheets: () => Promise<{name: string, visible: boolean}[]>,
 *   size: (sheet: string) => Promise<{rows: number, columns: number}>,
 *   area: (sheet: string, row: number, column: number, rows: number, columns: number) => Promise<Cell[][]>,
 * }} Reader  rows and columns count from 0; an area may come back smaller where the sheet ends
 */

import { PRODUCT } from "./product.js";

/**
 * The form in which names are compared: case, spaces and ё/е do not matter.
 * @param {unknown} text
 */
export function plain(text) {
  return typeof text === "string" ? text.replace(/\s+/gu, "").toLowerCase().replaceAll("ё", "е") : "";
}

/**
 * The text that a cell shows to a reader.
 * @param {Cell | undefined} cell
 */
export function textOf(cell) {
  return cell === null || cell === undefined || typeof cell === "object" ? "" : String(cell);
}

/**
 * The name of the sheet of a tab: where the last refresh put it, else the one that bears its name.
 * @param {Reader} reader
 * @param {string} key
 */
export async function sheetOf(reader, key) {
  const names = (await reader.sheets()).map((sheet) => sheet.name);
  if (names.includes(PRODUCT.memory)) {
    const { rows } = await reader.size(PRODUCT.memory);
    const lines = await reader.area(PRODUCT.memory, 1, 0, Math.min(rows, Object.keys(PRODUCT.tabs).length), 3);
    const name = textOf(lines.find(([kind, tab]) => kind === "tab" && tab === key)?.[2]);
    if (names.includes(name)) return name;
  }
  const wanted = Object.values(PRODUCT.tabs[key]).map(plain);
  return names.find((name) => wanted.includes(plain(name))) ?? null;
}

/** Where the first of `names` stands in a row of headers; -1 where none does. */
export function placeOf(headers, names) {
  const wanted = names.map(plain);
  return headers.findIndex((header) => wanted.includes(plain(header)));
}

/** Headers of a client's row. */
const KNOWN = new Set(PRODUCT.rowHeaders);

/** Whether a cell holds a header of a client's row. */
export function isKnownHeader(cell) {
  return KNOWN.has(plain(cell));
}

const TYPED = new Set([...PRODUCT.rowHeaders, ...PRODUCT.headers]);

/** Whether a cell holds a header of any table that people fill, or of a client's row. */
export function isTypedHeader(cell) {
  return TYPED.has(plain(cell));
}

/**
 * The row of headers among the first of a sheet: the one that names most columns, those of a client's row or others.
 * @param {Reader} reader
 * @param {string} sheet
 * @param {number} fewest  that it must name
 * @returns {Promise<{row: number, headers: Cell[]} | null>}
 */
export async function headerRow(reader, sheet, fewest, isKnown = isKnownHeader) {
  const { rows, columns } = await reader.size(sheet);
  const first = await reader.area(sheet, 0, 0, Math.min(rows, PRODUCT.searchedRows), columns);
  let most = fewest - 1;
  let found = null;
  for (const [row, headers] of first.entries()) {
    const count = headers.filter(isKnown).length;
    if (count > most) [most, found] = [count, { row, headers }];
  }
  return found;
}

/** The whole of a sheet. */
export async function wholeSheet(reader, sheet) {
  const { rows, columns } = await reader.size(sheet);
  return rows && columns ? reader.area(sheet, 0, 0, rows, columns) : [];
}

/** The rows (name, value) of the Settings tab, null where there is none. */
export async function settingRows(reader) {
  const sheet = await sheetOf(reader, "settings");
  if (sheet === null) return null;
  const rows = await wholeSheet(reader, sheet);
  for (const [place, row] of rows.slice(0, PRODUCT.searchedRows).entries()) {
    const name = placeOf(row, PRODUCT.settings.setting);
    const value = placeOf(row, PRODUCT.settings.value);
    if (name >= 0 && value >= 0)
      return rows.slice(place + 1).map((cells) => [cells[name] ?? null, cells[value] ?? null]);
  }
  return null;
}

/**
 * The language of a workbook: what its Settings say, else that of the headers of its clients, null where neither does.
 * @param {Reader} reader
 * @returns {Promise<"ru" | "en" | null>}
 */
export async function workbookLanguage(reader) {
  const { names, choices } = PRODUCT.language;
  const setting = ((await settingRows(reader)) ?? []).find(([name]) => placeOf([name], names) === 0);
  const set = Object.keys(choices).find((code) => placeOf([setting?.[1]], choices[code]) === 0);
  if (set) return /** @type {"ru" | "en"} */ (set);
  const sheet = await sheetOf(reader, "clients");
  if (sheet === null) return null;
  const { headers: above } = (await headerRow(reader, sheet, 1)) ?? { headers: [] };
  const headers = above.filter((cell) => Object.values(PRODUCT.identity).some((known) => placeOf([cell], known) === 0));
  if (!headers.length) return null;
  return headers.some((header) => /\p{Script=Cyrillic}/u.test(textOf(header))) ? "ru" : "en";
}
