/**
 * Excel's calls of cell functions: the real runtime of custom functions gets them as Excel sends them, and hands the
 * results back.
 */
{
  const [CALLS, EVENTS] = [1, 65_536];
  const [CALL, CANCEL] = [1000, 1001];
  const CANCELABLE_TAKES_ERRORS = 1 | 4;

  const waiting = new Map();
  let last = 0;

  const take = (results) => {
    for (const one of results) {
      const [id, isGood, value, code] = Array.isArray(one) ? one : [one.id, !one.failed, one.value, one.errorCode];
      waiting.get(id)?.(isGood ? { value } : { error: value, code });
    }
  };
  excelHost.services["Microsoft.ExcelServices.CustomFunctions"] = {
    get: {}, set: {}, call: { SetInvocationResults: take, SetInvocationArrayResults: take },
  };
  excelHost.services["Microsoft.AppRuntime.AppRuntimePersistenceService"] = {
    get: {}, set: {}, call: { SetAppRuntimeStartState: (state) => { excelHost.startState = state; } },
  };
  excelHost.services["Microsoft.AppRuntime.AppRuntimeService"] = {
    get: {}, set: {}, call: { SetAppRuntimeState: (state) => { excelHost.paneState = state; } },
  };
  OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());

  const entry = (type, message) => ({ messageCategory: CALLS, messageType: type, message });
  const send = (entries) => {
    const calls = excelHost.handlers.filter(({ event }) => event === 5);
    for (const { handler } of calls) handler({ entries: structuredClone(entries) });
  };

  /** A click on a button of the ribbon; `ended` names those of which Excel has heard that they are done. */
  excelHost.ended = [];
  excelHost.press = (action) => {
    Office.actions._association.mappings[action.toUpperCase()]({ completed: () => excelHost.ended.push(action) });
  };

  /** Whether anybody hears of an event of the workbook, by its number in Office's library. */
  excelHost.follows = (event) => {
    const { m_eventRegistration: events } = OfficeExtension.GenericEventRegistration.getGenericEventRegistration("");
    return events.hasHandlers(event, OfficeExtension.Constants.eventWorkbookId);
  };

  /** Whether the page can be called, follows changes, and has nothing to ask of Excel any more. */
  excelHost.isReadyForCalls = () => {
    const before = excelHost.syncsSeen;
    excelHost.syncsSeen = excelHost.syncs;
    return excelHost.follows(10) && before === excelHost.syncs && excelHost.handlers.some(({ event }) => event === 5);
  };

  /**
   * Excel computes cells: `calls` are [name, arguments, addresses of the arguments]. Gives one result each, in order,
   * and `ids`, by which calls are cancelled.
   */
  excelHost.compute = (calls) => {
    const ids = calls.map(() => (last += 1));
    const results = Promise.all(ids.map((id) => new Promise((resolve) => waiting.set(id, resolve))));
    send(calls.map(([name, values, addresses], place) => entry(
      CALL, [ids[place], name, values, "", CANCELABLE_TAKES_ERRORS, addresses],
    )));
    return { ids, results };
  };

  excelHost.cancel = (ids) => send(ids.map((invocationId) => entry(CANCEL, { invocationId })));

  /** A person types into a cell. */
  excelHost.type = (name, row, column, content) => {
    const sheet = excelHost.book.sheet(name);
    sheet.enter(row, column, content);
    const address = `${String.fromCharCode(65 + column)}${row + 1}`;
    const message = { worksheetId: sheet.id, address, changeType: "RangeEdited", source: "Local", triggerSource: "Unknown" };
    excelHost.happened(10, message);
  };

  /** An event of the workbook, by its number in Office's library. */
  excelHost.happened = (event, message) => OfficeExtension._testTriggerRichApiMessageEvent({
    entries: [{ messageCategory: EVENTS, messageType: event, targetId: OfficeExtension.Constants.eventWorkbookId, message: JSON.stringify(message) }],
  });
}
