/** What the pane says where Microsoft's library is missing: nothing else of it can start then. */

import { element } from "./dom.js";
import { chooseLanguage, say } from "./language.js";

if (!("Office" in globalThis)) {
  chooseLanguage();
  const said = element("p", {}, say("no_office"));
  document.getElementById("pane").replaceChildren(element("div", { class: "message fault", role: "alert" }, said));
}
