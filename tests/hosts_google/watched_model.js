/**
 * Every member of the model counts its calls, takes only as many arguments as Google's own types allow, and may be made
 * to fail: `failIn` changes on, Google refuses `refusals` of them; with `isCutOff` it stops the execution there.
 */

(() => {
  const host = googleHost;
  const INTERFACES = { Protection: "Protection", Cell: null };
  const OURS = new Set(["constructor", "toJSON"]);
  const CHANGES = /^(set|insert|clear|copyTo|delete|hide|create|merge|shift|collapse|remove|breakApart|flush)/;
  /** What does not change the sheets. */
  const UNREFUSED = new Set(["Cache", "Properties", "Ui", "EmbeddedChartBuilder", "ConditionalFormatRuleBuilder", "DataValidationBuilder", "HtmlOutput"]);

  /** Members of Google's interfaces: those in camel case that its types know. */
  function watch(holder, type, types) {
    const known = types[type];
    if (!known) throw new Error(`Google has no ${type}`);
    for (const name of Object.getOwnPropertyNames(holder)) {
      const { value } = Object.getOwnPropertyDescriptor(holder, name);
      if (typeof value !== "function" || OURS.has(name) || host.inner[type]?.includes(name)) continue;
      const counts = known[name];
      if (!counts) throw new Error(`Google's ${type} has no ${name}`);
      if (!counts.some(([, most]) => value.length <= most)) throw new Error(`${type}.${name} takes fewer arguments`);
      holder[name] = function watched(...values) {
        if (!counts.some(([least, most]) => values.length >= least && values.length <= most)) {
          throw new Error(`${type}.${name} was called with ${values.length} arguments`);
        }
        return host.noted(type, name, () => value.apply(this, values));
      };
    }
  }

  host.noted = (type, name, call) => {
    if (host.depth) return call();
    const member = `${type}.${name}`;
    host.calls[member] = (host.calls[member] ?? 0) + 1;
    if (host.isCut) throw new Error("Exceeded maximum execution time");
    if (CHANGES.test(name) && !UNREFUSED.has(type) && host.failIn > 0) {
      host.failIn -= 1;
      if (host.failIn === 0) {
        host.isCut = host.isCutOff;
        host.refusals -= 1;
        if (host.refusals > 0) host.failIn = 1;
        throw new Error("Google refused");
      }
    }
    host.depth = 1;
    try {
      return call();
    } finally {
      host.depth = 0;
    }
  };

  /** Members that the model needs for itself. */
  host.inner = {
    Sheet: ["cell", "change", "extent", "seen"],
    Spreadsheet: ["seen"],
    Range: ["grid", "each", "fits", "look"],
    RangeList: ["all"],
    ConditionalFormatRule: ["moved"],
    ConditionalFormatRuleBuilder: ["with"],
    EmbeddedChartBuilder: ["with"],
  };

  host.start = ({ sheets, properties, language, locale, zone, types, guards }) => {
    host.zone = zone;
    host.language = language;
    host.book = new host.Spreadsheet(sheets, locale);
    host.scriptProperties = new host.Properties(properties);
    for (const [name, rights] of Object.entries(guards ?? {})) {
      const sheet = host.book.getSheetByName(name);
      sheet.guards = [new host.Protection(rights, rights.area ? sheet.getRange(rights.area) : null)];
    }
    const classes = [
      "Sheet", "Spreadsheet", "Range", "RangeList", "Filter", "FilterCriteria", "FilterCriteriaBuilder", "Group", "Protection", "ConditionalFormatRule",
      "ConditionalFormatRuleBuilder", "DataValidationBuilder", "EmbeddedChart", "ChartOptions", "EmbeddedChartBuilder", "Cache",
      "Lock", "Properties", "HTTPResponse", "Menu", "Ui", "HtmlOutput", "HtmlTemplate",
    ];
    for (const name of classes) watch(host[name].prototype, name, types);
    for (const [name, service] of Object.entries(host.services)) watch(service, name, types);
    host.watched = [...classes, ...Object.keys(host.services)];
  };
})();
