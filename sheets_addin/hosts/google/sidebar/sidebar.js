/** The pane beside a Google Sheet: the script behind it reads the sheets, asks the server and refreshes. */

import { Failure } from "./failure.js";
import { Frame } from "./frame.js";
import { chooseLanguage, say } from "./language.js";

const COMPUTING = 0.3;

/** What a function of the script gives; its errors come as JSON too, with a sentence for people. */
function call(name, ...values) {
  return new Promise((resolve, reject) => {
    const told = (text) => {
      const { value, error } = JSON.parse(text);
      if (error === undefined) resolve(value);
      else reject(error.kind === "cancelled" ? new DOMException(error.message, "AbortError") : new Failure(error.message));
    };
    const runner = google.script.run.withSuccessHandler(told).withFailureHandler((error) => reject(new Failure(error.message)));
    runner[name](...values);
  });
}

/** The server, asked by the script: the key for it never comes into the page. */
class AskedByScript {
  constructor() {
    this.address = "";
  }

  async post(path, content) {
    return call("paneAsk", "post", path, content);
  }

  async get(path) {
    const [answer, address] = await Promise.all([call("paneAsk", "get", path, null), call("paneAddress")]);
    this.address = address;
    return answer;
  }
}

/** The open workbook, as the views read it: a way to Google and back takes a second, so that nothing is read twice. */
class OpenSheets {
  constructor() {
    /** What the script gave to the view that reads: by the question. @type {Map<string, Promise<any>>} */
    this.read = new Map();
    /** The row that a view was last shown for, as JSON. @type {string | undefined} */
    this.shown = undefined;
    this.view = "today";
  }

  begin(view) {
    this.read = new Map();
    this.view = view;
  }

  once(...question) {
    const [read, key] = [this.read, JSON.stringify(question)];
    if (!read.has(key)) {
      const answer = call(...question);
      // what failed is asked again
      answer.catch(() => read.delete(key));
      read.set(key, answer);
    }
    return read.get(key);
  }

  book() {
    return this.once("paneBook", this.view);
  }

  async sheets() {
    return (await this.book()).sheets;
  }

  async size(sheet) {
    const { rows, columns } = (await this.sheets()).find((one) => one.name === sheet) ?? { rows: 0, columns: 0 };
    return { rows, columns };
  }

  async area(sheet, row, column, rows, columns) {
    const size = await this.size(sheet);
    const [bottom, right] = [Math.min(row + rows, size.rows), Math.min(column + columns, size.columns)];
    if (bottom <= row || right <= column) return [];
    const { areas } = await this.book();
    const known = areas.find((one) => one.sheet === sheet && one.row <= row && bottom <= one.row + one.cells.length);
    if (!known) return this.once("paneArea", sheet, row, column, bottom - row, right - column);
    return known.cells.slice(row - known.row, bottom - known.row).map((cells) => cells.slice(column, right));
  }

  async refresh({ progress, signal }) {
    progress(say("computing"), COMPUTING);
    const token = crypto.randomUUID();
    signal.addEventListener("abort", () => call("paneCancel", token).catch(console.error));
    const summary = await call("paneRefresh", token);
    return { summary };
  }

  async goTo(sheet, row) {
    await call("paneGoTo", sheet, row);
  }

  async chosen() {
    const { chosen } = await this.book();
    this.shown = JSON.stringify(chosen);
    return chosen;
  }
}

const { view, language } = document.body.dataset;
chooseLanguage(language);
const sheets = new OpenSheets();
const place = document.getElementById("pane");
const frame = new Frame(place, sheets, new AskedByScript(), say("title"));

/** Google tells no page what is chosen on a sheet: it is asked for when someone comes back to the pane. */
document.documentElement.addEventListener("pointerenter", async () => {
  if (frame.view !== "why" || sheets.shown === undefined) return;
  if (JSON.stringify(await call("paneChosen")) !== sheets.shown) await frame.show();
});
await frame.show(view);
