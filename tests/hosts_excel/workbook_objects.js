/** The objects of Excel's interface over a workbook model: what they give, take and do, by their names in a batch. */

class ExcelFault extends Error {
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/** What an object of the interface is made of; a collection has `items`. */
const thing = (parts) => ({ get: {}, set: {}, call: {}, ...parts });
const nothing = thing({ isNull: true });
const quiet = () => undefined;

/** The cells of an area, each with its sheet changed by `work`. */
function eachCell({ row, column, rows, columns }, work) {
  for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) work(r, c);
}

function setLook(area, name, given) {
  // what a cell shows that nobody touched
  const value = given === "General" ? undefined : given;
  if (value === undefined) area = clipped(area);
  if (area.rows * area.columns > 1_000_000) throw new ExcelFault("InvalidArgument", `a look for ${area.rows} rows`);
  const looks = new Map();
  eachCell(area, (row, column) => {
    const { look } = area.sheet.cell(row, column);
    if (!looks.has(look)) looks.set(look, LOOKS.with(look, name, value));
    area.sheet.change(row, column, { look: looks.get(look) });
  });
}

const lookNode = (area, path, names, more = {}) =>
  thing({
    ...more,
    set: {
      ...Object.fromEntries(names.map((name) => [name, (value) => setLook(area, `${path}${name}`, value)])),
      ...more.set,
    },
  });

function formatNode(area) {
  const { sheet, row, column, rows, columns } = area;
  const size = (sizes, usual, first, count, value) => {
    if (value === undefined) return sizes[first] ?? usual;
    for (let place = first; place < first + count; place += 1) {
      if (value === usual) delete sizes[place];
      else sizes[place] = value;
    }
    return undefined;
  };
  return lookNode(area, "", ["WrapText", "VerticalAlignment", "HorizontalAlignment"], {
    get: {
      Fill: () => lookNode(area, "fill", ["Color"]),
      Font: () => lookNode(area, "font", ["Bold", "Color", "Size"]),
      Borders: () => thing({ index: (side) => lookNode(area, `border${side}`, ["Style", "Weight", "Color"]) }),
      ColumnWidth: () => size(sheet.widths, 48, column, columns),
      RowHeight: () => size(sheet.heights, 15, row, rows),
    },
    set: {
      ColumnWidth: (value) => size(sheet.widths, 48, column, columns, value),
      RowHeight: (value) => size(sheet.heights, 15, row, rows, value),
    },
  });
}

function rulesNode(area) {
  const rulesAt = () => LOOKS.sets[area.sheet.cell(area.row, area.column).look].rules ?? [];
  return thing({
    call: {
      ClearAll: () => setLook(area, "rules", undefined),
      Add: (type) => {
        const rule = { type };
        const save = () => setLook(area, "rules", [...rulesAt().filter((one) => one.id !== rule.id), { ...rule }]);
        rule.id = rulesAt().length;
        save();
        const part = (name) => (value) => {
          rule[name] = value;
          save();
        };
        const format = thing({
          get: {
            Font: () => thing({ set: { Color: part("text") } }),
            Fill: () => thing({ set: { Color: part("fill") } }),
          },
          set: { NumberFormat: part("numberFormat") },
        });
        return thing({
          id: rule.id,
          get: { CellValue: () => thing({ get: { Format: () => format }, set: { Rule: part("rule") } }) },
        });
      },
    },
  });
}

