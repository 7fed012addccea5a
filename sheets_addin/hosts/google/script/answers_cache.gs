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
