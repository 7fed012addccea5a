/** Changes inside a sheet of people: only cells that change are touched, neighbouring columns in one call. */

/** A format that shows a number as a day. */
const IS_DATE = /[dy]/i;
const NO_CELL = { value: null, format: null };

/** Failure where something stands in the cells of rows that are to be added; nothing is changed yet. */
function checkRoomBelow_({ read, language }, patch) {
  const before = read.get(patch.sheet);
  const places = placesOf_(patch.appended);
  patch.appended.forEach((_, step) => {
    const row = patch.last_row + 1 + step;
    const taken = places.find((place) => cellBefore_(before, row, place).some((content) => content !== ""));
    if (taken === undefined) return;
    throw new Failure(say_(language, "row_not_empty", { tab: before.name, cell: `${columnLetters_(taken)}${row + 1}` }));
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
  const trace = new Trace(sheet, before, patch.header_row, work.days);
  work.traces.set(patch, trace);
  work.undo.push(() => trace.takeBack());
  const last = Math.max(patch.last_row, patch.header_row) + patch.appended.length;
  makeRoom_(sheet, last + 1, Math.max(0, ...patch.columns.map((column) => column.column + 1)));
  const fresh = patch.columns.filter((column) => column.is_new).sort((one, other) => one.column - other.column);
  if (fresh.length) addColumns_(work, trace, patch, fresh);
  const areas = changedAreas_(work, before, patch);
  for (const area of areas.filter((one) => !one.isFormula)) writeArea_(trace, area);
  writeCells_(work, trace, patch);
  if (patch.appended.length) append_(trace, patch);
  widenFilter_(work, sheet, patch);
}

/** A filter over the header row takes in the columns beside it, so that a sort moves whole rows. */
function widenFilter_(work, sheet, patch) {
  const filter = sheet.getFilter();
  const area = filter === null ? null : filter.getRange();
  if (area === null || area.getRow() !== patch.header_row + 1) return;
  let right = area.getLastColumn();
  while (patch.headed.includes(right)) right += 1;
  const more = right - area.getLastColumn();
  if (!more) return;
  work.undo.push(() => changeFilterWidth_(sheet, -more));
  changeFilterWidth_(sheet, more);
}

/** The sheet's filter over so many more columns, with what people chose in it. */
function changeFilterWidth_(sheet, more) {
  const filter = sheet.getFilter();
  const area = filter.getRange();
  const width = area.getLastColumn() - area.getColumn() + 1;
  const columns = Array.from({ length: width }, (_, step) => area.getColumn() + step);
  const chosen = columns.map((column) => filter.getColumnFilterCriteria(column));
  filter.remove();
  const fresh = sheet.getRange(area.getRow(), area.getColumn(), area.getNumRows(), width + more).createFilter();
  columns.forEach((column, step) => {
    if (chosen[step] !== null) fresh.setColumnFilterCriteria(column, chosen[step].copy().build());
  });
}

/** What a column is to hold in each of the patch's rows: formulas or values. */
function wantedOf_({ formula, values }, rows) {
  return formula === null ? values : rows.map((row) => formulaAt_(formula, row));
}

/** A formula for a row; semicolons part arguments in every language of Google's, commas in texts stay. */
function formulaAt_(formula, row) {
  const parted = formula.replace(/"(?:[^"]|"")*"|,/g, (part) => (part === "," ? ";" : part));
  return `=${parted.replace(/\{row\}/g, String(row + 1))}`;
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

function writeArea_(trace, { row, column, isFormula, columns }) {
  const grid = columns[0].map((_, step) => columns.map((cells) => cells[step]));
  const range = trace.sheet.getRange(row + 1, column + 1, grid.length, columns.length);
  trace.note(row, column, grid, isFormula);
  if (isFormula) range.setFormulas(grid);
  else {
    const restore = (formats) => trace.noteLook(row, column, grid.length, columns.length, (now) => now.setNumberFormats(formats));
    enterInto_(range, grid.map((cells) => cells.map(entered_)), restore);
  }
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
function addColumns_(work, trace, patch, fresh) {
  const { sheet } = trace;
  const top = patch.header_row;
  const rows = Math.max(top, patch.last_row) - top;
  for (const [first, last] of stretches_(fresh.map((column) => column.column))) {
    const count = last - first + 1;
    const columns = fresh.filter(({ column }) => column >= first && column <= last);
    keepLook_(trace, top, first, rows + 1, count);
    keepWidths_(trace, first, count);
    trace.note(top, first, [columns.map((column) => column.header)], false);
    const header = sheet.getRange(top + 1, first + 1, 1, count);
    if (first > 0) {
      sheet.getRange(top + 1, first, 1, 1).copyTo(header, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    }
    enterInto_(header, [columns.map((column) => entered_(column.header))]);
    sizes_(columns.map((column) => pixels_(column.width)), (start, length, size) => sheet.setColumnWidths(first + start, length, size));
  }
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

/** Blank cells that are about to be dressed get their formats and lists of choices back. */
function keepLook_(trace, row, column, rows, columns) {
  const range = trace.sheet.getRange(row + 1, column + 1, rows, columns);
  const [formats, choices] = [range.getNumberFormats(), range.getDataValidations()];
  trace.noteLook(row, column, rows, columns, (now) => {
    // which takes lists of choices along
    now.clear({ formatOnly: true });
    now.setNumberFormats(formats).setDataValidations(choices);
  });
}

function keepWidths_(trace, first, count) {
  const widths = Array.from({ length: count }, (_, step) => trace.sheet.getColumnWidth(first + step + 1));
  trace.noteLook(0, first, 1, count, (now) => {
    const left = now.getColumn() - 1;
    sizes_(widths, (start, length, size) => trace.sheet.setColumnWidths(left + start, length, size));
  });
}

/** A column of results; one of formulas is never formatted as text, which would show the formula itself. */
function asComputed_(column) {
  const format = column.formula !== null && column.format === "text" ? "general" : column.format;
  return { ...column, format, computed: true };
}

/** Single cells that people fill; a formula of theirs stays, and those below one another go together. */
function writeCells_(work, trace, patch) {
  const byColumn = new Map();
  for (const [row, column, value, format] of patch.cells) {
    const [shown, formula] = cellBefore_(trace.before, row, column);
    if (formula !== "" || same_(shown, value, work.days)) continue;
    byColumn.set(column, (byColumn.get(column) || new Map()).set(row, { value, format }));
  }
  for (const [column, values] of byColumn) {
    for (const [first, last] of stretches_([...values.keys()].sort((one, other) => one - other))) {
      const cells = Array.from({ length: last - first + 1 }, (_, step) => values.get(first + step));
      writeArea_(trace, { row: first, column, isFormula: false, columns: [cells.map(({ value }) => value)] });
      showDates_(trace, first, column, cells.map(({ format }) => [format]));
    }
  }
}

/** Rows below the last one, in its look. */
function append_(trace, patch) {
  const { sheet } = trace;
  const [width, row] = [sheet.getLastColumn(), patch.last_row + 1];
  if (patch.last_row > patch.header_row) {
    const below = sheet.getRange(row + 1, 1, patch.appended.length, width);
    keepLook_(trace, row, 0, patch.appended.length, width);
    sheet.getRange(row, 1, 1, width).copyTo(below, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
  }
  const rows = patch.appended.map((cells) => new Map(cells.map(([place, value, format]) => [place, { value, format }])));
  for (const [first, last] of stretches_(placesOf_(patch.appended))) {
    const grid = rows.map((cells) => Array.from({ length: last - first + 1 }, (_, step) => cells.get(first + step) || NO_CELL));
    const columns = grid[0].map((_, place) => grid.map((cells) => cells[place].value));
    writeArea_(trace, { row, column: first, isFormula: false, columns });
    showDates_(trace, row, first, grid.map((cells) => cells.map(({ format }) => format)));
  }
}

/** Days in cells that show plain numbers are shown as days. */
function showDates_(trace, row, column, wanted) {
  if (!wanted.some((formats) => formats.some(Boolean))) return;
  const [rows, columns] = [wanted.length, wanted[0].length];
  const range = trace.sheet.getRange(row + 1, column + 1, rows, columns);
  const former = range.getNumberFormats();
  const formats = former.map((codes, step) =>
    codes.map((code, place) => (wanted[step][place] && !IS_DATE.test(code) ? PRODUCT.look.formats[wanted[step][place]][0] : code)),
  );
  trace.noteLook(row, column, rows, columns, (now) => now.setNumberFormats(former));
  range.setNumberFormats(formats);
}
