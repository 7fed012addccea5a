/** What stands where something is to come. */

import { element } from "./dom.js";
import { say } from "./language.js";

/** A sentence that shows itself where the wait is longer than a moment; what comes takes its place. */
export function waiting() {
  return element("p", { class: "hint waiting" }, say("waiting"));
}
