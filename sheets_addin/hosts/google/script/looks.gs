/** How the product's cells look in a Google Sheet: the same palette and formats as in a file, as far as Google has them. */

/** Cells in one call. */
const MOST_CELLS = 100000;
const GENERAL = "General";
const AS_TYPED = "@";

/** A width in characters as pixels. */
function pixels_(characters) {
  return Math.round(characters * 7) + 5;
}

/**
 * The number format of a column: with decimals where its values have some. Google's marks change colours alone, so a
 * sign that goes with every filled cell, or with one number, stands in the format; a word says itself what it means.
 */
function numberFormat_({ format, values, highlights }) {
  const hasDecimals = values.some((value) => typeof value === "number" && !Number.isInteger(value));
  const code = PRODUCT.look.formats[format][hasDecimals ? 1 : 0];
  for (const { sign, equals } of highlights) {
    if (!sign || typeof equals === "string") continue;
    const literal = `"${sign.replace(/"/g, "")} "`;
    if (equals === null) return code === AS_TYPED || code === GENERAL ? `${literal}@` : `${literal}${code}`;
    const number = code === GENERAL ? "0" : code;
    return `[=${equals}]${literal}${number};${number}`;
  }
  return code;
}

/**
 * Enter contents into cells that keep their formats. One that is formatted as plain text would show the sign that makes
 * a text one, so it has that format only before and after.
 * @param {(formats: string[][]) => void} [note]  is told the formats before they change
 */
function enterInto_(range, contents, note = () => {}) {
  const isSigned = (content) => typeof content === "string" && content.startsWith("'");
  const formats = contents.some((cells) => cells.some(isSigned)) ? range.getNumberFormats() : [];
  const isPlain = (code, content) => code === AS_TYPED && isSigned(content);
  if (!formats.some((codes, row) => codes.some((code, column) => isPlain(code, contents[row][column])))) {
    range.setValues(contents);
    return;
  }
  note(formats);
  range.setNumberFormats(formats.map((codes, row) => codes.map((code, column) => (isPlain(code, contents[row][column]) ? GENERAL : code))));
  range.setValues(contents);
  range.setNumberFormats(formats);
}

/** Enter a grid from a cell on; every text stays one, whatever the cells were formatted as. */
function enter_(sheet, row, column, grid) {
  if (!grid.length || !grid[0].length) return;
  const height = Math.max(1, Math.floor(MOST_CELLS / grid[0].length));
  for (let start = 0; start < grid.length; start += height) {
    const rows = grid.slice(start, start + height);
    sheet
      .getRange(row + start + 1, column + 1, rows.length, rows[0].length)
      .setNumberFormat(GENERAL)
      .setValues(rows.map((cells) => cells.map(entered_)));
  }
}

/**
 * One call for all areas that are to look alike.
 * @param {[number, number, number, number][]} areas  row, column, rows, columns
 * @param {(list: GoogleAppsScript.Spreadsheet.RangeList) => void} dress
 */
function alike_(sheet, areas, dress) {
  const names = areas
    .filter(([, , rows, columns]) => rows > 0 && columns > 0)
    .map(([row, column, rows, columns]) => {
      const end = `${columnLetters_(column + columns - 1)}${row + rows}`;
      return `${columnLetters_(column)}${row + 1}:${end}`;
    });
  if (names.length) dress(sheet.getRangeList(names));
}

/** Number formats of columns, each given with its area; one call for each format. */
function formatColumns_(sheet, placed) {
  const byFormat = new Map();
  for (const { column, area } of placed) {
    const code = numberFormat_(column);
    byFormat.set(code, [...(byFormat.get(code) || []), area]);
  }
  for (const [code, areas] of byFormat) {
    if (code !== GENERAL) alike_(sheet, areas, (list) => list.setNumberFormat(code));
  }
}

/** The quiet bold header row. */
function dressHeader_(range) {
  const { header } = PRODUCT.look;
  range
    .setBackground(`#${header.fill}`)
    .setFontColor(`#${header.text}`)
    .setFontWeight("bold")
    .setWrap(true)
    .setVerticalAlignment("middle")
    .setBorder(null, null, true, null, null, null, `#${header.line}`, SpreadsheetApp.BorderStyle.SOLID);
}

/** Body cells: computed ones greyed, editable ones pale yellow, a fine line below each row. */
function dressBody_(sheet, placed) {
  const { computed, editable, line } = PRODUCT.look;
  const areas = (wanted) => placed.filter(({ column }) => wanted(column)).map(({ area }) => area);
  alike_(sheet, areas(() => true), (list) => {
    list
      .setVerticalAlignment("top")
      .setBorder(null, null, true, null, null, true, `#${line}`, SpreadsheetApp.BorderStyle.SOLID);
  });
  alike_(sheet, areas((column) => column.computed), (list) => {
    list.setBackground(`#${computed.fill}`).setFontColor(`#${computed.text}`);
  });
  alike_(sheet, areas((column) => column.editable && !column.computed), (list) => list.setBackground(`#${editable.fill}`));
  alike_(sheet, areas((column) => column.wrap), (list) => list.setWrap(true));
  alike_(sheet, areas((column) => column.is_text), (list) => list.setHorizontalAlignment("left"));
}

/** The conditional formats of columns, each given with its range. */
function marks_(ranged) {
  return [].concat(
    ...ranged.map(({ column, range }) =>
      column.highlights.map(({ tone, equals }) => {
        const { text, fill } = PRODUCT.look.tones[tone];
        const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([range]);
        if (equals === null) rule.whenCellNotEmpty();
        else if (typeof equals === "string") rule.whenTextEqualTo(equals);
        else rule.whenNumberEqualTo(equals);
        return rule.setBackground(`#${fill}`).setFontColor(`#${text}`).setBold(true).build();
      }),
    ),
  );
}

/** Sizes of columns or rows from the first on; equal neighbours in one call. */
function sizes_(wanted, set) {
  let start = 0;
  for (let place = 1; place <= wanted.length; place += 1) {
    if (wanted[place] === wanted[start]) continue;
    set(start + 1, place - start, wanted[start]);
    start = place;
  }
}

/** The colour of a sheet's handle. */
function handleColour_(tone) {
  return `#${PRODUCT.look.tones[tone].handle}`;
}