function rangeNode(area) {
  const { sheet, row, column, rows, columns } = area;
  const grid = (of) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => of(sheet.cell(row + r, column + c))),
    );
  const enter = (content) => {
    if (sheet.isProtected) throw new ExcelFault("AccessDenied");
    const given = Array.isArray(content) ? content : Array.from({ length: rows }, () => Array(columns).fill(content));
    if (given.length !== rows || given.some((cells) => cells.length !== columns))
      throw new ExcelFault("InvalidArgument");
    given.forEach((cells, r) => cells.forEach((one, c) => sheet.enter(row + r, column + c, one)));
  };
  const formatted = (content) => {
    if (!Array.isArray(content)) return setLook(area, "numberFormat", content);
    return content.forEach((cells, r) =>
      cells.forEach((one, c) =>
        setLook({ sheet, row: row + r, column: column + c, rows: 1, columns: 1 }, "numberFormat", one),
      ),
    );
  };
  return thing({
    area,
    get: {
      RowIndex: () => row,
      ColumnIndex: () => column,
      RowCount: () => rows,
      ColumnCount: () => columns,
      Address: () => `${sheet.name}!R${row}C${column}:${rows}x${columns}`,
      Values: () => grid((cell) => cell.value),
      Formulas: () => grid((cell) => cell.formula ?? cell.value),
      NumberFormat: () => grid((cell) => LOOKS.sets[cell.look].numberFormat ?? "General"),
      Format: () => formatNode(area),
      ConditionalFormats: () => rulesNode(area),
      DataValidation: () =>
        thing({
          set: Object.fromEntries(
            ["Rule", "ErrorAlert", "Prompt"].map((name) => [
              name,
              (value) => setLook(area, `validation${name}`, value),
            ]),
          ),
          call: {
            Clear: () =>
              ["Rule", "ErrorAlert", "Prompt"].forEach((name) => setLook(area, `validation${name}`, undefined)),
          },
        }),
      Worksheet: () => sheetNode(sheet),
    },
    set: { Values: enter, Formulas: enter, NumberFormat: formatted },
    call: {
      Clear: (what) => {
        eachCell(clipped(area), (r, c) => {
          if (!sheet.rows[r]?.[c]) return;
          if (what !== "Formats") sheet.change(r, c, { value: "", formula: null });
          if (what === "All") sheet.change(r, c, { look: 0 });
          if (what === "Formats") sheet.change(r, c, { look: LOOKS.onlyValidation(sheet.cell(r, c).look) });
        });
        if (what === "All") sheet.tables = sheet.tables.filter((table) => !covers(area, table));
      },
      GetUsedRangeOrNullObject: () => (grid((cell) => cell.value).flat().join("") ? rangeNode(area) : nothing),
      CopyFrom: ({ area: from }, type) =>
        eachCell(area, (r, c) => {
          const cell = from.sheet.cell(from.row + ((r - row) % from.rows), from.column + ((c - column) % from.columns));
          sheet.change(r, c, type === "Formats" ? { look: cell.look } : cell);
        }),
      Merge: (across) => setLook(area, "merged", across ? `row ${column}+${columns}` : `${row},${column}+${columns}`),
      GetCell: (r, c) => rangeNode({ ...area, row: row + r, column: column + c, rows: 1, columns: 1 }),
      GetEntireColumn: () => rangeNode({ ...area, row: 0, rows: 1_048_576 }),
      GetEntireRow: () => rangeNode({ ...area, column: 0, columns: 16_384 }),
      Group: () => {
        sheet.options[`group ${column}`] = columns;
      },
      HideGroupDetails: () => {
        sheet.options[`folded ${column}`] = true;
      },
      Select: () => {
        sheet.book.selection = area;
      },
      // the library itself cuts what is very large into pieces
      GetRow: (place) => rangeNode({ ...area, row: row + place, rows: 1 }),
      GetBoundingRect: ({ area: other }) => rangeNode({ ...area, rows: other.row + other.rows - row }),
    },
  });
}

function covers({ row, column, rows, columns }, inner) {
  return (
    row <= inner.row &&
    column <= inner.column &&
    row + rows >= inner.row + inner.rows &&
    column + columns >= inner.column + inner.columns
  );
}

/** An area without what lies beyond the cells that exist. */
function clipped(area) {
  const rows = Math.min(area.rows, Math.max(0, area.sheet.rows.length - area.row));
  const width = area.sheet.rows.reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0);
  return { ...area, rows, columns: Math.min(area.columns, Math.max(0, width - area.column)) };
}

