/** The one click: the sheets go to the server, and what it answers into the workbook, all of it or nothing. */

/** How long a second click waits for the first one's end. */
const LOCK_MILLISECONDS = 1000;
/** How often the server is asked again because people typed meanwhile. */
const MOST_REPEATS = 3;
const CANCEL_KEY = "sales cancel ";
const CANCEL_SECONDS = 600;

/**
 * Refresh the open workbook.
 * @param {string} language  of sentences
 * @param {string} [token]  with which `cancelRefresh_` calls it off before anything is written
 * @returns {{clients: number, planned_today: number, not_today: Record<string, number>, problems: number}}
 * @throws {NoAnswer | Failure}
 */
function refreshBook_(language, token = "") {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_MILLISECONDS)) throw new Failure(say_(language, "busy"));
  try {
    putBackHalfWritten_();
    const days = daysOfBook_();
    const { sheets, answer } = agreedAnswer_(days, language);
    if (token && CacheService.getDocumentCache().get(CANCEL_KEY + token)) {
      throw new Failure(say_(language, "cancelled"), "cancelled");
    }
    applyChanges_(sheets, answer.changes, days, language);
    return answer.summary;
  } finally {
    lock.releaseLock();
  }
}

/** The server's answer to the sheets as they still are: what was typed while it worked is not overwritten. */
function agreedAnswer_(days, language) {
  let sheets = readSheets_();
  for (let repeat = 0; repeat <= MOST_REPEATS; repeat += 1) {
    const now = days.now();
    const question = { sheets: sheets.map((sheet) => sheetSent_(sheet, days)), today: now.slice(0, 10), now };
    const answer = ask_("post", "/v1/refresh", question, language);
    if (!answer.changes || !answer.summary) throw new NoAnswer("nonsense", { address: connection_().address });
    const again = readSheets_();
    if (typedInto_(again) === typedInto_(sheets)) return { sheets: again, answer };
    sheets = again;
  }
  throw new Failure(say_(language, "typed_meanwhile"));
}

/** Call off the refresh that was started with this token. */
function cancelRefresh_(token) {
  CacheService.getDocumentCache().put(CANCEL_KEY + token, "1", CANCEL_SECONDS);
}
