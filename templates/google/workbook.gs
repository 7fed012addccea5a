/** What is read of the open workbook: its tabs, its settings, the headers above rows. Each is read once an execution. */

/** Known headers that make a row one of headers; a client's stage may happen to be called Client. */
const FEWEST_HEADERS = 2;

const READ = new Map();

/** What `reading` gives, read once. */
function once_(place, reading) {
  if (!READ.has(place)) READ.set(place, reading());
  return READ.get(place);
}

/** The sheet of a tab: where the last refresh put it, else the one that bears its name; null where there is none. */
function sheetOf_(key) {
  const sheets = once_("sheets", () => SpreadsheetApp.getActive().getSheets());
  const names = once_("names", () => sheets.map((sheet) => sheet.getName()));
  const memory = names.indexOf(PRODUCT.memory);
  if (memory >= 0) {
    const lines = once_("memory", () => firstRows_(sheets[memory], 1 + Object.keys(PRODUCT.tabs).length, 3));
    const line = lines.find(([kind, name]) => kind === "tab" && name === key);
    if (line && names.includes(line[2])) return sheets[names.indexOf(line[2])];
  }
  const wanted = Object.values(PRODUCT.tabs[key]).map(plain_);
  const place = names.findIndex((name) => wanted.includes(plain_(name)));
  return place < 0 ? null : sheets[place];
}

function firstRows_(sheet, most, columns = sheet.getLastColumn()) {
  const rows = Math.min(sheet.getLastRow(), most);
  return rows && columns ? sheet.getRange(1, 1, rows, columns).getValues() : [];
}

/** The rows (name, value) of Settings; none where there is no such tab. */
function settingRows_(days) {
  return once_("settings", () => {
    const sheet = sheetOf_("settings");
    const rows = sheet === null ? [] : sheet.getDataRange().getValues();
    for (let row = 0; row < Math.min(rows.length, PRODUCT.searchedRows); row += 1) {
      const name = headerPlace_(rows[row], PRODUCT.settings.setting);
      const value = headerPlace_(rows[row], PRODUCT.settings.value);
      if (name >= 0 && value >= 0) {
        return rows.slice(row + 1).map((cells) => [sent_(cells[name], days), sent_(cells[value], days)]);
      }
    }
    return [];
  });
}

function headerPlace_(headers, names) {
  const wanted = names.map(plain_);
  return headers.findIndex((header) => wanted.includes(plain_(header)));
}

/** The row of headers among the first of a sheet, the one that names most; null where none does. */
function headerRow_(sheet) {
  return once_(`headers ${sheet.getName()}`, () => {
    let [most, found] = [FEWEST_HEADERS - 1, null];
    for (const cells of firstRows_(sheet, PRODUCT.searchedRows)) {
      const count = cells.filter((cell) => KNOWN_HEADERS.has(plain_(cell))).length;
      if (count > most) [most, found] = [count, cells];
    }
    return found;
  });
}

/**
 * The headers above the rows that the calling cell gives to one of our functions, null where they cannot be told: then
 * the order of a new workbook holds.
 *
 * Google hands over the values of cells and not where they stand; the cell's own formula says it.
 */
function headersOfCall_(name, width, days) {
  const cell = SpreadsheetApp.getActiveRange();
  const area = cell && areaOfCall_(cell.getFormula(), name);
  if (!area) return null;
  const sheet = area.sheet === null ? cell.getSheet() : SpreadsheetApp.getActive().getSheetByName(area.sheet);
  const headers = sheet && headerRow_(sheet);
  if (!headers) return null;
  const cells = Array.from({ length: width }, (_, place) => sent_(headers[area.column + place], days));
  return cells.some((one) => KNOWN_HEADERS.has(plain_(one))) ? cells : null;
}

/** The sheet (null for the cell's own) and the first column of the rows in a formula's calls, null where they differ. */
function areaOfCall_(formula, name) {
  const call = new RegExp(`(?:^|[^\\w.])${name}\\(\\s*(?:('(?:[^']|'')+'|[^\\s'!(),;]+)!)?\\$?([A-Z]{1,3})\\$?\\d*\\s*[:),;]`, "gi");
  const areas = new Map();
  for (const [, sheet, letters] of formula.matchAll(call)) {
    const bare = sheet === undefined ? null : sheet.replace(/^'|'$/g, "").replace(/''/g, "'");
    areas.set(JSON.stringify([bare, letters.toUpperCase()]), { sheet: bare, column: columnPlace_(letters) });
  }
  return areas.size === 1 ? [...areas.values()][0] : null;
}
