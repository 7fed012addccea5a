/** The pane in a plain browser, over a workbook file that the server holds. */

import { Backend } from "./backend.js";
import { Failure } from "./failure.js";
import { Frame } from "./frame.js";
import { storedKey } from "./key.js";
import { keyForm } from "./key_form.js";
import { chooseLanguage, language, say } from "./language.js";
import { workbookLanguage } from "./tables.js";

/** The workbook file at the server, as the views read it. */
export class BookFile {
  /** @param {Backend} backend */
  constructor(backend) {
    this.backend = backend;
    this.state = "";
    /** @type {Map<string, import("./tables.js").Cell[][]>} */
    this.read = new Map();
  }

  async contents() {
    const found = await this.backend.get("/book/sheets");
    if (found.state !== this.state) this.read.clear();
    this.state = found.state;
    return found;
  }

  async sheets() {
    return (await this.contents()).sheets;
  }

  async rows(sheet) {
    if (!this.read.has(sheet)) {
      const { rows } = await this.backend.get(`/book/sheet?name=${encodeURIComponent(sheet)}`);
      this.read.set(sheet, rows);
    }
    return this.read.get(sheet);
  }

  async size(sheet) {
    const rows = await this.rows(sheet);
    return { rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0) };
  }

  async area(sheet, row, column, rows, columns) {
    const found = (await this.rows(sheet)).slice(row, row + rows);
    return found.map((cells) => cells.slice(column, column + columns));
  }

  /** Refresh the file; the server tells each step on a line of its own. */
  async refresh({ progress, signal }) {
    const { state } = await this.contents();
    const last = await this.refreshed(progress, signal).catch((error) => error);
    this.read.clear();
    if (last.summary) return last;
    if (last.error) throw new Failure(say("undone", { detail: last.error.message }));
    if (last instanceof Failure) throw last;
    // called off or broken off: only the file itself tells whether it was written
    const now = await this.contents().catch(() => null);
    if (now === null) throw new Failure(say("broken_off"));
    if (now.state !== state) throw new Failure(say("refreshed_all_the_same"));
    throw last.name === "AbortError" ? last : new Failure(say("undone", { detail: say("no_answer") }));
  }

  /** The last thing that the server says. */
  async refreshed(progress, signal) {
    const headers = { "Accept-Language": language(), "Content-Type": "application/json" };
    if (storedKey()) headers.Authorization = `Bearer ${storedKey()}`;
    const answer = await fetch("/book/refresh", { method: "POST", body: "{}", headers, signal });
    if (!answer.ok) {
      const told = await answer.json().catch(() => null);
      throw new Failure(told?.error?.message ?? say("no_answer"));
    }
    /** @type {any} */
    let last = {};
    let steps = 0;
    for await (const line of linesOf(answer.body)) {
      last = JSON.parse(line);
      if (last.step) progress(last.step, (steps += 1) / STEPS, last.writes);
    }
    return last;
  }
}

/** Reading, assessing, writing; the bar is full once the server says what came of it. */
const STEPS = 4;

async function* linesOf(stream) {
  let rest = "";
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split("\n");
    rest = lines.pop();
    yield* lines.filter(Boolean);
  }
}

const backend = new Backend({ language });
const book = new BookFile(backend);
const place = document.getElementById("pane");
chooseLanguage();
const known = await opened();
chooseLanguage(known.language);
document.title = known.name ?? say("title");
await new Frame(place, book, backend, document.title, keyForm).show();

/** What the file is called and its language; nothing of a file that cannot be read: the views say why. */
async function opened() {
  try {
    const { name } = await book.contents();
    return { name, language: await workbookLanguage(book) };
  } catch (error) {
    console.error(error);
    return {};
  }
}
