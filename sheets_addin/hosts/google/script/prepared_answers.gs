/**
 * Answers that a refresh gives beforehand: thousands of formulas, each for one row, find theirs without asking the server.
 *
 * Those of one function lie together in a few values of the cache, which holds a thousand at most.
 */

const PACKS = 16;
/** Letters and digits of a row's fingerprint that tell it from the others of its pack. */
const MARK_LENGTH = 16;
/** Rows of which the answers of all functions have room in the cache. */
const MOST_PREPARED = 6000;
const ONE_ROW_CALL = /^(\w+)\(\$?([A-Z]+)\{row\}:\$?([A-Z]+)\{row\}(?:,|\)$)/;

/**
 * What the answers to a question depend on besides the row.
 * @param {any} question  as it goes to the server
 */
function contextOf_({ calls: [{ function: name, headers, today }], settings, today: day, language }) {
  return fingerprint_([name, headers || null, today || null, settings, day, language || null]);
}

/** A short name of a row. */
function markOf_(row) {
  return fingerprint_(row).slice(0, MARK_LENGTH);
}

/** The pack in which the answer for a row lies. */
function packOf_(context, row) {
  return `${context} of ${row.charCodeAt(0) % PACKS}`;
}

/** The answer to a question about one row that a refresh gave beforehand: its value and type; undefined for none. */
function preparedAnswer_(question) {
  const row = markOf_(question.calls[0].rows[0]);
  const pack = remembered_(packOf_(contextOf_(question), row));
  return pack && row in pack.values ? { value: pack.values[row], type: pack.type } : undefined;
}

/** Keep the answers of a patch's formulas, which are about to be written; everything that they depend on stands. */
function prepareAnswers_({ days }, patch) {
  const calls = patch.columns.map((column) => ({ column, call: ONE_ROW_CALL.exec(column.formula || "") }));
  const wanted = calls.filter(({ call }) => call !== null);
  if (!wanted.length || !patch.rows.length || patch.rows.length > MOST_PREPARED) return;
  const sheet = SpreadsheetApp.getActive().getSheetByName(patch.sheet);
  READ.clear();
  const settings = settingRows_(days);
  const rowsOf = new Map();
  for (const { column, call: [, name, first, last] } of wanted) {
    const area = `${first}:${last}`;
    if (!rowsOf.has(area)) rowsOf.set(area, rowsAndHeaders_(sheet, patch, columnPlace_(first), columnPlace_(last), days));
    const { headers, rows } = rowsOf.get(area);
    const question = { settings, today: days.today(), calls: [{ function: name, headers }] };
    keepAnswers_(contextOf_(question), rows, column);
  }
}

/** The headers above an area, and the mark of each of the patch's rows. */
function rowsAndHeaders_(sheet, patch, first, last, days) {
  const end = patch.rows.reduce((most, row) => Math.max(most, row), patch.header_row);
  const values = sheet.getRange(patch.header_row + 1, first + 1, end - patch.header_row + 1, last - first + 1).getValues();
  const sent = (row) => values[row - patch.header_row].map((value) => sent_(value, days));
  return { headers: sent(patch.header_row), rows: patch.rows.map((row) => markOf_(sent(row))) };
}

function keepAnswers_(context, rows, { values, format }) {
  const packs = {};
  rows.forEach((row, place) => {
    const pack = (packs[packOf_(context, row)] ||= { type: format === "date" ? "date" : "", values: {} });
    const value = values[place];
    pack.values[row] = pack.type && value !== null ? isoDay_(value) : value;
  });
  const pieces = [].concat(...Object.entries(packs).map(([name, pack]) => pieces_(name, pack)));
  CacheService.getDocumentCache().putAll(Object.fromEntries(pieces), SECONDS_REMEMBERED);
}

/** The day of a serial as ISO text. */
function isoDay_(serial) {
  return new Date((serial - DAY_OF_EPOCH) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
