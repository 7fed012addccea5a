/**
 * Many calls of cell functions as few requests.
 *
 * Calls that come within a moment travel together, equal ones once. A block of rows that is too large for one request
 * goes in slices, for a row knows nothing of the others. Knows nothing of Office.
 */

/** Milliseconds that the first call waits for others. */
const PATIENCE = 50;
/** Calls in one request. */
const MOST_CALLS = 500;
/** Characters of the calls in one request, and of one slice of a block; a letter takes up to two bytes. */
const MOST_CHARACTERS = 500_000;
/** Rows of one slice: a request may have twice as many. */
const MOST_ROWS = 100_000;
/** Requests under way at a time: a browser keeps six connections, and the pane needs one. */
const LANES = 4;

/**
 * @typedef {string | number | boolean | null | {error: string}} Cell
 * @typedef {{function: string, rows: Cell[][], headers?: Cell[] | null, today?: Cell}} Call
 * @typedef {{values: (string | number | null)[], type: "text" | "number" | "date"}} Answer
 * @typedef {{message: string, expected?: string, row?: number}} Fault
 * @typedef {{results: ({values?: (string | number | null)[], type?: "text" | "number" | "date", error?: Fault})[]}} Answers
 */

/** A call that the server found wrong. */
export class CallError extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault.message);
    this.name = "CallError";
    this.expected = fault.expected;
  }
}

/**
 * @typedef {object} QueueOptions
 * @property {(content: string, signal: AbortSignal) => Promise<Answers>} send  asks the server; `content` is JSON
 * @property {(headers: Cell[] | null) => Promise<object>} shared  what the calls under these headers have in common
 * @property {(error: unknown) => boolean} [isGeneral]  whether whatever is asked next would fail the same way
 * @property {number} [patience]
 * @property {number} [mostCalls]
 * @property {number} [mostCharacters]
 */

export class CallQueue {
  /** @param {QueueOptions} options */
  constructor({ send, shared, isGeneral, patience, mostCalls, mostCharacters }) {
    this.send = send;
    this.shared = shared;
    this.isGeneral = isGeneral ?? (() => false);
    this.patience = patience ?? PATIENCE;
    this.mostCalls = mostCalls ?? MOST_CALLS;
    this.mostCharacters = mostCharacters ?? MOST_CHARACTERS;
    /** Calls that equal ones may join, by their text. @type {Map<string, Question>} */
    this.open = new Map();
    /** Calls that wait to be sent, by their headers and day. @type {Map<string, Batch>} */
    this.waiting = new Map();
    /** Batches that wait for a lane. @type {Batch[]} */
    this.line = [];
    this.underWay = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * The answer to a call: one value a row. Rejects with CallError where the call is wrong, AbortError where `signal`
   * called it off, and whatever `send` rejects with.
   *
   * @param {Call} call
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answer>}
   */
  async ask(call, signal) {
    const slices = [...this.slices(call.rows)];
    const answers = await Promise.all(slices.map((rows) => this.askOnce({ ...call, rows }, signal)));
    return { values: answers.flatMap((answer) => answer.values), type: answers[0].type };
  }

  /** From now on nobody joins a call that was asked before: what all calls share has changed. */
  renew() {
    this.open.clear();
  }

  /**
   * Pieces of a block that are small enough for a request each.
   *
   * @param {Cell[][]} rows
   * @returns {Generator<Cell[][]>}
   */
  *slices(rows) {
    let start = 0;
    let characters = 0;
    for (let row = 0; row < rows.length; row += 1) {
      const length = JSON.stringify(rows[row]).length + 1;
      if (row > start && (characters + length > this.mostCharacters || row - start === MOST_ROWS)) {
        yield rows.slice(start, row);
        start = row;
        characters = 0;
      }
      characters += length;
    }
    yield rows.slice(start);
  }

