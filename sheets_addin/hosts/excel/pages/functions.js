/** The cell functions, as Excel calls them. */

await Office.onReady();
