/** The view Settings: whether the workbook's settings can be used, and whether the server answers. */

import { dayHere } from "./day.js";
import { element } from "./dom.js";
import { sentence } from "./failure.js";
import { say } from "./language.js";
import { settingRows } from "./tables.js";
import { waiting } from "./waiting.js";

/**
 * @param {HTMLElement} view
 * @param {import("./tables.js").Reader} reader
 * @param {import("./frame.js").Asked} backend
 * @param {((changed: () => void) => HTMLElement) | undefined} keyForm
 */
export async function showSettings(view, reader, backend, keyForm) {
  const found = element("div", { "aria-live": "polite" });
  const connected = element("div", { "aria-live": "polite" });
  const check = () =>
    Promise.all([tell(connected, () => serverSaid(backend)), tell(found, () => settingsSaid(reader, backend))]);
  const again = () => view.dispatchEvent(new CustomEvent("work", { bubbles: true, detail: check }));
  const form = keyForm ? [keyForm(again)] : [];
  view.replaceChildren(
    element("section", { class: "block" }, element("h2", {}, say("settings_check")), found),
    element("section", { class: "block" }, element("h2", {}, say("connection")), ...form, connected),
  );
  await check();
}

/** Put what a check says into its place, or why it could not be made; an earlier one that ends later says nothing. */
async function tell(place, check) {
  const said = element("div", {}, waiting());
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
  return [element("p", { class: "hint" }, say("connected", { address: backend.address, version }))];
}

async function settingsSaid(reader, backend) {
  const settings = await settingRows(reader);
  if (settings === null) return [element("p", {}, say("settings_absent"))];
  const { problems = [] } = await backend.post("/v1/functions", { calls: [], settings, today: dayHere() });
  if (!problems.length) return [element("p", {}, say("settings_fine"))];
  const list = element("ul", { class: "problems" }, ...problems.map((one) => element("li", {}, one)));
  return [element("p", {}, say("settings_wrong")), list];
}
