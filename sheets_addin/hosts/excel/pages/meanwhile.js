/** What people do to the workbook while a refresh is under way: nothing of it may get lost or be written over. */

import { contents } from "./cells.js";
import { readArea, writeArea } from "./slices.js";

/** The kind of change that leaves every cell in its place. */
const EDITED = "RangeEdited";
const OURS = "ThisLocalAddin";

/** The sheet is not as it was read: the refresh has to begin anew. */
export class ChangedMeanwhile extends Error {
  /** @param {string} sheet */
  constructor(sheet) {
    super(sheet);
    this.name = "ChangedMeanwhile";
    this.sheet = sheet;
  }
}

/** Follows the sheets that a refresh writes, from just before the first write to the last. */
export class Watch {
  /**
   * @param {Excel.RequestContext} context
   * @param {import("./snapshot.js").SheetRead[]} sheets  those to be written, as they were read
   */
  constructor(context, sheets) {
    this.context = context;
    this.sheets = sheets;
    /** @type {Excel.WorksheetChangedEventArgs[]} */
    this.seen = [];
  }

  /**
   * Begin to follow. ChangedMeanwhile where a sheet changed since it was read; nothing is written yet.
   * @param {import("./undo.js").Undo} undo
   */
  async begin(undo) {
    undo.then(() => this.end());
    const ids = new Set(this.sheets.map((sheet) => sheet.id));
    this.events = this.context.workbook.worksheets.onChanged.add(async (event) => {
      if (event.triggerSource !== OURS && event.triggerSource !== undefined && ids.has(event.worksheetId)) {
        this.seen.push(event);
      }
    });
    await this.context.sync();
    for (const sheet of this.sheets) {
      if (!(await isAsRead(this.context, sheet))) throw new ChangedMeanwhile(sheet.name);
    }
    this.check();
  }

  /** ChangedMeanwhile where people changed one of the sheets. */
  check() {
    if (!this.seen.length) return;
    const [{ worksheetId: id }] = this.seen;
    throw new ChangedMeanwhile(this.sheets.find((sheet) => sheet.id === id).name);
  }

  /** Whether rows, columns or cells moved, so that nothing can be put back by its place. */
  hasMoved() {
    return this.seen.some((event) => event.changeType !== EDITED);
  }

  /**
   * What people typed, as it stands now.
   * @returns {Promise<() => Promise<void>>}  enters it again, once everything else is as it was
   */
  async keepTyped() {
    const typed = [];
    for (const { worksheetId, address } of this.seen) {
      const sheet = this.context.workbook.worksheets.getItem(worksheetId);
      const used = sheet.getRange(address).getUsedRangeOrNullObject(true);
      used.load("rowIndex,columnIndex,rowCount,columnCount");
      const cell = sheet.getRange(address);
      cell.load("rowIndex,columnIndex");
      await this.context.sync();
      const area = used.isNullObject
        ? { row: cell.rowIndex, column: cell.columnIndex, rows: 1, columns: 1 }
        : { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
      typed.push({ sheet, area, ...(await readArea(this.context, sheet, area, ["values", "formulas"])) });
    }
    return async () => {
      for (const { sheet, area, values, formulas } of typed) {
        await writeArea(this.context, sheet, area, "formulas", contents(values, formulas));
      }
    };
  }

  async end() {
    this.events?.remove();
    await this.context.sync();
  }
}

/** Whether the cells hold what they held; what formulas show may change by itself. */
async function isAsRead(context, { id, name, formulas }) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id);
  const used = sheet.getUsedRangeOrNullObject(true);
  sheet.load("name");
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (sheet.isNullObject || sheet.name !== name) return false;
  const rows = Math.max(formulas.length, used.isNullObject ? 0 : used.rowIndex + used.rowCount);
  const columns = Math.max(formulas[0]?.length ?? 0, used.isNullObject ? 0 : used.columnIndex + used.columnCount);
  const now = await readArea(context, sheet, { row: 0, column: 0, rows, columns }, ["formulas"]);
  return now.formulas.every((row, place) => row.every((one, column) => one === (formulas[place]?.[column] ?? "")));
}
