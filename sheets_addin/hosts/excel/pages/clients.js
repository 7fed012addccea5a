/** Clients found on the sheets of a workbook: in a chosen row, or by name. */

import { PRODUCT } from "./product.js";
import { placeOf, plain, sheetOf, textOf } from "./tables.js";

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
  const { rows, columns } = await reader.size(sheet);
  const first = await reader.area(sheet, 0, 0, Math.min(rows, PRODUCT.searchedRows), columns);
  const row = first.findIndex((cells) => Object.values(PRODUCT.identity).some((names) => placeOf(cells, names) >= 0));
  return row < 0 ? null : { sheet, row, headers: first[row] };
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
  const shown = await tableOn(reader, chosen.sheet);
  if (shown === null || chosen.row <= shown.row) return null;
  const [cells] = await reader.area(chosen.sheet, chosen.row, 0, 1, shown.headers.length);
  for (const names of Object.values(PRODUCT.identity)) {
    const text = textOf(cells?.[placeOf(shown.headers, names)]);
    const place = placeOf(clients.headers, names);
    if (text && place >= 0) return clientWith(reader, clients, place, text);
  }
  return null;
}

/** The client of an ID or a name, null where there is none. */
export async function clientCalled(reader, text) {
  const clients = await clientTable(reader);
  if (clients === null) return null;
  for (const names of Object.values(PRODUCT.identity)) {
    const place = placeOf(clients.headers, names);
    const found = place < 0 ? null : await clientWith(reader, clients, place, text);
    if (found) return found;
  }
  return null;
}

/** All clients' names in the order of the sheet. */
export async function clientNames(reader) {
  const clients = await clientTable(reader);
  const place = clients === null ? -1 : placeOf(clients.headers, PRODUCT.identity.client);
  if (place < 0) return [];
  const { rows } = await reader.size(clients.sheet);
  const cells = await reader.area(clients.sheet, clients.row + 1, place, rows - clients.row - 1, 1);
  return [...new Set(cells.map(([cell]) => textOf(cell)).filter(Boolean))];
}

async function clientWith(reader, clients, place, text) {
  const { rows } = await reader.size(clients.sheet);
  const below = await reader.area(clients.sheet, clients.row + 1, place, rows - clients.row - 1, 1);
  const found = below.findIndex(([cell]) => plain(textOf(cell)) === plain(text));
  return found < 0 ? null : rowAt(reader, clients, clients.row + 1 + found);
}

async function rowAt(reader, { sheet, headers }, row) {
  const [cells] = await reader.area(sheet, row, 0, 1, headers.length);
  if (!cells?.some((cell) => textOf(cell))) return null;
  const texts = Object.values(PRODUCT.identity).map((names) => textOf(cells[placeOf(headers, names)]));
  return { headers, cells: headers.map((_, place) => cells[place] ?? null), name: texts.reverse().find(Boolean) ?? "" };
}
