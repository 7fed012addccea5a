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
