/** Which sheets a refresh needs: nothing of the others leaves the workbook but their names. */

/** Whether a sheet bears the name of a tab of ours, or of a table that people fill. */
function bearsKnownName_(name) {
  const names = [PRODUCT.memory, ...Object.values(PRODUCT.tabs).flatMap((pair) => Object.values(pair))];
  return names.some((known) => plain_(known) === plain_(name));
}

/** Whether a row among the first ones names columns of ours; a unit may follow, as in "Amount, GBP". */
function namesColumns_(rows) {
  const isHeader = (cell) => {
    const text = plain_(cell);
    return text !== "" && PRODUCT.headers.some((header) => text.startsWith(header));
  };
  return rows.some((row) => row.filter(isHeader).length >= PRODUCT.fewestHeaders);
}

/** The names of the sheets that the last refresh wrote, whatever people call them now. */
function ownSheets_(sheets) {
  const memory = sheets.find(({ name }) => name === PRODUCT.memory);
  const lines = memory === undefined ? [] : firstRows_(memory.sheet, 1 + Object.keys(PRODUCT.tabs).length, 3);
  return new Set(lines.filter(([kind]) => kind === "tab").map(([, , name]) => name));
}
