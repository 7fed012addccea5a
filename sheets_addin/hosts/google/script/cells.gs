/** Values on their way out of the cells of a Google Sheet and into them. Rows and columns count from 0. */

const ERROR_TEXT = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!|SPILL!|CALC!)$/;
/** A text that no language of Google's takes for a number, a day, a formula or a truth. */
const NEVER_PARSED = /^\p{L}\P{Nd}*$/u;
const TRUTHS = ["true", "false", "истина", "ложь"];
const DAY_MILLISECONDS = 86400000;
const DAY_OF_EPOCH = 25569;

/** Days as people read them in the workbook, whatever zone the script runs in; each is converted once. */
class Days {
  constructor(zone) {
    this.zone = zone;
    this.known = new Map();
  }

  /** A day as ISO text with its time of day. */
  iso(date) {
    const moment = date.getTime();
    if (!this.known.has(moment)) {
      this.known.set(moment, Utilities.formatDate(date, this.zone, "yyyy-MM-dd'T'HH:mm:ss"));
    }
    return this.known.get(moment);
  }

  /** A day as people type it, dd.mm.yyyy, with a time of day where it has one. */
  text(date) {
    const [day, time] = this.iso(date).split("T");
    const typed = day.split("-").reverse().join(".");
    return time === "00:00:00" ? typed : `${typed} ${time.slice(0, 5)}`;
  }

  /** The number that a cell holds for a day. */
  serial(date) {
    return Date.parse(`${this.iso(date)}Z`) / DAY_MILLISECONDS + DAY_OF_EPOCH;
  }

  /** An ISO day as a value that a cell shows as that day. */
  value(text) {
    return Utilities.parseDate(text, this.zone, text.length > 10 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd");
  }

  /** The present day as ISO text. */
  today() {
    return this.now().slice(0, 10);
  }

  /** The present moment as ISO text. */
  now() {
    return Utilities.formatDate(new Date(), this.zone, "yyyy-MM-dd'T'HH:mm:ss");
  }
}

/** The days of the open workbook. */
function daysOfBook_() {
  return new Days(SpreadsheetApp.getActive().getSpreadsheetTimeZone());
}

/** A cell's value as the server wants it. */
function sent_(value, days) {
  if (value === "" || value === undefined) return null;
  if (value instanceof Date) return days.text(value);
  return typeof value === "string" && ERROR_TEXT.test(value) ? { error: value } : value;
}

/** A value as it must be entered so that Google keeps it: no text turns into a number, a day or a formula. */
function entered_(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string" || value === "") return value;
  return NEVER_PARSED.test(value) && !TRUTHS.includes(value.toLowerCase()) ? value : `'${value}`;
}

/** A value as it was read, in the form of those that are to be written. */
function comparable_(value, days) {
  if (value instanceof Date) return days.serial(value);
  return value === null || value === undefined ? "" : value;
}

/** Whether a cell that shows `shown` need not be written to show `wanted`. */
function same_(shown, wanted, days) {
  const [one, other] = [comparable_(shown, days), comparable_(wanted, days)];
  return one === other || (typeof one === "number" && typeof other === "number" && Math.abs(one - other) < 1e-9);
}

/** Two formulas that differ in spaces and in what parts their arguments alone are the same. */
function sameFormula_(one, other) {
  return plainFormula_(one) === plainFormula_(other);
}

/** A formula without spaces, its arguments parted by commas; texts in it as they are. */
function plainFormula_(formula) {
  return formula.replace(/"(?:[^"]|"")*"|\s+|;/g, (part) => (part.startsWith('"') ? part : part === ";" ? "," : ""));
}

/** The letters of a column. */
function columnLetters_(place) {
  let letters = "";
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The place of a column by its letters. */
function columnPlace_(letters) {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The form in which names are compared: case, spaces and ё/е do not matter. */
function plain_(text) {
  return typeof text === "string" ? text.replace(/\s+/gu, "").toLowerCase().replace(/ё/g, "е") : "";
}

/** Stretches of numbers that follow one another, as first and last. */
function stretches_(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found[found.length - 1];
    if (last && last[1] + 1 === number) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