  /**
   * @param {Call} call
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answer>}
   */
  askOnce({ headers, ...call }, signal) {
    const kind = JSON.stringify([headers ?? null, call.today ?? null]);
    const text = JSON.stringify(call);
    const name = `${kind} ${text}`;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      let question = this.open.get(name);
      if (question === undefined) {
        question = new Question(text, () => this.open.get(name) === question && this.open.delete(name));
        this.open.set(name, question);
        this.put(kind, headers ?? null, question);
      }
      question.hear({ resolve, reject }, signal);
    });
  }

  /**
   * @param {string} kind
   * @param {Cell[] | null} headers
   * @param {Question} question
   */
  put(kind, headers, question) {
    let batch = this.waiting.get(kind);
    if (batch && batch.characters + question.text.length > this.mostCharacters) {
      this.leave(kind);
      batch = undefined;
    }
    if (batch === undefined) {
      batch = new Batch(headers);
      this.waiting.set(kind, batch);
    }
    batch.add(question);
    if (batch.questions.length === this.mostCalls) this.leave(kind);
    else this.timer ??= setTimeout(() => this.leaveAll(), this.patience);
  }

  leaveAll() {
    this.timer = undefined;
    for (const kind of [...this.waiting.keys()]) this.leave(kind);
  }

  /** @param {string} kind */
  leave(kind) {
    const batch = /** @type {Batch} */ (this.waiting.get(kind));
    this.waiting.delete(kind);
    this.line.push(batch);
    this.next();
  }

  next() {
    while (this.underWay < LANES && this.line.length) {
      const batch = /** @type {Batch} */ (this.line.shift());
      this.underWay += 1;
      this.carry(batch).finally(() => {
        this.underWay -= 1;
        this.next();
      });
    }
  }

  /** @param {Batch} batch */
  async carry(batch) {
    const questions = batch.close();
    if (!questions.length) return;
    try {
      const shared = await this.shared(batch.headers);
      const calls = questions.map((question) => question.text).join(",");
      const others = JSON.stringify({ headers: batch.headers, ...shared });
      const content = `{"calls":[${calls}],${others.slice(1)}`;
      const { results } = await this.send(content, batch.controller.signal);
      questions.forEach((question, place) => question.tell(results[place]));
    } catch (error) {
      // thousands of calls would otherwise wait in turn for a server that is away
      const others = this.isGeneral(error) ? this.line.splice(0).flatMap((waiting) => waiting.close()) : [];
      for (const question of [...questions, ...others]) question.fail(error);
    }
  }
}

/**
 * @typedef {{resolve: (answer: Answer) => void, reject: (reason: unknown) => void}} Listener
 */

/** A call, and everybody who waits for its answer. */
class Question {
  /**
   * @param {string} text
   * @param {() => void} over  called when it is answered, or nobody waits any more
   */
  constructor(text, over) {
    this.text = text;
    this.over = over;
    this.isOver = false;
    /** @type {Set<Listener>} */
    this.listeners = new Set();
    /** Called where nobody waits any more. @type {() => void} */
    this.abandoned = () => {};
  }

  /**
   * @param {Listener} listener
   * @param {AbortSignal} [signal]
   */
  hear(listener, signal) {
    this.listeners.add(listener);
    signal?.addEventListener("abort", () => {
      if (!this.listeners.delete(listener)) return;
      listener.reject(signal.reason);
      if (this.listeners.size) return;
      this.close();
      this.abandoned();
    });
  }

  /** @param {Answers["results"][number]} result */
  tell({ values, type, error }) {
    if (error) this.fail(new CallError(error));
    else this.end(({ resolve }) => resolve(/** @type {Answer} */ ({ values, type })));
  }

  /** @param {unknown} reason */
  fail(reason) {
    this.end(({ reject }) => reject(reason));
  }

  /** @param {(listener: Listener) => void} last */
  end(last) {
    this.close();
    this.listeners.forEach(last);
    this.listeners.clear();
  }

  close() {
    this.isOver = true;
    this.over();
  }
}

/** Calls that travel together: they share their headers. */
class Batch {
  /** @param {Cell[] | null} headers */
  constructor(headers) {
    this.headers = headers;
    this.characters = 0;
    this.controller = new AbortController();
    /** @type {Question[]} */
    this.questions = [];
  }

  /** @param {Question} question */
  add(question) {
    this.questions.push(question);
    this.characters += question.text.length + 1;
  }

  /** The calls that somebody still waits for; as soon as nobody does, the request is called off. */
  close() {
    const wanted = this.questions.filter((question) => !question.isOver);
    let left = wanted.length;
    for (const question of wanted) {
      question.abandoned = () => {
        left -= 1;
        if (left === 0) this.controller.abort();
      };
    }
    return wanted;
  }
}
