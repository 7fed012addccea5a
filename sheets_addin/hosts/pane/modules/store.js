/**
 * What the pages keep on this computer for this person, never in a workbook, which travels.
 *
 * A browser may forbid that to pages inside others, as Excel on the web shows them: then it lasts as long as the page.
 */

/** @type {Map<string, string>} */
const memory = new Map();

/** @returns {string | null} what was kept as `name`, null where nothing was */
export function kept(name) {
  try {
    return memory.get(name) ?? localStorage.getItem(place(name));
  } catch {
    // forbidden, as the writing was: nothing is there
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} text  null forgets it
 */
export function keep(name, text) {
  memory.delete(name);
  try {
    if (text === null) localStorage.removeItem(place(name));
    else localStorage.setItem(place(name), text);
  } catch {
    if (text !== null) memory.set(name, text);
  }
}

/** Browsers that part the storage of embedded pages tell by whom; Office hands that on. */
function place(name) {
  const part = /** @type {any} */ (globalThis).Office?.context?.partitionKey ?? "";
  return `${part}sheets-addin.${name}`;
}
