/** What this person may not change is found before anything does. */

/**
 * Failure where a sheet, or a part of it that is to be written, is protected, or where something stands in the way.
 * @throws {Failure}
 */
function checkRights_(work, patches, whole) {
  for (const patch of patches) {
    checkSheet_(work, patch.sheet, areasOfPatch_(work, patch));
    checkRoomBelow_(work, patch);
  }
  for (const { tab } of whole) if (tab.replaces !== null) checkSheet_(work, tab.replaces, null);
}

/**
 * Failure where this person may not change areas of a sheet.
 * @param {any} work
 * @param {string} name
 * @param {[number, number, number, number][] | null} areas  row, column, rows, columns; null for the whole sheet
 */
function checkSheet_(work, name, areas) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(name);
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const forbids = (guard) => !guard.isWarningOnly() && !guard.canEdit();
  const meets = (guard) => areas === null || areas.some((area) => overlap_(area, guard.getRange()));
  const isForbidden =
    sheet.getProtections(SHEET).some(forbids) || sheet.getProtections(RANGE).some((guard) => forbids(guard) && meets(guard));
  if (isForbidden) throw new Failure(say_(work.language, "protected", { tab: name }));
}

function overlap_([row, column, rows, columns], range) {
  const [top, left] = [range.getRow() - 1, range.getColumn() - 1];
  return (
    row < top + range.getNumRows() && top < row + rows && column < left + range.getNumColumns() && left < column + columns
  );
}

/** The cells that a patch writes. */
function areasOfPatch_(work, patch) {
  const before = work.read.get(patch.sheet);
  const changed = changedAreas_(work, before, patch).map(({ row, column, columns }) => [row, column, columns[0].length, columns.length]);
  const added = patch.columns.filter((column) => column.is_new).map(({ column }) => [patch.header_row, column, 1, 1]);
  const cells = patch.cells.map(([row, column]) => [row, column, 1, 1]);
  const below = placesOf_(patch.appended).map((place) => [patch.last_row + 1, place, patch.appended.length, 1]);
  return [...changed, ...added, ...cells, ...below];
}
