/** The way back: what leads to where a write began. */

/** What Excel answers while a person types into a cell. */
const TYPING = "InvalidOperationInCellEditMode";
const REST = 500;
/** Times that the end of typing is waited for: about two minutes. */
const MOST_TIMES = 240;

export class Undo {
  constructor() {
    /** @type {(() => Promise<void>)[]} */
    this.steps = [];
  }

  /**
   * Remember a step before the change that it takes back.
   * @param {() => Promise<void>} step
   */
  then(step) {
    this.steps.push(step);
  }

  /** Take everything back, latest first; gives what went wrong with it, nothing where all is as it was. */
  async run() {
    const faults = [];
    for (const step of this.steps.reverse()) {
      try {
        await patiently(step);
      } catch (error) {
        // the others still bring back what they can
        faults.push(error);
      }
    }
    this.steps = [];
    return faults;
  }
}

/** Do a step; where somebody types into a cell, after that. */
async function patiently(step) {
  for (let times = 1; ; times += 1) {
    try {
      return await step();
    } catch (error) {
      if (error.code !== TYPING || times === MOST_TIMES) throw error;
      await new Promise((resolve) => setTimeout(resolve, REST));
    }
  }
}
