/**
 * Refreshes copies of the workbook, refused at one change after another; gives how many changes there are, what was
 * wrong, and what people were told.
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
    excelHost.book.active = excelHost.book.sheet(before.active.name);
    excelHost.book.selection = { ...before.selection, sheet: excelHost.book.sheet(before.selection.sheet.name) };
    excelHost.changes = 0;
  };
  copy();
  excelHost.failAt = -1;
  await work();
  const changes = excelHost.changes;
  const wrong = [];
  const said = new Set();
  for (let point = 0; point < points; point += 1) {
    copy();
    excelHost.failAt = Math.floor((point * changes) / points);
    const outcome = await work().catch((error) => error);
    excelHost.failAt = -1;
    const kind = outcome instanceof Error ? outcome.message : outcome.remark;
    said.add(kind);
    const differs = difference(before.seen(), excelHost.book.seen());
    if (outcome instanceof Error ? differs : !outcome.remark) wrong.push([point, kind, differs]);
  }
  return [changes, wrong, [...said]];
};
