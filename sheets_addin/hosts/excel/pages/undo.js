/** The way back: what leads to where a write began. */

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
        await step();
      } catch (error) {
        // the others still bring back what they can
        faults.push(error);
      }
    }
    this.steps = [];
    return faults;
  }
}
