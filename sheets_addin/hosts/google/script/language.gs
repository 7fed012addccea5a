/** What the project says, in the reader's language. */

/** The language in which this person uses Google: "ru" or "en". */
function personLanguage_() {
  return languageOf_(Session.getActiveUserLocale());
}

/** The language of the workbook, for cells, which all its people share: "ru" or "en". */
function bookLanguage_() {
  return languageOf_(SpreadsheetApp.getActive().getSpreadsheetLocale());
}

function languageOf_(locale) {
  return String(locale).toLowerCase().startsWith("ru") ? "ru" : "en";
}

/**
 * A text by its key, its places filled.
 * @param {string} language  "ru" or "en"
 * @param {string} key
 * @param {Object<string, any>} [fields]
 */
function say_(language, key, fields = {}) {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

/** An error whose message is a sentence for people; `kind` tells programs what it is. */
class Failure extends Error {
  constructor(message, kind = "failure") {
    super(message);
    this.kind = kind;
  }
}
