/** The server's answer put into the workbook. */

/**
 * Write `changes`; where Google refuses a part, everything is put back.
 * @param {SheetRead[]} read  the sheets as the server saw them
 * @throws {Failure}
 */
function applyChanges_(read, changes, days, language) {
  const work = { days, language, undo: [], copies: [], charts: [], read: new Map(read.map((sheet) => [sheet.name, sheet])) };
  const steps = stepsOf_(work, changes);
  try {
    steps.forEach((step) => step());
    // Google carries writes out when it likes: what it refuses comes to light now
    SpreadsheetApp.flush();
  } catch (error) {
    putBack_(work, error);
    throw new Failure(say_(language, "undone", { detail: error.message }));
  }
  try {
    tidy_(work);
  } catch (error) {
    // everything is written: what is left over goes with the next refresh
    throw new Failure(say_(language, "not_tidied", { detail: error.message }));
  }
}

/** What is to be written, in order; Failure where a sheet must not change, before anything does. */
function stepsOf_(work, { patches, tabs, reports, order }) {
  for (const patch of patches) {
    checkSheet_(work, patch.sheet);
    checkRoomBelow_(work, patch);
  }
  const whole = [
    ...tabs.map((tab) => ({ tab, shows: showsTab_, write: writeTab_ })),
    ...reports.map((tab) => ({ tab, shows: showsReport_, write: writeReport_ })),
  ];
  const place = ({ tab }) => (order.includes(tab.name) ? order.indexOf(tab.name) : order.length);
  const changed = whole
    .sort((one, other) => place(one) - place(other))
    .filter(({ tab, shows }) => !shows(work.read.get(tab.replaces), tab, work.days));
  for (const { tab } of changed) {
    if (tab.replaces !== null) checkSheet_(work, tab.replaces);
  }
  return [
    () => keepCopies_(work, changed.map(({ tab }) => tab.replaces).filter((name) => name !== null)),
    ...changed.map(({ tab, write }) => () => write(work, tab, work.read.get(tab.replaces), order)),
    // lists may take their choices from tabs that are written later
    ...changed.map(({ tab }) => () => tab.table !== undefined && offerFromTabs_(tab)),
    // last, for a copy of people's own sheets would take back what they type meanwhile
    ...patches.map((patch) => () => writePatch_(work, patch)),
    // formulas ask for their answers as soon as they stand
    ...patches.map((patch) => () => prepareAnswers_(work, patch)),
    ...patches.map((patch) => () => writeFormulas_(work, patch)),
  ];
}

/** Failure where this person may not change a sheet. */
function checkSheet_({ language }, name) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(name);
  const guards = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
  if (guards.some((guard) => !guard.isWarningOnly() && !guard.canEdit())) {
    throw new Failure(say_(language, "protected", { tab: name }));
  }
}

function putBack_(work, error) {
  const faults = [];
  for (const step of work.undo.reverse()) {
    try {
      step();
    } catch (fault) {
      // the others still bring back what they can
      faults.push(fault);
    }
  }
  try {
    SpreadsheetApp.flush();
    if (!faults.length) tidy_({ copies: work.copies, charts: [] });
  } catch (fault) {
    faults.push(fault);
  }
  if (faults.length) throw new Failure(say_(work.language, "half_done", { detail: error.message }));
}
