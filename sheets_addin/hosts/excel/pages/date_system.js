/** From which day on a workbook counts its days. */

import { Failure } from "./failure.js";
import { say } from "./language.js";

/** The number of 2 January 1904 where days count from 1900; where they count from 1904 it is 1. */
const SECOND_OF_1904 = 1463;

/**
 * Failure where the workbook counts from 1904: each of its dates would be taken for one four years earlier.
 * @param {Excel.RequestContext} context
 */
export async function refuseOtherDays(context) {
  const day = context.workbook.functions.date(1904, 1, 2);
  day.load("value");
  await context.sync();
  if (day.value !== SECOND_OF_1904) throw new Failure(say("days_from_1904"));
}
