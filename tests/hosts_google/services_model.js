/** Google's services: caches with their limits, locks, properties, dialogs, and the way to the network. */

(() => {
  const KILOBYTES = 1024;
  const host = googleHost;

  class Cache {
    constructor() { this.kept = new Map(); }
    get(key) { return this.kept.get(key) ?? null; }
    getAll(keys) { return Object.fromEntries(keys.filter((key) => this.kept.has(key)).map((key) => [key, this.kept.get(key)])); }
    put(key, value, seconds) {
      if (key.length > 250) throw new Error("Argument too large: key");
      if (typeof value !== "string" || host.bytes(value) > 100 * KILOBYTES) throw new Error("Argument too large: value");
      if (seconds > 21_600) throw new Error("Argument too large: expiration");
      this.kept.set(key, value);
    }
    putAll(values, seconds) { for (const [key, value] of Object.entries(values)) this.put(key, value, seconds); }
    remove(key) { this.kept.delete(key); }
  }

  class Lock {
    tryLock(milliseconds) {
      if (host.isLocked) return false;
      return (host.isLocked = true);
    }
    releaseLock() { host.isLocked = false; }
  }

  class Properties {
    constructor(kept) { this.kept = kept; }
    getProperties() { return { ...this.kept }; }
    getProperty(key) { return this.kept[key] ?? null; }
    setProperty(key, value) { this.kept[key] = value; return this; }
    deleteProperty(key) { delete this.kept[key]; return this; }
  }

  class HTTPResponse {
    constructor(answer) { this.answer = answer; }
    getResponseCode() { return this.answer.status; }
    getContentText() { return this.answer.body; }
    getHeaders() { return this.answer.headers; }
  }

  class Menu {
    constructor(name) { this.name = name; this.items = []; }
    addItem(text, call) { this.items.push([text, call]); return this; }
    addSeparator() { this.items.push(null); return this; }
    addToUi() { host.menu = { name: this.name, items: this.items }; }
  }

  class Ui {
    constructor() { this.ButtonSet = { OK: "OK" }; }
    createMenu(name) { return new Menu(name); }
    alert(title, text, buttons) { host.alerts.push(text); return "OK"; }
    showSidebar(page) { host.shown = page; }
    showModalDialog(page, title) { host.shown = page; }
  }

  class HtmlOutput {
    constructor(content) { this.content = content; }
    setTitle(title) { this.title = title; return this; }
    setWidth(width) { return this; }
    setHeight(height) { return this; }
    getContent() { return this.content; }
  }

  class HtmlTemplate {
    constructor(text) { Object.defineProperty(this, "text", { value: text }); }
    evaluate() {
      const names = Object.keys(this);
      const parts = this.text.split(/<\?(=?)([\s\S]*?)\?>/);
      let body = "let said = '';";
      for (let place = 0; place < parts.length; place += 3) {
        body += `said += ${JSON.stringify(parts[place])};`;
        if (place + 2 < parts.length) body += parts[place + 1] ? `said += escaped(${parts[place + 2]});` : parts[place + 2];
      }
      const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      return new HtmlOutput(new Function("escaped", ...names, `${body} return said;`)(escaped, ...names.map((name) => this[name])));
    }
  }

  const one = (...names) => Object.fromEntries(names.map((name) => [name, name]));
  const caches = new Cache();

  host.services = {
    SpreadsheetApp: {
      SheetType: one("GRID", "OBJECT", "DATASOURCE"),
      BorderStyle: one("SOLID"),
      CopyPasteType: one("PASTE_FORMAT", "PASTE_COLUMN_WIDTHS"),
      ProtectionType: one("SHEET", "RANGE"),
      getActive() { return host.book; },
      getActiveRange() { return host.caller; },
      getUi() { return host.ui; },
      flush() {},
      newConditionalFormatRule() { return new host.ConditionalFormatRuleBuilder(); },
      newDataValidation() { return new host.DataValidationBuilder(); },
    },
    Charts: { ChartType: one("COLUMN", "BAR", "LINE"), ChartMergeStrategy: one("MERGE_COLUMNS") },
    CacheService: { getDocumentCache() { return caches; } },
    LockService: { getDocumentLock() { return new Lock(); } },
    PropertiesService: {
      getScriptProperties() { return host.scriptProperties; },
      getDocumentProperties() { return host.documentProperties; },
    },
    Session: { getActiveUserLocale() { return host.language; } },
    HtmlService: { createTemplateFromFile(name) { return new HtmlTemplate(host.pages[name]); } },
    Utilities: {
      DigestAlgorithm: one("SHA_256"),
      Charset: one("UTF_8"),
      computeDigest(algorithm, text, charset) { return host.sha256(text); },
      base64Encode(bytes) { return host.base64(bytes); },
      sleep(milliseconds) { host.slept.push(milliseconds); },
      formatDate(date, zone, format) {
        const iso = new Date(date.getTime() + host.ahead(date.getTime())).toISOString();
        if (format !== "yyyy-MM-dd'T'HH:mm:ss") throw new Error(`an unknown format: ${format}`);
        return iso.slice(0, 19);
      },
      parseDate(text, zone, format) { return host.dateOf(Date.parse(text.length > 10 ? `${text}Z` : text) / 86_400_000 + 25_569); },
    },
    UrlFetchApp: {
      fetch(url, options) {
        host.fetches.push({ url, options });
        if (host.quotaIsOut) throw new Error("Service invoked too many times for one day: urlfetch.");
        const answer = host.http({ url, method: options.method, headers: options.headers, type: options.contentType, body: options.payload });
        if (answer.refusal) throw new Error(answer.refusal);
        if (answer.error) throw new Error(`Address unavailable: ${url}`);
        host.afterFetch?.();
        return new HTTPResponse(answer);
      },
    },
  };

  Object.assign(host, {
    Cache, Lock, Properties, HTTPResponse, Menu, Ui, HtmlOutput, HtmlTemplate,
    alerts: [], fetches: [], slept: [], pages: {}, caller: null, ui: new Ui(),
    documentProperties: new Properties({}), cache: caches,
  });
  Object.assign(globalThis, host.services);
})();
