/** The pane beside a Google Sheet: the script behind it reads the sheets, asks the server and refreshes. */

import { Failure } from "./failure.js";
import { Frame } from "./frame.js";
import { chooseLanguage, say } from "./language.js";

/** Milliseconds for which what was read of the workbook is taken for what it holds. */
const FRESH = 3000;
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
  constructor(address) {
    this.address = address;
  }

  async post(path, content) {
    return call("paneAsk", "post", path, content);
  }

  async get(path) {
    return call("paneAsk", "get", path, null);
  }
}

/** The open workbook, as the views read it. */
class OpenSheets {
  constructor() {
    /** @type {Map<string, {since: number, content: Promise<any>}>} */
    this.read = new Map();
  }

  once(name, ...values) {
    const key = JSON.stringify([name, ...values]);
    const known = this.read.get(key);
    if (known && Date.now() - known.since < FRESH) return known.content;
    const content = call(name, ...values);
    this.read.set(key, { since: Date.now(), content });
    return content;
  }

  async sheets() {
    return this.once("paneSheets");
  }

  async size(sheet) {
    const { rows, columns } = (await this.sheets()).find((one) => one.name === sheet) ?? { rows: 0, columns: 0 };
    return { rows, columns };
  }

  async area(sheet, row, column, rows, columns) {
    return rows < 1 || columns < 1 ? [] : this.once("paneArea", sheet, row, column, rows, columns);
  }

  async refresh({ progress, signal }) {
    progress(say("computing"), COMPUTING);
    const token = crypto.randomUUID();
    signal.addEventListener("abort", () => call("paneCancel", token).catch(console.error));
    const summary = await call("paneRefresh", token);
    this.read.clear();
    return { summary };
  }

  async goTo(sheet, row) {
    await call("paneGoTo", sheet, row);
  }

  async chosen() {
    return call("paneChosen");
  }
}

const { view, language } = document.body.dataset;
chooseLanguage(language);
const sheets = new OpenSheets();
const place = document.getElementById("pane");
const frame = new Frame(place, sheets, new AskedByScript(await call("paneAddress")), say("title"));

/** Google tells no page what is chosen on a sheet: it is asked for when someone comes back to the pane. */
let shown = JSON.stringify(await sheets.chosen());
document.documentElement.addEventListener("pointerenter", async () => {
  if (frame.view !== "why") return;
  const chosen = JSON.stringify(await sheets.chosen());
  if (chosen !== shown) await frame.show();
  shown = chosen;
});
await frame.show(view);
