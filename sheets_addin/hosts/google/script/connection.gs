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
  const former = connection_();
  // a key is told to nobody but the server that it is for
  const known = hostOf_(address) === hostOf_(former.address) ? former.key : "";
  const key = typed.removesKey ? "" : typed.key.trim() || known;
  try {
    const health = ask_("get", "/healthz", null, language, { address, key: "" });
    const { version } = checked_(health, (answer) => typeof answer.version === "string", address);
    // that page asks for no key: the functions do
    ask_("post", "/v1/functions", { calls: [] }, language, { address, key });
    keepConnection_({ address, key });
    return { isSaved: true, said: say_(language, "connected", { address, version }) };
  } catch (error) {
    return { isSaved: false, said: sentence_(error, language) };
  }
}

/** An address up to where its path begins. */
function hostOf_(address) {
  return address.split("/").slice(0, 3).join("/").toLowerCase();
}

function keepConnection_({ address, key }) {
  const properties = PropertiesService.getScriptProperties();
  properties.setProperty(ADDRESS_PROPERTY, address);
  if (key) properties.setProperty(KEY_PROPERTY, key);
  else properties.deleteProperty(KEY_PROPERTY);
  forgetAway_();
}
