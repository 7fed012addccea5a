/** A whole tab: a new sheet, or new content in place of a sheet's former one. */

/** Google's limit of choices in a list. */
const MOST_CHOICES = 500;

/** The header row and the rows below it. */
function contentOfTab_({ columns }) {
  const rows = columns[0].values.map((_, row) => columns.map((column) => column.values[row]));
  return [columns.map((column) => column.header), ...rows];
}

/** Whether a sheet shows a tab already, so that nothing of it need be written. */
function showsTab_(before, tab, days) {
  return before !== undefined && before.name === tab.name && showsGrid_(before, contentOfTab_(tab), days);
}

function showsGrid_({ values, formulas }, grid, days) {
  if (formulas.some((row) => row.some(Boolean))) return false;
  const below = values.slice(grid.length);
  return (
    below.every((row) => row.every((value) => value === "")) &&
    grid.every((row, place) => row.every((value, column) => same_((values[place] || [])[column], value, days)))
  );
}

/**
 * Write one tab. One whose headers stay keeps what people made of it: widths, colours, filters, drop-down lists.
 * @param {SheetRead | undefined} before
 */
function writeTab_(work, tab, before) {
  const sheet = sheetToWrite_(tab);
  const [headers, ...rows] = contentOfTab_(tab);
  const keepsLook = before !== undefined && headers.every((header, place) => same_(before.values[0][place], header, work.days));
  makeRoom_(sheet, 2 + rows.length + tab.blank_rows, headers.length);
  if (before !== undefined && !keepsLook) undress_(sheet);
  const former = before === undefined || !keepsLook ? 0 : before.values.length - 1;
  const places = tab.columns.map((column, place) => ({ column, area: [1, place, rows.length, 1] }));
  enter_(sheet, 1, 0, rows);
  formatColumns_(sheet, places);
  if (former > rows.length) {
    const left = sheet.getRange(2 + rows.length, 1, former - rows.length, before.values[0].length);
    const choices = left.getDataValidations();
    // which takes the lists of choices along
    left.clear({ contentsOnly: true, formatOnly: true }).setDataValidations(choices);
  }
  dressBody_(sheet, places.map(({ column, area: [, place] }) => ({ column, area: [1 + former, place, rows.length - former, 1] })));
  if (!keepsLook) setUpTab_(sheet, tab, headers);
  if (tab.replaces === null) setUpNewTab_(sheet, tab);
}

/** What a tab gets once: its headers, the rules for its cells, its filter. */
function setUpTab_(sheet, tab, headers) {
  enter_(sheet, 0, 0, [headers]);
  const header = sheet.getRange(1, 1, 1, headers.length);
  dressHeader_(header);
  header.setHorizontalAlignments([tab.columns.map((column) => (column.is_text ? "left" : "center"))]);
  header.setNotes([tab.columns.map((column) => column.note || null)]);
  if (tab.hidden) return;
  sizes_(tab.columns.map((column) => pixels_(column.width)), (first, count, size) => sheet.setColumnWidths(first, count, size));
  const below = sheet.getMaxRows() - 1;
  const ranged = tab.columns.map((column, place) => ({ column, range: sheet.getRange(2, place + 1, below, 1) }));
  const rules = marks_(ranged);
  if (rules.length) sheet.setConditionalFormatRules(rules);
  for (const { column, range } of ranged) offer_(range, column);
  sheet.getRange(1, 1, below + 1, headers.length).createFilter();
}

/** A drop-down list; other values stay possible. */
function offer_(range, { choices }) {
  if (!choices.length || choices.length > MOST_CHOICES) return;
  const rule = SpreadsheetApp.newDataValidation().requireValueInList(choices, true).setAllowInvalid(true);
  range.setDataValidation(rule.build());
}

/** What only a new sheet gets: groups of columns, the frozen header, its handle. */
function setUpNewTab_(sheet, tab) {
  if (tab.hidden) {
    sheet.hideSheet();
    return;
  }
  sheet.setFrozenRows(1);
  // Google refuses to freeze all columns
  sheet.setFrozenColumns(Math.min(tab.frozen_columns, tab.columns.length - 1));
  if (tab.tone !== null) sheet.setTabColor(handleColour_(tab.tone));
  // people who type below the data need to see where the cells are
  if (!tab.blank_rows && tab.table === null) sheet.setHiddenGridlines(true);
  const levels = tab.columns.map((column) => column.level);
  for (let depth = 1; depth <= Math.max(...levels); depth += 1) {
    const deep = levels.flatMap((level, place) => (level >= depth ? [place] : []));
    for (const [first, last] of stretches_(deep)) group_(sheet, tab, depth, first, last);
  }
}

function group_(sheet, tab, depth, first, last) {
  sheet.getRange(1, first + 1, 1, last - first + 1).shiftColumnGroupDepth(1);
  if (!tab.columns.slice(first, last + 1).every((column) => column.folded)) return;
  const group = sheet.getColumnGroup(first + 1, depth);
  if (group !== null) group.collapse();
}