function sheetNode(sheet) {
  const { book } = sheet;
  const option = (name) => (value) => {
    sheet.options[name] = value;
  };
  const rename = (name) => {
    const other = book.sheet(name);
    if (other && other !== sheet) throw new ExcelFault("ItemAlreadyExists");
    sheet.name = name;
  };
  return thing({
    id: sheet.id,
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Visibility: () => sheet.visibility,
      Protection: () => thing({ get: { Protected: () => sheet.isProtected } }),
      Tables: () =>
        collection(
          () => sheet.tables,
          (table) => tableNode(sheet, table),
          (table, key) => table.name === key,
          {
            Add: ({ area: { row, column, rows, columns } }) => {
              sheet.tables.push({
                name: `Table${sheet.tables.length + 1}`,
                row,
                column,
                rows,
                columns,
                hasTotals: false,
              });
              return tableNode(sheet, sheet.tables.at(-1));
            },
          },
        ),
      Charts: () =>
        collection(
          () => sheet.charts,
          (chart) => chartNode(sheet, chart),
          (chart, key) => chart.id === key || chart.name === key,
          {
            Add: (kind, { area }) => {
              const chart = {
                id: `{chart ${(book.charts = (book.charts ?? 0) + 1)}}`,
                kind,
                name: "Chart",
                options: {},
                series: [{}],
              };
              seriesNode(chart.series[0]).call.SetValues({ area });
              sheet.charts.push(chart);
              return chartNode(sheet, chart);
            },
          },
        ),
      AutoFilter: () =>
        thing({
          get: { Enabled: () => sheet.filter !== null, IsDataFiltered: () => sheet.filter?.hides ?? false },
          call: {
            Apply: ({ area: { row, column, rows, columns } }) => {
              sheet.filter = { row, column, rows, columns, applied: 1 };
            },
            GetRangeOrNullObject: () => (sheet.filter ? rangeNode({ sheet, ...sheet.filter }) : nothing),
            Reapply: () => {
              sheet.filter.applied += 1;
            },
          },
        }),
      FreezePanes: () =>
        thing({
          call: {
            FreezeAt: ({ area }) => option("frozen")([area.rows, area.columns]),
            FreezeRows: (rows) => option("frozen")([rows, 0]),
          },
        }),
      PageLayout: () => thing({ set: { Orientation: option("orientation"), Zoom: option("zoom") } }),
      HorizontalPageBreaks: () =>
        thing({
          call: {
            RemovePageBreaks: () => option("breaks")(undefined),
            Add: ({ area }) => {
              option("breaks")([...(sheet.options.breaks ?? []), area.row]);
              return thing({});
            },
          },
        }),
    },
    set: {
      Name: rename,
      Visibility: (value) => {
        sheet.visibility = value;
      },
      TabColor: option("colour"),
      Gridlines: option("gridlines"),
    },
    call: {
      GetRangeByIndexes: (row, column, rows, columns) => {
        if (row < 0 || column < 0 || rows < 1 || columns < 1)
          throw new ExcelFault("InvalidArgument", `no area: ${rows} x ${columns}`);
        return rangeNode({ sheet, row, column, rows, columns });
      },
      GetRange: (address) => {
        const place = /^([A-Z])(\d+)$/.exec(address ?? "");
        if (place) return rangeNode({ sheet, row: place[2] - 1, column: place[1].charCodeAt(0) - 65, rows: 1, columns: 1 });
        return rangeNode({ sheet, row: 0, column: 0, rows: 1_048_576, columns: 16_384 });
      },
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const used = sheet.used(valuesOnly);
        return used ? rangeNode({ sheet, ...used }) : nothing;
      },
      Copy: () => {
        if (sheet.visibility === "VeryHidden") throw new ExcelFault("InvalidOperation");
        const copy = sheet.copied(`${sheet.name} (2)`);
        book.sheets.push(copy);
        // as a person's own copy would
        book.active = copy;
        return sheetNode(copy);
      },
      Delete: () => {
        if (sheet.visibility === "VeryHidden") throw new ExcelFault("InvalidOperation");
        if (book.active === sheet) [book.active] = book.sheets;
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
      },
      Activate: () => {
        book.active = sheet;
      },
    },
  });
}

function collection(items, node, is, call) {
  const find = (key) => items().find((one) => is(one, key));
  const item = (key) => {
    const found = find(key);
    if (!found) throw new ExcelFault("ItemNotFound", `there is no ${key}`);
    return node(found);
  };
  return thing({
    items: () => items().map(node),
    index: item,
    call: {
      GetItem: item,
      GetItemAt: (place) => node(items()[place]),
      GetItemOrNullObject: (key) => (find(key) ? node(find(key)) : nothing),
      ...call,
    },
  });
}

function workbookNode(book) {
  return thing({
    get: {
      Worksheets: () =>
        collection(
          () => book.sheets,
          sheetNode,
          (sheet, key) => book.sheet(key) === sheet,
          {
            GetActiveWorksheet: () => sheetNode(book.active),
            Add: (name) => {
              if (book.sheet(name)) throw new ExcelFault("ItemAlreadyExists");
              book.sheets.push(new SheetModel(book, name));
              book.active = book.sheets.at(-1);
              return sheetNode(book.sheets.at(-1));
            },
          },
        ),
      // the library finds a table that it has listed through the workbook, whatever sheet it is on
      Tables: () => {
        const all = () => book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
        return collection(
          all,
          ({ sheet, table }) => tableNode(sheet, table),
          ({ table }, key) => table.name === key,
        );
      },
      Functions: () =>
        thing({ call: { Date: () => thing({ get: { Value: () => (book.countsFrom1904 ? 1 : 1463) } }) } }),
      Application: () =>
        thing({
          call: {
            SuspendScreenUpdatingUntilNextSync: quiet,
            SuspendApiCalculationUntilNextSync: quiet,
            Calculate: (kind) => {
              (book.calculated ??= []).push(kind);
              book.compute();
            },
          },
        }),
    },
    call: { GetSelectedRange: () => rangeNode(book.selection) },
  });
}

globalThis.ExcelFault = ExcelFault;
globalThis.workbookNode = workbookNode;
