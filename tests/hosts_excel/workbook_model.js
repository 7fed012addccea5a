/**
 * A workbook as Excel keeps it, as far as the add-in touches it: cells, looks, tables, charts, filters, sheets.
 *
 * Every look of a cell is a number that stands for one set of properties, so that large sheets stay small.
 */

/** Sets of properties by number; 0 is that of a cell that nobody touched. */
class Looks {
  constructor() {
    this.sets = [{}];
    this.known = new Map([["{}", 0]]);
    this.steps = new Map();
  }

  with(look, name, value) {
    const step = JSON.stringify([look, name, value]);
    if (!this.steps.has(step)) {
      const set = Object.fromEntries(Object.entries({ ...this.sets[look], [name]: value }).sort());
      if (value === undefined) delete set[name];
      const text = JSON.stringify(set);
      if (!this.known.has(text)) {
        this.known.set(text, this.sets.length);
        this.sets.push(set);
      }
      this.steps.set(step, this.known.get(text));
    }
    return this.steps.get(step);
  }

  onlyValidation(look) {
    const names = Object.keys(this.sets[look]).filter((name) => !name.startsWith("validation"));
    return names.reduce((left, name) => this.with(left, name, undefined), look);
  }
}

const LOOKS = new Looks();
let lastId = 0;

class SheetModel {
  constructor(book, name) {
    this.book = book;
    this.id = `{${(lastId += 1)}}`;
    this.name = name;
    this.rows = [];
    this.visibility = "Visible";
    this.isProtected = false;
    this.widths = {};
    this.heights = {};
    this.tables = [];
    this.charts = [];
    this.filter = null;
    this.options = {};
  }

  cell(row, column) {
    return this.rows[row]?.[column] ?? EMPTY;
  }

  change(row, column, content) {
    const cells = (this.rows[row] ??= []);
    if (cells[column]) Object.assign(cells[column], content);
    else cells[column] = { ...EMPTY, ...content };
  }

  /** What a person would get who enters `content`. */
  enter(row, column, content) {
    if (content === null) return;
    const isText = LOOKS.sets[this.cell(row, column).look].numberFormat === "@";
    if (typeof content === "string" && content.startsWith("=") && !isText) {
      this.change(row, column, { formula: content, value: this.book.shownBy(content) });
    } else {
      const value = typeof content === "string" && !isText ? understood(content) : content;
      this.change(row, column, {
        value: typeof value === "string" && value.startsWith("'") ? value.slice(1) : value,
        formula: null,
      });
    }
  }

  used(valuesOnly) {
    let [rows, columns] = [0, 0];
    this.rows.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        if (cell.value === "" && cell.formula === null && (valuesOnly || !cell.look)) return;
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }),
    );
    return rows ? { row: 0, column: 0, rows, columns } : null;
  }

  /** All that people see of the sheet, in a form that can be compared. */
  seen() {
    const cells = {};
    this.rows.forEach((row, place) =>
      row.forEach((cell, column) => {
        const { value, formula, look } = cell;
        if (value !== "" || formula !== null || look)
          cells[`${place},${column}`] = [formula ?? value, LOOKS.sets[look]];
      }),
    );
    const { name, visibility, widths, heights, tables, filter, options, isProtected } = this;
    const charts = this.charts.map(({ id, ...chart }) => chart);
    return structuredClone({ name, visibility, widths, heights, tables, filter, options, isProtected, charts, cells });
  }

  copied(name) {
    const copy = new SheetModel(this.book, name);
    Object.assign(
      copy,
      structuredClone({
        rows: this.rows,
        visibility: this.visibility,
        widths: this.widths,
        heights: this.heights,
        filter: this.filter,
        options: this.options,
        isProtected: this.isProtected,
        charts: this.charts,
        tables: this.tables.map((table) => ({ ...table, name: `${table.name}_${lastId}` })),
      }),
    );
    return copy;
  }
}

const EMPTY = Object.freeze({ value: "", formula: null, look: 0 });

/** Texts that Excel takes for something else. */
function understood(text) {
  if (/^[-+]?\d[\d\s]*([.,]\d+)?%?$/.test(text)) return Number.parseFloat(text.replace(",", "."));
  if (/^\d{1,4}[-./]\d{1,2}([-./]\d{1,4})?$/.test(text)) return 46_000;
  if (/^(true|истина)$/i.test(text)) return true;
  return /^(false|ложь)$/i.test(text) ? false : text;
}

/** The workbook: `sheets` in the order of their tabs. */
class WorkbookModel {
  /** @param {{name: string, visible: boolean, rows: any[][], tables: object[], formulas: [number, number, string][]}[]} sheets */
  constructor(sheets) {
    this.values = new Map();
    this.sheets = sheets.map((given) => {
      const sheet = new SheetModel(this, given.name);
      sheet.rows = given.rows.map((row) => row.map((value) => ({ ...EMPTY, value: value ?? "" })));
      for (const [row, column, formula] of given.formulas ?? []) sheet.change(row, column, { formula });
      sheet.visibility = given.visible ? "Visible" : "VeryHidden";
      sheet.tables = structuredClone(given.tables ?? []);
      return sheet;
    });
    this.active = this.sheets[0];
    this.selection = { sheet: this.active, row: 0, column: 0, rows: 1, columns: 1 };
  }

  /** What a cell with a formula shows before Excel has computed it. */
  shownBy(formula) {
    return this.values.get(formula) ?? "#BUSY!";
  }

  /** Excel computes every cell with a formula anew. */
  compute() {
    for (const cell of this.sheets.flatMap((sheet) => sheet.rows.flat()))
      if (cell?.formula) cell.value = this.shownBy(cell.formula);
  }

  sheet(key) {
    return this.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === String(key).toLowerCase());
  }

  seen() {
    const { sheet, ...cells } = this.selection;
    return {
      sheets: this.sheets.map((one) => one.seen()),
      active: this.active.name,
      selection: { sheet: sheet.name, ...cells },
    };
  }
}

globalThis.LOOKS = LOOKS;
globalThis.SheetModel = SheetModel;
globalThis.WorkbookModel = WorkbookModel;
