/**
 * Refreshes copies of the workbook, refused at one change after another, then at one call after another, be it one that
 * only reads, and then on the way back too; gives how many changes there are, what was wrong, and what people were told.
 */
async (points) => {
  const short = (value) => JSON.stringify(value)?.slice(0, 90);
  const difference = (one, other, path = "") => {
    if (typeof one !== "object" || one === null || other === null || typeof other !== "object") {
      return one === other ? "" : `${path}: ${short(one)} became ${short(other)}`;
    }
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const name of names) {
      const found = difference(one[name], other[name], `${path} ${name}`);
      if (found) return found;
    }
    return "";
  };
  const { OpenWorkbook } = await import("/excel/excel_book.js");
  const { Backend } = await import("/excel/backend.js");
  const backend = new Backend();
  const post = backend.post.bind(backend);
  let answer;
  // what is sent stays the same from try to try, so the server need answer once
  backend.post = async (...question) => (answer ??= await post(...question));
  const workbook = new OpenWorkbook(backend);
  const work = () => workbook.refresh({ progress() {}, signal: new AbortController().signal });
  const before = excelHost.book;
  const copy = () => {
    excelHost.book = new WorkbookModel([]);
    excelHost.book.sheets = before.sheets.map((sheet) =>
      Object.assign(sheet.copied(sheet.name), {
        book: excelHost.book,
        tables: structuredClone(sheet.tables),
      }),
    );
    // no new chart gets the id of one that is there
    excelHost.book.charts = before.charts;
    excelHost.book.active = excelHost.book.sheet(before.active.name);
    excelHost.book.selection = { ...before.selection, sheet: excelHost.book.sheet(before.selection.sheet.name) };
    excelHost.changes = 0;
  };
  copy();
  excelHost.failAt = -1;
  const syncsBefore = excelHost.syncs;
  await work();
  const changes = excelHost.changes;
  const syncs = excelHost.syncs - syncsBefore;
  const wrong = [];
  const said = new Set();
  const HALF_DONE = "The refresh failed half-way";
  for (let point = 0; point < points; point += 1) {
    copy();
    const place = Math.floor(point / 3) * 3;
    if (point % 3 === 0) excelHost.failAt = Math.floor((place * changes) / points);
    else {
      const first = excelHost.syncs + 1 + Math.floor((place * syncs) / points);
      // on the way back the call after the first is refused once more
      excelHost.refused = new Set(point % 3 === 1 ? [first] : [first, first + 2]);
    }
    const outcome = await work().catch((error) => error);
    excelHost.failAt = -1;
    excelHost.refused = new Set();
    const kind = outcome instanceof Error ? outcome.message : outcome.remark;
    said.add(kind);
    const differs = difference(before.seen(), excelHost.book.seen());
    const isTold = point % 3 === 2 && outcome instanceof Error && kind.startsWith(HALF_DONE);
    if (outcome instanceof Error ? differs && !isTold : !outcome.remark) wrong.push([point, kind, differs]);
  }
  return [changes, wrong, [...said]];
};
