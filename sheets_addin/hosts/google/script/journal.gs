/**
 * What a refresh is about to write, kept in the workbook: Google may cut an execution off at any line, and the next one
 * has to tell what was written from what people typed since.
 */

/** What the names of our own copies begin with: they exist only while a refresh writes. */
const COPY = "_sheets_addin_copy";

const JOURNAL = `${COPY}_journal`;
/** Google takes 50,000 characters in a cell; a sign may count twice. */
const PIECES = /[^]{1,20000}/gu;

/**
 * A tab that was to be written: `id` is the sheet that it replaces, of the name `former`, null where it is new; `table`
 * is what people may edit on it, `rows` are those whose heights change. `sheets` were there before.
 * @typedef {{name: string, id: number | null, former: string | null, rows: number, table: TypedTable | null}} Entry
 * @typedef {{sheets: number[], memory: string, entries: Entry[]}} Journal
 */

/** Write the journal, on a sheet that nobody sees. */
function startJournal_(whole) {
  const book = SpreadsheetApp.getActive();
  const [sheets, active] = [book.getSheets(), book.getActiveSheet()];
  const ids = new Map(sheets.map((sheet) => [sheet.getName(), sheet.getSheetId()]));
  const entries = whole.map(({ tab }) => ({
    name: tab.name,
    id: tab.replaces === null ? null : ids.get(tab.replaces),
    former: tab.replaces,
    rows: tab.blocks === undefined ? 0 : contentOfReport_(tab).length,
    table: typedTableOf_(tab),
  }));
  const lines = [{ sheets: [...ids.values()], memory: memoryPrint_() }, ...entries].map((line) => JSON.stringify(line).match(PIECES));
  const sheet = book.insertSheet(JOURNAL, sheets.length).hideSheet();
  book.setActiveSheet(active);
  makeRoom_(sheet, lines.length, Math.max(...lines.map((pieces) => pieces.length)));
  lines.forEach((pieces, place) => sheet.getRange(place + 1, 1, 1, pieces.length).setValues([pieces.map(entered_)]));
}

/** What the memory says now, in short; every finished refresh changes it. */
function memoryPrint_() {
  const sheet = SpreadsheetApp.getActive().getSheetByName(PRODUCT.memory);
  return sheet === null ? "" : fingerprint_(sheet.getDataRange().getValues());
}

/** Keep a tab as it is, just before it is written; ChangedMeanwhile where people typed on it since it was read. */
function keepAndCheck_(work, { replaces }) {
  if (replaces === null) return;
  keepCopy_(SpreadsheetApp.getActive().getSheetByName(replaces));
  checkSheetAsRead_(work, replaces);
}

/** Reading carries out what is written so far: little time goes by between this and the next writes. */
function checkSheetAsRead_(work, name) {
  const now = readSheet_(SpreadsheetApp.getActive().getSheetByName(name));
  if (typedInto_([now]) !== typedInto_([work.read.get(name)])) throw new ChangedMeanwhile();
}

/** @returns {Journal | null} what a refresh was about to write, null where none was */
function readJournal_() {
  const sheet = SpreadsheetApp.getActive().getSheetByName(JOURNAL);
  const lines = sheet === null ? [] : sheet.getDataRange().getValues().map((pieces) => pieces.join(""));
  if (!lines.length || lines[0] === "") return null;
  const [start, ...entries] = lines.map((line) => JSON.parse(line));
  return { ...start, entries };
}

/** Undo what a refresh wrote that Google cut off, unless another one was carried out since. */
function putBackHalfWritten_(days, language) {
  if (!SpreadsheetApp.getActive().getSheets().some((sheet) => sheet.getName().startsWith(COPY))) return;
  let lost = [];
  try {
    const journal = readJournal_();
    // the memory is written last: where it is another, all tabs are written, by that refresh or by a later one
    if (journal !== null && memoryPrint_() === journal.memory) lost = putBackTabs_(journal, days, (step) => step());
    SpreadsheetApp.flush();
    tidy_([]);
  } catch (error) {
    throw new Failure(say_(language, "half_done", { detail: error.message }));
  }
  tellLost_(lost, language);
}

/**
 * Put every tab back that was about to be written; what people typed on it since goes along.
 * @param {Journal} journal
 * @param {(step: () => any) => any} attempt  does a step; what it gives, null where it failed and others are to go on
 * @returns {Typed[]} what nobody's row was found for
 */
function putBackTabs_({ sheets, entries }, days, attempt) {
  const book = SpreadsheetApp.getActive();
  const typed = [];
  for (const entry of entries) {
    attempt(() => {
      const sheet = entry.id === null ? book.getSheetByName(entry.name) : book.getSheetById(entry.id);
      const copy = entry.id === null ? null : book.getSheetByName(copyName_(entry.id));
      const isWritten = entry.id === null ? sheet !== null && !sheets.includes(sheet.getSheetId()) : sheet !== null && copy !== null;
      if (!isWritten) return;
      typed.push(...typedSince_(entry, sheet, copy, days));
      if (copy === null) book.deleteSheet(sheet);
      else comeBack_(sheet, copy, entry.former, entry.rows);
    });
  }
  const kept = entries.filter(({ id, table }) => id !== null && table !== null);
  return typed.filter((one) => attempt(() => carry_(one, kept, days)) === false);
}

/** Failure where something that people typed was not carried over: they enter it again. */
function tellLost_(lost, language) {
  if (!lost.length) return;
  const cells = lost.map(({ tab, row, header, value }) => `${tab}, ${row}, ${header}: ${value}`).join("; ");
  throw new Failure(say_(language, "type_again", { cells }));
}
