/** What the cell functions answer to the arguments that Google gives them. */

/**
 * A function of clients' rows: one value for one row, a column of values for a block, in one question to the server.
 * @param {string} name
 * @param {any} row  a row or a block of rows
 * @param {any} headers
 * @param {any} today
 */
function ofRows_(name, row, headers, today) {
  const days = daysOfBook_();
  const rows = block_(row, days);
  const filled = withoutBlankEnd_(rows);
  if (!filled.length) return inCells_(rows.map(() => ""));
  const above = oneRow_(headers, days) || headersOfCall_(name, rows[0].length, days);
  const call = { function: name, rows: filled };
  if (above) call.headers = above;
  const asked = cellSent_(today, days);
  if (asked !== null) call.today = asked;
  const question = { settings: settingRows_(days), today: days.today(), calls: [call] };
  if (!question.settings.length && !above) question.language = bookLanguage_();
  const values = valuesOf_(question, filled.length, days);
  return inCells_(rows.map((cells, place) => (place < values.length && hasContent_(cells) ? values[place] : "")));
}

/** The values of the only call in a question, or the text that says why there are none in each of their places. */
function valuesOf_(question, count, days) {
  const prepared = count === 1 ? preparedAnswer_(question) : undefined;
  if (prepared !== undefined) return [shown_(prepared.value, prepared.type, days)];
  const language = bookLanguage_(question.calls[0].headers);
  const isAnswer = ({ results: [one] = [] }) => one && ((one.error && one.error.message) || (Array.isArray(one.values) && one.values.length === count));
  const ask = () => checked_(ask_("post", "/v1/functions", question, language), isAnswer);
  try {
    const [{ values, type, error }] = rememberedOrAsked_(["/v1/functions", question], ask).results;
    if (error) return new Array(count).fill(wrongText_(error, language));
    return values.map((value) => shown_(value, type, days));
  } catch (error) {
    return new Array(count).fill(shortText_(error, language));
  }
}

/**
 * The day of a manager, as many rows as it has.
 * @param {any} manager
 * @param {any} clients  all clients of the company; left out, the tab Clients
 * @param {any} headers
 * @param {any} today
 */
function callsOfDay_(manager, clients, headers, today) {
  const days = daysOfBook_();
  const question = {
    manager: String(block_(manager, days)[0][0] ?? ""),
    rows: isGiven_(clients) ? block_(clients, days) : clientRows_(days),
    settings: settingRows_(days),
    today: cellSent_(today, days) ?? days.today(),
  };
  const above = oneRow_(headers, days);
  if (above) question.headers = above;
  const language = bookLanguage_(above || question.rows[0]);
  const isAnswer = ({ rows }) => Array.isArray(rows) && rows.every(Array.isArray);
  const ask = () => checked_(ask_("post", "/v1/calls", question, language), isAnswer);
  try {
    const { rows } = rememberedOrAsked_(["/v1/calls", question], ask);
    return rows.length ? rows.map((cells) => cells.map((value) => value ?? "")) : "";
  } catch (error) {
    return error.fault ? wrongText_(error.fault, language) : shortText_(error, language);
  }
}

function clientRows_(days) {
  const sheet = sheetOf_("clients");
  return sheet === null ? [] : sheet.getDataRange().getValues().map((row) => row.map((cell) => sent_(cell, days)));
}

/** What a call got wrong, and where the server says it, what was expected. */
function wrongText_({ message, expected }, language) {
  return expected === undefined ? say_(language, "cell_rejected", { detail: message }) : say_(language, "cell_wrong", { message, expected });
}

/** Why a cell has no value, short enough to be read in a column; a fault of ours shows as such. */
function shortText_(error, language) {
  if (error instanceof NoAnswer) return say_(language, `cell_${error.kind}`, error.fields);
  throw error;
}

/** One value where one row was asked for, else a column. */
function inCells_(values) {
  return values.length === 1 ? values[0] : values.map((value) => [value]);
}

function isGiven_(argument) {
  return argument !== undefined && argument !== null && argument !== "";
}

function cellSent_(argument, days) {
  return isGiven_(argument) ? block_(argument, days)[0][0] : null;
}

function block_(area, days) {
  return (Array.isArray(area) ? area : [[area]]).map((row) => row.map((cell) => sent_(cell, days)));
}

/** An area of one row or one column as one row; null where it is left out or blank. */
function oneRow_(area, days) {
  if (!isGiven_(area)) return null;
  const cells = [].concat(...block_(area, days));
  return hasContent_(cells) ? cells : null;
}

function hasContent_(cells) {
  return cells.some((cell) => cell !== null);
}

/** Whole columns end in blank rows, which have no answer. */
function withoutBlankEnd_(rows) {
  let end = rows.length;
  while (end && !hasContent_(rows[end - 1])) end -= 1;
  return rows.slice(0, end);
}

/** A value of the server in a cell. */
function shown_(value, type, days) {
  if (value === null) return "";
  return type === "date" ? days.value(value) : value;
}
