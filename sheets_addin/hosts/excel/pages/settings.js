/** The view Settings: whether the workbook's settings can be used, whether the server answers, and the key for it. */

import { storeKey } from "./backend.js";
import { dayHere } from "./day.js";
import { element } from "./dom.js";
import { sentence } from "./failure.js";
import { say } from "./language.js";
import { settingRows } from "./tables.js";

/**
 * @param {HTMLElement} view
 * @param {import("./tables.js").Reader} reader
 * @param {import("./backend.js").Backend} backend
 */
export async function showSettings(view, reader, backend) {
  const found = element("div", { "aria-live": "polite" });
  const connected = element("div", { "aria-live": "polite" });
  const check = () =>
    Promise.all([tell(connected, () => serverSaid(backend)), tell(found, () => settingsSaid(reader, backend))]);
  const form = keyForm(() => view.dispatchEvent(new CustomEvent("work", { bubbles: true, detail: check })));
  view.replaceChildren(
    element("section", { class: "block" }, element("h2", {}, say("settings_check")), found),
    element("section", { class: "block" }, element("h2", {}, say("connection")), form, connected),
  );
  await check();
}

/** Put what a check says into its place, or why it could not be made; an earlier one that ends later says nothing. */
async function tell(place, check) {
  const said = element("div");
  place.replaceChildren(said);
  try {
    said.replaceChildren(...(await check()));
  } catch (error) {
    said.replaceChildren(element("p", { class: "fault" }, sentence(error)));
  }
}

async function serverSaid(backend) {
  const { version } = await backend.get("/healthz");
  // anybody may ask for the version, with whatever key
  await backend.post("/v1/functions", { calls: [] });
  return [element("p", { class: "hint" }, say("connected", { address: location.origin, version }))];
}

async function settingsSaid(reader, backend) {
  const settings = await settingRows(reader);
  if (settings === null) return [element("p", {}, say("settings_absent"))];
  const { problems = [] } = await backend.post("/v1/functions", { calls: [], settings, today: dayHere() });
  if (!problems.length) return [element("p", {}, say("settings_fine"))];
  const list = element("ul", { class: "problems" }, ...problems.map((one) => element("li", {}, one)));
  return [element("p", {}, say("settings_wrong")), list];
}

/** @param {() => void} changed */
function keyForm(changed) {
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
