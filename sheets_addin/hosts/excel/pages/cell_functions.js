/** What the cell functions answer to the arguments that Excel gives them. */

import { BackendError } from "./backend.js";
import { CallError } from "./calls.js";
import { dayHere } from "./day.js";
import { language, say } from "./language.js";

const DAY = 86_400_000;

/**
 * @typedef {import("./calls.js").Cell} Cell
 * @typedef {{parameterAddresses?: string[], onCanceled?: () => void}} Invocation
 */

export class CellFunctions {
  /**
   * @param {import("./calls.js").CallQueue} queue
   * @param {import("./workbook_inputs.js").WorkbookInputs} inputs
   * @param {import("./backend.js").Backend} backend
   */
  constructor(queue, inputs, backend) {
    this.queue = queue;
    this.inputs = inputs;
    this.backend = backend;
  }

  /**
   * A function of clients' rows: `F(row, [headers], [today])`, one value a row.
   *
   * @param {string} name
   * @param {any[]} given  the arguments, and what Excel tells of the call at their end
   * @returns {Promise<(string | number)[][]>}
   */
  async ofRows(name, given) {
    const { values, signal, invocation } = taken(given, 3);
    const [row, headers, today] = values;
    return inCells(async () => {
      const area = areaOf(row);
      const filled = withoutBlankEnd(area);
      const above = oneRow(headers) ?? (await this.inputs.headers(invocation.parameterAddresses?.[0]));
      const call = { function: name, rows: block(filled), headers: above, today: cell(today) };
      const answer = await this.queue.ask(call, signal);
      const found = answer.values.map((value) => [shown(value, answer.type)]);
      return [...found, ...area.slice(filled.length).map(() => [""])];
    });
  }

  /**
   * The day of a manager: `CALLS(manager, [clients], [headers], [today])`.
   *
   * @param {any[]} given
   * @returns {Promise<(string | number)[][]>}
   */
  async callsOfDay(given) {
    const { values, signal } = taken(given, 4);
    const [manager, clients, headers, today] = values;
    return inCells(async () => {
      await this.inputs.days();
      const question = {
        manager: String(cell(manager) ?? ""),
        rows: clients ? block(clients) : ((await this.inputs.clients()) ?? []),
        headers: oneRow(headers),
        settings: await this.inputs.settings(),
        today: cell(today) ?? dayHere(),
      };
      const { rows } = await this.backend.post("/v1/calls", question, { signal });
      return rows.length ? rows.map((one) => one.map((value) => value ?? "")) : [[""]];
    });
  }

  /** Settings, day and language: the same for all calls of a request. */
  async shared(headers) {
    await this.inputs.days();
    const settings = await this.inputs.settings();
    const tellsNoLanguage = !settings.length && headers === null;
    return { settings, today: dayHere(), ...(tellsNoLanguage && { language: language() }) };
  }
}

/** The arguments of a call, what Excel tells of it, and a signal for the moment when nobody wants it any more. */
function taken(given, most) {
  /** @type {Invocation} */
  const invocation = given[given.length - 1];
  const controller = new AbortController();
  invocation.onCanceled = () => controller.abort();
  return { values: given.slice(0, -1).slice(0, most), signal: controller.signal, invocation };
}

/** What `answer` gives, or the error that the cell shows with its sentence. */
async function inCells(answer) {
  try {
    return await answer();
  } catch (error) {
    throw new CustomFunctions.Error(...fault(error));
  }
}

/** @returns {[CustomFunctions.ErrorCode, string]} */
function fault(error) {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  const found = error instanceof CallError ? error : error instanceof BackendError ? error.fault : undefined;
  if (found?.expected) return [invalidValue, say("wrong_call", { message: found.message, expected: found.expected })];
  return [error.kind === "rejected" ? invalidValue : notAvailable, error.message];
}

/** A cell as the server reads it: Excel hands over errors and data types as objects. */
function cell(value) {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "object") return value;
  if (value instanceof CustomFunctions.Error) return { error: value.code };
  if (value.type === "Error") return { error: String(value.basicValue) };
  return typeof value.basicValue === "object" ? (value.text ?? null) : (value.basicValue ?? value.text ?? null);
}

/** @returns {any[][]} */
function areaOf(argument) {
  return Array.isArray(argument) ? argument : [[argument]];
}

/** @returns {Cell[][]} */
function block(area) {
  return areaOf(area).map((row) => row.map(cell));
}

/** An area of one row or one column as one row; null where it is left out or blank. */
function oneRow(area) {
  const cells = area ? block(area).flat() : [];
  return cells.some((one) => one !== null) ? cells : null;
}

/** Whole columns end in a million of blank rows, which have no answer. */
function withoutBlankEnd(rows) {
  const last = rows.findLastIndex((row) => row.some((one) => one !== null && one !== undefined && one !== ""));
  return rows.slice(0, Math.max(last, 0) + 1);
}

/** A value of the server in a cell: a date as its day number. */
function shown(value, type) {
  if (value === null) return "";
  return type === "date" ? Date.parse(value) / DAY + 25_569 : value;
}
