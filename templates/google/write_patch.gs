/** Changes inside a sheet of people: only cells that change are touched, neighbouring columns in one call. */

/** A format that shows a number as a day. */
const IS_DATE = /[dy]/i;
const NO_CELL = { value: null, format: null };

/** Failure where something stands in the cells of rows that are to be added; nothing is changed yet. */
function checkRoomBelow_({ read, language }, patch) {
  const { name, values } = read.get(patch.sheet);
  const places = placesOf_(patch.appended);
  patch.appended.forEach((_, step) => {
    const row = patch.last_row + 1 + step;
    const taken = places.find((place) => ((values[row] || [])[place] ?? "") !== "");
    if (taken === undefined) return;
    throw new Failure(say_(language, "row_not_empty", { tab: name, cell: `${columnLetters_(taken)}${row + 1}` }));
  });
}

/** The columns that added rows fill. */
function placesOf_(appended) {
  const places = [].concat(...appended.map((cells) => cells.map(([place]) => place)));
  return [...new Set(places)].sort((one, other) => one - other);
}

/** Write one patch but for its formulas; what was there comes back with `undo`. */
function writePatch_(work, patch) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(patch.sheet);
  const before = work.read.get(patch.sheet);
  const last = Math.max(patch.last_row, patch.header_row) + patch.appended.length;
  makeRoom_(sheet, last + 1, Math.max(0, ...patch.columns.map((column) => column.column + 1)));
  const fresh = patch.columns.filter((column) => column.is_new).sort((one, other) => one.column - other.column);
  if (fresh.length) addColumns_(work, sheet, patch, fresh);
  const areas = changedAreas_(work, before, patch);
  for (const area of areas.filter((one) => !one.isFormula)) writeArea_(work, sheet, before, area);
  writeCells_(work, sheet, before, patch);
  if (patch.appended.length) append_(work, sheet, patch);
}

/** Write the formulas of a patch. */
function writeFormulas_(work, patch) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(patch.sheet);
  const before = work.read.get(patch.sheet);
  const areas = changedAreas_(work, before, patch);
  for (const area of areas.filter((one) => one.isFormula)) writeArea_(work, sheet, before, area);
}

/** What a column is to hold in each of the patch's rows: formulas or values. */
function wantedOf_({ formula, values }, rows) {
  return formula === null ? values : rows.map((row) => formulaAt_(formula, row));
}

/** A formula for a row; semicolons part arguments in every language of Google's. */
function formulaAt_(formula, row) {
  return `=${formula.replace(/\{row\}/g, String(row + 1)).replace(/,/g, ";")}`;
}

/**
 * The smallest areas of neighbouring columns that hold all changes: each `first`, `last` among the patch's rows, and the
 * grid that is wanted there.
 */
function changedAreas_({ days }, before, patch) {
  const areas = [];
  const columns = [...patch.columns].sort((one, other) => one.column - other.column);
  for (const column of columns) {
    const wanted = wantedOf_(column, patch.rows);
    const isFormula = column.formula !== null;
    for (const [first, last] of changedRuns_(before, patch.rows, column, wanted, days)) {
      const one = { row: patch.rows[first], column: column.column, isFormula, columns: [wanted.slice(first, last + 1)] };
      const left = areas.find((area) => joins_(area, one));
      if (left) left.columns.push(...one.columns);
      else areas.push(one);
    }
  }
  return areas;
}

function joins_(left, right) {
  return (
    left.column + left.columns.length === right.column &&
    left.row === right.row &&
    left.isFormula === right.isFormula &&
    left.columns[0].length === right.columns[0].length
  );
}

/** Of each stretch of rows that follow one another, from the first to the last that changes. */
function changedRuns_(before, rows, column, wanted, days) {
  const changes = (place) => {
    const [value, formula] = cellBefore_(before, rows[place], column.column);
    if (column.formula !== null) return !sameFormula_(formula, wanted[place]);
    return formula !== "" || !same_(value, wanted[place], days);
  };
  const runs = [];
  let start = 0;
  for (let place = 1; place <= rows.length; place += 1) {
    if (place < rows.length && rows[place] === rows[place - 1] + 1) continue;
    let [first, last] = [start, place - 1];
    while (first <= last && !changes(first)) first += 1;
    while (last > first && !changes(last)) last -= 1;
    if (first <= last) runs.push([first, last]);
    start = place;
  }
  return runs;
}

function writeArea_(work, sheet, before, { row, column, isFormula, columns }) {
  const grid = columns[0].map((_, step) => columns.map((cells) => cells[step]));
  const range = sheet.getRange(row + 1, column + 1, grid.length, columns.length);
  const former = grid.map((cells, step) => cells.map((_, place) => contentBefore_(before, row + step, column + place)));
  work.undo.push(() => range.setValues(former));
  if (isFormula) range.setFormulas(grid);
  else range.setValues(grid.map((cells) => cells.map(entered_)));
}

