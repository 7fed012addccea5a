// ================================================= answers_cache.gs =================================================

/** Answers of the cell functions remembered by what was asked, for all people of the workbook. */

/** Google's limit for a value. */
const MOST_BYTES = 100 * 1024;
/** As many characters as keep to it whatever they are: each takes three bytes at most. */
const MOST_CHARACTERS = 30000;
const MOST_PIECES = 60;
const SECONDS_REMEMBERED = 6 * 3600;
/** How long a server that is away is not asked again by other cells. */
const SECONDS_AWAY = 20;
const AWAY_KEY = "sales away";

/** A short name of a question, the same for the same question. */
function fingerprint_(question) {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, JSON.stringify(question), Utilities.Charset.UTF_8);
  return Utilities.base64Encode(bytes);
}

/** What was remembered under a name, undefined where nothing was. */
function remembered_(name) {
  const cache = CacheService.getDocumentCache();
  const text = cache.get(name);
  if (text === null) return undefined;
  if (text[0] !== "#") return JSON.parse(text);
  const names = pieceNames_(name, Number(text.slice(1)));
  const pieces = cache.getAll(names);
  // one of the pieces may have been dropped before the others
  return names.every((one) => one in pieces) ? JSON.parse(names.map((one) => pieces[one]).join("")) : undefined;
}

/** Remember `content` under a name; what is too large is not remembered. */
function remember_(name, content) {
  CacheService.getDocumentCache().putAll(Object.fromEntries(pieces_(name, content)), SECONDS_REMEMBERED);
}

/** Names and values under which the cache keeps `content`: one, or several and one that counts them; none of too much. */
function pieces_(name, content) {
  const text = JSON.stringify(content);
  if (text.length <= MOST_BYTES && bytes_(text) <= MOST_BYTES) return [[name, text]];
  const count = Math.ceil(text.length / MOST_CHARACTERS);
  if (count > MOST_PIECES) return [];
  const names = pieceNames_(name, count);
  const pieces = names.map((one, place) => [one, text.slice(place * MOST_CHARACTERS, (place + 1) * MOST_CHARACTERS)]);
  return [...pieces, [name, `#${count}`]];
}

/** How many bytes a text takes. */
function bytes_(text) {
  const count = (letters) => (text.match(letters) || []).length;
  return text.length + count(/[\u0080-\u07ff\ud800-\udfff]/g) + 2 * count(/[\u0800-\ud7ff\ue000-\uffff]/g);
}

function pieceNames_(name, count) {
  return Array.from({ length: count }, (_, place) => `${name} ${place}`);
}

/**
 * What `asking` gives, or what was remembered of it. While the server is away only one cell in a while waits for it.
 * @throws {NoAnswer}
 */
function rememberedOrAsked_(question, asking) {
  const name = fingerprint_(question);
  const known = remembered_(name);
  if (known !== undefined) return known;
  const cache = CacheService.getDocumentCache();
  const away = cache.get(AWAY_KEY);
  if (away !== null) throw new NoAnswer(...JSON.parse(away));
  try {
    const answer = asking();
    remember_(name, answer);
    return answer;
  } catch (error) {
    // the others say nothing of another question
    const isAway = error instanceof NoAnswer && !["rejected", "no_address", "too_large"].includes(error.kind);
    if (isAway) cache.put(AWAY_KEY, JSON.stringify([error.kind, error.fields]), SECONDS_AWAY);
    throw error;
  }
}

/** The server may be another now, or the key for it. */
function forgetAway_() {
  CacheService.getDocumentCache().remove(AWAY_KEY);
}

// ===================================================== apply.gs =====================================================

/** The server's answer put into the workbook. */

/** The workbook is not as it was read: the refresh has to begin anew. */
class ChangedMeanwhile extends Error {}

/**
 * Write what the server answered; where Google refuses a part, or people typed meanwhile, everything is put back.
 * @param {SheetRead[]} read  the sheets as the server saw them
 * @param {() => void} checkGoesOn  throws once somebody called the refresh off
 * @returns {boolean} whether all is written: not where people typed what the server has to see first
 * @throws {Failure}
 */
function applyChanges_(read, answered, days, language, checkGoesOn) {
  const changes = answered.functions.google_script ? answered : asValues_(answered);
  const work = {
    days, language, checkGoesOn, undo: [], charts: [], traces: new Map(), active: SpreadsheetApp.getActive().getActiveSheet(),
    read: new Map(read.map((sheet) => [sheet.name, sheet])),
  };
  const whole = wholeTabs_(work, changes);
  checkRights_(work, changes.patches, whole);
  try {
    startJournal_(whole);
    checkAsRead_(read, changes.patches);
    writeAll_(work, changes, whole);
    // Google carries writes out when it likes: what it refuses comes to light now
    SpreadsheetApp.flush();
  } catch (error) {
    putBack_(work, error);
    if (error instanceof ChangedMeanwhile) return false;
    throw error instanceof Failure ? error : new Failure(say_(language, "undone", { detail: error.message }));
  }
  try {
    tidy_(work.charts);
  } catch (error) {
    // everything is written: what is left over goes with the next refresh
    throw new Failure(say_(language, "not_tidied", { detail: error.message }));
  }
  return true;
}

/** The tabs and reports that change, in the order in which they stand. */
function wholeTabs_(work, { tabs, reports, order }) {
  const whole = [
    ...tabs.map((tab) => ({ tab, shows: showsTab_, write: writeTab_ })),
    ...reports.map((tab) => ({ tab, shows: showsReport_, write: writeReport_ })),
  ];
  const place = ({ tab }) => (order.includes(tab.name) ? order.indexOf(tab.name) : order.length);
  return whole
    .sort((one, other) => place(one) - place(other))
    .filter(({ tab, shows }) => !shows(work.read.get(tab.replaces), tab, work.days));
}

function writeAll_(work, { patches, order }, whole) {
  const isMemory = ({ tab }) => tab.name === PRODUCT.memory;
  work.checkGoesOn();
  // first, for people type on these sheets at any time, and rows move
  for (const patch of patches.filter(({ sheet }) => !order.includes(sheet))) writePatch_(work, patch);
  SpreadsheetApp.flush();
  whole.filter((one) => !isMemory(one)).forEach((one) => writeWhole_(work, one));
  // the log, for it says that all is written
  for (const patch of patches.filter(({ sheet }) => order.includes(sheet))) {
    checkSheetAsRead_(work, patch.sheet);
    writePatch_(work, patch);
  }
  whole.filter(isMemory).forEach((one) => writeWhole_(work, one));
  writeFormulas_(work, patches);
}

function writeWhole_(work, { tab, write }) {
  work.checkGoesOn();
  keepAndCheck_(work, tab);
  write(work, tab, work.read.get(tab.replaces));
}

/** ChangedMeanwhile where people typed since the sheets were read, or where rows of what is to be patched moved. */
function checkAsRead_(read, patches) {
  const now = readSheets_();
  if (typedInto_(now) !== typedInto_(read)) throw new ChangedMeanwhile();
  for (const { sheet, header_row: header } of patches) {
    const [before, after] = [read, now].map((sheets) => namesOfRows_(sheets.find(({ name }) => name === sheet), header));
    if (before !== after) throw new ChangedMeanwhile();
  }
}

/** What says whose each row is, as text; a formula may show it, and move the rows without anybody's typing. */
function namesOfRows_({ values }, header) {
  const names = Object.values(PRODUCT.identity).flat().map(plain_);
  const places = (values[header] || []).flatMap((cell, place) => (names.includes(plain_(cell)) ? [place] : []));
  return JSON.stringify(values.map((row) => places.map((place) => row[place])));
}

/** Everything as it was, but for what people typed since; Failure where that cannot be had. */
function putBack_(work, error) {
  const faults = [];
  const attempt = (step) => {
    try {
      return step();
    } catch (fault) {
      // the others still bring back what they can
      faults.push(fault);
      return null;
    }
  };
  work.undo.reverse().forEach(attempt);
  const journal = attempt(readJournal_);
  const lost = journal && attempt(() => putBackTabs_(journal, work.days, attempt));
  attempt(() => SpreadsheetApp.getActive().setActiveSheet(work.active));
  attempt(() => SpreadsheetApp.flush());
  if (!faults.length) attempt(() => tidy_([]));
  if (faults.length) throw new Failure(say_(work.language, "half_done", { detail: error.message }));
  tellLost_(lost || [], work.language);
}

// ==================================================== backend.gs ====================================================

/** The product's server: where it is, the key for it, and questions to it. */

/** Where the address and the key are kept: beside the script, never in the workbook. */
const ADDRESS_PROPERTY = "SALES_SERVER";
const KEY_PROPERTY = "SALES_KEY";

/** Statuses after which the same question may be answered a little later. */
const LATER = [429, 502, 503, 504];
const REFUSED = [401, 403];

/** Milliseconds before the second and the third try. */
const PAUSES = [700, 2500];
const LONGEST_PAUSE = 5000;
/** Google stops a cell function after 30 seconds: a question that took this many milliseconds is not asked again. */
const PATIENCE = 8000;

/** What Google's own errors mean, by what in them is the same in every language: the kind of fault, and whether it may pass. */
const GOOGLE_FAULTS = [
  { sign: /UrlFetchApp\.fetch|script\.external_request/, kind: "permission", mayPass: false },
  { sign: /urlfetch post|post size/i, kind: "too_large", mayPass: false },
  { sign: /rateMax|Utilities\.sleep|bandwidth/i, kind: "hurried", mayPass: true },
  { sign: /for one day|: ?urlfetch\.?\s*$/i, kind: "quota", mayPass: false },
];

/** Why the server gave no answer: `kind` and `fields` make the text, `fault` is what the server itself said. */
class NoAnswer extends Error {
  constructor(kind, fields, fault) {
    super(kind);
    this.kind = kind;
    this.fields = fields;
    this.fault = fault;
  }
}

/**
 * The address of the server and the key for it, "" where none is set.
 * @returns {{address: string, key: string}}
 */
function connection_() {
  const kept = PropertiesService.getScriptProperties().getProperties();
  return { address: kept[ADDRESS_PROPERTY] || "", key: kept[KEY_PROPERTY] || "" };
}

/**
 * The JSON that the server answers. Every question may be asked again: the server keeps nothing between two of them.
 * @param {"get" | "post"} method
 * @param {string} path  such as "/v1/functions"
 * @param {any} content  is sent as JSON
 * @param {string} language  of the server's own sentences
 * @param {{address: string, key: string}} [connection]  the one that is kept, where it is left out
 * @throws {NoAnswer}
 */
function ask_(method, path, content, language, connection = connection_()) {
  const { address, key } = connection;
  if (!address) throw new NoAnswer("no_address", {});
  const headers = { "Accept-Language": language };
  if (key) headers.Authorization = `Bearer ${key}`;
  const options = { method, headers, muteHttpExceptions: true };
  if (method === "post") Object.assign(options, { contentType: "application/json", payload: JSON.stringify(content) });
  const began = Date.now();
  for (let attempt = 0; ; attempt += 1) {
    const { answer, fault, pause } = oneTry_(address, path, options);
    if (answer !== undefined) return answer;
    if (pause === undefined || attempt === PAUSES.length || Date.now() - began > PATIENCE) throw fault;
    Utilities.sleep(Math.min(Math.max(pause, PAUSES[attempt] * (1 + Math.random() / 2)), LONGEST_PAUSE));
  }
}

/** One try: the answer; or what went wrong, with a pause in milliseconds where another try may help. */
function oneTry_(address, path, options) {
  let response;
  try {
    response = UrlFetchApp.fetch(address + path, options);
  } catch (error) {
    const detail = String(error.message || error);
    const { kind, mayPass } = GOOGLE_FAULTS.find(({ sign }) => sign.test(detail)) || { kind: "unreachable", mayPass: true };
    return { fault: new NoAnswer(kind, { address, detail }), pause: mayPass ? 0 : undefined };
  }
  const status = response.getResponseCode();
  const content = parsed_(response.getContentText());
  if (status === 200 && content !== undefined) return { answer: content };
  const said = content && content.error;
  const detail = (said && said.message) || String(status);
  if (REFUSED.includes(status)) {
    return { fault: new NoAnswer(options.headers.Authorization ? "refused" : "no_key", { address, detail }) };
  }
  if (LATER.includes(status)) {
    return { fault: new NoAnswer("failed", { address, detail }), pause: secondsToWait_(response) * 1000 };
  }
  if (status >= 500) return { fault: new NoAnswer("failed", { address, detail }) };
  if (!said) return { fault: new NoAnswer("nonsense", { address, detail }) };
  return { fault: new NoAnswer("rejected", { address, detail }, said) };
}

/** What the server asks to wait for, 0 where it says nothing: its headers come spelled as it wrote them. */
function secondsToWait_(response) {
  const [, seconds] = Object.entries(response.getHeaders()).find(([name]) => name.toLowerCase() === "retry-after") || [];
  return Number(seconds) || 0;
}

/** What the server answered, where it has the form that it must have. */
function checked_(answer, isRight, address = connection_().address) {
  if (answer !== null && typeof answer === "object" && isRight(answer)) return answer;
  throw new NoAnswer("nonsense", { address });
}

function parsed_(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}

/** What went wrong as a sentence for people. */
function sentence_(error, language) {
  if (error instanceof NoAnswer) {
    // ours goes on after what the server said
    const detail = String(error.fields.detail).replace(/\.$/, "");
    return say_(language, error.kind, { ...error.fields, detail });
  }
  return error instanceof Failure ? error.message : say_(language, "unexpected", { detail: error.message });
}

// ================================================ cell_functions.gs =================================================

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

// ===================================================== cells.gs =====================================================

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

// ================================================== connection.gs ===================================================

/** What the dialog about the server keeps. */

const CONNECTION_TEXTS = [
  "address_label", "address_hint", "key_label", "key_hint", "key_kept", "remove_key", "check_and_save", "checking_server",
];

/**
 * Keep the address and the key if the server answers; gives the sentence that says so.
 * @param {{address: string, key: string, removesKey: boolean}} typed  a blank key leaves the one that is kept
 * @returns {{isSaved: boolean, said: string}}
 */
function saveConnection(typed) {
  const language = personLanguage_();
  const address = typed.address.trim().replace(/\/+$/, "");
  if (!/^https:\/\/[^\s/]+\S*$/.test(address)) return { isSaved: false, said: say_(language, "address_wrong") };
  const former = connection_();
  // a key is told to nobody but the server that it is for
  const known = hostOf_(address) === hostOf_(former.address) ? former.key : "";
  const key = typed.removesKey ? "" : typed.key.trim() || known;
  try {
    const health = ask_("get", "/healthz", null, language, { address, key: "" });
    const { version } = checked_(health, (answer) => typeof answer.version === "string", address);
    // that page asks for no key: the functions do
    ask_("post", "/v1/functions", { calls: [] }, language, { address, key });
    keepConnection_({ address, key });
    return { isSaved: true, said: say_(language, "connected", { address, version }) };
  } catch (error) {
    return { isSaved: false, said: sentence_(error, language) };
  }
}

