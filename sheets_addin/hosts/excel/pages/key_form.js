/** The form of the view Settings in which people enter the key. */

import { element } from "./dom.js";
import { storeKey } from "./key.js";
import { say } from "./language.js";

/** @param {() => void} changed  called when another key is kept */
export function keyForm(changed) {
  const said = element("p", { class: "hint", role: "status" });
  const field = element("input", { id: "key", type: "password", autocomplete: "off", "aria-describedby": "key-hint" });
  const submit = (event) => {
    event.preventDefault();
    storeKey(field.value.trim());
    said.textContent = say(field.value.trim() ? "key_saved" : "key_removed");
    field.value = "";
    changed();
  };
  return element(
    "form",
    { class: "field", submit },
    element("label", { for: "key" }, say("key")),
    field,
    element("p", { class: "hint", id: "key-hint" }, say("key_hint")),
    element("button", { type: "submit" }, say("key_save")),
    said,
  );
}
