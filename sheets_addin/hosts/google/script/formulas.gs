/** Formulas of ours in computed cells: whether there are any, and when they are set again. */

/** Names the day and the settings with which the formulas were set: Google computes none again because these change. */
const FORMULAS_PROPERTY = "SALES_FORMULAS";

/** The same changes, but computed cells hold values: where the settings do not say that this script answers. */
function asValues_(changes) {
  const patches = changes.patches.map((patch) => ({
    ...patch,
    columns: patch.columns.map((column) => ({ ...column, formula: null })),
  }));
  return { ...changes, patches };
}

/** Write the formulas of all patches: those that differ, or every one where it would show another day's result. */
function writeFormulas_(work, patches) {
  const wanted = patches.filter((patch) => patch.columns.some((column) => column.formula !== null));
  if (!wanted.length) return;
  const properties = PropertiesService.getDocumentProperties();
  READ.clear();
  const state = fingerprint_([work.days.today(), settingRows_(work.days)]);
  const isOutdated = properties.getProperty(FORMULAS_PROPERTY) !== state;
  properties.deleteProperty(FORMULAS_PROPERTY);
  for (const patch of wanted) {
    const trace = work.traces.get(patch);
    if (!trace.isInPlace()) throw new ChangedMeanwhile();
    const before = isOutdated ? { values: [], formulas: [] } : trace.before;
    const areas = changedAreas_(work, before, patch).filter((area) => area.isFormula);
    const isToClear = isOutdated && trace.before.formulas.some((cells) => cells.some(Boolean));
    if (isToClear) areas.forEach((area) => clearArea_(trace, area));
    // formulas ask for their answers as soon as they stand
    prepareAnswers_(work, patch);
    // Google keeps the result of a formula that is only entered once more: it has to be gone first
    if (isToClear) SpreadsheetApp.flush();
    areas.forEach((area) => writeArea_(trace, area));
  }
  properties.setProperty(FORMULAS_PROPERTY, state);
  work.undo.push(() => properties.deleteProperty(FORMULAS_PROPERTY));
}

function clearArea_(trace, { row, column, columns }) {
  trace.note(row, column, columns[0].map(() => columns.map(() => "")), false);
  trace.sheet.getRange(row + 1, column + 1, columns[0].length, columns.length).clearContent();
}
