/** Errors whose message is a sentence for people, and what is said of all the others. */

import { say } from "./language.js";

export class Failure extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "Failure";
    this.isForPeople = true;
  }
}

/** Errors of ours carry a sentence for people; any other is a fault of the pages. */
export function sentence(error) {
  console.error(error);
  return error.isForPeople || error.name === "BackendError"
    ? error.message
    : say("unexpected", { detail: error.message });
}
