/** What the project says, in the reader's language. */

/** The language in which this person uses Google: "ru" or "en". */
function personLanguage_() {
  return languageOf_(Session.getActiveUserLocale());
}

/**
 * The language of the workbook, for cells, which all its people share: "ru" or "en". The server finds the same one: that
 * of the settings, else that of the headers; where neither tells, it is Google's for the workbook.
 * @param {any[]} [headers]  above the rows that are asked for
 */
function bookLanguage_(headers = []) {
  const { names, choices } = PRODUCT.language;
  const row = settingRows_(daysOfBook_()).find(([name]) => headerPlace_([name], names) === 0);
  const set = row && Object.keys(choices).find((code) => headerPlace_([row[1]], choices[code]) === 0);
  if (set) return set;
  const known = headers.filter((header) => KNOWN_HEADERS.has(plain_(header)));
  if (known.length) return known.some((header) => /\p{Script=Cyrillic}/u.test(header)) ? "ru" : "en";
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
