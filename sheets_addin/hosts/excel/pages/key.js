/** The key for the server, kept on this computer for this person. */

import { keep, kept } from "./store.js";

const KEY = "key";
/** The event of the page when another key is kept: what was refused may be asked again. */
export const KEY_STORED = "sheets-addin-key-stored";

/** The key kept on this computer for this person, "" where there is none. */
export function storedKey() {
  return kept(KEY) ?? "";
}

/**
 * Keep the key on this computer, "" forgets it.
 *
 * @param {string} key
 */
export function storeKey(key) {
  keep(KEY, key || null);
  globalThis.dispatchEvent(new Event(KEY_STORED));
}
