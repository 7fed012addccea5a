/** The view Why: every result of one client with its reason and the settings that it rests on. */

import { clientInRow, clientNames, clientsMeant } from "./clients.js";
import { dayHere } from "./day.js";
import { element } from "./dom.js";
import { say, unbroken } from "./language.js";
import { settingRows } from "./tables.js";

/**
 * @typedef {{key: string, header: string, value: string, reason: string, thresholds: {name: string, value: string}[]}}
 *   Explained
 */

/**
 * What the server says of a client.
 * @param {import("./clients.js").ClientRow} client
 * @param {import("./tables.js").Cell[][]} settings
 * @param {(path: string, body: object) => Promise<any>} ask
 * @returns {Promise<Explained[]>}
 */
async function explain(client, settings, ask) {
  const today = dayHere();
  const { results } = await ask("/v1/why", { row: client.cells, headers: client.headers, settings, today });
  return results;
}

/** Show why the client in the chosen row of the workbook is where it is. */
export async function showChosen(view, reader, chosen, ask) {
  const client = chosen === null ? null : await clientInRow(reader, chosen);
  if (client === null) {
    view.replaceChildren(element("p", { class: "hint" }, say("choose_row")));
    return;
  }
  const settings = (await settingRows(reader)) ?? [];
  view.replaceChildren(...reasons(client, await explain(client, settings, ask)));
}

/** Show a field to choose a client by name, and the reasons of the one called `name`. */
export async function showNamed(view, reader, name, ask) {
  const names = await clientNames(reader);
  const found = element("div", { role: "region", "aria-live": "polite", "aria-label": say("view_why") });
  const field = element("input", { id: "client", list: "clients", value: name, autocomplete: "off" });
  const look = async () => {
    const { clients, several, near } = await clientsMeant(reader, field.value);
    if (!clients.length) {
      found.replaceChildren(...notOne(field.value, several, near, choose));
      return;
    }
    const settings = (await settingRows(reader)) ?? [];
    const explained = await Promise.all(clients.map((client) => explain(client, settings, ask)));
    found.replaceChildren(...clients.flatMap((client, place) => reasons(client, explained[place])));
  };
  const start = () => view.dispatchEvent(new CustomEvent("work", { bubbles: true, detail: look }));
  const choose = (one) => {
    field.value = one;
    start();
  };
  const submit = (event) => {
    event.preventDefault();
    start();
  };
  const form = element(
    "form",
    { class: "field", submit },
    element("label", { for: "client" }, say("choose_client")),
    field,
    element("datalist", { id: "clients" }, ...names.map((one) => element("option", { value: one }))),
    element("button", { type: "submit" }, say("show_reasons")),
  );
  view.replaceChildren(form, found);
  if (name) await look();
}

const LISTED = 20;

/** What is said where `named` means nobody or several, with the names that may be meant to choose from. */
function notOne(named, several, near, choose) {
  const client = named.trim();
  const text = !client ? say("choose_client") : say(several.length ? "several_clients" : "no_such_client", { client });
  const said = [element("p", { class: "hint" }, text)];
  if (near.length) said.push(element("p", { class: "hint" }, say("near_clients")));
  const names = several.length ? several : near;
  const buttons = names
    .slice(0, LISTED)
    .map((one) => element("li", {}, element("button", { type: "button", click: () => choose(one) }, one)));
  if (buttons.length) said.push(element("ul", { class: "meant" }, ...buttons));
  if (names.length > LISTED) said.push(element("p", { class: "hint" }, "…"));
  return said;
}

function reasons({ name }, results) {
  if (!results.length) return [element("p", { class: "hint" }, say("no_reasons"))];
  return [element("h2", {}, name), element("dl", { class: "reasons" }, ...results.flatMap(resultItems))];
}

function resultItems({ header, value, reason, thresholds }) {
  const heading = value ? [`${header}: `, element("strong", {}, unbroken(value))] : [header];
  const said = element("dd", {}, element("p", { class: "reason" }, unbroken(reason)));
  if (thresholds.length) {
    const used = thresholds.map((one) => element("li", {}, `${one.name}: `, unbroken(one.value)));
    said.append(element("details", {}, element("summary", {}, say("thresholds")), element("ul", {}, ...used)));
  }
  return [element("dt", {}, ...heading), said];
}
