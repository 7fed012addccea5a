/** The pane beside the workbook. */

await Office.onReady();
