/** What the dialog about the server keeps. */

const CONNECTION_TEXTS = [
  "address_label", "address_hint", "key_label", "key_hint", "key_kept", "remove_key", "check_and_save", "checking_server",
];

/**
 * Keep the address and the key if the server answers; gives the sentence that says so.
 * @param {{address: string, key: string, removesKey: boolean}} typed  a blank key leaves the one that is kept
 * @returns {{isSaved: boolean, said: string}}
 */
function saveConnection(typed) {
  const language = personLanguage_();
  const address = typed.address.trim().replace(/\/+$/, "");
  if (!/^https:\/\/[^\s/]+\S*$/.test(address)) return { isSaved: false, said: say_(language, "address_wrong") };
  const properties = PropertiesService.getScriptProperties();
  const former = connection_();
  properties.setProperty(ADDRESS_PROPERTY, address);
  const key = typed.removesKey ? "" : typed.key.trim() || former.key;
  if (key) properties.setProperty(KEY_PROPERTY, key);
  else properties.deleteProperty(KEY_PROPERTY);
  forgetAway_();
  try {
    const { version } = ask_("get", "/healthz", null, language);
    // that page asks for no key: the functions do
    ask_("post", "/v1/functions", { calls: [] }, language);
    return { isSaved: true, said: say_(language, "connected", { address, version }) };
  } catch (error) {
    restoreConnection_(properties, former);
    return { isSaved: false, said: sentence_(error, language) };
  }
}

/** What does not work is not kept. */
function restoreConnection_(properties, { address, key }) {
  for (const [name, value] of [[ADDRESS_PROPERTY, address], [KEY_PROPERTY, key]]) {
    if (value) properties.setProperty(name, value);
    else properties.deleteProperty(name);
  }
}
