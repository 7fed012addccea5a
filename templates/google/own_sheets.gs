/** Sheets of our own while they are written: new ones, and copies of those that are there, to put back. */

/** Tells which sheets are being written and where their copies are: an execution may be cut off by Google. */
const JOURNAL_PROPERTY = "SALES_WRITING";

/** Copies that nobody sees of all sheets that are about to be written. */
function keepCopies_(work, names) {
  if (!names.length) return;
  const book = SpreadsheetApp.getActive();
  const active = book.getActiveSheet();
  names.forEach((name, number) => {
    const sheet = book.getSheetByName(name);
    const copy = sheet.copyTo(book);
    work.copies.push({ name, id: sheet.getSheetId(), copy });
    copy.setName(`${COPY}_${number + 1}`).hideSheet();
  });
  book.setActiveSheet(active);
  const journal = work.copies.map(({ name, id, copy }) => ({ name, id, copy: copy.getSheetId() }));
  PropertiesService.getDocumentProperties().setProperty(JOURNAL_PROPERTY, JSON.stringify(journal));
  for (const { name, id, copy } of work.copies) work.undo.push(() => comeBack_(book.getSheetById(id), copy, name));
}

/** A sheet gets the contents, the looks and the name that its copy has kept. */
function comeBack_(sheet, copy, name) {
  makeRoom_(sheet, copy.getMaxRows(), copy.getMaxColumns());
  undress_(sheet);
  const former = copy.getRange(1, 1, copy.getMaxRows(), copy.getMaxColumns());
  former.copyTo(sheet.getRange(1, 1));
  former.copyTo(sheet.getRange(1, 1), SpreadsheetApp.CopyPasteType.PASTE_COLUMN_WIDTHS, false);
  const filter = copy.getFilter();
  if (filter !== null) sheet.getRange(filter.getRange().getA1Notation()).createFilter();
  if (sheet.getName() !== name) sheet.setName(name);
}

/** Finish the way back of a refresh that Google cut off. */
function putBackHalfWritten_() {
  const book = SpreadsheetApp.getActive();
  const properties = PropertiesService.getDocumentProperties();
  const journal = JSON.parse(properties.getProperty(JOURNAL_PROPERTY) || "[]");
  for (const { name, id, copy } of journal) {
    const [sheet, kept] = [book.getSheetById(id), book.getSheetById(copy)];
    if (sheet !== null && kept !== null) comeBack_(sheet, kept, name);
  }
  if (journal.length) SpreadsheetApp.flush();
  tidy_({ copies: [], charts: [] });
}

/** Delete the copies, also those that an earlier refresh left, and the charts that others took the place of. */
function tidy_({ charts, copies }) {
  const book = SpreadsheetApp.getActive();
  PropertiesService.getDocumentProperties().deleteProperty(JOURNAL_PROPERTY);
  for (const { sheet, chart } of charts) sheet.removeChart(chart);
  const ours = copies.map(({ copy }) => copy.getSheetId());
  for (const sheet of book.getSheets()) {
    // a copy may not have got its name yet
    if (ours.includes(sheet.getSheetId()) || sheet.getName().startsWith(COPY)) book.deleteSheet(sheet);
  }
  // the lock goes only when all of it is done
  SpreadsheetApp.flush();
}

/** The sheet to write a tab or a report on: a new one, or the one that it replaces. */
function sheetToWrite_(work, { name, replaces }, order) {
  const book = SpreadsheetApp.getActive();
  if (replaces !== null) {
    const sheet = book.getSheetByName(replaces);
    return name === replaces ? sheet : sheet.setName(name);
  }
  const active = book.getActiveSheet();
  work.undo.push(() => {
    const made = book.getSheetByName(name);
    if (made !== null) book.deleteSheet(made);
  });
  const sheet = book.insertSheet(name, placeOfNew_(book, name, order));
  book.setActiveSheet(active);
  return sheet;
}

/** Behind the tab that goes before it in `order`, else at the end. */
function placeOfNew_(book, name, order) {
  const names = book.getSheets().map((sheet) => sheet.getName());
  const before = order.slice(0, Math.max(order.indexOf(name), 0)).reverse();
  const found = before.find((one) => names.includes(one));
  return found === undefined ? names.length : names.indexOf(found) + 1;
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
