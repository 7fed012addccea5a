/**
 * The program around the page, as far as Office's library asks it before anything else: which program, which language,
 * which sets of its interface. The workbook itself answers elsewhere: `OfficeExtension.SessionBase._overrideSession`.
 */
{
  const language = "LANGUAGE";
  const sets = {
    ExcelApi: "1.17", SharedRuntime: "1.2", CustomFunctionsRuntime: "1.4", RibbonApi: "1.1", KeyboardShortcuts: "1.1",
    DialogApi: "1.2", DelayForCellEdit: "1.1", ImageCoercion: "1.2", Settings: "1.1",
  };
  const told = {
    GetAppType: 1,
    GetSolutionRef: "sheets-addin",
    GetAppVersionMajor: 16,
    GetAppVersionMinor: 1,
    GetAppUILocale: language,
    GetAppDataLocale: language,
    GetDocUrl: "book.xlsx",
    GetAppCapabilities: 0,
    GetActivationMode: 1,
    GetControlIntegrationLevel: 2,
    GetSupportedMatrix: JSON.stringify(sets),
    GetHostFullVersion: "16.0.17000.20000",
    GetInitialDisplayMode: 0,
    GetOfficeThemeInfo: JSON.stringify({ bodyBackgroundColor: BACKGROUND }),
  };
  const context = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, () => value]));
  context.GetSettings = () => ({ GetAll: () => ({ toArray: () => [] }), Read: () => [[], []] });
  Object.defineProperty(window, "external", { value: {
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    Execute() {},
    RegisterEvent(_id, _target, _handler, callback) { callback?.(0); },
    UnregisterEvent(_id, _target, callback) { callback?.(0); },
  } });
}
