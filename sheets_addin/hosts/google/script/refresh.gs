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
 * @param {string} [token]  with which `cancelRefresh_` calls it off
 * @returns {{clients: number, planned_today: number, not_today: Record<string, number>, problems: number}}
 * @throws {NoAnswer | Failure}
 */
function refreshBook_(language, token = "") {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_MILLISECONDS)) throw new Failure(say_(language, "busy"));
  try {
    const days = daysOfBook_();
    const checkGoesOn = () => {
      if (token && CacheService.getDocumentCache().get(CANCEL_KEY + token)) {
        throw new Failure(say_(language, "cancelled"), "cancelled");
      }
    };
    putBackHalfWritten_(days, language);
    for (let repeat = 0; repeat <= MOST_REPEATS; repeat += 1) {
      const sheets = readSheets_();
      const { changes, summary } = answerTo_(sheets, days, language);
      checkGoesOn();
      if (applyChanges_(sheets, changes, days, language, checkGoesOn)) return summary;
    }
    throw new Failure(say_(language, "typed_meanwhile"));
  } finally {
    lock.releaseLock();
  }
}

/** What the server makes of the sheets. */
function answerTo_(sheets, days, language) {
  const now = days.now();
  const question = { sheets: sheets.map((sheet) => sheetSent_(sheet, days)), today: now.slice(0, 10), now };
  return checked_(ask_("post", "/v1/refresh", question, language), ({ changes, summary }) => changes && summary);
}

/** Call off the refresh that was started with this token: it ends before its next tab. */
function cancelRefresh_(token) {
  CacheService.getDocumentCache().put(CANCEL_KEY + token, "1", CANCEL_SECONDS);
}
