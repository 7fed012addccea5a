/** A whole tab of figures: blocks of cells, and Google's own charts that draw them. */

const TITLE_SIZE = 14;
const PIXELS_OF_POINT = 4 / 3;

/** All cells of a report, from A1 on. */
function contentOfReport_({ widths, blocks }) {
  const rows = Math.max(0, ...blocks.map((block) => block.last_row + 1));
  const grid = Array.from({ length: rows }, () => new Array(widths.length).fill(""));
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

/** Whether a sheet shows a report already, so that nothing of it need be written. */
function showsReport_(before, report, days) {
  return before !== undefined && before.name === report.name && showsGrid_(before, contentOfReport_(report), days);
}

/**
 * Write one report. One whose blocks stand where they stood keeps its look, and its charts, which follow the new figures,
 * keep whatever people made of them.
 * @param {SheetRead | undefined} before
 */
function writeReport_(work, report, before) {
  const sheet = sheetToWrite_(report);
  const grid = contentOfReport_(report);
  const drawn = [].concat(...report.blocks.map((block) => block.charts.map((chart) => ({ chart, block }))));
  const charts = before === undefined ? [] : ownCharts_(sheet, drawn.map(({ chart }) => chart.title));
  const stays = before !== undefined && charts.length === drawn.length && standsAlready_(before, report, grid, work.days);
  makeRoom_(sheet, grid.length, report.widths.length);
  if (before !== undefined && !stays) undress_(sheet);
  enter_(sheet, 0, 0, grid);
  formatColumns_(sheet, bodiesOf_(report));
  const old = charts.map((chart) => chart.getChartId());
  if (stays) {
    noteCharts_(work, sheet, old);
    return;
  }
  dressReport_(sheet, report);
  setUpReport_(sheet, report, grid.length);
  for (const chart of charts) work.charts.push({ sheet, chart });
  const strange = before === undefined ? [] : chartIds_(sheet).filter((id) => !old.includes(id));
  for (const { chart, block } of drawn) draw_(work, sheet, report, chart, block);
  noteCharts_(work, sheet, chartIds_(sheet).filter((id) => !strange.includes(id)));
}

/** Names the charts that we drew on each sheet, whatever people or another language call them since. */
const CHARTS_PROPERTY = "SALES_CHARTS";

/** The charts that an earlier refresh drew; those that a program drew from outside bear a title of ours. */
function ownCharts_(sheet, titles) {
  const known = drawnCharts_()[sheet.getSheetId()] || [];
  const isOurs = (chart) => known.includes(chart.getChartId()) || titles.includes(chart.getOptions().get("title"));
  return sheet.getCharts().filter(isOurs);
}

/** The identifiers of charts by sheet. */
function drawnCharts_() {
  return JSON.parse(PropertiesService.getDocumentProperties().getProperty(CHARTS_PROPERTY) || "{}");
}

function chartIds_(sheet) {
  return sheet.getCharts().map((chart) => chart.getChartId());
}

function noteCharts_(work, sheet, ids) {
  const properties = PropertiesService.getDocumentProperties();
  const former = drawnCharts_();
  const drawn = { ...former, [sheet.getSheetId()]: ids };
  if (JSON.stringify(drawn) === JSON.stringify(former)) return;
  work.undo.push(() => properties.setProperty(CHARTS_PROPERTY, JSON.stringify(former)));
  properties.setProperty(CHARTS_PROPERTY, JSON.stringify(drawn));
}

/** Whether the sheet shows this report already but for its figures. */
function standsAlready_({ values }, { blocks }, grid, days) {
  if (values.length !== grid.length) return false;
  const fixed = [].concat(
    ...blocks.map((block) => [[block.title_row, 0], ...block.columns.map((column) => [block.header_row, column.place])]),
  );
  return fixed.every(([row, column]) => same_(values[row][column], grid[row][column], days));
}

/** Every column of figures with its area. */
function bodiesOf_({ blocks }) {
  return [].concat(
    ...blocks.map((block) =>
      block.columns.map((column) => ({ column, area: [block.header_row + 1, column.place, column.values.length, column.span] })),
    ),
  );
}

function dressReport_(sheet, report) {
  const { header, computed } = PRODUCT.look;
  const { blocks, widths } = report;
  alike_(sheet, blocks.map((block) => [block.title_row, 0, 1, 1]), (list) => {
    list.setFontWeight("bold").setFontSize(TITLE_SIZE).setFontColor(`#${header.text}`);
  });
  const noted = blocks.filter((block) => block.note_row !== null);
  for (const block of noted) sheet.getRange(block.note_row + 1, 1, 1, widths.length).merge();
  alike_(sheet, noted.map((block) => [block.note_row, 0, 1, widths.length]), (list) => {
    list.setWrap(true).setVerticalAlignment("top").setFontColor(`#${computed.text}`);
  });
  for (const block of blocks) {
    for (const { place, span, values } of block.columns) {
      if (span > 1) sheet.getRange(block.header_row + 1, place + 1, values.length + 1, span).mergeAcross();
    }
    const right = Math.max(...block.columns.map(({ place, span }) => place + span));
    const range = sheet.getRange(block.header_row + 1, 1, 1, right);
    dressHeader_(range);
    const sides = new Array(right).fill("center");
    for (const { place, format } of block.columns) if (format === "text") sides[place] = "left";
    range.setHorizontalAlignments([sides]);
  }
  const bodies = bodiesOf_(report);
  dressBody_(sheet, bodies);
  const totals = blocks.filter((block) => block.total_row);
  const widthOf = (block) => Math.max(...block.columns.map(({ place, span }) => place + span));
  alike_(sheet, totals.map((block) => [block.last_row, 0, 1, widthOf(block)]), (list) => {
    list.setFontWeight("bold").setBackground(`#${computed.fill}`);
  });
  const ranged = bodies
    .filter(({ column }) => column.values.length && column.highlights.length)
    .map(({ column, area: [row, place, rows] }) => ({ column, range: sheet.getRange(row + 1, place + 1, rows, 1) }));
  const rules = marks_(ranged);
  if (rules.length) sheet.setConditionalFormatRules(rules);
}

function setUpReport_(sheet, report, rows) {
  sizes_(report.widths.map(pixels_), (first, count, size) => sheet.setColumnWidths(first, count, size));
  const heights = rowPixels_(report, rows);
  const usual = rowPixels_({ heights: [] }, 1)[0];
  sheet.setRowHeights(1, rows, usual);
  sizes_(heights, (first, count, size) => size !== usual && sheet.setRowHeights(first, count, size));
  if (report.replaces !== null) return;
  if (report.tone !== null) sheet.setTabColor(handleColour_(report.tone));
  sheet.setHiddenGridlines(true);
}

function rowPixels_({ heights }, rows) {
  const own = new Map(heights);
  return Array.from({ length: rows }, (_, row) => Math.round((own.get(row) ?? PRODUCT.look.rowPoints) * PIXELS_OF_POINT));
}

function draw_(work, sheet, report, chart, block) {
  const [top, left, bottom, right] = chart.area;
  const sum = (sizes, first, last) => sizes.slice(first, last + 1).reduce((total, size) => total + size, 0);
  const heights = rowPixels_(report, bottom + 1);
  // each series is named by the header above it
  const withHeader = ([first, column, last]) => sheet.getRange(first, column + 1, last - first + 2, 1);
  const builder = sheet
    .newChart()
    .setChartType(typeOf_(chart.kind))
    .addRange(withHeader(chart.categories))
    .setNumHeaders(1)
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setPosition(top + 1, left + 1, 0, 0);
  for (const series of chart.series) builder.addRange(withHeader(series.values));
  const options = optionsOf_(chart, sum(report.widths.map(pixels_), left, right), sum(heights, top, bottom));
  for (const [name, value] of Object.entries(options)) builder.setOption(name, value);
  const made = builder.build();
  sheet.insertChart(made);
  if (report.replaces !== null) {
    const titles = block.charts.map((one) => one.title);
    const old = work.charts.map((one) => one.chart.getChartId());
    work.undo.push(() => {
      for (const one of ownCharts_(sheet, titles)) if (!old.includes(one.getChartId())) sheet.removeChart(one);
    });
  }
}

function typeOf_(kind) {
  const types = Charts.ChartType;
  return { column: types.COLUMN, stacked_column: types.COLUMN, bar: types.BAR, stacked_bar: types.BAR, line: types.LINE }[kind];
}

function optionsOf_(chart, width, height) {
  const isLying = chart.kind.endsWith("bar");
  const range = { minValue: 0, title: chart.axis };
  if (chart.maximum !== null) range.maxValue = chart.maximum;
  return {
    title: chart.title,
    width,
    height,
    colors: chart.series.map((series) => handleColour_(series.tone)),
    isStacked: chart.kind.startsWith("stacked"),
    legend: { position: chart.series.length > 1 ? "bottom" : "none" },
    [isLying ? "hAxis" : "vAxis"]: range,
    // the first row of the table stands at the top
    ...(isLying && { vAxis: { direction: -1 } }),
    series: Object.fromEntries(chart.series.map((_, place) => [place, chart.shows_values ? { dataLabel: "value" } : {}])),
  };
}
