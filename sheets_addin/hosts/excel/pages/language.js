/** What the pages say, in the reader's language. */

import { said } from "./backend.js";

/** @type {"ru" | "en"} */
let current = "en";

/** The language of the pages: ?lang=, else Office's display language, else the browser's. */
export function chooseLanguage(displayLanguage) {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = asked ?? displayLanguage ?? navigator.language;
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

/** A sentence whose amounts, such as 120 000, no end of a line cuts in two. */
export function unbroken(text) {
  return text.replace(/(\d) (?=\d{3}(\D|$))/g, "$1\u00a0");
}

/** A number as the reader's language writes it. */
export function shownNumber(value) {
  return new Intl.NumberFormat(current === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: 1 }).format(value);
}
