/** Sheets of our own while they are written: new ones, and copies of those that are there, to put back. */

/** The name of the copy of a sheet. */
function copyName_(id) {
  return `${COPY}_${id}`;
}

/** A copy that nobody sees of a sheet that is about to be written. */
function keepCopy_(sheet) {
  const book = SpreadsheetApp.getActive();
  const active = book.getActiveSheet();
  sheet.copyTo(book).setName(copyName_(sheet.getSheetId())).hideSheet();
  book.setActiveSheet(active);
}

/** A sheet gets the contents, the looks and the name that its copy has kept; `sized` rows may have other heights. */
function comeBack_(sheet, copy, name, sized) {
  makeRoom_(sheet, copy.getMaxRows(), copy.getMaxColumns());
  undress_(sheet);
  const former = copy.getRange(1, 1, copy.getMaxRows(), copy.getMaxColumns());
  former.copyTo(sheet.getRange(1, 1));
  former.copyTo(sheet.getRange(1, 1), SpreadsheetApp.CopyPasteType.PASTE_COLUMN_WIDTHS, false);
  const heights = Array.from({ length: Math.min(sized, copy.getMaxRows()) }, (_, row) => copy.getRowHeight(row + 1));
  sizes_(heights, (first, count, height) => sheet.setRowHeights(first, count, height));
  const filter = copy.getFilter();
  if (filter !== null) comeBackFilter_(sheet, filter);
  if (sheet.getName() !== name) sheet.setName(name);
}

/** The filter with what people chose in it. */
function comeBackFilter_(sheet, kept) {
  const area = kept.getRange();
  const filter = sheet.getRange(area.getA1Notation()).createFilter();
  for (let column = area.getColumn(); column <= area.getLastColumn(); column += 1) {
    const chosen = kept.getColumnFilterCriteria(column);
    if (chosen !== null) filter.setColumnFilterCriteria(column, chosen.copy().build());
  }
}

/** Delete the journal and the copies, also those that an earlier refresh left, and `charts` that others took the place of. */
function tidy_(charts) {
  const book = SpreadsheetApp.getActive();
  for (const { sheet, chart } of charts) sheet.removeChart(chart);
  const unnamed = unnamedCopies_(readJournal_());
  const left = book.getSheets().filter((sheet) => sheet.getName().startsWith(COPY));
  // without the journal nothing is put back any more
  left.sort((one, other) => Number(other.getName() === JOURNAL) - Number(one.getName() === JOURNAL));
  for (const sheet of [...left, ...unnamed]) book.deleteSheet(sheet);
  // the lock goes only when all of it is done
  SpreadsheetApp.flush();
}

/** Copies that did not get their names: sheets that came while we wrote, and hold what a tab of ours holds. */
function unnamedCopies_(journal) {
  if (journal === null) return [];
  const book = SpreadsheetApp.getActive();
  const came = book.getSheets().filter((sheet) => {
    const name = sheet.getName();
    const isOurs = name.startsWith(COPY) || journal.entries.some((entry) => entry.name === name);
    return !isOurs && !journal.sheets.includes(sheet.getSheetId());
  });
  if (!came.length) return [];
  const ours = journal.entries.map(({ id }) => id !== null && book.getSheetById(id)).filter(Boolean).map((sheet) => readSheet_(sheet));
  const contents = ({ values, formulas }) => JSON.stringify([values, formulas]);
  return came.filter((sheet) => {
    const read = readSheet_(sheet);
    return ours.some((one) => read.name.includes(one.name) && contents(read) === contents(one));
  });
}

/** The sheet to write a tab or a report on: a new one behind all others, or the one that it replaces. */
function sheetToWrite_({ name, replaces }) {
  const book = SpreadsheetApp.getActive();
  if (replaces !== null) {
    const sheet = book.getSheetByName(replaces);
    return name === replaces ? sheet : sheet.setName(name);
  }
  const active = book.getActiveSheet();
  const sheet = book.insertSheet(name, book.getNumSheets());
  book.setActiveSheet(active);
  return sheet;
}

/** As many rows and columns as are needed. */
function makeRoom_(sheet, rows, columns) {
  const [haveRows, haveColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > haveRows) sheet.insertRowsAfter(haveRows, rows - haveRows);
  if (columns > haveColumns) sheet.insertColumnsAfter(haveColumns, columns - haveColumns);
}

/** A sheet on which nothing of what stood there stays, but its place. */
function undress_(sheet) {
  const filter = sheet.getFilter();
  if (filter !== null) filter.remove();
  const whole = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
  whole.breakApart();
  sheet.clear();
  sheet.clearNotes();
  sheet.clearConditionalFormatRules();
  whole.clearDataValidations();
}
