/** Values on their way into and out of the cells of Excel. */

const ERRORS =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!|CALC!|BUSY!)$/;
/** A text that no language of Excel takes for a number, a date, a formula or a truth. */
const NEVER_PARSED = /^\p{L}\P{Nd}*$/u;
const TRUTHS = new Set(["true", "false", "истина", "ложь"]);

/**
 * A cell's value as the server wants it.
 * @param {any} value
 * @returns {import("./tables.js").Cell}
 */
export function sent(value) {
  if (value === "") return null;
  return typeof value === "string" && ERRORS.test(value) ? { error: value } : value;
}

/** A value as it must be entered so that Excel keeps it: no text turns into a number, a date or a formula. */
export function entered(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return value;
  return NEVER_PARSED.test(value) && !TRUTHS.has(value.toLowerCase()) ? value : value && `'${value}`;
}

/** Whether a cell that shows `shown` need not be written to show `wanted`. */
export function same(shown, wanted) {
  return (shown ?? "") === (wanted ?? "");
}

/** Whether a cell with this value holds a formula; a text that begins with "=" shows itself and is none. */
export function isFormula(formula, value) {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}

/** What a cell holds, to be entered again: its formula, else its value. */
export function content(value, formula) {
  return isFormula(formula, value) ? formula : entered(value);
}

/** The same of a grid of cells. */
export function contents(values, formulas) {
  return formulas.map((row, place) => row.map((formula, column) => content(values[place][column], formula)));
}

/** The letters of a column. */
export function columnLetters(place) {
  let letters = "";
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
