/** The Sales menu, and what each of its items does. */

/** Google calls this whenever somebody opens the workbook. */
function onOpen() {
  const language = personLanguage_();
  const item = (key) => say_(language, `menu_${key}`);
  SpreadsheetApp.getUi()
    .createMenu(item("title"))
    .addItem(item("refresh"), "menuRefresh")
    .addItem(item("today"), "menuToday")
    .addItem(item("overview"), "menuOverview")
    .addItem(item("why"), "menuWhy")
    .addSeparator()
    .addItem(item("settings"), "menuSettings")
    .addItem(item("connection"), "menuConnection")
    .addToUi();
}

/** Refresh all tabs. */
function menuRefresh() {
  const language = personLanguage_();
  const book = SpreadsheetApp.getActive();
  book.toast(say_(language, "refreshing"), say_(language, "menu_title"), -1);
  try {
    const { clients, planned_today: planned, not_today: others, problems } = refreshBook_(language);
    const waiting = Object.values(others).reduce((sum, count) => sum + count, 0);
    const figures = { clients, planned, waiting, problems };
    book.toast(say_(language, "refreshed", figures), say_(language, "menu_title"), 10);
  } catch (error) {
    book.toast(say_(language, "not_refreshed"), say_(language, "menu_title"), 5);
    tellFault_(error, language);
  }
}

/** Whom to call today, beside the sheet. */
function menuToday() {
  showPane_("today");
}

/** The figures of Overview, beside the sheet. */
function menuOverview() {
  showPane_("overview");
}

/** Why the client in the chosen row is where it is, beside the sheet. */
function menuWhy() {
  showPane_("why");
}

/** Whether the settings can be used and the server answers, beside the sheet. */
function menuSettings() {
  showPane_("settings");
}

/** A dialog for the address of the server and the key for it. */
function menuConnection() {
  const language = personLanguage_();
  const page = HtmlService.createTemplateFromFile("connection_dialog");
  page.texts = Object.fromEntries(CONNECTION_TEXTS.map((key) => [key, say_(language, key)]));
  page.language = language;
  page.address = connection_().address;
  page.hasKey = connection_().key !== "";
  SpreadsheetApp.getUi().showModalDialog(page.evaluate().setWidth(460).setHeight(330), say_(language, "menu_connection"));
}

/** A sentence that waits until it is read. */
function tellFault_(error, language) {
  const ui = SpreadsheetApp.getUi();
  ui.alert(say_(language, "menu_title"), sentence_(error, language), ui.ButtonSet.OK);
}
