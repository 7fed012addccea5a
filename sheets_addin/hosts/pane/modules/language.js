/** What the pages say, in the reader's language. */

import { WORDS } from "./words.js";

/** @typedef {keyof typeof WORDS} Word */

/** @type {"ru" | "en"} */
let current = "en";

/** The language of the pages: ?lang=, else `known`, that of the workbook or of Office, else the browser's. */
export function chooseLanguage(known) {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = asked ?? known ?? navigator.language;
  current = wanted.toLowerCase().startsWith("ru") ? "ru" : "en";
  document.documentElement.lang = current;
  return current;
}

/** @returns {"ru" | "en"} */
export function language() {
  return current;
}

/**
 * The text `key` in `language`, its fields filled in.
 *
 * @param {Word} key
 * @param {string} language  "ru" or "en"
 * @param {Record<string, unknown>} [fields]
 */
export function said(key, language, fields = {}) {
  const text = language === "ru" ? WORDS[key].ru : WORDS[key].en;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

/**
 * A text by its key, its places filled.
 * @param {string} key  one of the words
 * @param {Record<string, unknown>} [fields]
 */
export function say(key, fields = {}) {
  return said(/** @type {any} */ (key), current, fields);
}

/** A sentence whose amounts, such as 120 000, 35 % or 7 days, no end of a line cuts in two. */
export function unbroken(text) {
  return text.replace(/(\d) (?=\d{3}(\D|$)|%|₽|\p{L}{1,6}(?!\p{L}))/gu, "$1\u00a0");
}

/** A number as the reasons and notes of the product write it: 1 447.1, in Russian 1 447,1. */
export function shownNumber(value) {
  return written(value, 0, 1);
}

function written(value, fewest, most) {
  const digits = { minimumFractionDigits: fewest, maximumFractionDigits: most };
  const english = new Intl.NumberFormat("en-GB", digits).format(value).replaceAll(",", "\u00a0");
  return current === "ru" ? english.replace(".", ",") : english;
}

/** An amount of money as the tabs show it: its hundredths, unless it is whole. */
export function shownMoney(value) {
  return written(value, Math.round(value * 100) % 100 === 0 ? 0 : 2, 2);
}

/** A share that is in percent already. */
export function shownPercent(value) {
  return say("percent", { number: shownNumber(value) });
}
