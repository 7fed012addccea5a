/**
 * What the cell functions take from the workbook besides their arguments: settings, headers, the clients. Each is read
 * once, and again when it has changed.
 */

import { PRODUCT } from "./product.js";
import { headerRow, isKnownHeader, settingRows, sheetOf, wholeSheet } from "./tables.js";

/** Milliseconds without a change before what changed is read again. */
const REST = 150;
/** Milliseconds after which what Excel did not let read is tried again. */
const PAUSE = 2_000;
/** Known headers that make a row one of headers; a client's stage may happen to be called Client. */
const FEWEST_HEADERS = 2;
const ADDRESS = /^(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!]+))!\$?(?<first>[A-Z]{1,3})\$?\d*(?::\$?(?<last>[A-Z]{1,3})\$?\d*)?$/;

/**
 * @typedef {import("./tables.js").Cell} Cell
 * @typedef {import("./tables.js").Reader} Reader
 */

export class WorkbookInputs {
  /**
   * @param {Reader & {refuseOtherDays: () => Promise<void>}} reader
   * @param {() => void} changed  called when settings or headers are others than before
   */
  constructor(reader, changed) {
    this.reader = reader;
    this.changed = changed;
    /** What was read or is being read, by what it is. @type {Map<string, Promise<any>>} */
    this.read = new Map();
    /** What has to be read again. @type {Set<string>} */
    this.stale = new Set();
    /** @type {string | null} */
    this.settingsSheet = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Rejects with Failure where the workbook counts its days so that each would be taken for another. */
  async days() {
    return this.once("days", () => this.reader.refuseOtherDays());
  }

  /**
   * The rows (name, value) of Settings; none where there is no such tab.
   *
   * @returns {Promise<Cell[][]>}
   */
  async settings() {
    return this.once("settings", async () => {
      this.settingsSheet = await sheetOf(this.reader, "settings");
      return (await settingRows(this.reader)) ?? [];
    });
  }

  /**
   * The headers above an area such as `Clients!A2:AS2`, null where there are none.
   *
   * @param {string | undefined} address
   * @returns {Promise<Cell[] | null>}
   */
  async headers(address) {
    const found = ADDRESS.exec(address ?? "")?.groups;
    if (!found) return null;
    const sheet = found.plain ?? found.quoted.replaceAll("''", "'");
    const headers = await this.headersOf(sheet);
    if (headers === null) return null;
    const first = columnOf(found.first);
    const width = columnOf(found.last ?? found.first) - first + 1;
    const cells = Array.from({ length: width }, (_, place) => headers[first + place] ?? null);
    return cells.some(isKnownHeader) ? cells : null;
  }

  /**
   * All rows of the tab Clients, null where there is none.
   *
   * @returns {Promise<Cell[][] | null>}
   */
  async clients() {
    return this.once("clients", async () => {
      const sheet = await sheetOf(this.reader, "clients");
      return sheet === null ? null : wholeSheet(this.reader, sheet);
    });
  }

  /**
   * A sheet was changed: what was read of it is read again. Many changes that follow each other closely count as one.
   *
   * @param {string} sheet
   * @param {string} [address]  of the changed cells; left out, the sheet came, went or got another name
   */
  sheetChanged(sheet, address) {
    this.read.delete("clients");
    const isBelowHeaders = Number(/\d+/.exec(address ?? "")?.[0] ?? 1) > PRODUCT.searchedRows;
    if (address === undefined || sheet === this.settingsSheet) this.stale.add("settings");
    if (!isBelowHeaders) this.stale.add(`headers ${sheet}`);
    if (!this.stale.size) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.readAgain(), REST);
  }

  async readAgain() {
    const places = [...this.stale].filter((place) => this.read.has(place));
    this.stale.clear();
    // what could not be read the first time either is others than before
    const before = await Promise.all(places.map((place) => this.read.get(place).catch(() => undefined)));
    for (const place of places) this.read.delete(place);
    try {
      const after = await Promise.all(
        places.map((place) => (place === "settings" ? this.settings() : this.headersOf(place.replace("headers ", "")))),
      );
      if (JSON.stringify(before) !== JSON.stringify(after)) this.changed();
    } catch (error) {
      console.error(error);
      places.forEach((place, index) => this.notRead(place, before[index]));
    }
  }

  /** A place that could not be read again: the next try still has to compare it with what was known. */
  notRead(place, before) {
    this.read.set(place, Promise.resolve(before));
    this.stale.add(place);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.readAgain(), PAUSE);
  }

  /**
   * @template T
   * @param {string} place
   * @param {() => Promise<T>} reading
   * @returns {Promise<T>}
   */
  once(place, reading) {
    const known = this.read.get(place);
    if (known) return known;
    const promise = reading();
    this.read.set(place, promise);
    promise.catch(() => this.read.get(place) === promise && this.read.delete(place));
    return promise;
  }

  /**
   * @param {string} sheet
   * @returns {Promise<Cell[] | null>}
   */
  headersOf(sheet) {
    return this.once(`headers ${sheet}`, () => this.headerRow(sheet));
  }

  /**
   * The row of headers among the first of a sheet.
   *
   * @param {string} sheet
   * @returns {Promise<Cell[] | null>}
   */
  async headerRow(sheet) {
    if (!(await this.reader.sheets()).some((one) => one.name === sheet)) return null;
    return (await headerRow(this.reader, sheet, FEWEST_HEADERS))?.headers ?? null;
  }
}

/** The place of a column by its letters, from 0. */
function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
