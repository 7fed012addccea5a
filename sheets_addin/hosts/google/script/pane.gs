/** The pane beside the sheet: what its page asks. Every answer is JSON text: the page's way takes no days and no errors. */

/** Show the pane with one of its views in front. */
function showPane_(view) {
  const language = personLanguage_();
  const page = HtmlService.createTemplateFromFile("sidebar");
  page.view = view;
  page.language = language;
  SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle(say_(language, "menu_title")));
}

/** The tabs that a view reads whole. */
const TABS_OF_VIEWS = { today: ["priorities"], overview: ["overview"], why: ["settings"], settings: ["settings"] };

/**
 * What a view begins with: all sheets and how far their contents reach, the row that this person has chosen, and the
 * areas that the view will look into, each from the first column on.
 */
function paneBook(view) {
  return told_(() => {
    const days = daysOfBook_();
    const areas = [];
    const add = (sheet, row, rows) => areas.push({ sheet: sheet.getName(), row, cells: cellsOf_(sheet, row, 0, rows, Infinity, days) });
    const memory = SpreadsheetApp.getActive().getSheetByName(PRODUCT.memory);
    if (memory !== null) add(memory, 0, 1 + Object.keys(PRODUCT.tabs).length);
    for (const key of TABS_OF_VIEWS[view]) {
      const sheet = sheetOf_(key);
      if (sheet !== null) add(sheet, 0, Infinity);
    }
    const cell = SpreadsheetApp.getActive().getActiveRange();
    if (view === "why" && cell !== null) {
      const here = cell.getSheet();
      const clients = sheetOf_("clients");
      if (clients !== null && clients.getName() !== here.getName()) add(clients, 0, PRODUCT.searchedRows);
      add(here, 0, PRODUCT.searchedRows);
      add(here, cell.getRow() - 1, 1);
    }
    return { sheets: SpreadsheetApp.getActive().getSheets().map(reach_), chosen: placeOfCell_(cell), areas };
  });
}

/** A sheet, and how far its contents reach. */
function reach_(sheet) {
  return { name: sheet.getName(), visible: !sheet.isSheetHidden(), rows: sheet.getLastRow(), columns: sheet.getLastColumn() };
}

/** The cells of an area. */
function paneArea(name, row, column, rows, columns) {
  return told_(() => {
    const sheet = SpreadsheetApp.getActive().getSheetByName(name);
    return sheet === null ? [] : cellsOf_(sheet, row, column, rows, columns, daysOfBook_());
  });
}

/** The cells of an area as far as the sheet has them, as the server wants them. */
function cellsOf_(sheet, row, column, rows, columns, days) {
  const height = Math.min(rows, sheet.getLastRow() - row);
  const width = Math.min(columns, sheet.getLastColumn() - column);
  if (height < 1 || width < 1) return [];
  const values = sheet.getRange(row + 1, column + 1, height, width).getValues();
  return values.map((cells) => cells.map((value) => sent_(value, days)));
}

/** What the pane asks the server. */
const PANE_QUESTIONS = ["get /healthz", "post /v1/functions", "post /v1/why"];

/** A question to the server, with its key: one of the pane's and no other. */
function paneAsk(method, path, content) {
  return told_((language) => {
    const question = `${method} ${path}`;
    if (!PANE_QUESTIONS.includes(question)) throw new Failure(say_(language, "unexpected", { detail: question }));
    return ask_(method, path, content, language);
  });
}

/** Refresh all tabs; `token` is what calls it off. */
function paneRefresh(token) {
  return told_((language) => refreshBook_(language, token));
}

/** Call off a refresh that has written nothing yet. */
function paneCancel(token) {
  return told_(() => cancelRefresh_(token));
}

/** Sheet and row that this person has chosen. */
function paneChosen() {
  return told_(() => placeOfCell_(SpreadsheetApp.getActive().getActiveRange()));
}

function placeOfCell_(cell) {
  return cell === null ? null : { sheet: cell.getSheet().getName(), row: cell.getRow() - 1 };
}

/** Show a row of a sheet. */
function paneGoTo(name, row) {
  return told_(() => {
    const sheet = SpreadsheetApp.getActive().getSheetByName(name);
    if (sheet !== null) sheet.getRange(row + 1, 1, 1, Math.max(sheet.getLastColumn(), 1)).activate();
  });
}

/** The address of the server, for people to see. */
function paneAddress() {
  return told_(() => connection_().address);
}

/** What `work` gives, or the sentence that says what went wrong. */
function told_(work) {
  const language = personLanguage_();
  try {
    return JSON.stringify({ value: work(language) ?? null });
  } catch (error) {
    return JSON.stringify({ error: { message: sentence_(error, language), kind: error.kind || "unexpected" } });
  }
}
