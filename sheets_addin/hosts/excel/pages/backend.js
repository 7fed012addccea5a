/**
 * The product's server as the pages see it: questions as JSON, a key where one is needed, and patience.
 *
 * Knows nothing of Office. Every question may be asked again: the server keeps nothing between two of them.
 */

import { storedKey } from "./key.js";
import { said } from "./language.js";

/** Statuses after which the same question may be answered later: too many at once, or the server is being restarted. */
const LATER = new Set([429, 500, 502, 503, 504]);
const REFUSED = new Set([401, 403]);

/** Milliseconds before the second, third ... try; each is stretched by chance, so that many callers do not come at once. */
const PAUSES = [400, 1000, 2500, 6000];
const TIME_OUT = 60_000;
const TOO_SLOW = "too slow";

/** Why the server gave no answer: `kind` is a key of the words, `message` the sentence for people. */
export class BackendError extends Error {
  /**
   * @param {string} kind
   * @param {string} message
   * @param {number} [status]  of the answer, where there was one
   * @param {{message: string, call?: number, row?: number, expected?: string}} [fault]  what the server said is wrong
   */
  constructor(kind, message, status, fault) {
    super(message);
    this.name = "BackendError";
    this.kind = kind;
    this.status = status;
    this.fault = fault;
  }
}

/**
 * @typedef {object} BackendOptions
 * @property {string} [address]  of the server, without a slash at its end; left out: where this module comes from
 * @property {() => string} [key]  the key to send, "" for none
 * @property {() => string} [language]  "ru" or "en": that of sentences
 * @property {typeof fetch} [fetch]
 * @property {(milliseconds: number, signal?: AbortSignal) => Promise<void>} [wait]
 * @property {number} [timeOut]  milliseconds for one try
 */

export class Backend {
  /** @param {BackendOptions} [options] */
  constructor({ address, key, language, fetch: ask, wait, timeOut } = {}) {
    this.address = address ?? new URL("..", import.meta.url).href.replace(/\/$/, "");
    this.key = key ?? storedKey;
    this.language = language ?? (() => "en");
    this.ask = ask ?? ((...question) => fetch(...question));
    this.wait = wait ?? pause;
    this.timeOut = timeOut ?? TIME_OUT;
  }

  /**
   * The JSON that the server answers to `content`, JSON text or what is made JSON of.
   *
   * Asks again, each time after a longer pause, where the network or the server is away or has too much to do. Throws
   * BackendError; AbortError where `signal` called it off.
   *
   * @param {string} path  such as "/v1/functions"
   * @param {unknown} content
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<any>}
   */
  async post(path, content, options = {}) {
    return this.request("POST", path, typeof content === "string" ? content : JSON.stringify(content), options);
  }

  /**
   * The JSON at `path`; asks again as {@link post} does.
   *
   * @param {string} path
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<any>}
   */
  async get(path, options = {}) {
    return this.request("GET", path, undefined, options);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {string | undefined} body
   * @param {{signal?: AbortSignal}} options
   */
  async request(method, path, body, { signal }) {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.attempt(method, path, body, signal);
      if (!(answer instanceof Later)) return answer;
      if (attempt === PAUSES.length) throw answer.error;
      await this.wait(Math.max(answer.seconds * 1000, PAUSES[attempt] * (1 + Math.random())), signal);
    }
  }

  /**
   * One try: the answer, or Later where another try may help.
   *
   * @param {string} method
   * @param {string} path
   * @param {string | undefined} body
   * @param {AbortSignal | undefined} signal
   */
  async attempt(method, path, body, signal) {
    const language = this.language();
    /** @type {Record<string, string>} */
    const headers = { "Accept-Language": language };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const key = this.key();
    if (key) headers.Authorization = `Bearer ${key}`;
    // Safari, in which Excel for Mac shows pages, joins signals only since macOS 14.4
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(TOO_SLOW), this.timeOut);
    const calledOff = () => stop.abort();
    if (signal?.aborted) calledOff();
    signal?.addEventListener("abort", calledOff);
    /** @type {Response} */
    let response;
    /** @type {any} */
    let content;
    try {
      const question = { method, headers, body, signal: stop.signal, cache: /** @type {const} */ ("no-store") };
      response = await this.ask(this.address + path, question);
      content = await response.json().catch((error) => {
        if (!(error instanceof SyntaxError)) throw error;
        return undefined;
      });
    } catch {
      signal?.throwIfAborted();
      if (stop.signal.reason === TOO_SLOW) throw this.error("slow", { seconds: this.timeOut / 1000 });
      return new Later(this.error("unreachable"));
    } finally {
      clearTimeout(clock);
      signal?.removeEventListener("abort", calledOff);
    }
    if (response.ok && content !== undefined) return content;
    return this.refusal(response, content?.error);
  }

  /**
   * What an answer means that is none.
   *
   * @param {Response} response
   * @param {{message: string, call?: number, row?: number, expected?: string} | undefined} fault
   */
  refusal(response, fault) {
    const { status } = response;
    // a sentence of ours goes on after it
    const detail = (fault?.message ?? String(status)).replace(/\.$/, "");
    if (REFUSED.has(status)) throw this.error("refused", { detail }, status, fault);
    if (LATER.has(status)) {
      return new Later(this.error("failed", { detail }, status, fault), Number(response.headers.get("Retry-After")));
    }
    if (fault === undefined) throw this.error("nonsense", {}, status);
    throw this.error("rejected", { detail }, status, fault);
  }

  /**
   * @param {import("./language.js").Word} kind
   * @param {Record<string, unknown>} [fields]
   * @param {number} [status]
   * @param {any} [fault]
   */
  error(kind, fields, status, fault) {
    const text = said(kind, this.language(), { address: this.address, ...fields });
    return new BackendError(kind, text, status, fault);
  }
}

/** Another try may help, not sooner than in `seconds`. */
class Later {
  /**
   * @param {BackendError} error
   * @param {number} [seconds]
   */
  constructor(error, seconds = 0) {
    this.error = error;
    this.seconds = Number.isFinite(seconds) ? Math.min(seconds, 60) : 0;
  }
}

/**
 * Resolves after a while; rejects with AbortError as soon as `signal` calls it off.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
