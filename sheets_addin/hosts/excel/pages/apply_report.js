/** A whole tab of figures: blocks of cells, and Excel's own charts that draw them. */

import { entered, same } from "./cells.js";
import { dressBody, dressHeader, handleColour, mark, numberFormat, points, setPage } from "./look.js";
import { clearAll, setSizes, sheetToWrite } from "./own_sheets.js";
import { PRODUCT } from "./product.js";
import { quietSync, writeArea } from "./slices.js";

/**
 * @typedef {import("./snapshot.js").SheetRead} SheetRead
 * @typedef {[number, number, number, number]} Corners  first row, first column, last row, last column
 * @typedef {{
 *   kind: string, title: string, axis: string, area: Corners, categories: Corners, point_tones: string[],
 *   series: {name: [number, number], values: Corners, tone: string}[], maximum: number | null, shows_values: boolean,
 * }} Chart
 * @typedef {{
 *   title: string, title_row: number, note: string, note_row: number | null, header_row: number, last_row: number,
 *   total_row: boolean, columns: (import("./look.js").Column & {place: number, span: number})[], charts: Chart[],
 * }} Block
 * @typedef {{
 *   name: string, replaces: string | null, tone: string | null, landscape: boolean, widths: number[],
 *   heights: [number, number][], page_breaks: number[], blocks: Block[],
 * }} Report
 */

const TYPES = {
  column: "ColumnClustered",
  bar: "BarClustered",
  stacked_column: "ColumnStacked",
  stacked_bar: "BarStacked",
  line: "LineMarkers",
};
const LYING = new Set(["bar", "stacked_bar"]);
const TITLE_SIZE = 14;

/** All cells of a report, from A1 on. */
function contentOf({ widths, blocks }) {
  const rows = Math.max(0, ...blocks.map((block) => block.last_row + 1));
  const grid = Array.from({ length: rows }, () => Array.from({ length: widths.length }, () => ""));
  for (const block of blocks) {
    grid[block.title_row][0] = block.title;
    if (block.note_row !== null) grid[block.note_row][0] = block.note;
    for (const column of block.columns) {
      grid[block.header_row][column.place] = column.header;
      column.values.forEach((value, step) => {
        grid[block.header_row + 1 + step][column.place] = value ?? "";
      });
    }
  }
  return grid;
}

/**
 * Whether a sheet shows a report already, so that nothing of it need be written.
 * @param {SheetRead | undefined} before
 * @param {Report} report
 */
export function showsReport(before, report) {
  if (!before || before.name !== report.name) return false;
  const grid = contentOf(report);
  return (
    before.values.length === grid.length &&
    grid.every((row, place) => row.every((one, column) => same(before.values[place][column], one)))
  );
}

/**
 * Write one report. One whose blocks stand where they stood keeps its look, and its charts, which follow the new
 * figures, keep whatever people made of them.
 * @param {import("./own_sheets.js").Work} work
 * @param {SheetRead | undefined} before
 * @param {Report} report
 */
export async function writeReport(work, before, report) {
  const { context } = work;
  const sheet = await sheetToWrite(work, report, before);
  const charts = await ownCharts(context, sheet);
  const grid = contentOf(report);
  const stays = stands(before, report, grid, charts.length);
  if (!stays) {
    clearAll(sheet);
    await quietSync(context);
  }
  await formatValues(context, sheet, report);
  await writeArea(
    context,
    sheet,
    { row: 0, column: 0 },
    "values",
    grid.map((row) => row.map(entered)),
  );
  if (stays) return;
  await dress(context, sheet, report);
  await setUp(work, sheet, report, grid.length);
  work.last.push(() => {
    for (const id of charts) sheet.charts.getItem(id).delete();
    sheet.horizontalPageBreaks.removePageBreaks();
    for (const row of report.page_breaks) sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
  });
  const drawn = report.blocks.flatMap((block) => block.charts.map((chart) => ({ chart, block })));
  for (const [number, { chart, block }] of drawn.entries()) {
    await draw(work, sheet, chart, block, `${PRODUCT.chart}${number + 1}`);
  }
}

/** The ids of the charts that a refresh drew. */
async function ownCharts(context, sheet) {
  sheet.charts.load("items/id,items/name");
  await context.sync();
  return sheet.charts.items.filter((chart) => chart.name.startsWith(PRODUCT.chart)).map((chart) => chart.id);
}

/** Whether the sheet shows this report already but for its figures. */
function stands(before, { blocks }, grid, charts) {
  if (!before || before.values.length !== grid.length) return false;
  if (charts !== blocks.reduce((sum, block) => sum + block.charts.length, 0)) return false;
  const fixed = blocks.flatMap((block) => [
    [block.title_row, 0],
    ...block.columns.map((column) => [block.header_row, column.place]),
  ]);
  return fixed.every(([row, column]) => same(before.values[row]?.[column], grid[row][column]));
}

