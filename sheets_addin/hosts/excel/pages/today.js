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
  const list = element("ol", { class: "calls" });
  const count = element("p", { class: "hint", role: "status" });
  const before = kept(MANAGER);
  const choose = managerChoice(managers, before, (manager) => {
    keep(MANAGER, manager);
    fill(manager);
  });
  const fill = (manager) => {
    const calls = found.calls.filter((call) => manager === null || textOf(call.manager) === manager);
    const minutes = calls.reduce((sum, call) => sum + Number(call.minutes ?? 0), 0);
    const fields = { count: calls.length, minutes: shownNumber(minutes) };
    count.textContent = calls.length ? say("calls_count", fields) : say("nobody_today");
    list.replaceChildren(
      ...calls.map((call) => callItem(call, manager === null, label, () => open(found.sheet, call))),
    );
  };
  view.replaceChildren(choose, count, list);
  fill(managers.includes(before) ? before : null);
}

function managerChoice(managers, kept, chosen) {
  const options = managers.map((name) =>
    element("option", { value: `=${name}`, selected: name === kept }, name || say("no_manager")),
  );
  const change = (event) => chosen(event.target.value ? event.target.value.slice(1) : null);
  const select = element(
    "select",
    { id: "manager", change },
    element("option", { value: "" }, say("all_managers")),
    ...options,
  );
  return element("div", { class: "field" }, element("label", { for: "manager" }, say("manager")), select);
}

function callItem(call, withManager, label, open) {
  const client = textOf(call.client);
  const heading = element(
    "button",
    { type: "button", class: "client", click: open, "aria-label": say(label, { client }) },
    client,
  );
  const about = [textOf(call.contact_person), withManager ? textOf(call.manager) : ""].filter(Boolean).join(" · ");
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
