/** The answer to a refresh put into the workbook that is open in Excel: all of it, or nothing. */

import { applyPatch, checkPatch } from "./apply_patch.js";
import { showsReport, writeReport } from "./apply_report.js";
import { checkSheet, shows, writeTab } from "./apply_tab.js";
import { Failure } from "./failure.js";
import { say } from "./language.js";
import { ChangedMeanwhile, Watch } from "./meanwhile.js";
import { deleteOldCopies, deleteSheet, keepInFront, tidy } from "./own_sheets.js";
import { Undo } from "./undo.js";

/**
 * @typedef {import("./snapshot.js").SheetRead} SheetRead
 * @typedef {{
 *   patches: import("./apply_patch.js").Patch[], tabs: import("./apply_tab.js").Tab[],
 *   reports: import("./apply_report.js").Report[], order: string[], functions: {namespace: string},
 * }} Changes
 */

/**
 * Write `changes`; gives a remark for people where all is written but something is left to tidy.
 *
 * Throws Failure where Excel refused and everything is as it was, AbortError where `signal` called it off.
 * @param {Excel.RequestContext} context
 * @param {SheetRead[]} read  the sheets as the server saw them
 * @param {Changes} changes
 * @param {(said: string, done: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>}
 */
export async function applyAnswer(context, read, changes, tell, signal) {
  const sheets = new Map(read.map((sheet) => [sheet.name, sheet]));
  const work = { context, undo: new Undo(), copies: [], last: [] };
  const steps = stepsOf(work, sheets, changes);
  tell(say("checking"), 0);
  await deleteOldCopies(context);
  const bringFrontBack = await keepInFront(work);
  const watch = new Watch(context, [...new Set(steps.flatMap(({ before }) => before ?? []))]);
  try {
    await watch.begin(work.undo);
    for (const [number, { tab, write }] of steps.entries()) {
      signal.throwIfAborted();
      tell(say("writing_tab", { tab }), number / steps.length);
      await write();
      watch.check();
    }
    signal.throwIfAborted();
  } catch (error) {
    tell(say("putting_back"), 0);
    await putBack(work, watch, error);
    const isPlain = error.name === "AbortError" || error instanceof ChangedMeanwhile;
    throw isPlain ? error : new Failure(say("undone", { detail: error.message }));
  }
  tell(say("tidying"), 1);
  try {
    await watch.end();
    await tidy(work);
    await bringFrontBack();
  } catch (error) {
    // everything is written: what is left over goes with the next refresh
    return say("not_tidied", { detail: error.message });
  }
  return undefined;
}

/** What is to be written, in order; Failure where a sheet must not change, before anything does. */
function stepsOf(work, sheets, { patches, tabs, reports, order, functions }) {
  const prefix = functions.namespace ? `${functions.namespace}.` : "";
  const steps = patches.map((patch) => {
    const before = sheets.get(patch.sheet);
    checkPatch(before, patch);
    return { tab: patch.sheet, before, write: () => applyPatch(work, before, patch, prefix) };
  });
  const whole = [
    ...tabs.map((tab) => ({ tab, is: shows, write: writeTab })),
    ...reports.map((tab) => ({ tab, is: showsReport, write: writeReport })),
  ];
  const place = ({ tab }) => (order.includes(tab.name) ? order.indexOf(tab.name) : order.length);
  for (const { tab, is, write } of whole.sort((one, other) => place(one) - place(other))) {
    const before = tab.replaces === null ? undefined : sheets.get(tab.replaces);
    if (is(before, tab)) continue;
    checkSheet(before);
    steps.push({ tab: tab.name, before, write: () => write(work, before, tab) });
  }
  return steps;
}

/** Failure where Excel refuses even that, or where nothing stands in its place any more. */
async function putBack({ context, undo, copies }, watch, error) {
  if (watch.hasMoved()) {
    await watch.end();
    for (const id of copies) await deleteSheet(context, id);
    throw new Failure(say("moved_meanwhile"));
  }
  const kept = await watch.keepTyped().catch((fault) => fault);
  const faults = await undo.run();
  if (kept instanceof Error) faults.push(kept);
  else await kept().catch((fault) => faults.push(fault));
  if (faults.length) throw new Failure(say("half_done", { detail: error.message }));
}
