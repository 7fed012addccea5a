/** The sheets of the workbook as they are now: for the server, and to compare. */

/** Formulas that may fill cells beside and below their own: those that are given areas, and those that fetch tables. */
const MAY_SPILL = /[:{]|\b(IMPORT\w+|GOOGLEFINANCE|QUERY|SPLIT|SEQUENCE|RANDARRAY|MAKEARRAY|CALLS)\s*\(/i;

/**
 * One sheet as read, `values` and `formulas` from A1 on; of one that has nothing to do with sales the name alone.
 * @typedef {{name: string, visible: boolean, values: any[][], formulas: string[][]}} SheetRead
 */

/** @returns {SheetRead[]} */
function readSheets_() {
  const sheets = SpreadsheetApp.getActive()
    .getSheets()
    .filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID)
    .map((sheet) => ({ sheet, name: sheet.getName() }))
    .filter(({ name }) => !name.startsWith(COPY));
  const own = ownSheets_(sheets);
  return sheets.map(({ sheet, name }) => {
    if (own.has(name) || bearsKnownName_(name)) return readSheet_(sheet, name);
    const isNeeded = !sheet.isSheetHidden() && namesColumns_(firstRows_(sheet, PRODUCT.searchedRows));
    return isNeeded ? readSheet_(sheet, name) : { name, visible: !sheet.isSheetHidden(), values: [[""]], formulas: [[""]] };
  });
}

/** @returns {SheetRead} */
function readSheet_(sheet, name = sheet.getName()) {
  const range = sheet.getDataRange();
  const [values, formulas] = [range.getValues(), range.getFormulas()];
  return { name, visible: !sheet.isSheetHidden(), values, formulas };
}

/** What people typed, as text: what formulas show may change without anybody's doing. */
function typedInto_(sheets) {
  return JSON.stringify(
    sheets.map(({ name, visible, values, formulas }) => {
      const shown = shownByFormulas_(values, formulas);
      return [name, visible, values.map((row, place) => row.map((value, column) => formulas[place][column] || (shown[place][column] ? "" : value)))];
    }),
  );
}

/** Of each cell whether a formula above or to the left of it may have filled it. */
function shownByFormulas_(values, formulas) {
  const shown = values.map((row) => row.map(() => false));
  const spills = (row, column) => shown[row][column] || MAY_SPILL.test(formulas[row][column]);
  values.forEach((row, place) => {
    row.forEach((value, column) => {
      if (value === "" || formulas[place][column] !== "") return;
      shown[place][column] = (place > 0 && spills(place - 1, column)) || (column > 0 && spills(place, column - 1));
    });
  });
  return shown;
}

/** A sheet as the server wants it. */
function sheetSent_({ name, visible, values, formulas }, days) {
  const isBlank = values.length === 1 && values[0].length === 1 && values[0][0] === "";
  const rows = isBlank ? [] : values.map((row) => row.map((value) => sent_(value, days)));
  return { name, visible, rows, formulas: formulaAreas_(formulas) };
}

/** The runs of formulas in each column: first row and column, last row and column. */
function formulaAreas_(formulas) {
  const areas = [];
  for (let column = 0; column < formulas[0].length; column += 1) {
    let start = -1;
    for (let row = 0; row <= formulas.length; row += 1) {
      const holds = row < formulas.length && formulas[row][column] !== "";
      if (holds && start < 0) start = row;
      else if (!holds && start >= 0) {
        areas.push([start, column, row - 1, column]);
        start = -1;
      }
    }
  }
  return areas;
}
