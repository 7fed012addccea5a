/** Clients found on the sheets of a workbook: in a chosen row, or by name. */

import { PRODUCT } from "./product.js";
import { headerRow, isTypedHeader, placeOf, plain, sheetOf, textOf } from "./tables.js";

/**
 * @typedef {{sheet: string, row: number, headers: import("./tables.js").Cell[]}} ClientTable  `row`: of the headers
 * @typedef {{headers: import("./tables.js").Cell[], cells: import("./tables.js").Cell[], name: string}} ClientRow
 */

/**
 * The table of clients: on the sheet called Clients.
 * @param {import("./tables.js").Reader} reader
 * @returns {Promise<ClientTable | null>}
 */
export async function clientTable(reader) {
  const sheet = await sheetOf(reader, "clients");
  return sheet === null ? null : tableOn(reader, sheet);
}

async function tableOn(reader, sheet) {
  const found = await headerRow(reader, sheet, 1);
  const namesClients = Object.values(PRODUCT.identity).some((names) => placeOf(found?.headers ?? [], names) >= 0);
  return namesClients ? { sheet, ...found } : null;
}

/**
 * The client in a chosen row, whatever tab it is on.
 * @param {import("./tables.js").Reader} reader
 * @param {{sheet: string, row: number}} chosen
 * @returns {Promise<ClientRow | null>} null where no client stands there
 */
export async function clientInRow(reader, chosen) {
  const clients = await clientTable(reader);
  if (clients === null) return null;
  if (chosen.sheet === clients.sheet) return chosen.row > clients.row ? rowAt(reader, clients, chosen.row) : null;
  const shown = await headerRow(reader, chosen.sheet, 1, isTypedHeader);
  if (shown === null || chosen.row <= shown.row) return null;
  const [cells] = await reader.area(chosen.sheet, chosen.row, 0, 1, shown.headers.length);
  const named = [...Object.values(PRODUCT.identity), PRODUCT.clientOrId];
  const texts = named.map((names) => plain(textOf(cells?.[placeOf(shown.headers, names)]))).filter(Boolean);
  return texts.length ? clientCalled(reader, clients, texts) : null;
}

/**
 * Whom `text` means, as the command `explain` finds them: the whole ID, else the whole name (all clients of that name),
 * else the beginning of one ID or name alone, else a part of one alone. Names that several clients may be meant by, and
 * near ones where nobody is, are told instead.
 *
 * @param {import("./tables.js").Reader} reader
 * @param {string} text
 * @returns {Promise<{clients: ClientRow[], several: string[], near: string[]}>}
 */
export async function clientsMeant(reader, text) {
  const nobody = { clients: [], several: [], near: [] };
  const wanted = plain(text);
  const table = await clientTable(reader);
  if (table === null || !wanted) return nobody;
  const known = [];
  for (const names of Object.values(PRODUCT.identity)) {
    known.push(await rowsByText(reader, table, placeOf(table.headers, names)));
  }
  const written = new Map(known.flatMap((texts) => [...texts].map(([key, one]) => [key, one.text])));
  const keys = [...written.keys()];
  const starting = keys.filter((key) => key.startsWith(wanted));
  const parts = starting.length ? starting : keys.filter((key) => key.includes(wanted));
  const whole = known.find((texts) => texts.has(wanted));
  if (!whole && parts.length > 1) return { ...nobody, several: parts.map((key) => written.get(key)) };
  if (!whole && !parts.length) return { ...nobody, near: nearest(wanted, keys).map((key) => written.get(key)) };
  const key = whole ? wanted : parts[0];
  const { rows } = known.find((texts) => texts.has(key)).get(key);
  return { ...nobody, clients: await Promise.all(rows.map((row) => rowAt(reader, table, row))) };
}

/** The texts of a column in the form in which they are compared, each as it is written and with its rows. */
async function rowsByText(reader, table, place) {
  /** @type {Map<string, {text: string, rows: number[]}>} */
  const found = new Map();
  if (place < 0) return found;
  const cells = await columnBelow(reader, table, place);
  cells.forEach((cell, below) => {
    const text = textOf(cell);
    if (!plain(text)) return;
    if (!found.has(plain(text))) found.set(plain(text), { text, rows: [] });
    found.get(plain(text)).rows.push(table.row + 1 + below);
  });
  return found;
}

const NEAR = 0.6;
const NEAR_NAMES = 5;

/** The few keys that share most pairs of letters with `wanted`, the nearest first. */
function nearest(wanted, keys) {
  const own = pairs(wanted);
  const shares = keys.map((key) => {
    const theirs = pairs(key);
    const shared = [...own].filter((pair) => theirs.has(pair)).length;
    return { key, share: (2 * shared) / (own.size + theirs.size) };
  });
  const near = shares.filter(({ share }) => share >= NEAR).sort((one, other) => other.share - one.share);
  return near.slice(0, NEAR_NAMES).map(({ key }) => key);
}

function pairs(text) {
  return new Set([...text].map((letter, place) => letter + (text[place + 1] ?? "")));
}

/** All clients' names in the order of the sheet. */
export async function clientNames(reader) {
  const clients = await clientTable(reader);
  const place = clients === null ? -1 : placeOf(clients.headers, PRODUCT.identity.client);
  if (place < 0) return [];
  const cells = await columnBelow(reader, clients, place);
  return [...new Set(cells.map(textOf).filter(Boolean))];
}

/** The cells of a column below the headers. */
async function columnBelow(reader, { sheet, row }, place) {
  const { rows } = await reader.size(sheet);
  const cells = await reader.area(sheet, row + 1, place, rows - row - 1, 1);
  return cells.map(([cell]) => cell);
}

/** The first client who has one of `texts` as ID, or else as name, for one column may hold either; earlier texts first. */
async function clientCalled(reader, clients, texts) {
  const places = Object.values(PRODUCT.identity).map((names) => placeOf(clients.headers, names));
  const columns = await Promise.all(places.filter((place) => place >= 0).map((place) => columnBelow(reader, clients, place)));
  const written = columns.map((below) => below.map((cell) => plain(textOf(cell))));
  const found = texts.flatMap((text) => written.map((below) => below.indexOf(text))).find((row) => row >= 0);
  return found === undefined ? null : rowAt(reader, clients, clients.row + 1 + found);
}

async function rowAt(reader, { sheet, headers }, row) {
  const [cells] = await reader.area(sheet, row, 0, 1, headers.length);
  if (!cells?.some((cell) => textOf(cell))) return null;
  const texts = Object.values(PRODUCT.identity).map((names) => textOf(cells[placeOf(headers, names)]));
  return { headers, cells: headers.map((_, place) => cells[place] ?? null), name: texts.reverse().find(Boolean) ?? "" };
}