/** An address up to where its path begins. */
function hostOf_(address) {
  return address.split("/").slice(0, 3).join("/").toLowerCase();
}

function keepConnection_({ address, key }) {
  const properties = PropertiesService.getScriptProperties();
  properties.setProperty(ADDRESS_PROPERTY, address);
  if (key) properties.setProperty(KEY_PROPERTY, key);
  else properties.deleteProperty(KEY_PROPERTY);
  forgetAway_();
}

// =================================================== formulas.gs ====================================================

/** Formulas of ours in computed cells: whether there are any, and when they are set again. */

/** Names the day and the settings with which the formulas were set: Google computes none again because these change. */
const FORMULAS_PROPERTY = "SALES_FORMULAS";

/** The same changes, but computed cells hold values: where the settings do not say that this script answers. */
function asValues_(changes) {
  const patches = changes.patches.map((patch) => ({
    ...patch,
    columns: patch.columns.map((column) => ({ ...column, formula: null })),
  }));
  return { ...changes, patches };
}

/** Write the formulas of all patches: those that differ, or every one where it would show another day's result. */
function writeFormulas_(work, patches) {
  const wanted = patches.filter((patch) => patch.columns.some((column) => column.formula !== null));
  if (!wanted.length) return;
  const properties = PropertiesService.getDocumentProperties();
  READ.clear();
  const state = fingerprint_([work.days.today(), settingRows_(work.days)]);
  const isOutdated = properties.getProperty(FORMULAS_PROPERTY) !== state;
  properties.deleteProperty(FORMULAS_PROPERTY);
  for (const patch of wanted) {
    const trace = work.traces.get(patch);
    if (!trace.isInPlace()) throw new ChangedMeanwhile();
    const before = isOutdated ? { values: [], formulas: [] } : trace.before;
    const areas = changedAreas_(work, before, patch).filter((area) => area.isFormula);
    const isToClear = isOutdated && trace.before.formulas.some((cells) => cells.some(Boolean));
    if (isToClear) areas.forEach((area) => clearArea_(trace, area));
    // formulas ask for their answers as soon as they stand
    prepareAnswers_(work, patch);
    // Google keeps the result of a formula that is only entered once more: it has to be gone first
    if (isToClear) SpreadsheetApp.flush();
    areas.forEach((area) => writeArea_(trace, area));
  }
  properties.setProperty(FORMULAS_PROPERTY, state);
  work.undo.push(() => properties.deleteProperty(FORMULAS_PROPERTY));
}

function clearArea_(trace, { row, column, columns }) {
  trace.note(row, column, columns[0].map(() => columns.map(() => "")), false);
  trace.sheet.getRange(row + 1, column + 1, columns[0].length, columns.length).clearContent();
}

// ==================================================== journal.gs ====================================================

/**
 * What a refresh is about to write, kept in the workbook: Google may cut an execution off at any line, and the next one
 * has to tell what was written from what people typed since.
 */

/** What the names of our own copies begin with: they exist only while a refresh writes. */
const COPY = "_sheets_addin_copy";

const JOURNAL = `${COPY}_journal`;
/** Google takes 50,000 characters in a cell; a sign may count twice. */
const PIECES = /[^]{1,20000}/gu;

/**
 * A tab that was to be written: `id` is the sheet that it replaces, of the name `former`, null where it is new; `table`
 * is what people may edit on it, `rows` are those whose heights change. `sheets` were there before.
 * @typedef {{name: string, id: number | null, former: string | null, rows: number, table: TypedTable | null}} Entry
 * @typedef {{sheets: number[], memory: string, entries: Entry[]}} Journal
 */

/** Write the journal, on a sheet that nobody sees. */
function startJournal_(whole) {
  const book = SpreadsheetApp.getActive();
  const [sheets, active] = [book.getSheets(), book.getActiveSheet()];
  const ids = new Map(sheets.map((sheet) => [sheet.getName(), sheet.getSheetId()]));
  const entries = whole.map(({ tab }) => ({
    name: tab.name,
    id: tab.replaces === null ? null : ids.get(tab.replaces),
    former: tab.replaces,
    rows: tab.blocks === undefined ? 0 : contentOfReport_(tab).length,
    table: typedTableOf_(tab),
  }));
  const lines = [{ sheets: [...ids.values()], memory: memoryPrint_() }, ...entries].map((line) => JSON.stringify(line).match(PIECES));
  const sheet = book.insertSheet(JOURNAL, sheets.length).hideSheet();
  book.setActiveSheet(active);
  makeRoom_(sheet, lines.length, Math.max(...lines.map((pieces) => pieces.length)));
  lines.forEach((pieces, place) => sheet.getRange(place + 1, 1, 1, pieces.length).setValues([pieces.map(entered_)]));
}

/** What the memory says now, in short; every finished refresh changes it. */
function memoryPrint_() {
  const sheet = SpreadsheetApp.getActive().getSheetByName(PRODUCT.memory);
  return sheet === null ? "" : fingerprint_(sheet.getDataRange().getValues());
}

/** Keep a tab as it is, just before it is written; ChangedMeanwhile where people typed on it since it was read. */
function keepAndCheck_(work, { replaces }) {
  if (replaces === null) return;
  keepCopy_(SpreadsheetApp.getActive().getSheetByName(replaces));
  checkSheetAsRead_(work, replaces);
}

/** Reading carries out what is written so far: little time goes by between this and the next writes. */
function checkSheetAsRead_(work, name) {
  const now = readSheet_(SpreadsheetApp.getActive().getSheetByName(name));
  if (typedInto_([now]) !== typedInto_([work.read.get(name)])) throw new ChangedMeanwhile();
}

/** @returns {Journal | null} what a refresh was about to write, null where none was */
function readJournal_() {
  const sheet = SpreadsheetApp.getActive().getSheetByName(JOURNAL);
  const lines = sheet === null ? [] : sheet.getDataRange().getValues().map((pieces) => pieces.join(""));
  if (!lines.length || lines[0] === "") return null;
  const [start, ...entries] = lines.map((line) => JSON.parse(line));
  return { ...start, entries };
}

/** Undo what a refresh wrote that Google cut off, unless another one was carried out since. */
function putBackHalfWritten_(days, language) {
  if (!SpreadsheetApp.getActive().getSheets().some((sheet) => sheet.getName().startsWith(COPY))) return;
  let lost = [];
  try {
    const journal = readJournal_();
    // the memory is written last: where it is another, all tabs are written, by that refresh or by a later one
    if (journal !== null && memoryPrint_() === journal.memory) lost = putBackTabs_(journal, days, (step) => step());
    SpreadsheetApp.flush();
    tidy_([]);
  } catch (error) {
    throw new Failure(say_(language, "half_done", { detail: error.message }));
  }
  tellLost_(lost, language);
}

/**
 * Put every tab back that was about to be written; what people typed on it since goes along.
 * @param {Journal} journal
 * @param {(step: () => any) => any} attempt  does a step; what it gives, null where it failed and others are to go on
 * @returns {Typed[]} what nobody's row was found for
 */
function putBackTabs_({ sheets, entries }, days, attempt) {
  const book = SpreadsheetApp.getActive();
  const typed = [];
  for (const entry of entries) {
    attempt(() => {
      const sheet = entry.id === null ? book.getSheetByName(entry.name) : book.getSheetById(entry.id);
      const copy = entry.id === null ? null : book.getSheetByName(copyName_(entry.id));
      const isWritten = entry.id === null ? sheet !== null && !sheets.includes(sheet.getSheetId()) : sheet !== null && copy !== null;
      if (!isWritten) return;
      typed.push(...typedSince_(entry, sheet, copy, days));
      if (copy === null) book.deleteSheet(sheet);
      else comeBack_(sheet, copy, entry.former, entry.rows);
    });
  }
  const kept = entries.filter(({ id, table }) => id !== null && table !== null);
  return typed.filter((one) => attempt(() => carry_(one, kept, days)) === false);
}

/** Failure where something that people typed was not carried over: they enter it again. */
function tellLost_(lost, language) {
  if (!lost.length) return;
  const cells = lost.map(({ tab, row, header, value }) => `${tab}, ${row}, ${header}: ${value}`).join("; ");
  throw new Failure(say_(language, "type_again", { cells }));
}

// ================================================= known_sheets.gs ==================================================

/** Which sheets a refresh needs: nothing of the others leaves the workbook but their names. */

/** Whether a sheet bears the name of a tab of ours, or of a table that people fill. */
function bearsKnownName_(name) {
  const names = [PRODUCT.memory, ...Object.values(PRODUCT.tabs).flatMap((pair) => Object.values(pair))];
  return names.some((known) => plain_(known) === plain_(name));
}

/** Whether a row among the first ones names columns of ours; a unit may follow, as in "Amount, GBP". */
function namesColumns_(rows) {
  const isHeader = (cell) => {
    const text = plain_(cell);
    return text !== "" && PRODUCT.headers.some((header) => text.startsWith(header));
  };
  return rows.some((row) => row.filter(isHeader).length >= PRODUCT.fewestHeaders);
}

/** The names of the sheets that the last refresh wrote, whatever people call them now. */
function ownSheets_(sheets) {
  const memory = sheets.find(({ name }) => name === PRODUCT.memory);
  const lines = memory === undefined ? [] : firstRows_(memory.sheet, 1 + Object.keys(PRODUCT.tabs).length, 3);
  return new Set(lines.filter(([kind]) => kind === "tab").map(([, , name]) => name));
}

// =================================================== language.gs ====================================================

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

// ===================================================== looks.gs =====================================================

/** How the product's cells look in a Google Sheet: the same palette and formats as in a file, as far as Google has them. */

/** Cells in one call. */
const MOST_CELLS = 100000;
const GENERAL = "General";
const AS_TYPED = "@";

/** A width in characters as pixels. */
function pixels_(characters) {
  return Math.round(characters * 7) + 5;
}

/**
 * The number format of a column: with decimals where its values have some. Google's marks change colours alone, so a
 * sign that goes with every filled cell, or with one number, stands in the format; a word says itself what it means.
 */
function numberFormat_({ format, values, highlights }) {
  const hasDecimals = values.some((value) => typeof value === "number" && !Number.isInteger(value));
  const code = PRODUCT.look.formats[format][hasDecimals ? 1 : 0];
  for (const { sign, equals } of highlights) {
    if (!sign || typeof equals === "string") continue;
    const literal = `"${sign.replace(/"/g, "")} "`;
    if (equals === null) return code === AS_TYPED || code === GENERAL ? `${literal}@` : `${literal}${code}`;
    const number = code === GENERAL ? "0" : code;
    return `[=${equals}]${literal}${number};${number}`;
  }
  return code;
}

/**
 * Enter contents into cells that keep their formats. One that is formatted as plain text would show the sign that makes
 * a text one, so it has that format only before and after.
 * @param {(formats: string[][]) => void} [note]  is told the formats before they change
 */
function enterInto_(range, contents, note = () => {}) {
  const isSigned = (content) => typeof content === "string" && content.startsWith("'");
  const formats = contents.some((cells) => cells.some(isSigned)) ? range.getNumberFormats() : [];
  const isPlain = (code, content) => code === AS_TYPED && isSigned(content);
  if (!formats.some((codes, row) => codes.some((code, column) => isPlain(code, contents[row][column])))) {
    range.setValues(contents);
    return;
  }
  note(formats);
  range.setNumberFormats(formats.map((codes, row) => codes.map((code, column) => (isPlain(code, contents[row][column]) ? GENERAL : code))));
  range.setValues(contents);
  range.setNumberFormats(formats);
}

/** Enter a grid from a cell on; every text stays one, whatever the cells were formatted as. */
function enter_(sheet, row, column, grid) {
  if (!grid.length || !grid[0].length) return;
  const height = Math.max(1, Math.floor(MOST_CELLS / grid[0].length));
  for (let start = 0; start < grid.length; start += height) {
    const rows = grid.slice(start, start + height);
    sheet
      .getRange(row + start + 1, column + 1, rows.length, rows[0].length)
      .setNumberFormat(GENERAL)
      .setValues(rows.map((cells) => cells.map(entered_)));
  }
}

/**
 * One call for all areas that are to look alike.
 * @param {[number, number, number, number][]} areas  row, column, rows, columns
 * @param {(list: GoogleAppsScript.Spreadsheet.RangeList) => void} dress
 */
function alike_(sheet, areas, dress) {
  const names = areas
    .filter(([, , rows, columns]) => rows > 0 && columns > 0)
    .map(([row, column, rows, columns]) => {
      const end = `${columnLetters_(column + columns - 1)}${row + rows}`;
      return `${columnLetters_(column)}${row + 1}:${end}`;
    });
  if (names.length) dress(sheet.getRangeList(names));
}

/** Number formats of columns, each given with its area; one call for each format. */
function formatColumns_(sheet, placed) {
  const byFormat = new Map();
  for (const { column, area } of placed) {
    const code = numberFormat_(column);
    byFormat.set(code, [...(byFormat.get(code) || []), area]);
  }
  for (const [code, areas] of byFormat) {
    if (code !== GENERAL) alike_(sheet, areas, (list) => list.setNumberFormat(code));
  }
}

/** The quiet bold header row. */
function dressHeader_(range) {
  const { header } = PRODUCT.look;
  range
    .setBackground(`#${header.fill}`)
    .setFontColor(`#${header.text}`)
    .setFontWeight("bold")
    .setWrap(true)
    .setVerticalAlignment("middle")
    .setBorder(null, null, true, null, null, null, `#${header.line}`, SpreadsheetApp.BorderStyle.SOLID);
}

/** Body cells: computed ones greyed, editable ones pale yellow, a fine line below each row. */
function dressBody_(sheet, placed) {
  const { computed, editable, line } = PRODUCT.look;
  const areas = (wanted) => placed.filter(({ column }) => wanted(column)).map(({ area }) => area);
  alike_(sheet, areas(() => true), (list) => {
    list
      .setVerticalAlignment("top")
      .setBorder(null, null, true, null, null, true, `#${line}`, SpreadsheetApp.BorderStyle.SOLID);
  });
  alike_(sheet, areas((column) => column.computed), (list) => {
    list.setBackground(`#${computed.fill}`).setFontColor(`#${computed.text}`);
  });
  alike_(sheet, areas((column) => column.editable && !column.computed), (list) => list.setBackground(`#${editable.fill}`));
  alike_(sheet, areas((column) => column.wrap), (list) => list.setWrap(true));
  alike_(sheet, areas((column) => column.is_text), (list) => list.setHorizontalAlignment("left"));
}

/** The conditional formats of columns, each given with its range. */
function marks_(ranged) {
  return [].concat(
    ...ranged.map(({ column, range }) =>
      column.highlights.map(({ tone, equals }) => {
        const { text, fill } = PRODUCT.look.tones[tone];
        const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([range]);
        if (equals === null) rule.whenCellNotEmpty();
        else if (typeof equals === "string") rule.whenTextEqualTo(equals);
        else rule.whenNumberEqualTo(equals);
        return rule.setBackground(`#${fill}`).setFontColor(`#${text}`).setBold(true).build();
      }),
    ),
  );
}

