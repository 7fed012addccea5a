/** The frame of the pane: its views, the refresh with its progress, and what went wrong. */

import { element } from "./dom.js";
import { sentence } from "./failure.js";
import { say } from "./language.js";
import { showOverview } from "./overview.js";
import { showSettings } from "./settings.js";
import { showToday } from "./today.js";
import { waiting } from "./waiting.js";
import { showChosen, showNamed } from "./why.js";

/**
 * What holds the workbook: Excel, or a server with a file.
 *
 * @typedef {import("./tables.js").Reader & {
 *   begin?: (view: string) => void,
 *   refresh: (work: {progress: Progress, signal: AbortSignal}) => Promise<Outcome>,
 *   goTo?: (sheet: string, row: number) => Promise<void>,
 *   chosen?: () => Promise<{sheet: string, row: number} | null>,
 * }} Host  `begin` hears that a view reads anew; `goTo` and `chosen` where people see the sheets; a refresh that was called off rejects with AbortError
 * @typedef {{
 *   address: string,
 *   get: (path: string) => Promise<any>,
 *   post: (path: string, content: unknown) => Promise<any>,
 * }} Asked  the server
 * @typedef {(said: string, done: number, isPastReturn?: boolean) => void} Progress  past return nothing is called off
 * @typedef {{summary: {clients: number, planned_today: number, not_today: Record<string, number>, problems: number}, remark?: string}} Outcome
 */

const VIEWS = ["today", "overview", "why", "settings"];

/** The pane over one workbook. */
export class Frame {
  /**
   * @param {HTMLElement} place
   * @param {Host} host
   * @param {Asked} backend
   * @param {string} title
   * @param {(changed: () => void) => HTMLElement} [keyForm]  makes the form for the key, where the page keeps it
   */
  constructor(place, host, backend, title, keyForm) {
    this.host = host;
    this.backend = backend;
    this.keyForm = keyForm;
    this.view = "today";
    /** Of which view something stands in the panel. */
    this.drawn = "";
    this.client = "";
    this.turn = 0;
    /** @type {AbortController | null} */
    this.running = null;
    this.makeRefresh();
    this.makeViews();
    const header = element("header", {}, element("h1", {}, title), this.button);
    place.replaceChildren(header, this.progress, this.message, this.list, this.panel);
  }

  makeRefresh() {
    this.button = element("button", { type: "button", class: "main", click: () => this.refresh() }, say("refresh"));
    this.bar = element("progress", { max: 1, value: 0, "aria-label": say("progress") });
    this.step = element("span", { class: "step", "aria-live": "polite" });
    this.cancel = element("button", { type: "button", click: () => this.running?.abort() }, say("cancel"));
    this.progress = element("div", { class: "progress", hidden: true }, this.bar, this.step, this.cancel);
    this.message = element("div", { class: "message", role: "status" });
  }

  makeViews() {
    this.tabs = VIEWS.map((name) => {
      const show = () => this.show(name);
      const names = { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "view", click: show };
      return element("button", names, say(`view_${name}`));
    });
    const keydown = (event) => this.walk(event);
    this.list = element("div", { class: "tabs", role: "tablist", "aria-label": say("views"), keydown }, ...this.tabs);
    this.panel = element("section", { id: "view", role: "tabpanel", tabindex: "0" });
    this.panel.addEventListener("work", (event) => this.attempt(event.detail));
  }

  /** The arrow keys go from tab to tab, as readers of the screen expect. */
  walk(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -VIEWS.indexOf(this.view), End: -1 - VIEWS.indexOf(this.view) };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const place = (VIEWS.indexOf(this.view) + steps[event.key] + VIEWS.length) % VIEWS.length;
    this.tabs[place].focus();
    this.show(VIEWS[place]);
  }

  /** Show a view with what the workbook says now. */
  async show(name = this.view) {
    this.view = name;
    this.tabs.forEach((tab, place) => {
      tab.setAttribute("aria-selected", String(VIEWS[place] === name));
      tab.tabIndex = VIEWS[place] === name ? 0 : -1;
    });
    this.panel.setAttribute("aria-labelledby", `tab-${name}`);
    const turn = (this.turn += 1);
    const mark = waiting();
    const drawn = element("div", { class: `view-${name}` }, mark);
    this.host.begin?.(name);
    this.panel.setAttribute("aria-busy", "true");
    // another view gives way at once, this one once all is read: so it does not flicker
    if (name !== this.drawn) this.panel.replaceChildren(drawn);
    this.drawn = name;
    await this.attempt(async () => {
      await this.fill(name, drawn);
      // another view may have been chosen meanwhile; nobody who types into this one is to lose the field
      if (turn === this.turn && !drawn.isConnected) this.panel.replaceChildren(drawn);
    });
    mark.remove();
    if (turn === this.turn) this.panel.removeAttribute("aria-busy");
  }

  async fill(name, view) {
    const ask = (path, body) => this.backend.post(path, body);
    if (name === "today") await showToday(view, this.host, this.opening());
    else if (name === "overview") await showOverview(view, this.host);
    else if (name === "settings") await showSettings(view, this.host, this.backend, this.keyForm);
    else if (this.host.chosen) await showChosen(view, this.host, await this.host.chosen(), ask);
    else await showNamed(view, this.host, this.client, ask);
  }

  /** What a call of the day opens: its row where people see the sheets, else the reasons. */
  opening() {
    if (this.host.goTo)
      return { label: "go_to_row", open: (sheet, call) => this.attempt(() => this.host.goTo(sheet, call.row)) };
    return {
      label: "explain_client",
      open: (_, call) => {
        this.client = String(call.client);
        this.show("why");
      },
    };
  }

  /** Do `work`; what goes wrong is told, with a way to do it again. */
  async attempt(work) {
    try {
      await work();
      this.tell("");
    } catch (error) {
      this.tell(sentence(error), true, () => this.attempt(work));
    }
  }

  /** Refresh the workbook; a second click while it runs does nothing. */
  async refresh() {
    if (this.running) return;
    this.running = new AbortController();
    this.button.disabled = true;
    this.progress.hidden = false;
    this.tell("");
    const progress = (said, done, isPastReturn = false) => {
      this.cancel.disabled = isPastReturn;
      this.step.textContent = said;
      this.bar.value = done;
    };
    try {
      const { summary, remark } = await this.host.refresh({ progress, signal: this.running.signal });
      await this.show();
      this.tell(remark ?? say("refreshed", figures(summary)), remark !== undefined);
    } catch (error) {
      if (error.name === "AbortError") this.tell(say("cancelled"));
      else this.tell(sentence(error), true, () => this.refresh());
    } finally {
      this.progress.hidden = true;
      this.cancel.disabled = false;
      this.button.disabled = false;
      this.running = null;
    }
  }

  tell(text, isFault = false, again = undefined) {
    this.message.classList.toggle("fault", isFault);
    const retry = again ? [element("button", { type: "button", click: again }, say("try_again"))] : [];
    this.message.replaceChildren(...(text ? [element("p", {}, text), ...retry] : []));
  }
}

/** The figures of a refresh as the tabs show them: whom a day has room for, and who waits. */
function figures({ clients, planned_today: planned, not_today: others, problems }) {
  const waiting = Object.values(others).reduce((sum, count) => sum + count, 0);
  return { clients, planned, waiting, problems };
}
