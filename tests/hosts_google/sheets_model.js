/**
 * A spreadsheet as Google keeps it, as far as the project touches it: cells with contents and looks, and what belongs to
 * sheets. `googleHost` is shared by all files of the model.
 */

globalThis.googleHost = { calls: {}, failIn: 0, refusals: 1, isCutOff: false, isCut: false, zone: "Etc/UTC", values: () => "Loading..." };

(() => {
  const DAY = 86_400_000;
  const IS_DATE = /yyyy|dd\./;
  const USUAL_WIDTH = 100;
  const USUAL_HEIGHT = 21;
  let lastId = 100;

  class Cell {
    constructor(content = {}) {
      Object.assign(this, { value: "", formula: "", look: {} }, content);
    }

    get isBlank() {
      return this.value === "" && this.formula === "";
    }

    /** What getValue gives: a number that is shown as a day comes as a Date. */
    read() {
      const value = this.formula ? googleHost.values(this.formula) : this.value;
      return typeof value === "number" && IS_DATE.test(this.look.numberFormat ?? "") ? dateOf(value) : value;
    }

    /** What a person would get who enters `content`. */
    enter(content) {
      this.formula = "";
      if (content instanceof Date) {
        this.value = serialOf(content);
        if (!IS_DATE.test(this.look.numberFormat ?? "")) this.look.numberFormat = "dd.mm.yyyy";
      } else if (typeof content !== "string" || this.look.numberFormat === "@") this.value = content ?? "";
      else if (content.startsWith("=")) Object.assign(this, { value: "", formula: content });
      else if (content.startsWith("'")) this.value = content.slice(1);
      else this.value = understood(content, this);
    }
  }

  /** Texts that Google takes for something else. */
  function understood(text, cell) {
    if (/^[-+]?[\d\s]+([.,]\d+)?\s*%?$/.test(text)) return Number.parseFloat(text.replace(/\s/g, "").replace(",", "."));
    if (/^\d{1,4}[-./]\d{1,2}([-./]\d{1,4})?$/.test(text)) {
      cell.look.numberFormat = "dd.mm.yyyy";
      return 46_000;
    }
    if (/^(true|истина)$/i.test(text)) return true;
    return /^(false|ложь)$/i.test(text) ? false : text;
  }

  const clocks = new Map();
  const moments = new Map();

  /** Milliseconds by which the workbook's clocks are ahead at a moment. */
  function ahead(moment) {
    if (!clocks.has(googleHost.zone)) {
      const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
      clocks.set(googleHost.zone, new Intl.DateTimeFormat("en-GB", { timeZone: googleHost.zone, hourCycle: "h23", ...parts }));
    }
    const shown = Object.fromEntries(clocks.get(googleHost.zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const { year, month, day, hour, minute, second } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  }

  function dateOf(serial) {
    if (!moments.has(serial)) {
      const local = Math.round((serial - 25_569) * DAY);
      moments.set(serial, local - ahead(local - ahead(local)));
    }
    return new Date(moments.get(serial));
  }

  function serialOf(date) {
    return (date.getTime() + ahead(date.getTime())) / DAY + 25_569;
  }

  class Sheet {
    constructor(book, name, rows = 1000, columns = 26) {
      Object.assign(this, {
        book, name, id: (lastId += 1), cells: [], maxRows: rows, maxColumns: columns, hidden: false, widths: {}, heights: {},
        rules: [], charts: [], merges: [], filter: null, frozen: [0, 0], tab: null, gridlines: true, levels: {},
        collapsed: [], guards: [],
      });
    }

    cell(row, column) {
      return this.cells[row]?.[column];
    }

    change(row, column) {
      if (row >= this.maxRows || column >= this.maxColumns) throw new Error("outside of the sheet");
      this.cells[row] ??= [];
      return (this.cells[row][column] ??= new Cell());
    }

    extent() {
      let [rows, columns] = [0, 0];
      this.cells.forEach((cells, row) => cells.forEach((cell, column) => {
        if (!cell || cell.isBlank) return;
        rows = row + 1;
        columns = Math.max(columns, column + 1);
      }));
      return [rows, columns];
    }

    /** All that people see of it, in a form that can be compared. */
    seen() {
      const cells = {};
      this.cells.forEach((row, place) => row.forEach((cell, column) => {
        const look = Object.entries(cell.look).filter(([, value]) => value !== null && value !== "General").sort();
        if (!cell.isBlank || look.length) cells[`${place},${column}`] = [cell.formula || cell.value, look];
      }));
      const widths = Object.entries(this.widths).filter(([, width]) => width !== USUAL_WIDTH);
      const heights = Object.entries(this.heights).filter(([, height]) => height !== USUAL_HEIGHT);
      const levels = Object.entries(this.levels).filter(([, level]) => level !== 0);
      const { name, hidden, rules, charts, merges, filter, frozen, tab, gridlines, collapsed } = this;
      return JSON.parse(JSON.stringify({
        name, hidden, widths, heights, levels, collapsed, rules, charts, merges, filter: filter && [filter.area, filter.chosen],
        frozen, tab, gridlines, cells,
      }));
    }

    getName() { return this.name; }
    getIndex() { return this.book.sheets.indexOf(this) + 1; }
    setName(name) {
      if (this.book.sheets.some((sheet) => sheet !== this && sheet.name === name)) throw new Error(`A sheet named ${name} exists`);
      this.name = name;
      return this;
    }
    getSheetId() { return this.id; }
    getType() { return SpreadsheetApp.SheetType.GRID; }
    isSheetHidden() { return this.hidden; }
    hideSheet() { this.hidden = true; return this; }
    getMaxRows() { return this.maxRows; }
    getMaxColumns() { return this.maxColumns; }
    getLastRow() { return this.extent()[0]; }
    getLastColumn() { return this.extent()[1]; }
    insertRowsAfter(after, count) { this.maxRows += count; return this; }
    insertColumnsAfter(after, count) { this.maxColumns += count; return this; }
    getRange(row, column, rows, columns) {
      if (typeof row === "string") return rangeOf(this, row);
      return new googleHost.Range(this, row - 1, column - 1, rows ?? 1, columns ?? 1);
    }
    getDataRange() {
      const [rows, columns] = this.extent();
      return new googleHost.Range(this, 0, 0, Math.max(rows, 1), Math.max(columns, 1));
    }
    getRangeList(names) { return new googleHost.RangeList(names.map((name) => rangeOf(this, name))); }
    clear() {
      for (const cell of this.cells.flat()) Object.assign(cell, { value: "", formula: "", look: { note: cell.look.note ?? null } });
      return this;
    }
    clearNotes() {
      for (const cell of this.cells.flat()) delete cell.look.note;
      return this;
    }
    getConditionalFormatRules() { return [...this.rules]; }
    setConditionalFormatRules(rules) { this.rules = [...rules]; }
    clearConditionalFormatRules() { this.rules = []; }
    copyTo(book) {
      const copy = new Sheet(book, `Copy of ${this.name}`, this.maxRows, this.maxColumns);
      copy.cells = this.cells.map((row) => row.map((cell) => new Cell({ ...cell, look: { ...cell.look } })));
      const { widths, heights, levels } = this;
      Object.assign(copy, { widths: { ...widths }, heights: { ...heights }, levels: { ...levels }, merges: [...this.merges], frozen: this.frozen });
      copy.rules = this.rules.map((rule) => rule.moved(this, copy));
      if (this.filter) copy.filter = new googleHost.Filter(copy, this.filter.area, this.filter.chosen);
      book.sheets.push(copy);
      return copy;
    }
    getFilter() { return this.filter; }
    getProtections(type) { return this.guards.filter((guard) => (guard.range === null) === (type === SpreadsheetApp.ProtectionType.SHEET)); }
    getCharts() { return [...this.charts]; }
    newChart() { return new googleHost.EmbeddedChartBuilder(this); }
    insertChart(chart) { this.charts.push(chart); }
    removeChart(chart) { this.charts = this.charts.filter((one) => one !== chart); }
    getColumnWidth(place) { return this.widths[place - 1] ?? USUAL_WIDTH; }
    setColumnWidths(start, count, width) {
      for (let place = start; place < start + count; place += 1) this.widths[place - 1] = width;
      return this;
    }
    getRowHeight(place) { return this.heights[place - 1] ?? USUAL_HEIGHT; }
    setRowHeights(start, count, height) {
      for (let place = start; place < start + count; place += 1) this.heights[place - 1] = height;
      return this;
    }
    setFrozenRows(rows) { this.frozen = [rows, this.frozen[1]]; }
    setFrozenColumns(columns) { this.frozen = [this.frozen[0], columns]; }
    setTabColor(colour) { this.tab = colour; return this; }
    setHiddenGridlines(hidden) { this.gridlines = !hidden; return this; }
    getColumnGroup(column, depth) {
      return (this.levels[column - 1] ?? 0) >= depth ? new googleHost.Group(this, column - 1, depth) : null;
    }
  }

  function rangeOf(sheet, name) {
    const found = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(name);
    if (!found) throw new Error(`Range not found: ${name}`);
    const place = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const [row, column] = [Number(found[2]) - 1, place(found[1])];
    return new googleHost.Range(sheet, row, column, Number(found[4] ?? found[2]) - row, place(found[3] ?? found[1]) - column + 1);
  }

  class Spreadsheet {
    /** @param {{name: string, visible: boolean, rows: any[][], formulas?: [number, number, string][]}[]} sheets  days as {day} */
    constructor(sheets, locale) {
      this.locale = locale;
      this.sheets = sheets.map((given) => {
        const width = Math.max(26, ...given.rows.map((row) => row.length));
        const sheet = new Sheet(this, given.name, Math.max(1000, given.rows.length), width);
        sheet.hidden = !given.visible;
        sheet.cells = given.rows.map((row) => row.map((value) => {
          const isDay = value !== null && typeof value === "object";
          return new Cell(isDay ? { value: value.day, look: { numberFormat: "dd.mm.yyyy" } } : { value: value ?? "" });
        }));
        for (const [row, column, formula] of given.formulas ?? []) sheet.change(row, column).formula = formula;
        return sheet;
      });
      this.active = this.sheets[0] ?? null;
      this.selected = null;
      this.toasts = [];
    }

    seen() {
      return { sheets: this.sheets.map((sheet) => sheet.seen()), active: this.active?.name };
    }

    getSheets() { return [...this.sheets]; }
    getNumSheets() { return this.sheets.length; }
    getSheetByName(name) { return this.sheets.find((sheet) => sheet.name === name) ?? null; }
    getSheetById(id) { return this.sheets.find((sheet) => sheet.id === id) ?? null; }
    getActiveSheet() { return this.active; }
    setActiveSheet(sheet) { this.active = sheet; return sheet; }
    getActiveRange() { return this.selected; }
    insertSheet(name, place) {
      if (this.getSheetByName(name)) throw new Error(`A sheet named ${name} exists`);
      const sheet = new Sheet(this, name);
      this.sheets.splice(place, 0, sheet);
      this.active = sheet;
      return sheet;
    }
    deleteSheet(sheet) {
      if (!this.sheets.includes(sheet)) throw new Error("There is no such sheet");
      this.sheets = this.sheets.filter((one) => one !== sheet);
    }
    getSpreadsheetLocale() { return this.locale; }
    getSpreadsheetTimeZone() { return googleHost.zone; }
    toast(text, title, seconds) { this.toasts.push(text); }
  }

  Object.assign(googleHost, { Cell, Sheet, Spreadsheet, dateOf, serialOf, ahead });
})();
