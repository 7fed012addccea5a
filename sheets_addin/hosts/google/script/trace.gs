/** Where cells that were written among people's own stand now, however rows and columns moved since. */

/** What was written on a sheet of people, to be taken back. */
class Trace {
  /**
   * @param {SheetRead} before
   * @param {number} header  the row of headers
   */
  constructor(sheet, before, header, days) {
    this.sheet = sheet;
    this.before = before;
    this.header = header;
    this.days = days;
    this.areas = [];
    this.looks = [];
    this.written = new Map();
  }

  /** Remember cells that are about to be written; a grid of values, or of formulas. */
  note(row, column, grid, isFormula) {
    this.areas.push({ row, column, grid, isFormula });
    grid.forEach((cells, step) =>
      cells.forEach((value, place) => this.written.set(`${row + step},${column + place}`, { value, isFormula })),
    );
  }

  /** Remember how the looks of an area come back; `undo` is given the range in which its cells stand. */
  noteLook(row, column, rows, columns, undo) {
    this.looks.push({ row, column, rows, columns, undo });
  }

  /** Whether every row and column stands where it was read. */
  isInPlace() {
    const { rows, columns } = this.places();
    return [rows, columns].every((places) => places.every((now, then) => now === then));
  }

  /** Take back what still stands as it was written. */
  takeBack() {
    const { rows, columns, now } = this.places();
    for (const area of [...this.areas].reverse()) this.takeBackArea(area, rows, columns, now);
    for (const { row, column, rows: height, columns: width, undo } of [...this.looks].reverse()) {
      const [top, left] = [runOf_(rows, row, height), runOf_(columns, column, width)];
      if (top !== null && left !== null) undo(this.sheet.getRange(top + 1, left + 1, height, width));
    }
  }

  takeBackArea({ row, column, grid, isFormula }, rows, columns, now) {
    const contents = grid.map((cells, step) => cells.map((_, place) => contentBefore_(this.before, row + step, column + place)));
    const stands = (value, step, place) => {
      const [shown, formula] = cellBefore_(now, rows[row + step], columns[column + place]);
      return isFormula ? sameFormula_(formula, value) : formula === "" && same_(shown, value, this.days);
    };
    const [top, left] = [runOf_(rows, row, grid.length), runOf_(columns, column, grid[0].length)];
    if (top !== null && left !== null && grid.every((cells, step) => cells.every((value, place) => stands(value, step, place)))) {
      enterInto_(this.sheet.getRange(top + 1, left + 1, grid.length, grid[0].length), contents);
      return;
    }
    grid.forEach((cells, step) =>
      cells.forEach((value, place) => {
        const [to, at] = [rows[row + step] ?? null, columns[column + place] ?? null];
        if (to !== null && at !== null && stands(value, step, place)) {
          enterInto_(this.sheet.getRange(to + 1, at + 1, 1, 1), [[contents[step][place]]]);
        }
      }),
    );
  }

  /** Where the rows and columns stand now that were read, and those that were added; null for those not found. */
  places() {
    const now = readSheet_(this.sheet);
    const { values } = this.before;
    const written = [...this.written].map(([place, cell]) => [...place.split(",").map(Number), cell]);
    const height = written.reduce((most, [row]) => Math.max(most, row + 1), values.length);
    const width = written.reduce((most, [, column]) => Math.max(most, column + 1), values[0].length);
    // a row is told by what we left alone: Google may have refused to write some of it
    const ours = new Set(written.filter(([row]) => row < values.length).map(([, column]) => column));
    const told = Array.from({ length: width }, (_, column) => column).filter((column) => !ours.has(column));
    const columns = placesNow_(this.headersOf(this.before, width), this.headersOf(now, now.values[0].length)).map((now, then) => now ?? then);
    const then = Array.from({ length: height }, (_, row) => told.map((column) => this.keyThen(row, column)));
    const found = now.values.map((_, row) => told.map((column) => this.keyOf(...cellBefore_(now, row, columns[column]))));
    const rows = placesNow_(...[then, found].map((keys) => keys.map((key) => JSON.stringify(key))));
    const shift = (rows[values.length - 1] ?? values.length - 1) - (values.length - 1);
    return { rows: rows.map((place, row) => place ?? (row < values.length ? null : row + shift)), columns, now };
  }

  headersOf(sheet, width) {
    return Array.from({ length: width }, (_, column) => this.keyOf(...cellBefore_(sheet, this.header, column)));
  }

  keyThen(row, column) {
    const cell = this.written.get(`${row},${column}`);
    if (cell === undefined) return this.keyOf(...cellBefore_(this.before, row, column));
    return cell.isFormula ? this.keyOf("", cell.value) : this.keyOf(cell.value, "");
  }

  /** A cell's content in the form in which it is compared. */
  keyOf(value, formula) {
    if (formula) return plainFormula_(formula);
    const one = comparable_(value, this.days);
    return typeof one === "number" ? Number(one.toPrecision(12)) : one;
  }
}

/**
 * Where each of the things named `then` stands among those named `now`; null where that cannot be told.
 *
 * What is alike at both ends stays; between them what bears a name of its own is found by it, and what lies between two
 * such, as many then as now, has changed in its place.
 */
function placesNow_(then, now) {
  const most = Math.min(then.length, now.length);
  let start = 0;
  while (start < most && then[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && then[then.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const [lastThen, lastNow] = [then.length - end, now.length - end];
  const places = then.map((_, place) => (place < start ? place : place < lastThen ? null : place + lastNow - lastThen));
  const [left, right] = [singles_(then, start, lastThen), singles_(now, start, lastNow)];
  for (const [name, place] of left) if (right.has(name)) places[place] = right.get(name);
  let [place, before] = [start, start - 1];
  for (let next = start; next <= lastThen; next += 1) {
    const stands = next === lastThen ? lastNow : places[next];
    if (stands === null) continue;
    const shift = stands - next;
    const known = before < 0 ? -1 : places[before];
    if (known === before + shift) for (; place < next; place += 1) places[place] = place + shift;
    [place, before] = [next + 1, next];
  }
  return places;
}

/** The place of each name that is borne once between two places. */
function singles_(names, start, end) {
  const found = new Map();
  for (let place = start; place < end; place += 1) found.set(names[place], found.has(names[place]) ? null : place);
  return new Map([...found].filter(([, place]) => place !== null));
}

/** The first of `count` places that still follow one another, null where they do not. */
function runOf_(places, first, count) {
  const top = places[first] ?? null;
  if (top === null) return null;
  for (let step = 1; step < count; step += 1) if (places[first + step] !== top + step) return null;
  return top;
}
