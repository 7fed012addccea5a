/** The workbook that is open in Excel: read for the views, refreshed, and followed. */

import { applyAnswer } from "./apply.js";
import { sent } from "./cells.js";
import { refuseOtherDays } from "./date_system.js";
import { dayHere } from "./day.js";
import { Failure } from "./failure.js";
import { ChangedMeanwhile } from "./meanwhile.js";
import { readArea } from "./slices.js";
import { readWorkbook, sheetSent } from "./snapshot.js";
import { say } from "./language.js";

/** The name of the event by which the cell functions hear that a refresh has written the workbook. */
export const REFRESHED = "sheets-addin-refreshed";

/** How much of the bar reading, assessing and writing take. */
const READ = 0.3;
const COMPUTED = 0.5;

/** Beginnings of one refresh: whoever types on and on gets a sentence instead. */
const MOST_TIMES = 3;

/** While a person types into a cell, Excel answers nobody: what only reads waits for the end of it. */
const ALSO_WHILE_TYPING = { delayForCellEdit: true };

/** The workbook open in Excel. */
export class OpenWorkbook {
  /** @param {import("./backend.js").Backend} backend  patient enough for a whole workbook */
  constructor(backend) {
    this.backend = backend;
  }

  async sheets() {
    return Excel.run(ALSO_WHILE_TYPING, async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      await context.sync();
      return worksheets.items.map(({ name, visibility }) => ({ name, visible: visibility === "Visible" }));
    });
  }

  async size(sheet) {
    return Excel.run(ALSO_WHILE_TYPING, async (context) => {
      const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
      used.load("rowIndex,columnIndex,rowCount,columnCount");
      await context.sync();
      if (used.isNullObject) return { rows: 0, columns: 0 };
      return { rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount };
    });
  }

  async area(sheet, row, column, rows, columns) {
    if (rows < 1 || columns < 1) return [];
    return Excel.run(ALSO_WHILE_TYPING, async (context) => {
      const area = { row, column, rows, columns };
      const { values } = await readArea(context, context.workbook.worksheets.getItem(sheet), area, ["values"]);
      return values.map((cells) => cells.map(sent));
    });
  }

  /** Failure where the workbook counts its days from 1904. */
  async refuseOtherDays() {
    await Excel.run(ALSO_WHILE_TYPING, refuseOtherDays);
  }

  /**
   * Read, let the server assess, write; all of it or nothing. Where people change meanwhile what is to be written, it
   * begins anew with what they typed.
   */
  async refresh(work) {
    const outcome = await Excel.run(ALSO_WHILE_TYPING, async (context) => {
      await refuseOtherDays(context);
      for (let times = 1; ; times += 1) {
        try {
          return await this.refreshOnce(context, work);
        } catch (error) {
          if (!(error instanceof ChangedMeanwhile)) throw error;
          if (times === MOST_TIMES) throw new Failure(say("changed_meanwhile", { tab: error.sheet }));
        }
      }
    });
    globalThis.dispatchEvent(new Event(REFRESHED));
    return outcome;
  }

  async refreshOnce(context, { progress, signal }) {
    const read = await readWorkbook(context, (said, done) => progress(said, done * READ), signal);
    progress(say("computing"), READ);
    const now = `${dayHere()}T${new Date().toTimeString().slice(0, 8)}`;
    const question = { sheets: read.map(sheetSent), today: dayHere(), now };
    const { changes, summary } = await this.backend.post("/v1/refresh", question, { signal });
    const tell = (said, done) => progress(said, COMPUTED + done * (1 - COMPUTED));
    const remark = await applyAnswer(context, read, changes, tell, signal);
    return { summary, remark };
  }

  /** Show a row of a sheet. */
  async goTo(sheet, row) {
    await Excel.run(async (context) => {
      const found = context.workbook.worksheets.getItem(sheet);
      found.activate();
      found.getRangeByIndexes(row, 0, 1, 1).getEntireRow().select();
      await context.sync();
    });
  }

  /** The sheet and the first row that people have chosen. */
  async chosen() {
    return Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("rowIndex");
      range.worksheet.load("name");
      await context.sync();
      return { sheet: range.worksheet.name, row: range.rowIndex };
    });
  }

  /**
   * Call `changed` whenever something else is chosen.
   * @param {() => void} changed
   */
  async follow(changed) {
    await Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => changed());
      await context.sync();
    });
  }
}
