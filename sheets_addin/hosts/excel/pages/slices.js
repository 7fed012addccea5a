/**
 * Large areas of cells, piece by piece: Excel on the web takes and gives 5 MB at most in one call.
 *
 * Rows and columns count from 0 everywhere.
 */

/** Characters of JSON in one call; Cyrillic takes two bytes each. */
const MOST_CHARACTERS = 2_000_000;
const FIRST_CELLS = 10_000;
const TOO_LARGE = new Set(["ResponsePayloadSizeLimitExceeded", "PayloadSizeLimitExceeded"]);

/**
 * @typedef {{row: number, column: number, rows: number, columns: number}} Area
 */

/**
 * Properties of an area such as "values" and "formulas", each as one grid.
 * @param {Excel.RequestContext} context
 * @param {Excel.Worksheet} sheet
 * @param {Area} area
 * @param {string[]} properties
 * @param {AbortSignal} [signal]
 * @returns {Promise<Record<string, any[][]>>}
 */
export async function readArea(context, sheet, area, properties, signal) {
  const found = Object.fromEntries(properties.map((name) => [name, []]));
  let height = Math.max(1, Math.floor(FIRST_CELLS / Math.max(1, area.columns)));
  let row = 0;
  while (row < area.rows) {
    signal?.throwIfAborted();
    const rows = Math.min(height, area.rows - row);
    const range = sheet.getRangeByIndexes(area.row + row, area.column, rows, area.columns);
    range.load(properties);
    try {
      await context.sync();
    } catch (error) {
      if (!TOO_LARGE.has(error.code) || rows === 1) throw error;
      height = Math.ceil(rows / 2);
      continue;
    }
    for (const name of properties) found[name].push(...range[name]);
    row += rows;
    const characters = properties.reduce((sum, name) => sum + JSON.stringify(range[name]).length, 0);
    height = Math.max(1, Math.floor((rows * MOST_CHARACTERS) / characters));
  }
  return found;
}

/**
 * Write a property of an area whose first cell is at `row`, `column`.
 * @param {Excel.RequestContext} context
 * @param {Excel.Worksheet} sheet
 * @param {{row: number, column: number}} first
 * @param {"values" | "formulas" | "numberFormat"} property
 * @param {any[][]} grid
 */
export async function writeArea(context, sheet, first, property, grid) {
  for (const { start, rows } of pieces(grid)) {
    const range = sheet.getRangeByIndexes(first.row + start, first.column, rows.length, rows[0].length);
    range[property] = rows;
    await quietSync(context);
  }
}

/** Send what is pending; Excel neither draws nor computes in between. */
export async function quietSync(context) {
  context.workbook.application.suspendScreenUpdatingUntilNextSync();
  context.workbook.application.suspendApiCalculationUntilNextSync();
  await context.sync();
}

/** Rows that together stay below the limit of a call. */
export function* pieces(grid, most = MOST_CHARACTERS) {
  let start = 0;
  let characters = 0;
  for (let row = 0; row < grid.length; row += 1) {
    const length = JSON.stringify(grid[row]).length;
    if (row > start && characters + length > most) {
      yield { start, rows: grid.slice(start, row) };
      start = row;
      characters = 0;
    }
    characters += length;
  }
  if (start < grid.length) yield { start, rows: grid.slice(start) };
}