/** The value of a cell as it was read, and its formula. */
function cellBefore_({ values, formulas }, row, column) {
  return [(values[row] || [])[column] ?? "", (formulas[row] || [])[column] ?? ""];
}

/** What a cell held, to be entered again. */
function contentBefore_(before, row, column) {
  const [value, formula] = cellBefore_(before, row, column);
  return formula || entered_(value);
}

/** The headers and the looks of columns that the sheet does not have yet: headers like their left neighbour's. */
function addColumns_(work, sheet, patch, fresh) {
  const top = patch.header_row;
  const bottom = Math.max(top, patch.last_row);
  for (const [first, last] of stretches_(fresh.map((column) => column.column))) {
    const range = sheet.getRange(top + 1, first + 1, bottom - top + 1, last - first + 1);
    const widths = Array.from({ length: last - first + 1 }, (_, step) => sheet.getColumnWidth(first + step + 1));
    const setWidths = (sizes) => sizes_(sizes, (start, count, size) => sheet.setColumnWidths(first + start, count, size));
    work.undo.push(() => {
      range.clear().clearNote().clearDataValidations();
      setWidths(widths);
    });
    const header = sheet.getRange(top + 1, first + 1, 1, last - first + 1);
    if (first > 0) {
      sheet.getRange(top + 1, first, 1, 1).copyTo(header, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    }
    const columns = fresh.filter(({ column }) => column >= first && column <= last);
    header.setValues([columns.map((column) => entered_(column.header))]);
    setWidths(columns.map((column) => pixels_(column.width)));
  }
  const rows = bottom - top;
  if (!rows) return;
  const placed = fresh.map((column) => ({ column: asComputed_(column), area: [top + 1, column.column, rows, 1] }));
  dressBody_(sheet, placed);
  formatColumns_(sheet, placed);
  const below = sheet.getMaxRows() - top - 1;
  const ranged = fresh.map((column) => ({ column, range: sheet.getRange(top + 2, column.column + 1, below, 1) }));
  const rules = sheet.getConditionalFormatRules();
  work.undo.push(() => sheet.setConditionalFormatRules(rules));
  sheet.setConditionalFormatRules([...rules, ...marks_(ranged)]);
}

/** A column of results; one of formulas is never formatted as text, which would show the formula itself. */
function asComputed_(column) {
  const format = column.formula !== null && column.format === "text" ? "general" : column.format;
  return { ...column, format, computed: true };
}

/** Single cells that people fill; a formula of theirs stays, and those below one another go together. */
function writeCells_(work, sheet, before, patch) {
  const byColumn = new Map();
  for (const [row, column, value, format] of patch.cells) {
    const [shown, formula] = cellBefore_(before, row, column);
    if (formula !== "" || same_(shown, value, work.days)) continue;
    byColumn.set(column, (byColumn.get(column) || new Map()).set(row, { value, format }));
  }
  for (const [column, values] of byColumn) {
    for (const [first, last] of stretches_([...values.keys()].sort((one, other) => one - other))) {
      const cells = Array.from({ length: last - first + 1 }, (_, step) => values.get(first + step));
      const area = { row: first, column, isFormula: false, columns: [cells.map(({ value }) => value)] };
      writeArea_(work, sheet, before, area);
      showDates_(work, sheet.getRange(first + 1, column + 1, cells.length, 1), cells.map(({ format }) => [format]));
    }
  }
}

/** Rows below the last one, in its look. */
function append_(work, sheet, patch) {
  const width = sheet.getLastColumn();
  const below = sheet.getRange(patch.last_row + 2, 1, patch.appended.length, width);
  if (patch.last_row > patch.header_row) {
    const model = sheet.getRange(patch.last_row + 1, 1, 1, width);
    work.undo.push(() => below.clear({ formatOnly: true }));
    model.copyTo(below, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
  }
  const rows = patch.appended.map((cells) => new Map(cells.map(([place, value, format]) => [place, { value, format }])));
  for (const [first, last] of stretches_(placesOf_(patch.appended))) {
    const range = sheet.getRange(patch.last_row + 2, first + 1, rows.length, last - first + 1);
    work.undo.push(() => range.clearContent());
    const grid = rows.map((cells) => Array.from({ length: last - first + 1 }, (_, step) => cells.get(first + step) || NO_CELL));
    range.setValues(grid.map((cells) => cells.map(({ value }) => entered_(value))));
    showDates_(work, range, grid.map((cells) => cells.map(({ format }) => format)));
  }
}

/** Days in cells that show plain numbers are shown as days. */
function showDates_(work, range, wanted) {
  if (!wanted.some((formats) => formats.some(Boolean))) return;
  const former = range.getNumberFormats();
  const formats = former.map((codes, row) =>
    codes.map((code, column) => (wanted[row][column] && !IS_DATE.test(code) ? PRODUCT.look.formats[wanted[row][column]][0] : code)),
  );
  work.undo.push(() => range.setNumberFormats(former));
  range.setNumberFormats(formats);
}
