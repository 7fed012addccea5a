/** Errors whose message is a sentence for people. */

export class Failure extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "Failure";
    this.isForPeople = true;
  }
}
