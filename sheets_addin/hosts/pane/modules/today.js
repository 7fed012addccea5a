/** The view Today: whom to call, in order, and why. */

import { element } from "./dom.js";
import { language, say, shownNumber, unbroken } from "./language.js";
import { PRODUCT } from "./product.js";
import { keep, kept } from "./store.js";
import { placeOf, plain, sheetOf, textOf, wholeSheet } from "./tables.js";

const MANAGER = "manager";

/**
 * The calls as the Priorities tab lists them.
 * @param {import("./tables.js").Reader} reader
 * @returns {Promise<{sheet: string, calls: Record<string, any>[]} | null>} null where there is no such tab
 */
export async function readToday(reader) {
  const sheet = await sheetOf(reader, "priorities");
  if (sheet === null) return null;
  const [headers, ...rows] = await wholeSheet(reader, sheet);
  const places = Object.entries(PRODUCT.today).map(([key, names]) => [key, placeOf(headers ?? [], names)]);
  const calls = rows.map((row, index) => ({
    ...Object.fromEntries(places.map(([key, place]) => [key, place < 0 ? null : row[place]])),
    row: index + 1,
  }));
  return { sheet, calls: calls.filter((call) => textOf(call.place)) };
}

/**
 * Show the calls; `open` is called with the sheet and the call that was chosen.
 * @param {HTMLElement} view
 * @param {import("./tables.js").Reader} reader
 * @param {{open: (sheet: string, call: Record<string, any>) => void, label: string}} choice
 */
export async function showToday(view, reader, { open, label }) {
  const found = await readToday(reader);
  if (found === null) {
    const tab = PRODUCT.tabs.priorities[language()];
    view.replaceChildren(element("p", { class: "hint" }, say("never_refreshed", { tab })));
    return;
  }
  const managers = [...new Set(found.calls.map((call) => textOf(call.manager)))];
  const days = element("div");
  const count = element("p", { class: "hint", role: "status" });
  const callsOf = (manager) => found.calls.filter((call) => textOf(call.manager) === manager);
  const listOf = (calls) =>
    element("ol", { class: "calls" }, ...calls.map((call) => callItem(call, label, () => open(found.sheet, call))));
  const fill = (chosen) => {
    const calls = chosen === ALL ? found.calls : callsOf(managerOf(chosen));
    count.textContent = calls.length ? amountOf(calls) : say("nobody_today");
    const shown = managers.flatMap((manager) => [dayHeading(manager, callsOf(manager)), listOf(callsOf(manager))]);
    days.replaceChildren(...(chosen === ALL ? shown : [listOf(calls)]));
  };
  const options = [ALL, ...managers.map(optionOf)];
  const before = kept(MANAGER);
  // a company's whole day is long, and nobody's own: unless someone chose it, the first manager's stands there
  const chosen = options.includes(before) ? before : (options[1] ?? ALL);
  const choose = managerChoice(options, chosen, (option) => {
    keep(MANAGER, option);
    fill(option);
  });
  view.replaceChildren(choose, count, days);
  fill(chosen);
}

/** The choice of all managers; that of one is her name with a sign before it, as some clients have a manager without. */
const ALL = "*";
const optionOf = (manager) => `=${manager}`;
const managerOf = (option) => option.slice(1);

function managerChoice(options, shown, chosen) {
  const nameOf = (option) => (option === ALL ? say("all_managers") : managerOf(option) || say("no_manager"));
  const select = element(
    "select",
    { id: "manager", change: (event) => chosen(event.target.value) },
    ...options.map((value) => element("option", { value, selected: value === shown }, nameOf(value))),
  );
  return element("div", { class: "field" }, element("label", { for: "manager" }, say("manager")), select);
}

function dayHeading(manager, calls) {
  const amount = element("span", { class: "about" }, amountOf(calls));
  return element("h2", { class: "manager" }, manager || say("no_manager"), " ", amount);
}

function amountOf(calls) {
  const minutes = calls.reduce((sum, call) => sum + Number(call.minutes ?? 0), 0);
  return say("calls_count", { count: calls.length, minutes: shownNumber(minutes) });
}

function callItem(call, label, open) {
  const client = textOf(call.client);
  const heading = element(
    "button",
    { type: "button", class: "client", click: open, "aria-label": say(label, { client }) },
    client,
  );
  const about = textOf(call.contact_person);
  const phone = textOf(call.phone);
  const place = element("span", { class: "place" }, textOf(call.place));
  const item = element("li", {}, place, heading, baseMark(textOf(call.base)));
  if (call.minutes) item.append(element("span", { class: "minutes" }, say("minutes_short", { minutes: call.minutes })));
  if (textOf(call.next_action)) item.append(element("p", { class: "action" }, unbroken(textOf(call.next_action))));
  if (textOf(call.why_now)) item.append(element("p", { class: "reason" }, unbroken(textOf(call.why_now))));
  if (about || phone)
    item.append(element("p", { class: "about" }, about, about && phone ? " · " : "", phoneLink(phone)));
  return item;
}

function phoneLink(phone) {
  const number = phone.replace(/[^\d+]/g, "");
  if (!number) return phone;
  return element("a", { href: `tel:${number}`, "aria-label": say("call_number", { phone }) }, phone);
}

function baseMark(name) {
  const base = Object.entries(PRODUCT.bases).find(([, known]) => known.names.map(plain).includes(plain(name)));
  if (!base) return "";
  return element(
    "span",
    { class: `base ${base[0]}` },
    element("span", { "aria-hidden": "true" }, `${base[1].sign} `),
    name,
  );
}
