/** The view Overview: key figures, then the bases, classes, stages, what is overdue, lists and time, as the last refresh wrote them. */

import { barChart } from "./chart.js";
import { element } from "./dom.js";
import { language, say, shownMoney, shownNumber, shownPercent } from "./language.js";
import { PRODUCT } from "./product.js";
import { placeOf, plain, sheetOf, textOf, wholeSheet } from "./tables.js";

/**
 * @typedef {{title: string, note: string, headers: string[], rows: import("./tables.js").Cell[][],
 *   percents: boolean[], money: boolean[]}} Block  whether a column holds percents, or money
 */

/**
 * The blocks of the Overview tab that the pane shows.
 * @param {import("./tables.js").Reader} reader
 * @returns {Promise<Record<string, Block> | null>} null where there is no such tab
 */
export async function readOverview(reader) {
  const sheet = await sheetOf(reader, "overview");
  if (sheet === null) return null;
  const rows = await wholeSheet(reader, sheet);
  const found = Object.entries(PRODUCT.overview).map(([key, known]) => [key, blockOf(rows, known)]);
  return Object.fromEntries(found.filter(([, block]) => block !== null));
}

/** A block from its title on: a note may follow, then the headers and the rows, up to a row that is blank. */
function blockOf(rows, { titles, percents, money }) {
  const start = rows.findIndex((row) => titles.map(plain).includes(plain(row[0])));
  if (start < 0) return null;
  const header = rows.findIndex((row, place) => place > start && filledCells(row) > 1);
  if (header < 0) return null;
  const end = rows.findIndex((row, place) => place > header && !filledCells(row));
  const used = rows[header].flatMap((cell, place) => (textOf(cell) ? [place] : []));
  return {
    title: textOf(rows[start][0]),
    note: header > start + 1 ? textOf(rows[start + 1][0]) : "",
    headers: used.map((place) => textOf(rows[header][place])),
    percents: used.map((place) => placeOf([rows[header][place]], percents) === 0),
    money: used.map((place) => placeOf([rows[header][place]], money) === 0),
    rows: rows.slice(header + 1, end < 0 ? undefined : end).map((row) => used.map((place) => row[place])),
  };
}

function filledCells(row) {
  return row.filter((cell) => textOf(cell)).length;
}

/** Show the key figures and the charts, each with its numbers below. */
export async function showOverview(view, reader) {
  const blocks = await readOverview(reader);
  const tab = PRODUCT.tabs.overview[language()];
  if (blocks === null || !blocks.key) {
    const text = blocks === null ? say("never_refreshed", { tab }) : say("no_figures", { tab });
    view.replaceChildren(element("p", { class: "hint" }, text));
    return;
  }
  const { key, ...drawn } = blocks;
  view.replaceChildren(
    element("p", { class: "hint" }, say("as_of_refresh"), " ", key.note),
    keyFigures(key),
    ...Object.entries(drawn).map(([name, block]) => section(name, block)),
  );
}

function keyFigures(block) {
  const { headers, rows } = block;
  const [values] = rows;
  const pairs = headers.map((header, place) =>
    element("div", {}, element("dt", {}, header), element("dd", {}, shown(values[place], place, block))),
  );
  return element("dl", { class: "figures" }, ...pairs);
}

function section(name, block) {
  const drawn = PRODUCT.overview[name].charts.map((names) => placeOf(block.headers, names));
  const rows = block.rows.filter(([label]) => !PRODUCT.total.map(plain).includes(plain(label)));
  const series = drawn
    .filter((place) => place > 0)
    .map((place) => ({
      name: block.headers[place],
      values: rows.map((row) => numberOf(row[place])),
      isPercent: block.percents[place],
    }))
    .filter((one) => one.values.some((value) => value));
  const made = element("section", { class: "block" }, element("h2", {}, block.title));
  if (block.note) made.append(element("p", { class: "hint" }, block.note));
  if (series.length) {
    made.append(barChart({ title: block.title, categories: rows.map(([label]) => textOf(label)), series }));
  }
  made.append(table(block));
  return made;
}

function table(block) {
  const { title, headers, rows } = block;
  const head = element("tr", {}, ...headers.map((header) => element("th", { scope: "col" }, header)));
  const body = rows.map(([label, ...cells]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, textOf(label)),
      ...cells.map((cell, place) => element("td", {}, shown(cell, place + 1, block))),
    ),
  );
  return element(
    "div",
    { class: "scrolled", tabindex: "0", role: "region", "aria-label": title },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)),
  );
}

function numberOf(cell) {
  return typeof cell === "number" ? cell : null;
}

function shown(cell, place, { percents, money }) {
  if (typeof cell !== "number") return textOf(cell) || "–";
  if (money[place]) return shownMoney(cell);
  return percents[place] ? shownPercent(cell) : shownNumber(cell);
}
