/** What the pages say, in the reader's language. */

import { said } from "./backend.js";

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
  const written = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(value).replaceAll(",", "\u00a0");
  return current === "ru" ? written.replace(".", ",") : written;
}

/** A share that is in percent already. */
export function shownPercent(value) {
  return say("percent", { number: shownNumber(value) });
}