/** Sizes of columns or rows from the first on; equal neighbours in one call. */
function sizes_(wanted, set) {
  let start = 0;
  for (let place = 1; place <= wanted.length; place += 1) {
    if (wanted[place] === wanted[start]) continue;
    set(start + 1, place - start, wanted[start]);
    start = place;
  }
}

/** The colour of a sheet's handle. */
function handleColour_(tone) {
  return `#${PRODUCT.look.tones[tone].handle}`;
}

// ===================================================== menu.gs ======================================================

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

// ================================================== own_sheets.gs ===================================================

/** Sheets of our own while they are written: new ones, and copies of those that are there, to put back. */

/** The name of the copy of a sheet. */
function copyName_(id) {
  return `${COPY}_${id}`;
}

/** A copy that nobody sees of a sheet that is about to be written. */
function keepCopy_(sheet) {
  const book = SpreadsheetApp.getActive();
  const active = book.getActiveSheet();
  sheet.copyTo(book).setName(copyName_(sheet.getSheetId())).hideSheet();
  book.setActiveSheet(active);
}

/** A sheet gets the contents, the looks and the name that its copy has kept; `sized` rows may have other heights. */
function comeBack_(sheet, copy, name, sized) {
  makeRoom_(sheet, copy.getMaxRows(), copy.getMaxColumns());
  undress_(sheet);
  const former = copy.getRange(1, 1, copy.getMaxRows(), copy.getMaxColumns());
  former.copyTo(sheet.getRange(1, 1));
  former.copyTo(sheet.getRange(1, 1), SpreadsheetApp.CopyPasteType.PASTE_COLUMN_WIDTHS, false);
  const heights = Array.from({ length: Math.min(sized, copy.getMaxRows()) }, (_, row) => copy.getRowHeight(row + 1));
  sizes_(heights, (first, count, height) => sheet.setRowHeights(first, count, height));
  const filter = copy.getFilter();
  if (filter !== null) comeBackFilter_(sheet, filter);
  if (sheet.getName() !== name) sheet.setName(name);
}

/** The filter with what people chose in it. */
function comeBackFilter_(sheet, kept) {
  const area = kept.getRange();
  const filter = sheet.getRange(area.getA1Notation()).createFilter();
  for (let column = area.getColumn(); column <= area.getLastColumn(); column += 1) {
    const chosen = kept.getColumnFilterCriteria(column);
    if (chosen !== null) filter.setColumnFilterCriteria(column, chosen.copy().build());
  }
}

/** Delete the journal and the copies, also those that an earlier refresh left, and `charts` that others took the place of. */
function tidy_(charts) {
  const book = SpreadsheetApp.getActive();
  for (const { sheet, chart } of charts) sheet.removeChart(chart);
  const unnamed = unnamedCopies_(readJournal_());
  const left = book.getSheets().filter((sheet) => sheet.getName().startsWith(COPY));
  // without the journal nothing is put back any more
  left.sort((one, other) => Number(other.getName() === JOURNAL) - Number(one.getName() === JOURNAL));
  for (const sheet of [...left, ...unnamed]) book.deleteSheet(sheet);
  // the lock goes only when all of it is done
  SpreadsheetApp.flush();
}

/** Copies that did not get their names: sheets that came while we wrote, and hold what a tab of ours holds. */
function unnamedCopies_(journal) {
  if (journal === null) return [];
  const book = SpreadsheetApp.getActive();
  const came = book.getSheets().filter((sheet) => {
    const name = sheet.getName();
    const isOurs = name.startsWith(COPY) || journal.entries.some((entry) => entry.name === name);
    return !isOurs && !journal.sheets.includes(sheet.getSheetId());
  });
  if (!came.length) return [];
  const ours = journal.entries.map(({ id }) => id !== null && book.getSheetById(id)).filter(Boolean).map((sheet) => readSheet_(sheet));
  const contents = ({ values, formulas }) => JSON.stringify([values, formulas]);
  return came.filter((sheet) => {
    const read = readSheet_(sheet);
    return ours.some((one) => read.name.includes(one.name) && contents(read) === contents(one));
  });
}

/** The sheet to write a tab or a report on: a new one behind all others, or the one that it replaces. */
function sheetToWrite_({ name, replaces }) {
  const book = SpreadsheetApp.getActive();
  if (replaces !== null) {
    const sheet = book.getSheetByName(replaces);
    return name === replaces ? sheet : sheet.setName(name);
  }
  const active = book.getActiveSheet();
  const sheet = book.insertSheet(name, book.getNumSheets());
  book.setActiveSheet(active);
  return sheet;
}

/** As many rows and columns as are needed. */
function makeRoom_(sheet, rows, columns) {
  const [haveRows, haveColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > haveRows) sheet.insertRowsAfter(haveRows, rows - haveRows);
  if (columns > haveColumns) sheet.insertColumnsAfter(haveColumns, columns - haveColumns);
}

/** A sheet on which nothing of what stood there stays, but its place. */
function undress_(sheet) {
  const filter = sheet.getFilter();
  if (filter !== null) filter.remove();
  const whole = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
  whole.breakApart();
  sheet.clear();
  sheet.clearNotes();
  sheet.clearConditionalFormatRules();
  whole.clearDataValidations();
}

// ===================================================== pane.gs ======================================================

/** The pane beside the sheet: what its page asks. Every answer is JSON text: the page's way takes no days and no errors. */

/** Show the pane with one of its views in front. */
function showPane_(view) {
  const language = personLanguage_();
  const page = HtmlService.createTemplateFromFile("sidebar");
  page.view = view;
  page.language = language;
  SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle(say_(language, "menu_title")));
}

/** The tabs that a view reads whole. */
const TABS_OF_VIEWS = { today: ["priorities"], overview: ["overview"], why: ["settings"], settings: ["settings"] };

/**
 * What a view begins with: all sheets and how far their contents reach, the row that this person has chosen, and the
 * areas that the view will look into, each from the first column on.
 */
function paneBook(view) {
  return told_(() => {
    const days = daysOfBook_();
    const areas = [];
    const add = (sheet, row, rows) => areas.push({ sheet: sheet.getName(), row, cells: cellsOf_(sheet, row, 0, rows, Infinity, days) });
    const memory = SpreadsheetApp.getActive().getSheetByName(PRODUCT.memory);
    if (memory !== null) add(memory, 0, 1 + Object.keys(PRODUCT.tabs).length);
    for (const key of TABS_OF_VIEWS[view]) {
      const sheet = sheetOf_(key);
      if (sheet !== null) add(sheet, 0, Infinity);
    }
    const cell = SpreadsheetApp.getActive().getActiveRange();
    if (view === "why" && cell !== null) {
      const here = cell.getSheet();
      const clients = sheetOf_("clients");
      if (clients !== null && clients.getName() !== here.getName()) add(clients, 0, PRODUCT.searchedRows);
      add(here, 0, PRODUCT.searchedRows);
      add(here, cell.getRow() - 1, 1);
    }
    return { sheets: SpreadsheetApp.getActive().getSheets().map(reach_), chosen: placeOfCell_(cell), areas };
  });
}

/** A sheet, and how far its contents reach. */
function reach_(sheet) {
  return { name: sheet.getName(), visible: !sheet.isSheetHidden(), rows: sheet.getLastRow(), columns: sheet.getLastColumn() };
}

/** The cells of an area. */
function paneArea(name, row, column, rows, columns) {
  return told_(() => {
    const sheet = SpreadsheetApp.getActive().getSheetByName(name);
    return sheet === null ? [] : cellsOf_(sheet, row, column, rows, columns, daysOfBook_());
  });
}

/** The cells of an area as far as the sheet has them, as the server wants them. */
function cellsOf_(sheet, row, column, rows, columns, days) {
  const height = Math.min(rows, sheet.getLastRow() - row);
  const width = Math.min(columns, sheet.getLastColumn() - column);
  if (height < 1 || width < 1) return [];
  const values = sheet.getRange(row + 1, column + 1, height, width).getValues();
  return values.map((cells) => cells.map((value) => sent_(value, days)));
}

/** What the pane asks the server. */
const PANE_QUESTIONS = ["get /healthz", "post /v1/functions", "post /v1/why"];

/** A question to the server, with its key: one of the pane's and no other. */
function paneAsk(method, path, content) {
  return told_((language) => {
    const question = `${method} ${path}`;
    if (!PANE_QUESTIONS.includes(question)) throw new Failure(say_(language, "unexpected", { detail: question }));
    return ask_(method, path, content, language);
  });
}

/** Refresh all tabs; `token` is what calls it off. */
function paneRefresh(token) {
  return told_((language) => refreshBook_(language, token));
}

/** Call off a refresh that has written nothing yet. */
function paneCancel(token) {
  return told_(() => cancelRefresh_(token));
}

/** Sheet and row that this person has chosen. */
function paneChosen() {
  return told_(() => placeOfCell_(SpreadsheetApp.getActive().getActiveRange()));
}

function placeOfCell_(cell) {
  return cell === null ? null : { sheet: cell.getSheet().getName(), row: cell.getRow() - 1 };
}

/** Show a row of a sheet. */
function paneGoTo(name, row) {
  return told_(() => {
    const sheet = SpreadsheetApp.getActive().getSheetByName(name);
    if (sheet !== null) sheet.getRange(row + 1, 1, 1, Math.max(sheet.getLastColumn(), 1)).activate();
  });
}

/** The address of the server, for people to see. */
function paneAddress() {
  return told_(() => connection_().address);
}

/** What `work` gives, or the sentence that says what went wrong. */
function told_(work) {
  const language = personLanguage_();
  try {
    return JSON.stringify({ value: work(language) ?? null });
  } catch (error) {
    return JSON.stringify({ error: { message: sentence_(error, language), kind: error.kind || "unexpected" } });
  }
}

// =============================================== prepared_answers.gs ================================================

/**
 * Answers that a refresh gives beforehand: thousands of formulas, each for one row, find theirs without asking the server.
 *
 * Those of one function lie together in a few values of the cache, which holds a thousand at most.
 */

const PACKS = 16;
/** Letters and digits of a row's fingerprint that tell it from the others of its pack. */
const MARK_LENGTH = 16;
/** Rows of which the answers of all functions have room in the cache. */
const MOST_PREPARED = 6000;
const ONE_ROW_CALL = /^(\w+)\(\$?([A-Z]+)\{row\}:\$?([A-Z]+)\{row\}(?:,|\)$)/;

/**
 * What the answers to a question depend on besides the row.
 * @param {any} question  as it goes to the server
 */
function contextOf_({ calls: [{ function: name, headers, today }], settings, today: day, language }) {
  return fingerprint_([name, headers || null, today || null, settings, day, language || null]);
}

/** A short name of a row. */
function markOf_(row) {
  return fingerprint_(row).slice(0, MARK_LENGTH);
}

/** The pack in which the answer for a row lies. */
function packOf_(context, row) {
  return `${context} of ${row.charCodeAt(0) % PACKS}`;
}

/** The answer to a question about one row that a refresh gave beforehand: its value and type; undefined for none. */
function preparedAnswer_(question) {
  const row = markOf_(question.calls[0].rows[0]);
  const pack = remembered_(packOf_(contextOf_(question), row));
  return pack && row in pack.values ? { value: pack.values[row], type: pack.type } : undefined;
}

/** Keep the answers of a patch's formulas, which are about to be written; everything that they depend on stands. */
function prepareAnswers_({ days }, patch) {
  const calls = patch.columns.map((column) => ({ column, call: ONE_ROW_CALL.exec(column.formula || "") }));
  const wanted = calls.filter(({ call }) => call !== null);
  if (!wanted.length || !patch.rows.length || patch.rows.length > MOST_PREPARED) return;
  const sheet = SpreadsheetApp.getActive().getSheetByName(patch.sheet);
  READ.clear();
  const settings = settingRows_(days);
  const rowsOf = new Map();
  for (const { column, call: [, name, first, last] } of wanted) {
    const area = `${first}:${last}`;
    if (!rowsOf.has(area)) rowsOf.set(area, rowsAndHeaders_(sheet, patch, columnPlace_(first), columnPlace_(last), days));
    const { headers, rows } = rowsOf.get(area);
    const question = { settings, today: days.today(), calls: [{ function: name, headers }] };
    keepAnswers_(contextOf_(question), rows, column);
  }
}

/** The headers above an area, and the mark of each of the patch's rows. */
function rowsAndHeaders_(sheet, patch, first, last, days) {
  const end = patch.rows.reduce((most, row) => Math.max(most, row), patch.header_row);
  const values = sheet.getRange(patch.header_row + 1, first + 1, end - patch.header_row + 1, last - first + 1).getValues();
  const sent = (row) => values[row - patch.header_row].map((value) => sent_(value, days));
  return { headers: sent(patch.header_row), rows: patch.rows.map((row) => markOf_(sent(row))) };
}

function keepAnswers_(context, rows, { values, format }) {
  const packs = {};
  rows.forEach((row, place) => {
    const pack = (packs[packOf_(context, row)] ||= { type: format === "date" ? "date" : "", values: {} });
    const value = values[place];
    pack.values[row] = pack.type && value !== null ? isoDay_(value) : value;
  });
  const pieces = [].concat(...Object.entries(packs).map(([name, pack]) => pieces_(name, pack)));
  CacheService.getDocumentCache().putAll(Object.fromEntries(pieces), SECONDS_REMEMBERED);
}

/** The day of a serial as ISO text. */
function isoDay_(serial) {
  return new Date((serial - DAY_OF_EPOCH) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

// ==================================================== refresh.gs ====================================================

/** The one click: the sheets go to the server, and what it answers into the workbook, all of it or nothing. */

/** How long a second click waits for the first one's end. */
const LOCK_MILLISECONDS = 1000;
/** How often the server is asked again because people typed meanwhile. */
const MOST_REPEATS = 3;
const CANCEL_KEY = "sales cancel ";
const CANCEL_SECONDS = 600;

/**
 * Refresh the open workbook.
 * @param {string} language  of sentences
 * @param {string} [token]  with which `cancelRefresh_` calls it off
 * @returns {{clients: number, planned_today: number, not_today: Record<string, number>, problems: number}}
 * @throws {NoAnswer | Failure}
 */
function refreshBook_(language, token = "") {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_MILLISECONDS)) throw new Failure(say_(language, "busy"));
  try {
    const days = daysOfBook_();
    const checkGoesOn = () => {
      if (token && CacheService.getDocumentCache().get(CANCEL_KEY + token)) {
        throw new Failure(say_(language, "cancelled"), "cancelled");
      }
    };
    putBackHalfWritten_(days, language);
    for (let repeat = 0; repeat <= MOST_REPEATS; repeat += 1) {
      const sheets = readSheets_();
      const { changes, summary } = answerTo_(sheets, days, language);
      checkGoesOn();
      if (applyChanges_(sheets, changes, days, language, checkGoesOn)) return summary;
    }
    throw new Failure(say_(language, "typed_meanwhile"));
  } finally {
    lock.releaseLock();
  }
}

