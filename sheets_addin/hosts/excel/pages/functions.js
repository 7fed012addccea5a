/** The cell functions of the add-in, tied to the names by which Excel calls them. */

import { Backend, BackendError } from "./backend.js";
import { CallQueue } from "./calls.js";
import { CellFunctions } from "./cell_functions.js";
import { dayHere } from "./day.js";
import { OpenWorkbook, REFRESHED } from "./excel_book.js";
import { KEY_STORED } from "./key.js";
import { chooseLanguage, language } from "./language.js";
import { REGISTRY } from "./registry.js";
import { WorkbookInputs } from "./workbook_inputs.js";

const MINUTE = 60_000;
/** Since which ExcelApi a sheet tells of its new name; all else is in what the manifest asks for. */
const NAMES_ARE_TOLD = "1.17";

const backend = new Backend({ language });
const inputs = new WorkbookInputs(new OpenWorkbook(backend), recalculate);
const queue = new CallQueue({
  send: (content, signal) => backend.post("/v1/functions", content, { signal }),
  shared: (headers) => functions.shared(headers),
  isGeneral: (error) => error instanceof BackendError && error.kind !== "rejected",
});
const functions = new CellFunctions(queue, inputs, backend);

for (const name of REGISTRY.functions) associate(name, (given) => functions.ofRows(name, given));
associate(REGISTRY.calls, (given) => functions.callsOfDay(given));

let comesWithWorkbook = false;

await Office.onReady();
chooseLanguage(Office.context.displayLanguage);
await watch();
for (const event of [KEY_STORED, REFRESHED]) addEventListener(event, recalculate);
followDays();
await watchNames();
// cells that Excel has stored are not asked for again by itself: they are of the day on which it stored them
if ((await inputs.settings()).length) await recalculate();

/**
 * @param {string} name
 * @param {(given: any[]) => Promise<any>} answer
 */
function associate(name, answer) {
  CustomFunctions.associate(name, (...given) => {
    if (!comesWithWorkbook) stayWithWorkbook();
    return answer(given);
  });
}

/** From its first function on, Excel starts the add-in with this workbook: somebody has to hear of changed settings. */
async function stayWithWorkbook() {
  comesWithWorkbook = true;
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
}

/** Every cell with a function of ours depends on settings, headers and key: Excel asks for all of them again. */
async function recalculate() {
  queue.renew();
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
}

/** Every answer is one of a day: with the next one Excel asks again. */
function followDays() {
  let day = dayHere();
  setInterval(() => {
    if (day === dayHere()) return;
    day = dayHere();
    recalculate();
  }, MINUTE);
}

/** Hear of every change of a sheet; Excel tells which by its id. */
async function watch() {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add(async ({ worksheetId, address }) => {
      inputs.sheetChanged(await nameOf(worksheetId), address);
    });
    worksheets.onAdded.add(async ({ worksheetId }) => inputs.sheetChanged(await nameOf(worksheetId)));
    worksheets.onDeleted.add(async () => inputs.sheetChanged(""));
    await context.sync();
  });
}

/** Hear of new names of sheets; an older Excel tells of none, and a change in the sheet is heard all the same. */
async function watchNames() {
  if (!Office.context.requirements.isSetSupported("ExcelApi", NAMES_ARE_TOLD)) return;
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.worksheets.onNameChanged.add(async ({ nameAfter }) => inputs.sheetChanged(nameAfter));
    await context.sync();
  });
}

async function nameOf(id) {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("name");
    await context.sync();
    return sheet.isNullObject ? "" : sheet.name;
  });
}