async function formatValues(context, sheet, { blocks }) {
  for (const { header_row: header, columns } of blocks) {
    for (const column of columns.filter((one) => one.values.length)) {
      sheet.getRangeByIndexes(header + 1, column.place, column.values.length, 1).numberFormat = numberFormat(column);
    }
  }
  await quietSync(context);
}

async function dress(context, sheet, { blocks, widths }) {
  for (const block of blocks) {
    const title = sheet.getRangeByIndexes(block.title_row, 0, 1, 1);
    Object.assign(title.format.font, { bold: true, size: TITLE_SIZE, color: `#${PRODUCT.look.header.text}` });
    if (block.note_row !== null) {
      const note = sheet.getRangeByIndexes(block.note_row, 0, 1, widths.length);
      note.merge(false);
      note.format.wrapText = true;
      note.format.verticalAlignment = "Top";
      note.format.font.color = `#${PRODUCT.look.computed.text}`;
    }
    for (const column of block.columns) dressColumn(sheet, block, column);
    await quietSync(context);
  }
}

function dressColumn(sheet, block, column) {
  const rows = column.values.length;
  const header = sheet.getRangeByIndexes(block.header_row, column.place, 1, column.span);
  if (column.span > 1) sheet.getRangeByIndexes(block.header_row, column.place, rows + 1, column.span).merge(true);
  dressHeader(header);
  header.format.horizontalAlignment = column.format === "text" ? "Left" : "Center";
  if (!rows) return;
  const body = sheet.getRangeByIndexes(block.header_row + 1, column.place, rows, column.span);
  dressBody(body, column, rows);
  if (column.highlights.length) mark(sheet.getRangeByIndexes(block.header_row + 1, column.place, rows, 1), column);
  if (!block.total_row) return;
  const total = sheet.getRangeByIndexes(block.last_row, column.place, 1, column.span);
  total.format.font.bold = true;
  total.format.fill.color = `#${PRODUCT.look.computed.fill}`;
}

async function setUp(work, sheet, report, rows) {
  const widths = report.widths.map((width, column) => ({ row: 0, column, size: points(width) }));
  await setSizes(work, sheet, "columnWidth", widths);
  const own = new Map(report.heights);
  const heights = Array.from({ length: rows }, (_, row) => ({
    row,
    column: 0,
    size: own.get(row) ?? PRODUCT.look.rowPoints,
  }));
  await setSizes(work, sheet, "rowHeight", heights);
  if (report.replaces !== null) return;
  if (report.tone !== null) sheet.tabColor = handleColour(report.tone);
  sheet.showGridlines = false;
  setPage(sheet, report.landscape);
  await quietSync(work.context);
}

async function draw({ context, undo }, sheet, placed, block, name) {
  const cells = ([top, left, bottom, right]) => sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
  const chart = sheet.charts.add(TYPES[placed.kind], cells(placed.series[0].values), "Columns");
  chart.load("id");
  await quietSync(context);
  const { id } = chart;
  undo.then(async () => {
    sheet.charts.getItem(id).delete();
    await quietSync(context);
  });
  chart.name = name;
  const [top, left, bottom, right] = placed.area;
  chart.setPosition(cells([top, left, top, left]), cells([bottom, right, bottom, right]));
  chart.title.text = placed.title;
  chart.legend.visible = placed.series.length > 1;
  if (placed.series.length > 1) chart.legend.position = "Bottom";
  placed.series.forEach((series, number) => {
    const { header } = block.columns.find((column) => column.place === series.name[1]);
    drawSeries(number ? chart.series.add(header) : chart.series.getItemAt(0), placed, series, header, cells);
  });
  setAxes(chart, placed);
  await quietSync(context);
}

function drawSeries(drawn, placed, series, header, cells) {
  drawn.name = header;
  drawn.setValues(cells(series.values));
  drawn.setXAxisValues(cells(placed.categories));
  drawn.hasDataLabels = placed.shows_values;
  if (placed.kind === "line") drawn.format.line.color = handleColour(series.tone);
  else drawn.format.fill.setSolidColor(handleColour(series.tone));
  placed.point_tones.forEach((tone, place) => {
    drawn.points.getItemAt(place).format.fill.setSolidColor(handleColour(tone));
  });
}

function setAxes(chart, placed) {
  const { valueAxis, categoryAxis } = chart.axes;
  valueAxis.minimum = 0;
  if (placed.maximum !== null) valueAxis.maximum = placed.maximum;
  if (placed.axis) valueAxis.title.text = placed.axis;
  else valueAxis.title.visible = false;
  // the first row of the table stands at the top
  if (LYING.has(placed.kind)) Object.assign(categoryAxis, { reversePlotOrder: true, position: "Maximum" });
}
