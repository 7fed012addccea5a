/** Bar charts as drawings that screen readers and colour-blind eyes can read. */

import { drawn } from "./dom.js";
import { say, shownNumber, shownPercent } from "./language.js";

const WIDTH = 300;
const LABELS = 104;
const FIGURES = 44;
const BAR = 12;
const GAP = 8;
const LONGEST_LABEL = 15;

/**
 * Lying bars: one row a category, one bar a series.
 * @param {{title: string, categories: string[], series: {name: string, values: (number | null)[], isPercent?: boolean}[]}} content
 */
export function barChart({ title, categories, series }) {
  const rowHeight = series.length * BAR + GAP;
  const legend = series.length > 1 ? 20 : 0;
  const height = categories.length * rowHeight + legend;
  const most = Math.max(1e-9, ...series.flatMap((one) => one.values.map((value) => value ?? 0)));
  const length = (value) => (Math.max(0, value ?? 0) / most) * (WIDTH - LABELS - FIGURES);
  const chart = drawn("svg", {
    viewBox: `0 0 ${WIDTH} ${height}`,
    class: "chart",
    role: "img",
    "aria-label": said(title, categories, series),
  });
  categories.forEach((category, row) => {
    const top = row * rowHeight;
    const middle = top + (series.length * BAR) / 2;
    chart.append(label(category, middle));
    series.forEach((one, number) => {
      const value = one.values[row];
      const y = top + number * BAR;
      const width = length(value);
      chart.append(
        drawn("rect", { class: `bar series-${number}`, x: LABELS, y: y + 1, width, height: BAR - 2, rx: 1 }),
        drawn(
          "text",
          { class: "figure", x: LABELS + width + 4, y: y + BAR - 3 },
          textOf(value, one),
        ),
      );
    });
  });
  if (legend) chart.append(...legendOf(series, height - 6));
  return chart;
}

function label(category, middle) {
  const cut = category.length > LONGEST_LABEL ? `${category.slice(0, LONGEST_LABEL - 1)}…` : category;
  const text = drawn("text", { class: "label", x: LABELS - 6, y: middle + 4, "text-anchor": "end" }, cut);
  text.append(drawn("title", {}, category));
  return text;
}

function legendOf(series, y) {
  return series.flatMap((one, number) => [
    drawn("rect", { class: `bar series-${number}`, x: LABELS + number * 90, y: y - 9, width: 10, height: 10, rx: 1 }),
    drawn("text", { class: "figure", x: LABELS + number * 90 + 14, y }, one.name),
  ]);
}

function said(title, categories, series) {
  const rows = categories.map((category, row) => {
    const values = series.map((one) => `${series.length > 1 ? `${one.name} ` : ""}${textOf(one.values[row], one)}`);
    return `${category}: ${values.join(", ")}`;
  });
  return `${say("chart_of", { title })}. ${rows.join("; ")}`;
}

/** @param {number | null} value @param {{isPercent?: boolean}} series */
function textOf(value, { isPercent }) {
  if (value === null) return "–";
  return isPercent ? shownPercent(value) : shownNumber(value);
}
