/** The pane beside the workbook, and what the ribbon starts. */

import { Backend } from "./backend.js";
import { OpenWorkbook } from "./excel_book.js";
import { Frame } from "./frame.js";
import { keyForm } from "./key_form.js";
import { chooseLanguage, language, say } from "./language.js";

/** Milliseconds for the server to assess a large workbook. */
const PATIENCE = 300_000;
/** Milliseconds after the last change of what is chosen: someone who walks through rows reads none on the way. */
const REST = 250;
const DARK = 128;

await Office.onReady();
chooseLanguage(Office.context.displayLanguage);
followTheme();

const backend = new Backend({ language, timeOut: PATIENCE });
const workbook = new OpenWorkbook(backend);
const frame = new Frame(document.getElementById("pane"), workbook, backend, say("title"), keyForm);
document.title = say("title");

associate("today", () => frame.show("today"));
associate("why", () => frame.show("why"));
associate("refresh", () => frame.refresh());

let resting;
await workbook.follow(() => {
  clearTimeout(resting);
  resting = setTimeout(() => frame.view === "why" && frame.show(), REST);
});
await frame.show();

/** A button of the ribbon opens the pane and does its work there; the manifest names it by `action`. */
function associate(action, work) {
  Office.actions.associate(action, async (event) => {
    try {
      await Office.addin.showAsTaskpane();
    } catch (error) {
      // the pane may be open all the same, and says what comes of the work
      console.error(error);
    } finally {
      // Excel waits for this, and for a few minutes only: a refresh may take longer
      event.completed();
    }
    await work();
  });
}

/** Light or dark as Office is, whatever the system says. */
function followTheme() {
  const colour = Office.context.officeTheme?.bodyBackgroundColor;
  if (!colour) return;
  const [red, green, blue] = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  const brightness = (red * 299 + green * 587 + blue * 114) / 1000;
  document.documentElement.dataset.theme = brightness < DARK ? "dark" : "light";
}
