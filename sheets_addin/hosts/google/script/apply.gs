/** The server's answer put into the workbook. */

/** The workbook is not as it was read: the refresh has to begin anew. */
class ChangedMeanwhile extends Error {}

/**
 * Write what the server answered; where Google refuses a part, or people typed meanwhile, everything is put back.
 * @param {SheetRead[]} read  the sheets as the server saw them
 * @param {() => void} checkGoesOn  throws once somebody called the refresh off
 * @returns {boolean} whether all is written: not where people typed what the server has to see first
 * @throws {Failure}
 */
function applyChanges_(read, answered, days, language, checkGoesOn) {
  const changes = answered.functions.google_script ? answered : asValues_(answered);
  const work = {
    days, language, checkGoesOn, undo: [], charts: [], traces: new Map(), active: SpreadsheetApp.getActive().getActiveSheet(),
    read: new Map(read.map((sheet) => [sheet.name, sheet])),
  };
  const whole = wholeTabs_(work, changes);
  checkRights_(work, changes.patches, whole);
  try {
    startJournal_(whole);
    checkAsRead_(read, changes.patches);
    writeAll_(work, changes, whole);
    // Google carries writes out when it likes: what it refuses comes to light now
    SpreadsheetApp.flush();
  } catch (error) {
    putBack_(work, error);
    if (error instanceof ChangedMeanwhile) return false;
    throw error instanceof Failure ? error : new Failure(say_(language, "undone", { detail: error.message }));
  }
  try {
    tidy_(work.charts);
  } catch (error) {
    // everything is written: what is left over goes with the next refresh
    throw new Failure(say_(language, "not_tidied", { detail: error.message }));
  }
  return true;
}

/** The tabs and reports that change, in the order in which they stand. */
function wholeTabs_(work, { tabs, reports, order }) {
  const whole = [
    ...tabs.map((tab) => ({ tab, shows: showsTab_, write: writeTab_ })),
    ...reports.map((tab) => ({ tab, shows: showsReport_, write: writeReport_ })),
  ];
  const place = ({ tab }) => (order.includes(tab.name) ? order.indexOf(tab.name) : order.length);
  return whole
    .sort((one, other) => place(one) - place(other))
    .filter(({ tab, shows }) => !shows(work.read.get(tab.replaces), tab, work.days));
}

function writeAll_(work, { patches, order }, whole) {
  const isMemory = ({ tab }) => tab.name === PRODUCT.memory;
  work.checkGoesOn();
  // first, for people type on these sheets at any time, and rows move
  for (const patch of patches.filter(({ sheet }) => !order.includes(sheet))) writePatch_(work, patch);
  SpreadsheetApp.flush();
  whole.filter((one) => !isMemory(one)).forEach((one) => writeWhole_(work, one));
  // the log, for it says that all is written
  for (const patch of patches.filter(({ sheet }) => order.includes(sheet))) {
    checkSheetAsRead_(work, patch.sheet);
    writePatch_(work, patch);
  }
  whole.filter(isMemory).forEach((one) => writeWhole_(work, one));
  writeFormulas_(work, patches);
}

function writeWhole_(work, { tab, write }) {
  work.checkGoesOn();
  keepAndCheck_(work, tab);
  write(work, tab, work.read.get(tab.replaces));
}

/** ChangedMeanwhile where people typed since the sheets were read, or where rows of what is to be patched moved. */
function checkAsRead_(read, patches) {
  const now = readSheets_();
  if (typedInto_(now) !== typedInto_(read)) throw new ChangedMeanwhile();
  for (const { sheet, header_row: header } of patches) {
    const [before, after] = [read, now].map((sheets) => namesOfRows_(sheets.find(({ name }) => name === sheet), header));
    if (before !== after) throw new ChangedMeanwhile();
  }
}

/** What says whose each row is, as text; a formula may show it, and move the rows without anybody's typing. */
function namesOfRows_({ values }, header) {
  const names = Object.values(PRODUCT.identity).flat().map(plain_);
  const places = (values[header] || []).flatMap((cell, place) => (names.includes(plain_(cell)) ? [place] : []));
  return JSON.stringify(values.map((row) => places.map((place) => row[place])));
}

/** Everything as it was, but for what people typed since; Failure where that cannot be had. */
function putBack_(work, error) {
  const faults = [];
  const attempt = (step) => {
    try {
      return step();
    } catch (fault) {
      // the others still bring back what they can
      faults.push(fault);
      return null;
    }
  };
  work.undo.reverse().forEach(attempt);
  const journal = attempt(readJournal_);
  const lost = journal && attempt(() => putBackTabs_(journal, work.days, attempt));
  attempt(() => SpreadsheetApp.getActive().setActiveSheet(work.active));
  attempt(() => SpreadsheetApp.flush());
  if (!faults.length) attempt(() => tidy_([]));
  if (faults.length) throw new Failure(say_(work.language, "half_done", { detail: error.message }));
  tellLost_(lost || [], work.language);
}