/** What the server makes of the sheets. */
function answerTo_(sheets, days, language) {
  const now = days.now();
  const question = { sheets: sheets.map((sheet) => sheetSent_(sheet, days)), today: now.slice(0, 10), now };
  return checked_(ask_("post", "/v1/refresh", question, language), ({ changes, summary }) => changes && summary);
}

/** Call off the refresh that was started with this token: it ends before its next tab. */
function cancelRefresh_(token) {
  CacheService.getDocumentCache().put(CANCEL_KEY + token, "1", CANCEL_SECONDS);
}

// ==================================================== rights.gs =====================================================

/** What this person may not change is found before anything does. */

/**
 * Failure where a sheet, or a part of it that is to be written, is protected, or where something stands in the way.
 * @throws {Failure}
 */
function checkRights_(work, patches, whole) {
  for (const patch of patches) {
    checkSheet_(work, patch.sheet, areasOfPatch_(work, patch));
    checkRoomBelow_(work, patch);
  }
  for (const { tab } of whole) if (tab.replaces !== null) checkSheet_(work, tab.replaces, null);
}

/**
 * Failure where this person may not change areas of a sheet.
 * @param {any} work
 * @param {string} name
 * @param {[number, number, number, number][] | null} areas  row, column, rows, columns; null for the whole sheet
 */
function checkSheet_(work, name, areas) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(name);
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const forbids = (guard) => !guard.isWarningOnly() && !guard.canEdit();
  const meets = (guard) => areas === null || areas.some((area) => overlap_(area, guard.getRange()));
  const isForbidden =
    sheet.getProtections(SHEET).some(forbids) || sheet.getProtections(RANGE).some((guard) => forbids(guard) && meets(guard));
  if (isForbidden) throw new Failure(say_(work.language, "protected", { tab: name }));
}

function overlap_([row, column, rows, columns], range) {
  const [top, left] = [range.getRow() - 1, range.getColumn() - 1];
  return (
    row < top + range.getNumRows() && top < row + rows && column < left + range.getNumColumns() && left < column + columns
  );
}

/** The cells that a patch writes. */
function areasOfPatch_(work, patch) {
  const before = work.read.get(patch.sheet);
  const changed = changedAreas_(work, before, patch).map(({ row, column, columns }) => [row, column, columns[0].length, columns.length]);
  const added = patch.columns.filter((column) => column.is_new).map(({ column }) => [patch.header_row, column, 1, 1]);
  const cells = patch.cells.map(([row, column]) => [row, column, 1, 1]);
  const below = placesOf_(patch.appended).map((place) => [patch.last_row + 1, place, patch.appended.length, 1]);
  return [...changed, ...added, ...cells, ...below];
}

// =================================================== snapshot.gs ====================================================

/** The sheets of the workbook as they are now: for the server, and to compare. */

