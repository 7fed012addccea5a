/** Ranges of cells and what is made of them: lists of ranges, filters, groups, rules, lists of choices, charts. */

(() => {
  const { Cell } = googleHost;

  class Range {
    constructor(sheet, row, column, rows, columns) {
      if (row < 0 || column < 0 || rows < 1 || columns < 1) throw new Error("The number of rows or columns must be at least 1");
      if (row + rows > sheet.maxRows || column + columns > sheet.maxColumns) throw new Error("The range is outside of the sheet");
      Object.assign(this, { sheet, row, column, rows, columns });
    }

    grid(of) {
      return Array.from({ length: this.rows }, (_, row) =>
        Array.from({ length: this.columns }, (__, column) => of(this.sheet.cell(this.row + row, this.column + column))));
    }

    each(change) {
      for (let row = 0; row < this.rows; row += 1) {
        for (let column = 0; column < this.columns; column += 1) change(this.sheet.change(this.row + row, this.column + column), row, column);
      }
      return this;
    }

    fits(grid) {
      if (grid.length !== this.rows || grid.some((row) => row.length !== this.columns)) {
        throw new Error("The number of rows or columns in the data does not match those in the range");
      }
    }

    look(name, value) {
      return this.each((cell) => { cell.look[name] = value; });
    }

    toJSON() { return [this.sheet.name, this.row, this.column, this.rows, this.columns]; }
    getSheet() { return this.sheet; }
    getRow() { return this.row + 1; }
    getColumn() { return this.column + 1; }
    getLastColumn() { return this.column + this.columns; }
    getNumRows() { return this.rows; }
    getNumColumns() { return this.columns; }
    getA1Notation() {
      const letters = (place) => (place < 26 ? "" : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));
      return `${letters(this.column)}${this.row + 1}:${letters(this.column + this.columns - 1)}${this.row + this.rows}`;
    }
    getValues() { return this.grid((cell) => (cell ? cell.read() : "")); }
    getFormulas() { return this.grid((cell) => cell?.formula ?? ""); }
    getFormula() { return this.sheet.cell(this.row, this.column)?.formula ?? ""; }
    setValues(grid) {
      this.fits(grid);
      return this.each((cell, row, column) => cell.enter(grid[row][column]));
    }
    setFormulas(grid) {
      this.fits(grid);
      return this.each((cell, row, column) => {
        if (grid[row][column] && !grid[row][column].startsWith("=")) throw new Error("A formula begins with =");
        Object.assign(cell, { value: "", formula: grid[row][column] });
      });
    }
    /** Clearing formats takes the lists of choices along; notes stay. */
    clear(options) {
      const all = options === undefined;
      return this.each((cell) => {
        if (all || options.contentsOnly) Object.assign(cell, { value: "", formula: "" });
        if (all || options.formatOnly) cell.look = cell.look.note ? { note: cell.look.note } : {};
      });
    }
    clearContent() { return this.clear({ contentsOnly: true }); }
    clearDataValidations() {
      for (let row = this.row; row < this.row + this.rows; row += 1) {
        (this.sheet.cells[row] ?? []).slice(this.column, this.column + this.columns).forEach((cell) => { delete cell.look.validation; });
      }
      return this;
    }
    getDataValidations() { return this.grid((cell) => cell?.look.validation ?? null); }
    setDataValidations(rules) {
      this.fits(rules);
      return this.each((cell, row, column) => { cell.look.validation = rules[row][column]; });
    }
    copyTo(target, type, transposed) {
      const kinds = SpreadsheetApp.CopyPasteType;
      if (type === kinds.PASTE_COLUMN_WIDTHS) {
        target.sheet.widths = { ...this.sheet.widths };
        return;
      }
      const [down, right] = [Math.max(1, target.rows / this.rows), Math.max(1, target.columns / this.columns)];
      for (let row = 0; row < this.rows * down; row += 1) {
        for (let column = 0; column < this.columns * right; column += 1) {
          const from = this.sheet.cell(this.row + (row % this.rows), this.column + (column % this.columns)) ?? new Cell();
          const place = [target.row + row, target.column + column];
          if (from.isBlank && !Object.keys(from.look).length && !target.sheet.cell(...place)) continue;
          const to = target.sheet.change(...place);
          to.look = { ...from.look };
          if (type === kinds.PASTE_FORMAT) delete to.look.note;
          else Object.assign(to, { value: from.value, formula: from.formula });
        }
      }
      if (type === kinds.PASTE_FORMAT) return;
      target.sheet.rules = [...this.sheet.rules.map((rule) => rule.moved(this.sheet, target.sheet))];
      target.sheet.merges = [...this.sheet.merges];
    }
    getNumberFormats() { return this.grid((cell) => cell?.look.numberFormat ?? "General"); }
    setNumberFormats(codes) {
      this.fits(codes);
      return this.each((cell, row, column) => { cell.look.numberFormat = codes[row][column]; });
    }
    setNumberFormat(code) { return this.look("numberFormat", code); }
    setBackground(colour) { return this.look("background", colour); }
    setFontColor(colour) { return this.look("colour", colour); }
    setFontWeight(weight) { return this.look("weight", weight); }
    setWrap(wrap) { return this.look("wrap", wrap); }
    setVerticalAlignment(side) { return this.look("vertical", side); }
    setHorizontalAlignments(sides) {
      this.fits(sides);
      return this.each((cell, row, column) => { cell.look.horizontal = sides[row][column]; });
    }
    setNotes(notes) {
      this.fits(notes);
      return this.each((cell, row, column) => { cell.look.note = notes[row][column]; });
    }
    setBorder(top, left, bottom, right, vertical, horizontal, colour, style) { return this.look("line", [colour, style]); }
    setDataValidation(rule) { return this.look("validation", rule); }
    merge() { this.sheet.merges.push(this.toJSON()); return this; }
    mergeAcross() { this.sheet.merges.push([...this.toJSON(), "across"]); return this; }
    breakApart() { this.sheet.merges = []; return this; }
    createFilter() {
      if (this.sheet.filter) throw new Error("The sheet has a filter already");
      return (this.sheet.filter = new Filter(this.sheet, this.getA1Notation()));
    }
    shiftColumnGroupDepth(delta) {
      for (let place = this.column; place < this.column + this.columns; place += 1) {
        this.sheet.levels[place] = (this.sheet.levels[place] ?? 0) + delta;
      }
      return this;
    }
    activate() {
      this.sheet.book.active = this.sheet;
      this.sheet.book.selected = this;
      return this;
    }
  }

  class RangeList {
    constructor(ranges) { this.ranges = ranges; }
    all(change) { this.ranges.forEach(change); return this; }
    setNumberFormat(code) { return this.all((range) => range.look("numberFormat", code)); }
    setBackground(colour) { return this.all((range) => range.look("background", colour)); }
    setFontColor(colour) { return this.all((range) => range.look("colour", colour)); }
    setFontWeight(weight) { return this.all((range) => range.look("weight", weight)); }
    setFontSize(size) { return this.all((range) => range.look("size", size)); }
    setWrap(wrap) { return this.all((range) => range.look("wrap", wrap)); }
    setVerticalAlignment(side) { return this.all((range) => range.look("vertical", side)); }
    setHorizontalAlignment(side) { return this.all((range) => range.look("horizontal", side)); }
    setBorder(top, left, bottom, right, vertical, horizontal, colour, style) {
      return this.all((range) => range.look("line", [colour, style]));
    }
  }

  class Filter {
    constructor(sheet, area, chosen = {}) { Object.assign(this, { sheet, area, chosen }); }
    getRange() { return this.sheet.getRange(this.area); }
    getColumnFilterCriteria(column) { return this.chosen[column] ?? null; }
    setColumnFilterCriteria(column, criteria) { this.chosen[column] = criteria; return this; }
    remove() { this.sheet.filter = null; }
  }

  class FilterCriteria {
    constructor(hidden) { this.hidden = hidden; }
    copy() { return new FilterCriteriaBuilder(this.hidden); }
    toJSON() { return this.hidden; }
  }

  class FilterCriteriaBuilder {
    constructor(hidden) { this.hidden = hidden; }
    build() { return new FilterCriteria(this.hidden); }
  }

  class Group {
    constructor(sheet, column, depth) { Object.assign(this, { sheet, column, depth }); }
    collapse() { this.sheet.collapsed.push([this.column, this.depth]); return this; }
  }

  class Protection {
    constructor(rights, range = null) { Object.assign(this, { rights, range }); }
    getRange() { return this.range; }
    canEdit() { return this.rights.canEdit; }
    isWarningOnly() { return this.rights.isWarningOnly ?? false; }
  }

  class ConditionalFormatRule {
    constructor(parts) { this.parts = parts; }
    moved(from, to) {
      const ranges = this.parts.ranges.map((one) => (one.sheet === from ? new Range(to, one.row, one.column, one.rows, one.columns) : one));
      return new ConditionalFormatRule({ ...this.parts, ranges });
    }
    toJSON() { return this.parts; }
  }

  class ConditionalFormatRuleBuilder {
    constructor() { this.parts = {}; }
    with(name, value) { this.parts[name] = value; return this; }
    setRanges(ranges) { return this.with("ranges", ranges); }
    whenCellNotEmpty() { return this.with("when", "filled"); }
    whenTextEqualTo(text) { return this.with("when", ["text", text]); }
    whenNumberEqualTo(number) { return this.with("when", ["number", number]); }
    setBackground(colour) { return this.with("background", colour); }
    setFontColor(colour) { return this.with("colour", colour); }
    setBold(bold) { return this.with("bold", bold); }
    build() {
      if (!this.parts.ranges || !this.parts.when) throw new Error("A rule needs ranges and a condition");
      return new ConditionalFormatRule(this.parts);
    }
  }

  class DataValidationBuilder {
    constructor() { this.parts = {}; }
    requireValueInList(values, shows) {
      if (values.length > 500) throw new Error("The list has more than 500 items");
      this.parts.list = values;
      return this;
    }
    requireValueInRange(range, shows) { this.parts.range = range.toJSON(); return this; }
    setAllowInvalid(allows) { this.parts.allows = allows; return this; }
    build() { return { ...this.parts }; }
  }

  class EmbeddedChart {
    constructor(parts) { this.parts = parts; }
    getOptions() { return new ChartOptions(this.parts.options); }
    getChartId() { return this.parts.id; }
    toJSON() { const { id, ...parts } = this.parts; return parts; }
  }

  class ChartOptions {
    constructor(options) { this.options = options; }
    get(name) { return this.options[name] ?? null; }
  }

  class EmbeddedChartBuilder {
    constructor() { this.parts = { ranges: [], options: {} }; }
    with(name, value) { this.parts[name] = value; return this; }
    setChartType(type) { return this.with("type", type); }
    addRange(range) { this.parts.ranges.push(range.toJSON()); return this; }
    setNumHeaders(headers) { return this.with("headers", headers); }
    setMergeStrategy(strategy) { return this.with("strategy", strategy); }
    setPosition(row, column, right, down) { return this.with("position", [row, column]); }
    setOption(name, value) { this.parts.options[name] = value; return this; }
    build() { return new EmbeddedChart({ ...this.parts, id: Math.random() }); }
  }

  Object.assign(googleHost, {
    Range, RangeList, Filter, FilterCriteria, FilterCriteriaBuilder, Group, Protection, ConditionalFormatRule, ConditionalFormatRuleBuilder, DataValidationBuilder,
    EmbeddedChart, ChartOptions, EmbeddedChartBuilder,
  });
})();
