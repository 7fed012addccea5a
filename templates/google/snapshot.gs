/** All sheets of the workbook as they are now: for the server, to compare, and to put back. */

/** What the names of our own copies begin with: they exist only while a refresh writes. */
const COPY = "_sheets_addin_copy";

/**
 * One sheet as read, `values` and `formulas` from A1 on.
 * @typedef {{name: string, visible: boolean, values: any[][], formulas: string[][]}} SheetRead
 */

/** @returns {SheetRead[]} */
function readSheets_() {
  return SpreadsheetApp.getActive()
    .getSheets()
    .filter((sheet) => sheet.getType() !== SpreadsheetApp.SheetType.OBJECT && !sheet.getName().startsWith(COPY))
    .map((sheet) => {
      const range = sheet.getDataRange();
      const [values, formulas] = [range.getValues(), range.getFormulas()];
      return { name: sheet.getName(), visible: !sheet.isSheetHidden(), values, formulas };
    });
}

/** What people typed, as text: what formulas show may change without anybody's doing. */
function typedInto_(sheets) {
  return JSON.stringify(
    sheets.map(({ name, visible, values, formulas }) => [
      name,
      visible,
      values.map((row, place) => row.map((value, column) => formulas[place][column] || value)),
    ]),
  );
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
