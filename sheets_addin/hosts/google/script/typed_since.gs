/** What people typed on a tab after it was written, and its way onto the tab that was put back. */

/**
 * What of a tab says whose each row is, and what people may edit there.
 * @typedef {{headers: string[], rows: any[][]}} TypedTable
 * @typedef {{tab: string, row: string, header: string, value: any, isNew: boolean}} Typed
 */

/** @returns {TypedTable | null} null for a tab on which nothing is to be edited */
function typedTableOf_(tab) {
  if (tab.blocks !== undefined || !tab.columns.some((column) => column.editable)) return null;
  const columns = tab.columns.filter((column) => column.editable || namesRow_(column.header));
  return {
    headers: columns.map((column) => column.header),
    rows: columns[0].values.map((_, row) => columns.map((column) => column.values[row] ?? "")),
  };
}

function namesRow_(header) {
  return Object.values(PRODUCT.identity).flat().some((name) => plain_(name) === plain_(header));
}

/** The rows of a sheet by the headers of a table: who each is of, where it stands, its cells; none where a header is gone. */
function rowsByHeaders_(sheet, headers) {
  const values = sheet.getDataRange().getValues();
  const top = values.slice(0, PRODUCT.searchedRows).findIndex((row) => headers.some((header) => namesRow_(header) && row.includes(header)));
  if (top < 0) return [];
  const places = headers.map((header) => values[top].indexOf(header));
  const rows = values.slice(top + 1).map((row, step) => ({
    row: top + 1 + step,
    places,
    cells: places.map((place) => (place < 0 ? undefined : row[place])),
  }));
  return rows.map((row) => ({ ...row, key: keyOfRow_(headers, row.cells) })).filter(({ cells }) => cells.some((cell) => cell !== undefined && cell !== ""));
}

/** Whose a row is: by its ID, else by its name. */
function keyOfRow_(headers, cells) {
  const named = Object.values(PRODUCT.identity).map((names) => {
    const place = headers.findIndex((header) => names.some((name) => plain_(name) === plain_(header)));
    return place < 0 ? "" : plain_(String(cells[place] ?? ""));
  });
  return named.find((name) => name !== "") || "";
}

/**
 * The cells that hold neither what was written for their row nor what stood there before.
 * @returns {Typed[]}
 */
function typedSince_({ name, table }, sheet, copy, days) {
  if (table === null) return [];
  const { headers } = table;
  const known = new Map();
  const note = (key, cells) => known.set(key, [...(known.get(key) || []), cells]);
  for (const cells of table.rows) note(keyOfRow_(headers, cells), cells);
  if (copy !== null) for (const { key, cells } of rowsByHeaders_(copy, headers)) note(key, cells);
  return rowsByHeaders_(sheet, headers).flatMap(({ key, cells }) => {
    const were = known.get(key);
    return cells.flatMap((value, place) => {
      const isAsItWas = were === undefined ? value === "" : were.some((row) => same_(value, row[place], days));
      if (value === undefined || isAsItWas) return [];
      return [{ tab: name, row: key, header: headers[place], value, isNew: were === undefined }];
    });
  });
}

/** Enter what was typed where its row stands now, on its own tab or another; a new row goes below. False where none does. */
function carry_(typed, entries, days) {
  const book = SpreadsheetApp.getActive();
  const own = entries.filter(({ name }) => name === typed.tab);
  for (const { id, table } of typed.isNew ? own : [...own, ...entries]) {
    const sheet = book.getSheetById(id);
    const rows = rowsByHeaders_(sheet, table.headers);
    const place = rows.length ? rows[0].places[table.headers.indexOf(typed.header)] : undefined;
    if (place === undefined || place < 0) continue;
    const found = rows.find(({ key }) => key === typed.row);
    if (found === undefined && !typed.isNew) continue;
    const row = found === undefined ? sheet.getLastRow() : found.row;
    makeRoom_(sheet, row + 1, 1);
    enterInto_(sheet.getRange(row + 1, place + 1, 1, 1), [[typed.value instanceof Date ? typed.value : entered_(typed.value)]]);
    // the next cell of a new row is to find it
    return true;
  }
  return false;
}