/** Formulas that may fill cells beside and below their own: those that are given areas, and those that fetch tables. */
const MAY_SPILL = /[:{]|\b(IMPORT\w+|GOOGLEFINANCE|QUERY|SPLIT|SEQUENCE|RANDARRAY|MAKEARRAY|CALLS)\s*\(/i;

/**
 * One sheet as read, `values` and `formulas` from A1 on; of one that has nothing to do with sales the name alone.
 * @typedef {{name: string, visible: boolean, values: any[][], formulas: string[][]}} SheetRead
 */

/** @returns {SheetRead[]} */
function readSheets_() {
  const sheets = SpreadsheetApp.getActive()
    .getSheets()
    .filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID)
    .map((sheet) => ({ sheet, name: sheet.getName() }))
    .filter(({ name }) => !name.startsWith(COPY));
  const own = ownSheets_(sheets);
  return sheets.map(({ sheet, name }) => {
    if (own.has(name) || bearsKnownName_(name)) return readSheet_(sheet, name);
    const isNeeded = !sheet.isSheetHidden() && namesColumns_(firstRows_(sheet, PRODUCT.searchedRows));
    return isNeeded ? readSheet_(sheet, name) : { name, visible: !sheet.isSheetHidden(), values: [[""]], formulas: [[""]] };
  });
}

/** @returns {SheetRead} */
function readSheet_(sheet, name = sheet.getName()) {
  const range = sheet.getDataRange();
  const [values, formulas] = [range.getValues(), range.getFormulas()];
  return { name, visible: !sheet.isSheetHidden(), values, formulas };
}

/** What people typed, as text: what formulas show may change without anybody's doing. */
function typedInto_(sheets) {
  return JSON.stringify(
    sheets.map(({ name, visible, values, formulas }) => {
      const shown = shownByFormulas_(values, formulas);
      return [name, visible, values.map((row, place) => row.map((value, column) => formulas[place][column] || (shown[place][column] ? "" : value)))];
    }),
  );
}

/** Of each cell whether a formula above or to the left of it may have filled it. */
function shownByFormulas_(values, formulas) {
  const shown = values.map((row) => row.map(() => false));
  const spills = (row, column) => shown[row][column] || MAY_SPILL.test(formulas[row][column]);
  values.forEach((row, place) => {
    row.forEach((value, column) => {
      if (value === "" || formulas[place][column] !== "") return;
      shown[place][column] = (place > 0 && spills(place - 1, column)) || (column > 0 && spills(place, column - 1));
    });
  });
  return shown;
}

/** A sheet as the server wants it. */
function sheetSent_({ name, visible, values, formulas }, days) {
  const isBlank = values.length === 1 && values[0].length === 1 && values[0][0] === "";
  const rows = isBlank ? [] : values.map((row) => row.map((value) => sent_(value, days)));
  return { name, visible, rows, formulas: formulaAreas_(formulas) };
}

/** The runs of formulas in each column: first row and column, last row and column. */
function formulaAreas_(formulas) {
  const areas = [];
  for (let column = 0; column < formulas[0].length; column += 1) {
    let start = -1;
    for (let row = 0; row <= formulas.length; row += 1) {
      const holds = row < formulas.length && formulas[row][column] !== "";
      if (holds && start < 0) start = row;
      else if (!holds && start >= 0) {
        areas.push([start, column, row - 1, column]);
        start = -1;
      }
    }
  }
  return areas;
}

// ===================================================== trace.gs =====================================================

/** Where cells that were written among people's own stand now, however rows and columns moved since. */

/** What was written on a sheet of people, to be taken back. */
class Trace {
  /**
   * @param {SheetRead} before
   * @param {number} header  the row of headers
   */
  constructor(sheet, before, header, days) {
    this.sheet = sheet;
    this.before = before;
    this.header = header;
    this.days = days;
    this.areas = [];
    this.looks = [];
    this.written = new Map();
  }

  /** Remember cells that are about to be written; a grid of values, or of formulas. */
  note(row, column, grid, isFormula) {
    this.areas.push({ row, column, grid, isFormula });
    grid.forEach((cells, step) =>
      cells.forEach((value, place) => this.written.set(`${row + step},${column + place}`, { value, isFormula })),
    );
  }

  /** Remember how the looks of an area come back; `undo` is given the range in which its cells stand. */
  noteLook(row, column, rows, columns, undo) {
    this.looks.push({ row, column, rows, columns, undo });
  }

  /** Whether every row and column stands where it was read. */
  isInPlace() {
    const { rows, columns } = this.places();
    return [rows, columns].every((places) => places.every((now, then) => now === then));
  }

  /** Take back what still stands as it was written. */
  takeBack() {
    const { rows, columns, now } = this.places();
    for (const area of [...this.areas].reverse()) this.takeBackArea(area, rows, columns, now);
    for (const { row, column, rows: height, columns: width, undo } of [...this.looks].reverse()) {
      const [top, left] = [runOf_(rows, row, height), runOf_(columns, column, width)];
      if (top !== null && left !== null) undo(this.sheet.getRange(top + 1, left + 1, height, width));
    }
  }

  takeBackArea({ row, column, grid, isFormula }, rows, columns, now) {
    const contents = grid.map((cells, step) => cells.map((_, place) => contentBefore_(this.before, row + step, column + place)));
    const stands = (value, step, place) => {
      const [shown, formula] = cellBefore_(now, rows[row + step], columns[column + place]);
      return isFormula ? sameFormula_(formula, value) : formula === "" && same_(shown, value, this.days);
    };
    const [top, left] = [runOf_(rows, row, grid.length), runOf_(columns, column, grid[0].length)];
    if (top !== null && left !== null && grid.every((cells, step) => cells.every((value, place) => stands(value, step, place)))) {
      enterInto_(this.sheet.getRange(top + 1, left + 1, grid.length, grid[0].length), contents);
      return;
    }
    grid.forEach((cells, step) =>
      cells.forEach((value, place) => {
        const [to, at] = [rows[row + step] ?? null, columns[column + place] ?? null];
        if (to !== null && at !== null && stands(value, step, place)) {
          enterInto_(this.sheet.getRange(to + 1, at + 1, 1, 1), [[contents[step][place]]]);
        }
      }),
    );
  }

  /** Where the rows and columns stand now that were read, and those that were added; null for those not found. */
  places() {
    const now = readSheet_(this.sheet);
    const { values } = this.before;
    const written = [...this.written].map(([place, cell]) => [...place.split(",").map(Number), cell]);
    const height = written.reduce((most, [row]) => Math.max(most, row + 1), values.length);
    const width = written.reduce((most, [, column]) => Math.max(most, column + 1), values[0].length);
    // a row is told by what we left alone: Google may have refused to write some of it
    const ours = new Set(written.filter(([row]) => row < values.length).map(([, column]) => column));
    const told = Array.from({ length: width }, (_, column) => column).filter((column) => !ours.has(column));
    const columns = placesNow_(this.headersOf(this.before, width), this.headersOf(now, now.values[0].length)).map((now, then) => now ?? then);
    const then = Array.from({ length: height }, (_, row) => told.map((column) => this.keyThen(row, column)));
    const found = now.values.map((_, row) => told.map((column) => this.keyOf(...cellBefore_(now, row, columns[column]))));
    const rows = placesNow_(...[then, found].map((keys) => keys.map((key) => JSON.stringify(key))));
    const shift = (rows[values.length - 1] ?? values.length - 1) - (values.length - 1);
    return { rows: rows.map((place, row) => place ?? (row < values.length ? null : row + shift)), columns, now };
  }

  headersOf(sheet, width) {
    return Array.from({ length: width }, (_, column) => this.keyOf(...cellBefore_(sheet, this.header, column)));
  }

  keyThen(row, column) {
    const cell = this.written.get(`${row},${column}`);
    if (cell === undefined) return this.keyOf(...cellBefore_(this.before, row, column));
    return cell.isFormula ? this.keyOf("", cell.value) : this.keyOf(cell.value, "");
  }

  /** A cell's content in the form in which it is compared. */
  keyOf(value, formula) {
    if (formula) return plainFormula_(formula);
    const one = comparable_(value, this.days);
    return typeof one === "number" ? Number(one.toPrecision(12)) : one;
  }
}

/**
 * Where each of the things named `then` stands among those named `now`; null where that cannot be told.
 *
 * What is alike at both ends stays; between them what bears a name of its own is found by it, and what lies between two
 * such, as many then as now, has changed in its place.
 */
function placesNow_(then, now) {
  const most = Math.min(then.length, now.length);
  let start = 0;
  while (start < most && then[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && then[then.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [lastThen, lastNow] = [then.length - end, now.length - end];
  const places = then.map((_, place) => (place < start ? place : place < lastThen ? null : place + lastNow - lastThen));
  const [left, right] = [singles_(then, start, lastThen), singles_(now, start, lastNow)];
  for (const [name, place] of left) if (right.has(name)) places[place] = right.get(name);
  let [place, before] = [start, start - 1];
  for (let next = start; next <= lastThen; next += 1) {
    const stands = next === lastThen ? lastNow : places[next];
    if (stands === null) continue;
    const shift = stands - next;
    const known = before < 0 ? -1 : places[before];
    if (known === before + shift) for (; place < next; place += 1) places[place] = place + shift;
    [place, before] = [next + 1, next];
  }
  return places;
}

/** The place of each name that is borne once between two places. */
function singles_(names, start, end) {
  const found = new Map();
  for (let place = start; place < end; place += 1) found.set(names[place], found.has(names[place]) ? null : place);
  return new Map([...found].filter(([, place]) => place !== null));
}

/** The first of `count` places that still follow one another, null where they do not. */
function runOf_(places, first, count) {
  const top = places[first] ?? null;
  if (top === null) return null;
  for (let step = 1; step < count; step += 1) if (places[first + step] !== top + step) return null;
  return top;
}

// ================================================== typed_since.gs ==================================================

/** What people typed on a tab after it was written, and its way onto the tab that was put back. */

/**
 * What of a tab says whose each row is, and what people may edit there.
 * @typedef {{headers: string[], rows: any[][]}} TypedTable
 * @typedef {{tab: string, row: string, header: string, value: any, isNew: boolean}} Typed
 */

/** @returns {TypedTable | null} null for a tab on which nothing is to be edited */
function typedTableOf_(tab) {
  if (tab.blocks !== undefined || !tab.columns.some((column) => column.editable)) return null;
  const columns = tab.columns.filter((column) => column.editable || namesRow_(column.header));
  return {
    headers: columns.map((column) => column.header),
    rows: columns[0].values.map((_, row) => columns.map((column) => column.values[row] ?? "")),
  };
}

function namesRow_(header) {
  return Object.values(PRODUCT.identity).flat().some((name) => plain_(name) === plain_(header));
}

/** The rows of a sheet by the headers of a table: who each is of, where it stands, its cells; none where a header is gone. */
function rowsByHeaders_(sheet, headers) {
  const values = sheet.getDataRange().getValues();
  const top = values.slice(0, PRODUCT.searchedRows).findIndex((row) => headers.some((header) => namesRow_(header) && row.includes(header)));
  if (top < 0) return [];
  const places = headers.map((header) => values[top].indexOf(header));
  const rows = values.slice(top + 1).map((row, step) => ({
    row: top + 1 + step,
    places,
    cells: places.map((place) => (place < 0 ? undefined : row[place])),
  }));
  return rows.map((row) => ({ ...row, key: keyOfRow_(headers, row.cells) })).filter(({ cells }) => cells.some((cell) => cell !== undefined && cell !== ""));
}

/** Whose a row is: by its ID, else by its name. */
function keyOfRow_(headers, cells) {
  const named = Object.values(PRODUCT.identity).map((names) => {
    const place = headers.findIndex((header) => names.some((name) => plain_(name) === plain_(header)));
    return place < 0 ? "" : plain_(String(cells[place] ?? ""));
  });
  return named.find((name) => name !== "") || "";
}

/**
 * The cells that hold neither what was written for their row nor what stood there before.
 * @returns {Typed[]}
 */
function typedSince_({ name, table }, sheet, copy, days) {
  if (table === null) return [];
  const { headers } = table;
  const known = new Map();
  const note = (key, cells) => known.set(key, [...(known.get(key) || []), cells]);
  for (const cells of table.rows) note(keyOfRow_(headers, cells), cells);
  if (copy !== null) for (const { key, cells } of rowsByHeaders_(copy, headers)) note(key, cells);
  return rowsByHeaders_(sheet, headers).flatMap(({ key, cells }) => {
    const were = known.get(key);
    return cells.flatMap((value, place) => {
      const isAsItWas = were === undefined ? value === "" : were.some((row) => same_(value, row[place], days));
      if (value === undefined || isAsItWas) return [];
      return [{ tab: name, row: key, header: headers[place], value, isNew: were === undefined }];
    });
  });
}

/** Enter what was typed where its row stands now, on its own tab or another; a new row goes below. False where none does. */
function carry_(typed, entries, days) {
  const book = SpreadsheetApp.getActive();
  const own = entries.filter(({ name }) => name === typed.tab);
  for (const { id, table } of typed.isNew ? own : [...own, ...entries]) {
    const sheet = book.getSheetById(id);
    const rows = rowsByHeaders_(sheet, table.headers);
    const place = rows.length ? rows[0].places[table.headers.indexOf(typed.header)] : undefined;
    if (place === undefined || place < 0) continue;
    const found = rows.find(({ key }) => key === typed.row);
    if (found === undefined && !typed.isNew) continue;
    const row = found === undefined ? sheet.getLastRow() : found.row;
    makeRoom_(sheet, row + 1, 1);
    enterInto_(sheet.getRange(row + 1, place + 1, 1, 1), [[typed.value instanceof Date ? typed.value : entered_(typed.value)]]);
    // the next cell of a new row is to find it
    return true;
  }
  return false;
}

// =================================================== workbook.gs ====================================================

/** What is read of the open workbook: its tabs, its settings, the headers above rows. Each is read once an execution. */

/** Known headers that make a row one of headers; a client's stage may happen to be called Client. */
const FEWEST_HEADERS = 2;

const READ = new Map();

/** What `reading` gives, read once. */
function once_(place, reading) {
  if (!READ.has(place)) READ.set(place, reading());
  return READ.get(place);
}

/** The sheet of a tab: where the last refresh put it, else the one that bears its name; null where there is none. */
function sheetOf_(key) {
  const sheets = once_("sheets", () => SpreadsheetApp.getActive().getSheets());
  const names = once_("names", () => sheets.map((sheet) => sheet.getName()));
  const memory = names.indexOf(PRODUCT.memory);
  if (memory >= 0) {
    const lines = once_("memory", () => firstRows_(sheets[memory], 1 + Object.keys(PRODUCT.tabs).length, 3));
    const line = lines.find(([kind, name]) => kind === "tab" && name === key);
    if (line && names.includes(line[2])) return sheets[names.indexOf(line[2])];
  }
  const wanted = Object.values(PRODUCT.tabs[key]).map(plain_);
  const place = names.findIndex((name) => wanted.includes(plain_(name)));
  return place < 0 ? null : sheets[place];
}

function firstRows_(sheet, most, columns = sheet.getLastColumn()) {
  const rows = Math.min(sheet.getLastRow(), most);
  return rows && columns ? sheet.getRange(1, 1, rows, columns).getValues() : [];
}

/** The rows (name, value) of Settings; none where there is no such tab. */
function settingRows_(days) {
  return once_("settings", () => {
    const sheet = sheetOf_("settings");
    const rows = sheet === null ? [] : sheet.getDataRange().getValues();
    for (let row = 0; row < Math.min(rows.length, PRODUCT.searchedRows); row += 1) {
      const name = headerPlace_(rows[row], PRODUCT.settings.setting);
      const value = headerPlace_(rows[row], PRODUCT.settings.value);
      if (name >= 0 && value >= 0) {
        return rows.slice(row + 1).map((cells) => [sent_(cells[name], days), sent_(cells[value], days)]);
      }
    }
    return [];
  });
}

function headerPlace_(headers, names) {
  const wanted = names.map(plain_);
  return headers.findIndex((header) => wanted.includes(plain_(header)));
}

/** The row of headers among the first of a sheet, the one that names most; null where none does. */
function headerRow_(sheet) {
  return once_(`headers ${sheet.getName()}`, () => {
    let [most, found] = [FEWEST_HEADERS - 1, null];
    for (const cells of firstRows_(sheet, PRODUCT.searchedRows)) {
      const count = cells.filter((cell) => KNOWN_HEADERS.has(plain_(cell))).length;
      if (count > most) [most, found] = [count, cells];
    }
    return found;
  });
}

/**
 * The headers above the rows that the calling cell gives to one of our functions, null where they cannot be told: then
 * the order of a new workbook holds.
 *
 * Google hands over the values of cells and not where they stand; the cell's own formula says it.
 */
function headersOfCall_(name, width, days) {
  const cell = SpreadsheetApp.getActiveRange();
  const area = cell && areaOfCall_(cell.getFormula(), name);
  if (!area) return null;
  const sheet = area.sheet === null ? cell.getSheet() : SpreadsheetApp.getActive().getSheetByName(area.sheet);
  const headers = sheet && headerRow_(sheet);
  if (!headers) return null;
  const cells = Array.from({ length: width }, (_, place) => sent_(headers[area.column + place], days));
  return cells.some((one) => KNOWN_HEADERS.has(plain_(one))) ? cells : null;
}

/** The sheet (null for the cell's own) and the first column of the rows in a formula's calls, null where they differ. */
function areaOfCall_(formula, name) {
  const call = new RegExp(`(?:^|[^\\w.])${name}\\(\\s*(?:('(?:[^']|'')+'|[^\\s'!(),;]+)!)?\\$?([A-Z]{1,3})\\$?\\d*\\s*[:),;]`, "gi");
  const areas = new Map();
  for (const [, sheet, letters] of formula.matchAll(call)) {
    const bare = sheet === undefined ? null : sheet.replace(/^'|'$/g, "").replace(/''/g, "'");
    areas.set(JSON.stringify([bare, letters.toUpperCase()]), { sheet: bare, column: columnPlace_(letters) });
  }
  return areas.size === 1 ? [...areas.values()][0] : null;
}

// ================================================== write_patch.gs ==================================================

/** Changes inside a sheet of people: only cells that change are touched, neighbouring columns in one call. */

/** A format that shows a number as a day. */
const IS_DATE = /[dy]/i;
const NO_CELL = { value: null, format: null };

/** Failure where something stands in the cells of rows that are to be added; nothing is changed yet. */
function checkRoomBelow_({ read, language }, patch) {
  const before = read.get(patch.sheet);
  const places = placesOf_(patch.appended);
  patch.appended.forEach((_, step) => {
    const row = patch.last_row + 1 + step;
    const taken = places.find((place) => cellBefore_(before, row, place).some((content) => content !== ""));
    if (taken === undefined) return;
    throw new Failure(say_(language, "row_not_empty", { tab: before.name, cell: `${columnLetters_(taken)}${row + 1}` }));
  });
}

/** The columns that added rows fill. */
function placesOf_(appended) {
  const places = [].concat(...appended.map((cells) => cells.map(([place]) => place)));
  return [...new Set(places)].sort((one, other) => one - other);
}

/** Write one patch but for its formulas; what was there comes back with `undo`. */
function writePatch_(work, patch) {
  const sheet = SpreadsheetApp.getActive().getSheetByName(patch.sheet);
  const before = work.read.get(patch.sheet);
  const trace = new Trace(sheet, before, patch.header_row, work.days);
  work.traces.set(patch, trace);
  work.undo.push(() => trace.takeBack());
  const last = Math.max(patch.last_row, patch.header_row) + patch.appended.length;
  makeRoom_(sheet, last + 1, Math.max(0, ...patch.columns.map((column) => column.column + 1)));
  const fresh = patch.columns.filter((column) => column.is_new).sort((one, other) => one.column - other.column);
  if (fresh.length) addColumns_(work, trace, patch, fresh);
  const areas = changedAreas_(work, before, patch);
  for (const area of areas.filter((one) => !one.isFormula)) writeArea_(trace, area);
  writeCells_(work, trace, patch);
  if (patch.appended.length) append_(trace, patch);
  widenFilter_(work, sheet, patch);
}

/** A filter over the header row takes in the columns beside it, so that a sort moves whole rows. */
function widenFilter_(work, sheet, patch) {
  const filter = sheet.getFilter();
  const area = filter === null ? null : filter.getRange();
  if (area === null || area.getRow() !== patch.header_row + 1) return;
  let right = area.getLastColumn();
  while (patch.headed.includes(right)) right += 1;
  const more = right - area.getLastColumn();
  if (!more) return;
  work.undo.push(() => changeFilterWidth_(sheet, -more));
  changeFilterWidth_(sheet, more);
}

/** The sheet's filter over so many more columns, with what people chose in it. */
function changeFilterWidth_(sheet, more) {
  const filter = sheet.getFilter();
  const area = filter.getRange();
  const width = area.getLastColumn() - area.getColumn() + 1;
  const columns = Array.from({ length: width }, (_, step) => area.getColumn() + step);
  const chosen = columns.map((column) => filter.getColumnFilterCriteria(column));
  filter.remove();
  const fresh = sheet.getRange(area.getRow(), area.getColumn(), area.getNumRows(), width + more).createFilter();
  columns.forEach((column, step) => {
    if (chosen[step] !== null) fresh.setColumnFilterCriteria(column, chosen[step].copy().build());
  });
}

/** What a column is to hold in each of the patch's rows: formulas or values. */
function wantedOf_({ formula, values }, rows) {
  return formula === null ? values : rows.map((row) => formulaAt_(formula, row));
}

/** A formula for a row; semicolons part arguments in every language of Google's, commas in texts stay. */
function formulaAt_(formula, row) {
  const parted = formula.replace(/"(?:[^"]|"")*"|,/g, (part) => (part === "," ? ";" : part));
  return `=${parted.replace(/\{row\}/g, String(row + 1))}`;
}

/**
 * The smallest areas of neighbouring columns that hold all changes: each `first`, `last` among the patch's rows, and the
 * grid that is wanted there.
 */
function changedAreas_({ days }, before, patch) {
  const areas = [];
  const columns = [...patch.columns].sort((one, other) => one.column - other.column);
  for (const column of columns) {
    const wanted = wantedOf_(column, patch.rows);
    const isFormula = column.formula !== null;
    for (const [first, last] of changedRuns_(before, patch.rows, column, wanted, days)) {
      const one = { row: patch.rows[first], column: column.column, isFormula, columns: [wanted.slice(first, last + 1)] };
      const left = areas.find((area) => joins_(area, one));
      if (left) left.columns.push(...one.columns);
      else areas.push(one);
    }
  }
  return areas;
}

function joins_(left, right) {
  return (
    left.column + left.columns.length === right.column &&
    left.row === right.row &&
    left.isFormula === right.isFormula &&
    left.columns[0].length === right.columns[0].length
  );
}

/** Of each stretch of rows that follow one another, from the first to the last that changes. */
function changedRuns_(before, rows, column, wanted, days) {
  const changes = (place) => {
    const [value, formula] = cellBefore_(before, rows[place], column.column);
    if (column.formula !== null) return !sameFormula_(formula, wanted[place]);
    return formula !== "" || !same_(value, wanted[place], days);
  };
  const runs = [];
  let start = 0;
  for (let place = 1; place <= rows.length; place += 1) {
    if (place < rows.length && rows[place] === rows[place - 1] + 1) continue;
    let [first, last] = [start, place - 1];
    while (first <= last && !changes(first)) first += 1;
    while (last > first && !changes(last)) last -= 1;
    if (first <= last) runs.push([first, last]);
    start = place;
  }
  return runs;
}

function writeArea_(trace, { row, column, isFormula, columns }) {
  const grid = columns[0].map((_, step) => columns.map((cells) => cells[step]));
  const range = trace.sheet.getRange(row + 1, column + 1, grid.length, columns.length);
  trace.note(row, column, grid, isFormula);
  if (isFormula) range.setFormulas(grid);
  else {
    const restore = (formats) => trace.noteLook(row, column, grid.length, columns.length, (now) => now.setNumberFormats(formats));
    enterInto_(range, grid.map((cells) => cells.map(entered_)), restore);
  }
}

/** The value of a cell as it was read, and its formula. */
function cellBefore_({ values, formulas }, row, column) {
  return [(values[row] || [])[column] ?? "", (formulas[row] || [])[column] ?? ""];
}

/** What a cell held, to be entered again. */
function contentBefore_(before, row, column) {
  const [value, formula] = cellBefore_(before, row, column);
  return formula || entered_(value);
}

/** The headers and the looks of columns that the sheet does not have yet: headers like their left neighbour's. */
function addColumns_(work, trace, patch, fresh) {
  const { sheet } = trace;
  const top = patch.header_row;
  const rows = Math.max(top, patch.last_row) - top;
  for (const [first, last] of stretches_(fresh.map((column) => column.column))) {
    const count = last - first + 1;
    const columns = fresh.filter(({ column }) => column >= first && column <= last);
    keepLook_(trace, top, first, rows + 1, count);
    keepWidths_(trace, first, count);
    trace.note(top, first, [columns.map((column) => column.header)], false);
    const header = sheet.getRange(top + 1, first + 1, 1, count);
    if (first > 0) {
      sheet.getRange(top + 1, first, 1, 1).copyTo(header, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
    }
    enterInto_(header, [columns.map((column) => entered_(column.header))]);
    sizes_(columns.map((column) => pixels_(column.width)), (start, length, size) => sheet.setColumnWidths(first + start, length, size));
  }
  if (!rows) return;
  const placed = fresh.map((column) => ({ column: asComputed_(column), area: [top + 1, column.column, rows, 1] }));
  dressBody_(sheet, placed);
  formatColumns_(sheet, placed);
  const below = sheet.getMaxRows() - top - 1;
  const ranged = fresh.map((column) => ({ column, range: sheet.getRange(top + 2, column.column + 1, below, 1) }));
  const rules = sheet.getConditionalFormatRules();
  work.undo.push(() => sheet.setConditionalFormatRules(rules));
  sheet.setConditionalFormatRules([...rules, ...marks_(ranged)]);
}

/** Blank cells that are about to be dressed get their formats and lists of choices back. */
function keepLook_(trace, row, column, rows, columns) {
  const range = trace.sheet.getRange(row + 1, column + 1, rows, columns);
  const [formats, choices] = [range.getNumberFormats(), range.getDataValidations()];
  trace.noteLook(row, column, rows, columns, (now) => {
    // which takes lists of choices along
    now.clear({ formatOnly: true });
    now.setNumberFormats(formats).setDataValidations(choices);
  });
}

function keepWidths_(trace, first, count) {
  const widths = Array.from({ length: count }, (_, step) => trace.sheet.getColumnWidth(first + step + 1));
  trace.noteLook(0, first, 1, count, (now) => {
    const left = now.getColumn() - 1;
    sizes_(widths, (start, length, size) => trace.sheet.setColumnWidths(left + start, length, size));
  });
}

/** A column of results; one of formulas is never formatted as text, which would show the formula itself. */
function asComputed_(column) {
  const format = column.formula !== null && column.format === "text" ? "general" : column.format;
  return { ...column, format, computed: true };
}

/** Single cells that people fill; a formula of theirs stays, and those below one another go together. */
function writeCells_(work, trace, patch) {
  const byColumn = new Map();
  for (const [row, column, value, format] of patch.cells) {
    const [shown, formula] = cellBefore_(trace.before, row, column);
    if (formula !== "" || same_(shown, value, work.days)) continue;
    byColumn.set(column, (byColumn.get(column) || new Map()).set(row, { value, format }));
  }
  for (const [column, values] of byColumn) {
    for (const [first, last] of stretches_([...values.keys()].sort((one, other) => one - other))) {
      const cells = Array.from({ length: last - first + 1 }, (_, step) => values.get(first + step));
      writeArea_(trace, { row: first, column, isFormula: false, columns: [cells.map(({ value }) => value)] });
      showDates_(trace, first, column, cells.map(({ format }) => [format]));
    }
  }
}

/** Rows below the last one, in its look. */
function append_(trace, patch) {
  const { sheet } = trace;
  const [width, row] = [sheet.getLastColumn(), patch.last_row + 1];
  if (patch.last_row > patch.header_row) {
    const below = sheet.getRange(row + 1, 1, patch.appended.length, width);
    keepLook_(trace, row, 0, patch.appended.length, width);
    sheet.getRange(row, 1, 1, width).copyTo(below, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);
  }
  const rows = patch.appended.map((cells) => new Map(cells.map(([place, value, format]) => [place, { value, format }])));
  for (const [first, last] of stretches_(placesOf_(patch.appended))) {
    const grid = rows.map((cells) => Array.from({ length: last - first + 1 }, (_, step) => cells.get(first + step) || NO_CELL));
    const columns = grid[0].map((_, place) => grid.map((cells) => cells[place].value));
    writeArea_(trace, { row, column: first, isFormula: false, columns });
    showDates_(trace, row, first, grid.map((cells) => cells.map(({ format }) => format)));
  }
}

/** Days in cells that show plain numbers are shown as days. */
function showDates_(trace, row, column, wanted) {
  if (!wanted.some((formats) => formats.some(Boolean))) return;
  const [rows, columns] = [wanted.length, wanted[0].length];
  const range = trace.sheet.getRange(row + 1, column + 1, rows, columns);
  const former = range.getNumberFormats();
  const formats = former.map((codes, step) =>
    codes.map((code, place) => (wanted[step][place] && !IS_DATE.test(code) ? PRODUCT.look.formats[wanted[step][place]][0] : code)),
  );
  trace.noteLook(row, column, rows, columns, (now) => now.setNumberFormats(former));
  range.setNumberFormats(formats);
}

// ================================================= write_report.gs ==================================================

/** A whole tab of figures: blocks of cells, and Google's own charts that draw them. */

const TITLE_SIZE = 14;
const PIXELS_OF_POINT = 4 / 3;

/** All cells of a report, from A1 on. */
function contentOfReport_({ widths, blocks }) {
  const rows = Math.max(0, ...blocks.map((block) => block.last_row + 1));
  const grid = Array.from({ length: rows }, () => new Array(widths.length).fill(""));
  for (const block of blocks) {
    grid[block.title_row][0] = block.title;
    if (block.note_row !== null) grid[block.note_row][0] = block.note;
    for (const column of block.columns) {
      grid[block.header_row][column.place] = column.header;
      column.values.forEach((value, step) => {
        grid[block.header_row + 1 + step][column.place] = value ?? "";
      });
    }
  }
  return grid;
}

/** Whether a sheet shows a report already, so that nothing of it need be written. */
function showsReport_(before, report, days) {
  return before !== undefined && before.name === report.name && showsGrid_(before, contentOfReport_(report), days);
}

/**
 * Write one report. One whose blocks stand where they stood keeps its look, and its charts, which follow the new figures,
 * keep whatever people made of them.
 * @param {SheetRead | undefined} before
 */
function writeReport_(work, report, before) {
  const sheet = sheetToWrite_(report);
  const grid = contentOfReport_(report);
  const drawn = [].concat(...report.blocks.map((block) => block.charts.map((chart) => ({ chart, block }))));
  const charts = before === undefined ? [] : ownCharts_(sheet, drawn.map(({ chart }) => chart.title));
  const stays = before !== undefined && charts.length === drawn.length && standsAlready_(before, report, grid, work.days);
  makeRoom_(sheet, grid.length, report.widths.length);
  if (before !== undefined && !stays) undress_(sheet);
  enter_(sheet, 0, 0, grid);
  formatColumns_(sheet, bodiesOf_(report));
  const old = charts.map((chart) => chart.getChartId());
  if (stays) {
    noteCharts_(work, sheet, old);
    return;
  }
  dressReport_(sheet, report);
  setUpReport_(sheet, report, grid.length);
  for (const chart of charts) work.charts.push({ sheet, chart });
  const strange = before === undefined ? [] : chartIds_(sheet).filter((id) => !old.includes(id));
  for (const { chart, block } of drawn) draw_(work, sheet, report, chart, block);
  noteCharts_(work, sheet, chartIds_(sheet).filter((id) => !strange.includes(id)));
}

/** Names the charts that we drew on each sheet, whatever people or another language call them since. */
const CHARTS_PROPERTY = "SALES_CHARTS";

/** The charts that an earlier refresh drew; those that a program drew from outside bear a title of ours. */
function ownCharts_(sheet, titles) {
  const known = drawnCharts_()[sheet.getSheetId()] || [];
  const isOurs = (chart) => known.includes(chart.getChartId()) || titles.includes(chart.getOptions().get("title"));
  return sheet.getCharts().filter(isOurs);
}

/** The identifiers of charts by sheet. */
function drawnCharts_() {
  return JSON.parse(PropertiesService.getDocumentProperties().getProperty(CHARTS_PROPERTY) || "{}");
}

function chartIds_(sheet) {
  return sheet.getCharts().map((chart) => chart.getChartId());
}

function noteCharts_(work, sheet, ids) {
  const properties = PropertiesService.getDocumentProperties();
  const former = drawnCharts_();
  const drawn = { ...former, [sheet.getSheetId()]: ids };
  if (JSON.stringify(drawn) === JSON.stringify(former)) return;
  work.undo.push(() => properties.setProperty(CHARTS_PROPERTY, JSON.stringify(former)));
  properties.setProperty(CHARTS_PROPERTY, JSON.stringify(drawn));
}

/** Whether the sheet shows this report already but for its figures. */
function standsAlready_({ values }, { blocks }, grid, days) {
  if (values.length !== grid.length) return false;
  const fixed = [].concat(
    ...blocks.map((block) => [[block.title_row, 0], ...block.columns.map((column) => [block.header_row, column.place])]),
  );
  return fixed.every(([row, column]) => same_(values[row][column], grid[row][column], days));
}

/** Every column of figures with its area. */
function bodiesOf_({ blocks }) {
  return [].concat(
    ...blocks.map((block) =>
      block.columns.map((column) => ({ column, area: [block.header_row + 1, column.place, column.values.length, column.span] })),
    ),
  );
}

function dressReport_(sheet, report) {
  const { header, computed } = PRODUCT.look;
  const { blocks, widths } = report;
  alike_(sheet, blocks.map((block) => [block.title_row, 0, 1, 1]), (list) => {
    list.setFontWeight("bold").setFontSize(TITLE_SIZE).setFontColor(`#${header.text}`);
  });
  const noted = blocks.filter((block) => block.note_row !== null);
  for (const block of noted) sheet.getRange(block.note_row + 1, 1, 1, widths.length).merge();
  alike_(sheet, noted.map((block) => [block.note_row, 0, 1, widths.length]), (list) => {
    list.setWrap(true).setVerticalAlignment("top").setFontColor(`#${computed.text}`);
  });
  for (const block of blocks) {
    for (const { place, span, values } of block.columns) {
      if (span > 1) sheet.getRange(block.header_row + 1, place + 1, values.length + 1, span).mergeAcross();
    }
    const right = Math.max(...block.columns.map(({ place, span }) => place + span));
    const range = sheet.getRange(block.header_row + 1, 1, 1, right);
    dressHeader_(range);
    const sides = new Array(right).fill("center");
    for (const { place, format } of block.columns) if (format === "text") sides[place] = "left";
    range.setHorizontalAlignments([sides]);
  }
  const bodies = bodiesOf_(report);
  dressBody_(sheet, bodies);
  const totals = blocks.filter((block) => block.total_row);
  const widthOf = (block) => Math.max(...block.columns.map(({ place, span }) => place + span));
  alike_(sheet, totals.map((block) => [block.last_row, 0, 1, widthOf(block)]), (list) => {
    list.setFontWeight("bold").setBackground(`#${computed.fill}`);
  });
  const ranged = bodies
    .filter(({ column }) => column.values.length && column.highlights.length)
    .map(({ column, area: [row, place, rows] }) => ({ column, range: sheet.getRange(row + 1, place + 1, rows, 1) }));
  const rules = marks_(ranged);
  if (rules.length) sheet.setConditionalFormatRules(rules);
}

function setUpReport_(sheet, report, rows) {
  sizes_(report.widths.map(pixels_), (first, count, size) => sheet.setColumnWidths(first, count, size));
  const heights = rowPixels_(report, rows);
  const usual = rowPixels_({ heights: [] }, 1)[0];
  sheet.setRowHeights(1, rows, usual);
  sizes_(heights, (first, count, size) => size !== usual && sheet.setRowHeights(first, count, size));
  if (report.replaces !== null) return;
  if (report.tone !== null) sheet.setTabColor(handleColour_(report.tone));
  sheet.setHiddenGridlines(true);
}

function rowPixels_({ heights }, rows) {
  const own = new Map(heights);
  return Array.from({ length: rows }, (_, row) => Math.round((own.get(row) ?? PRODUCT.look.rowPoints) * PIXELS_OF_POINT));
}

function draw_(work, sheet, report, chart, block) {
  const [top, left, bottom, right] = chart.area;
  const sum = (sizes, first, last) => sizes.slice(first, last + 1).reduce((total, size) => total + size, 0);
  const heights = rowPixels_(report, bottom + 1);
  // each series is named by the header above it
  const withHeader = ([first, column, last]) => sheet.getRange(first, column + 1, last - first + 2, 1);
  const builder = sheet
    .newChart()
    .setChartType(typeOf_(chart.kind))
    .addRange(withHeader(chart.categories))
    .setNumHeaders(1)
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setPosition(top + 1, left + 1, 0, 0);
  for (const series of chart.series) builder.addRange(withHeader(series.values));
  const options = optionsOf_(chart, sum(report.widths.map(pixels_), left, right), sum(heights, top, bottom));
  for (const [name, value] of Object.entries(options)) builder.setOption(name, value);
  const made = builder.build();
  sheet.insertChart(made);
  if (report.replaces !== null) {
    const titles = block.charts.map((one) => one.title);
    const old = work.charts.map((one) => one.chart.getChartId());
    work.undo.push(() => {
      for (const one of ownCharts_(sheet, titles)) if (!old.includes(one.getChartId())) sheet.removeChart(one);
    });
  }
}

function typeOf_(kind) {
  const types = Charts.ChartType;
  return { column: types.COLUMN, stacked_column: types.COLUMN, bar: types.BAR, stacked_bar: types.BAR, line: types.LINE }[kind];
}

function optionsOf_(chart, width, height) {
  const isLying = chart.kind.endsWith("bar");
  const range = { minValue: 0, title: chart.axis };
  if (chart.maximum !== null) range.maxValue = chart.maximum;
  return {
    title: chart.title,
    width,
    height,
    colors: chart.series.map((series) => handleColour_(series.tone)),
    isStacked: chart.kind.startsWith("stacked"),
    legend: { position: chart.series.length > 1 ? "bottom" : "none" },
    [isLying ? "hAxis" : "vAxis"]: range,
    // the first row of the table stands at the top
    ...(isLying && { vAxis: { direction: -1 } }),
    series: Object.fromEntries(chart.series.map((_, place) => [place, chart.shows_values ? { dataLabel: "value" } : {}])),
  };
}

// =================================================== write_tab.gs ===================================================

/** A whole tab: a new sheet, or new content in place of a sheet's former one. */

/** Google's limit of choices in a list. */
const MOST_CHOICES = 500;

/** The header row and the rows below it. */
function contentOfTab_({ columns }) {
  const rows = columns[0].values.map((_, row) => columns.map((column) => column.values[row]));
  return [columns.map((column) => column.header), ...rows];
}

/** Whether a sheet shows a tab already, so that nothing of it need be written. */
function showsTab_(before, tab, days) {
  return before !== undefined && before.name === tab.name && showsGrid_(before, contentOfTab_(tab), days);
}

function showsGrid_({ values, formulas }, grid, days) {
  if (formulas.some((row) => row.some(Boolean))) return false;
  const below = values.slice(grid.length);
  return (
    below.every((row) => row.every((value) => value === "")) &&
    grid.every((row, place) => row.every((value, column) => same_((values[place] || [])[column], value, days)))
  );
}

/**
 * Write one tab. One whose headers stay keeps what people made of it: widths, colours, filters, drop-down lists.
 * @param {SheetRead | undefined} before
 */
function writeTab_(work, tab, before) {
  const sheet = sheetToWrite_(tab);
  const [headers, ...rows] = contentOfTab_(tab);
  const keepsLook = before !== undefined && headers.every((header, place) => same_(before.values[0][place], header, work.days));
  makeRoom_(sheet, 2 + rows.length + tab.blank_rows, headers.length);
  if (before !== undefined && !keepsLook) undress_(sheet);
  const former = before === undefined || !keepsLook ? 0 : before.values.length - 1;
  const places = tab.columns.map((column, place) => ({ column, area: [1, place, rows.length, 1] }));
  enter_(sheet, 1, 0, rows);
  formatColumns_(sheet, places);
  if (former > rows.length) {
    const left = sheet.getRange(2 + rows.length, 1, former - rows.length, before.values[0].length);
    const choices = left.getDataValidations();
    // which takes the lists of choices along
    left.clear({ contentsOnly: true, formatOnly: true }).setDataValidations(choices);
  }
  dressBody_(sheet, places.map(({ column, area: [, place] }) => ({ column, area: [1 + former, place, rows.length - former, 1] })));
  if (!keepsLook) setUpTab_(sheet, tab, headers);
  if (tab.replaces === null) setUpNewTab_(sheet, tab);
}

/** What a tab gets once: its headers, the rules for its cells, its filter. */
function setUpTab_(sheet, tab, headers) {
  enter_(sheet, 0, 0, [headers]);
  const header = sheet.getRange(1, 1, 1, headers.length);
  dressHeader_(header);
  header.setHorizontalAlignments([tab.columns.map((column) => (column.is_text ? "left" : "center"))]);
  header.setNotes([tab.columns.map((column) => column.note || null)]);
  if (tab.hidden) return;
  sizes_(tab.columns.map((column) => pixels_(column.width)), (first, count, size) => sheet.setColumnWidths(first, count, size));
  const below = sheet.getMaxRows() - 1;
  const ranged = tab.columns.map((column, place) => ({ column, range: sheet.getRange(2, place + 1, below, 1) }));
  const rules = marks_(ranged);
  if (rules.length) sheet.setConditionalFormatRules(rules);
  for (const { column, range } of ranged) offer_(range, column);
  sheet.getRange(1, 1, below + 1, headers.length).createFilter();
}

/** A drop-down list; other values stay possible. */
function offer_(range, { choices }) {
  if (!choices.length || choices.length > MOST_CHOICES) return;
  const rule = SpreadsheetApp.newDataValidation().requireValueInList(choices, true).setAllowInvalid(true);
  range.setDataValidation(rule.build());
}

/** What only a new sheet gets: groups of columns, the frozen header, its handle. */
function setUpNewTab_(sheet, tab) {
  if (tab.hidden) {
    sheet.hideSheet();
    return;
  }
  sheet.setFrozenRows(1);
  // Google refuses to freeze all columns
  sheet.setFrozenColumns(Math.min(tab.frozen_columns, tab.columns.length - 1));
  if (tab.tone !== null) sheet.setTabColor(handleColour_(tab.tone));
  // people who type below the data need to see where the cells are
  if (!tab.blank_rows && tab.table === null) sheet.setHiddenGridlines(true);
  const levels = tab.columns.map((column) => column.level);
  for (let depth = 1; depth <= Math.max(...levels); depth += 1) {
    const deep = levels.flatMap((level, place) => (level >= depth ? [place] : []));
    for (const [first, last] of stretches_(deep)) group_(sheet, tab, depth, first, last);
  }
}

function group_(sheet, tab, depth, first, last) {
  sheet.getRange(1, first + 1, 1, last - first + 1).shiftColumnGroupDepth(1);
  if (!tab.columns.slice(first, last + 1).every((column) => column.folded)) return;
  const group = sheet.getColumnGroup(first + 1, depth);
  if (group !== null) group.collapse();
}

// =================================================== functions.gs ===================================================

/** The cell functions. Google reads the comments, and shows them as hints. */

/**
 * К какой из пяти баз относится клиент, а значит, что с ним делать.
 * Which of the five bases the client belongs to, hence what to do with it.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function SEGMENT(row, headers, today) {
  return ofRows_("SEGMENT", row, headers, today);
}

/**
 * 1 — быстрый и крупный, 2 — быстрый и мелкий, 3 — долгий и крупный, 4 — долгий и мелкий.
 * 1 fast and large, 2 fast and small, 3 slow and large, 4 slow and small.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function PRIORITY(row, headers, today) {
  return ofRows_("PRIORITY", row, headers, today);
}

/**
 * A: нужно, деньги есть, срочно. B: не срочно. C: денег нет. Пусто: выяснить.
 * A: need, money, urgent. B: not urgent. C: no money. Blank: find out.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function ABC(row, headers, today) {
  return ofRows_("ABC", row, headers, today);
}

/**
 * X — заказывает часто, Y — время от времени, Z — редко; пусто — 12 месяцев не заказывал.
 * X orders often, Y now and then, Z seldom; blank: not in 12 months.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function XYZ(row, headers, today) {
  return ofRows_("XYZ", row, headers, today);
}

/**
 * Высокая, средняя или низкая: по потенциалу в год, а без него — по сумме сделки.
 * High, Medium or Low by yearly potential, or by the deal where that is blank.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function VALUE_TIER(row, headers, today) {
  return ofRows_("VALUE_TIER", row, headers, today);
}

/**
 * Что просрочено и на сколько дней; самое давнее — первым.
 * What is overdue and by how many days, most days first.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function OVERDUE(row, headers, today) {
  return ofRows_("OVERDUE", row, headers, today);
}

/**
 * «В работе с» плюс предельный срок: к этому дню продать или перевести.
 * In work since plus the time limit: by then sell, or move.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function DEADLINE(row, headers, today) {
  return ofRows_("DEADLINE", row, headers, today);
}

/**
 * Куда перевести клиента, у которого вышел крайний срок, и почему.
 * Where to move a client whose deadline has passed, and why.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function SUGGESTED_MOVE(row, headers, today) {
  return ofRows_("SUGGESTED_MOVE", row, headers, today);
}

/**
 * Перестал покупать, снизил закупки или ушёл думать, а ему не позвонили.
 * Stopped buying, buys less, or went to think and was not called.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function WINBACK(row, headers, today) {
  return ofRows_("WINBACK", row, headers, today);
}

/**
 * Что сейчас сделать по клиенту.
 * The one thing to do with the client now.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function NEXT_ACTION(row, headers, today) {
  return ofRows_("NEXT_ACTION", row, headers, today);
}

/**
 * Средний заказ × заказов в год × лет жизни клиента.
 * Average order x orders per year x years of a client's life.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function LTV(row, headers, today) {
  return ofRows_("LTV", row, headers, today);
}

/**
 * Сколько дней самой давней просрочке.
 * Days of the longest delay.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function DAYS_OVERDUE(row, headers, today) {
  return ofRows_("DAYS_OVERDUE", row, headers, today);
}

/**
 * Чем занят продавец / чем занят покупатель; ⚠ — этапы не сходятся.
 * What the seller does / what the buyer does; ⚠ where the two do not fit.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function PHASE(row, headers, today) {
  return ofRows_("PHASE", row, headers, today);
}

/**
 * Почему клиент там, где он есть: причина каждого результата с цифрами этого клиента.
 * Why the client is where it is: the reason of every result, with the client's own figures.
 *
 * @param {any} row The client's row, or a block of rows: from the ID to the last order figure, no formulas inside. / Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.
 * @param {any} [headers] The headers above the row; left out, the order of a new workbook holds. / Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} The value for each row. / Значение для каждой строки.
 * @customfunction
 */
function WHY(row, headers, today) {
  return ofRows_("WHY", row, headers, today);
}

/**
 * День менеджера, как на вкладке «Приоритеты»: место, клиент, телефон, следующее действие, почему сейчас, минуты.
 * A manager's day as on Priorities: place, client, phone, next action, why now, minutes.
 *
 * @param {any} manager The manager's name; case, spaces and ё/е do not matter. / Имя менеджера; регистр, пробелы и ё/е не важны.
 * @param {any} [clients] All clients of the company, with or without their headers; left out, the tab Clients. / Все клиенты компании, с заголовками или без них; если не указаны, вкладка «Клиенты».
 * @param {any} [headers] The headers of the clients where they do not stand above them; left out, the order of a new workbook holds. / Заголовки, если их нет над клиентами; если не указаны, порядок столбцов как в новой книге.
 * @param {any} [today] The day to count from; left out, the real one. / День, на который считать; если не указан, сегодня.
 * @return {any} A manager's day as on Priorities: place, client, phone, next action, why now, minutes. / День менеджера, как на вкладке «Приоритеты»: место, клиент, телефон, следующее действие, почему сейчас, минуты.
 * @customfunction
 */
function CALLS(manager, clients, headers, today) {
  return callsOfDay_(manager, clients, headers, today);
}

// ==================================================== product.gs ====================================================

const PRODUCT = {
 "tabs": {
  "clients": {
   "en": "Clients",
   "ru": "Клиенты"
  },
  "orders": {
   "en": "Orders",
   "ru": "Заказы"
  },
  "activities": {
   "en": "Activities",
   "ru": "Активности"
  },
  "tasks": {
   "en": "Tasks",
   "ru": "Задачи"
  },
  "settings": {
   "en": "Settings",
   "ru": "Настройки"
  },
  "priorities": {
   "en": "Priorities",
   "ru": "Приоритеты"
  },
  "development": {
   "en": "In development",
   "ru": "В разработке"
  },
  "gold": {
   "en": "Gold",
   "ru": "Золотой"
  },
  "standard": {
   "en": "Standard",
   "ru": "Стандартный"
  },
  "image": {
   "en": "Image",
   "ru": "Имиджевый"
  },
  "black": {
   "en": "Black",
   "ru": "Чёрный"
  },
  "winback": {
   "en": "Win-back",
   "ru": "Возврат"
  },
  "team": {
   "en": "Team",
   "ru": "Команда"
  },
  "overview": {
   "en": "Overview",
   "ru": "Обзор"
  },
  "trial": {
   "en": "Trial",
   "ru": "Испытание"
  },
  "problems": {
   "en": "Problems",
   "ru": "Проблемы"
  },
  "log": {
   "en": "Log",
   "ru": "Журнал"
  }
 },
 "memory": "_sheets_addin",
 "searchedRows": 30,
 "identity": {
  "client_id": [
   "ID",
   "Код",
   "Client ID",
   "Customer ID",
   "CustomerID",
   "Код клиента",
   "ID клиента"
  ],
  "client": [
   "Client",
   "Клиент",
   "Customer",
   "Company",
   "Account",
   "Контрагент",
   "Компания",
   "Название компании",
   "Наименование",
   "Наименование клиента",
   "Название клиента",
   "Заказчик",
   "Покупатель",
   "Организация",
   "Наименование организации",
   "Наименование контрагента",
   "Фирма",
   "Название"
  ]
 },
 "headers": [
  "account",
  "accountmanager",
  "amount",
  "amountofdeal",
  "base(manual)",
  "budgetfrom",
  "category",
  "city",
  "client",
  "clientid",
  "clientorid",
  "closedate",
  "comment",
  "comments",
  "company",
  "contact",
  "contactperson",
  "contractobligation",
  "customer",
  "customerid",
  "date",
  "deadline",
  "dealvalue",
  "debt",
  "decisionmakers",
  "done",
  "due",
  "duedate",
  "e-mail",
  "email",
  "expectedclose",
  "id",
  "idклиента",
  "imageclient",
  "industry",
  "invoicedate",
  "invoiceno",
  "invoicenumber",
  "invoices12m",
  "inworksince",
  "kind",
  "lastcall",
  "lastcontact",
  "lastorder",
  "lateinvoices12m",
  "ltv",
  "mail",
  "manager",
  "meaning",
  "merger",
  "minutes",
  "minutespercontact",
  "money",
  "need",
  "newbuyer",
  "nextcall",
  "nextcontact",
  "note",
  "notes",
  "number",
  "opportunity",
  "orderamount",
  "orderdate",
  "orderinterval",
  "ordernumber",
  "orders12m",
  "ordertotal",
  "owner",
  "paidon",
  "paymentdate",
  "paymentdue",
  "phone",
  "phonenumber",
  "promisedtopay",
  "refusalreason",
  "region",
  "responsible",
  "revenue",
  "revenue12m",
  "revenue90d",
  "revenueprevious90d",
  "salesmanager",
  "samplerequested",
  "sellerphase",
  "setting",
  "size",
  "stage",
  "status",
  "suppliercontractuntil",
  "task",
  "tel",
  "territory",
  "total",
  "urgent",
  "value",
  "wenttothink",
  "whattodo",
  "yearlypotential",
  "база(вручную)",
  "бюджет",
  "бюджетс",
  "вид",
  "вработес",
  "выполнено",
  "выручка",
  "выручка12мес",
  "выручка90дн",
  "выручкапред.90дн",
  "город",
  "готово",
  "дата",
  "датадокумента",
  "датазаказа",
  "датазакрытия",
  "датаоплаты",
  "датаотгрузки",
  "датаоформления",
  "датаоформлениязаказа",
  "датапоследнегоконтакта",
  "датапродажи",
  "датареализации",
  "датаследующегоконтакта",
  "датасозданиязаказа",
  "датасчета",
  "дебиторка",
  "дело",
  "деньги",
  "договорспоставщикомдо",
  "долг",
  "задача",
  "задолженность",
  "заказов12мес",
  "заказчик",
  "заметка",
  "запросилобразец",
  "значение",
  "имиджевый",
  "имяконтакта",
  "интервалзаказов",
  "исполнитель",
  "категория",
  "клиент",
  "клиентиликод",
  "код",
  "кодклиента",
  "комментарии",
  "комментарий",
  "компания",
  "контакт",
  "контактноелицо",
  "контактныйтелефон",
  "контрагент",
  "крайнийсрок",
  "лиц,принимающихрешение",
  "менеджер",
  "менеджерпопродажам",
  "минут",
  "минутнаконтакт",
  "минуты",
  "мобильныйтелефон",
  "название",
  "названиеклиента",
  "названиекомпании",
  "наименование",
  "наименованиеклиента",
  "наименованиеконтрагента",
  "наименованиеорганизации",
  "настройка",
  "новыйпокупатель",
  "номер",
  "номерзаказа",
  "номерсчета",
  "обещалоплатить",
  "общаязадолженность",
  "обязательствоподоговору",
  "ожидаемоезакрытие",
  "оплатитьдо",
  "оплачен",
  "оплачено",
  "организация",
  "отв.менеджер",
  "ответственный",
  "ответственныйменеджер",
  "покупатель",
  "посл.контакт",
  "последнийзаказ",
  "последнийзвонок",
  "последнийконтакт",
  "потенциалвгод",
  "потребность",
  "почта",
  "пояснение",
  "примечание",
  "причинаотказа",
  "просроченныхсчетов12мес",
  "рабочийтелефон",
  "размер",
  "регион",
  "сделано",
  "след.звонок",
  "след.контакт",
  "следующийзвонок",
  "следующийконтакт",
  "слияние",
  "состояние",
  "срок",
  "сроквыполнения",
  "срокоплаты",
  "срокплатежа",
  "срочно",
  "стадия",
  "статус",
  "статусклиента",
  "сумма",
  "суммадокумента",
  "суммадолга",
  "суммазаказа",
  "суммасделки",
  "сферадеятельности",
  "счетов12мес",
  "тел",
  "тел.",
  "телефон",
  "территория",
  "ушелдумать",
  "фирма",
  "ценавопроса",
  "чтосделать",
  "эл.почта",
  "электроннаяпочта",
  "этап",
  "этаппродавца",
  "№"
 ],
 "fewestHeaders": 3,
 "settings": {
  "setting": [
   "Setting",
   "Настройка"
  ],
  "value": [
   "Value",
   "Значение"
  ],
  "meaning": [
   "Meaning",
   "Пояснение"
  ]
 },
 "language": {
  "names": [
   "Language",
   "Язык"
  ],
  "choices": {
   "ru": [
    "ru",
    "Russian",
    "русский"
   ],
   "en": [
    "en",
    "English",
    "английский"
   ]
  }
 },
 "rowHeaders": [
  "account",
  "accountmanager",
  "amountofdeal",
  "base(manual)",
  "budgetfrom",
  "category",
  "city",
  "client",
  "clientid",
  "closedate",
  "comment",
  "comments",
  "company",
  "contact",
  "contactperson",
  "contractobligation",
  "customer",
  "customerid",
  "dealvalue",
  "debt",
  "decisionmakers",
  "duedate",
  "e-mail",
  "email",
  "expectedclose",
  "id",
  "idклиента",
  "imageclient",
  "industry",
  "invoices12m",
  "inworksince",
  "lastcall",
  "lastcontact",
  "lastorder",
  "lateinvoices12m",
  "ltv",
  "mail",
  "manager",
  "merger",
  "minutespercontact",
  "money",
  "need",
  "newbuyer",
  "nextcall",
  "nextcontact",
  "note",
  "notes",
  "opportunity",
  "orderinterval",
  "orders12m",
  "owner",
  "paymentdue",
  "phone",
  "phonenumber",
  "promisedtopay",
  "refusalreason",
  "region",
  "responsible",
  "revenue12m",
  "revenue90d",
  "revenueprevious90d",
  "salesmanager",
  "samplerequested",
  "sellerphase",
  "size",
  "stage",
  "status",
  "suppliercontractuntil",
  "tel",
  "territory",
  "urgent",
  "wenttothink",
  "yearlypotential",
  "база(вручную)",
  "бюджет",
  "бюджетс",
  "вработес",
  "выручка12мес",
  "выручка90дн",
  "выручкапред.90дн",
  "город",
  "датазакрытия",
  "датапоследнегоконтакта",
  "датаследующегоконтакта",
  "дебиторка",
  "деньги",
  "договорспоставщикомдо",
  "долг",
  "задолженность",
  "заказов12мес",
  "заказчик",
  "заметка",
  "запросилобразец",
  "имиджевый",
  "имяконтакта",
  "интервалзаказов",
  "категория",
  "клиент",
  "код",
  "кодклиента",
  "комментарии",
  "комментарий",
  "компания",
  "контакт",
  "контактноелицо",
  "контактныйтелефон",
  "контрагент",
  "лиц,принимающихрешение",
  "менеджер",
  "менеджерпопродажам",
  "минутнаконтакт",
  "мобильныйтелефон",
  "название",
  "названиеклиента",
  "названиекомпании",
  "наименование",
  "наименованиеклиента",
  "наименованиеконтрагента",
  "наименованиеорганизации",
  "новыйпокупатель",
  "обещалоплатить",
  "общаязадолженность",
  "обязательствоподоговору",
  "ожидаемоезакрытие",
  "оплатитьдо",
  "организация",
  "отв.менеджер",
  "ответственный",
  "ответственныйменеджер",
  "покупатель",
  "посл.контакт",
  "последнийзаказ",
  "последнийзвонок",
  "последнийконтакт",
  "потенциалвгод",
  "потребность",
  "почта",
  "примечание",
  "причинаотказа",
  "просроченныхсчетов12мес",
  "рабочийтелефон",
  "размер",
  "регион",
  "след.звонок",
  "след.контакт",
  "следующийзвонок",
  "следующийконтакт",
  "слияние",
  "состояние",
  "срокоплаты",
  "срокплатежа",
  "срочно",
  "стадия",
  "статус",
  "статусклиента",
  "суммадолга",
  "суммасделки",
  "сферадеятельности",
  "счетов12мес",
  "тел",
  "тел.",
  "телефон",
  "территория",
  "ушелдумать",
  "фирма",
  "эл.почта",
  "электроннаяпочта",
  "этап",
  "этаппродавца"
 ],
 "look": {
  "tones": {
   "development": {
    "text": "0B3C5D",
    "fill": "D6ECFA",
    "handle": "56B4E9"
   },
   "gold": {
    "text": "5C4300",
    "fill": "FBE7B2",
    "handle": "E69F00"
   },
   "standard": {
    "text": "00432F",
    "fill": "CFEDE3",
    "handle": "009E73"
   },
   "image": {
    "text": "5A1E43",
    "fill": "F5DCEA",
    "handle": "CC79A7"
   },
   "black": {
    "text": "FFFFFF",
    "fill": "2B2B2B",
    "handle": "000000"
   },
   "off_profile": {
    "text": "4A4A4A",
    "fill": "E6E6E6",
    "handle": "999999"
   },
   "warning": {
    "text": "6B2500",
    "fill": "FADBC8",
    "handle": "D55E00"
   },
   "first": {
    "text": "003A5D",
    "fill": "C9DFF2",
    "handle": "0072B2"
   }
  },
  "header": {
   "text": "1F2D3D",
   "fill": "DCE6F0",
   "line": "8FA3B8"
  },
  "computed": {
   "text": "3B4A5A",
   "fill": "F3F5F7"
  },
  "editable": {
   "fill": "FFFBE6"
  },
  "line": "D5DCE4",
  "rowPoints": 17.0,
  "formats": {
   "general": [
    "General",
    "General"
   ],
   "text": [
    "@",
    "@"
   ],
   "integer": [
    "#,##0",
    "#,##0"
   ],
   "money": [
    "#,##0",
    "#,##0.00"
   ],
   "date": [
    "dd.mm.yyyy",
    "dd.mm.yyyy"
   ],
   "date_time": [
    "dd.mm.yyyy hh:mm",
    "dd.mm.yyyy hh:mm"
   ],
   "number": [
    "#,##0",
    "#,##0.0#"
   ],
   "percent": [
    "0\" %\"",
    "0.0\" %\""
   ]
  }
 }
};

/** Headers of a client's row, in all spellings that are understood. */
const KNOWN_HEADERS = new Set(PRODUCT.rowHeaders);

// ===================================================== words.gs =====================================================

const WORDS = {
 "menu_title": {
  "en": "Sales",
  "ru": "Продажи"
 },
 "menu_refresh": {
  "en": "Refresh",
  "ru": "Обновить"
 },
 "menu_today": {
  "en": "Today",
  "ru": "Сегодня"
 },
 "menu_overview": {
  "en": "Overview",
  "ru": "Обзор"
 },
 "menu_why": {
  "en": "Why is this client here?",
  "ru": "Почему клиент здесь?"
 },
 "menu_settings": {
  "en": "Settings",
  "ru": "Настройки"
 },
 "menu_connection": {
  "en": "Server and key",
  "ru": "Сервер и ключ"
 },
 "address_label": {
  "en": "Address of the server",
  "ru": "Адрес сервера"
 },
 "address_hint": {
  "en": "It begins with https:// and can be reached from the internet: Google asks it, not this computer.",
  "ru": "Начинается с https:// и доступен из интернета: к нему обращается Google, а не этот компьютер."
 },
 "key_label": {
  "en": "Key",
  "ru": "Ключ"
 },
 "key_hint": {
  "en": "It is kept beside the script and never put into a cell.",
  "ru": "Хранится вместе со скриптом и никогда не попадает в ячейки."
 },
 "key_kept": {
  "en": "A key for this server is kept. Leave the field blank to go on using it.",
  "ru": "Ключ для этого сервера уже сохранён. Оставьте поле пустым, чтобы он действовал и дальше."
 },
 "remove_key": {
  "en": "Remove the key",
  "ru": "Удалить ключ"
 },
 "check_and_save": {
  "en": "Check and save",
  "ru": "Проверить и сохранить"
 },
 "checking_server": {
  "en": "Asking the server …",
  "ru": "Обращаюсь к серверу …"
 },
 "address_wrong": {
  "en": "The address must begin with https://, for example https://sales.example.com.",
  "ru": "Адрес должен начинаться с https://, например https://sales.example.com."
 },
 "connected": {
  "en": "Saved: the server {address} answers (version {version}).",
  "ru": "Сохранено: сервер {address} отвечает (версия {version})."
 },
 "no_address": {
  "en": "No server is set. Choose Sales – Server and key, and enter its address.",
  "ru": "Сервер не указан. Выберите «Продажи» – «Сервер и ключ» и введите его адрес."
 },
 "unreachable": {
  "en": "Google cannot reach the server at {address}. Check the address under Sales – Server and key; if it is right, tell whoever runs the server. ({detail})",
  "ru": "Google не может связаться с сервером {address}. Проверьте адрес: «Продажи» – «Сервер и ключ»; если он верный, сообщите тому, кто отвечает за сервер. ({detail})"
 },
 "quota": {
  "en": "Google's daily quota of requests is used up; it is renewed within 24 hours. To spend less of it, ask for a block with one formula, such as =SEGMENT(A2:AS1001). ({detail})",
  "ru": "Суточный лимит запросов Google исчерпан; он возобновится в течение 24 часов. Чтобы тратить меньше, спрашивайте сразу несколько строк одной формулой, например =SEGMENT(A2:AS1001). ({detail})"
 },
 "hurried": {
  "en": "Google lets only so many requests through at a time. Try again in a minute. ({detail})",
  "ru": "Google пропускает не больше определённого числа запросов сразу. Повторите через минуту. ({detail})"
 },
 "permission": {
  "en": "The script has no permission to ask the server. Choose Sales – Server and key and allow it; if Google does not ask, paste appsscript.json once more. ({detail})",
  "ru": "Скрипту не разрешено обращаться к серверу. Выберите «Продажи» – «Сервер и ключ» и дайте разрешение; если Google его не спрашивает, вставьте appsscript.json ещё раз. ({detail})"
 },
 "too_large": {
  "en": "That is more than Google lets a script send at once. Let a program refresh this workbook from outside: sheets-addin refresh google:KEY. ({detail})",
  "ru": "Это больше, чем Google разрешает скрипту отправить за один раз. Обновляйте эту таблицу снаружи: sheets-addin refresh google:КЛЮЧ. ({detail})"
 },
 "refused": {
  "en": "The server at {address} refuses the key ({detail}). Enter a valid one under Sales – Server and key.",
  "ru": "Сервер {address} не принимает ключ ({detail}). Укажите верный: «Продажи» – «Сервер и ключ»."
 },
 "no_key": {
  "en": "The server at {address} needs a key. Enter it under Sales – Server and key.",
  "ru": "Серверу {address} нужен ключ. Введите его: «Продажи» – «Сервер и ключ»."
 },
 "rejected": {
  "en": "The server did not carry this out: {detail}.",
  "ru": "Сервер не смог это выполнить: {detail}."
 },
 "failed": {
  "en": "Something went wrong on the server at {address} ({detail}). Nothing was changed. Try again; if it happens once more, tell whoever runs the server.",
  "ru": "На сервере {address} произошёл сбой ({detail}). Ничего не изменено. Попробуйте ещё раз; если сбой повторится, сообщите тому, кто отвечает за сервер."
 },
 "nonsense": {
  "en": "What answers at {address} is not the server of this product. Check the address under Sales – Server and key.",
  "ru": "По адресу {address} отвечает не сервер этого продукта. Проверьте адрес: «Продажи» – «Сервер и ключ»."
 },
 "unexpected": {
  "en": "Something went wrong in the script: {detail}",
  "ru": "В скрипте произошла ошибка: {detail}"
 },
 "cell_unreachable": {
  "en": "no server",
  "ru": "нет сервера"
 },
 "cell_nonsense": {
  "en": "server: wrong answer",
  "ru": "сервер: неверный ответ"
 },
 "cell_refused": {
  "en": "server: no access",
  "ru": "сервер: нет доступа"
 },
 "cell_rejected": {
  "en": "error: {detail}",
  "ru": "ошибка: {detail}"
 },
 "cell_failed": {
  "en": "server: failure",
  "ru": "сервер: сбой"
 },
 "cell_wrong": {
  "en": "#VALUE! {message}; expected: {expected}",
  "ru": "#ЗНАЧ! {message}; ожидалось: {expected}"
 },
 "cell_no_clients": {
  "en": "error: there is no tab “Clients”",
  "ru": "ошибка: нет вкладки «Клиенты»"
 },
 "cell_quota": {
  "en": "Google: quota used up",
  "ru": "Google: лимит исчерпан"
 },
 "cell_hurried": {
  "en": "Google: too many requests",
  "ru": "Google: слишком много запросов"
 },
 "cell_permission": {
  "en": "Google: not allowed",
  "ru": "Google: нет разрешения"
 },
 "cell_too_large": {
  "en": "Google: too much at once",
  "ru": "Google: слишком много сразу"
 },
 "cell_no_key": {
  "en": "server: key needed",
  "ru": "сервер: нужен ключ"
 },
 "cell_no_address": {
  "en": "server is not set",
  "ru": "сервер не указан"
 },
 "refreshing": {
  "en": "Refreshing the tabs …",
  "ru": "Обновляю вкладки …"
 },
 "refreshed": {
  "en": "Refreshed. Clients: {clients}; to call today: {planned}, no room in the day for: {waiting}; problems: {problems}.",
  "ru": "Обновлено. Клиентов: {clients}; в плане на сегодня: {planned}, не поместились: {waiting}; проблем: {problems}."
 },
 "cancelled": {
  "en": "Cancelled: nothing was changed.",
  "ru": "Отменено: ничего не изменено."
 },
 "undone": {
  "en": "The refresh failed, and everything is as it was: {detail}",
  "ru": "Обновить не удалось, всё осталось как было: {detail}"
 },
 "not_tidied": {
  "en": "Refreshed, but what the old tabs left could not be removed; refresh again: {detail}",
  "ru": "Обновлено, но остатки прежних вкладок убрать не удалось; обновите ещё раз: {detail}"
 },
 "row_not_empty": {
  "en": "Tab “{tab}”: new rows are to stand from cell {cell} on, but something is written there. Move it.",
  "ru": "Вкладка «{tab}»: новые строки должны встать с ячейки {cell}, но там что-то записано. Перенесите это."
 },
 "not_refreshed": {
  "en": "Not refreshed.",
  "ru": "Не обновлено."
 },
 "busy": {
  "en": "Somebody is refreshing this workbook already. Wait until it is done.",
  "ru": "Эту книгу уже кто-то обновляет. Дождитесь окончания."
 },
 "typed_meanwhile": {
  "en": "People kept typing while the refresh was being computed, so nothing was changed. Try again in a moment.",
  "ru": "Пока шёл расчёт, в книге всё время что-то вводили, поэтому ничего не изменено. Повторите чуть позже."
 },
 "half_done": {
  "en": "The refresh failed half-way, and not everything could be put back: refresh again, or restore the last version under File – Version history. ({detail})",
  "ru": "Обновление прервалось на полпути, и вернуть удалось не всё: обновите ещё раз или восстановите прежнюю версию: «Файл» – «История версий». ({detail})"
 },
 "type_again": {
  "en": "What was typed while a refresh broke off could not be carried over, because its rows are gone. Please type it on Clients: {cells}",
  "ru": "Пока обновление было прервано, на вкладках ввели то, чему теперь нет места: этих строк там больше нет. Введите это на вкладке с клиентами: {cells}"
 },
 "protected": {
  "en": "The tab “{tab}” is protected from you: ask its owner for the right to edit it, and refresh again.",
  "ru": "Вкладка «{tab}» защищена от ваших изменений: попросите у владельца право её править и обновите снова."
 }
};
