/** What Office's runtime of cell functions puts beside its library: it comes without types of its own. */
declare namespace CustomFunctions {
  type ErrorCode = string;
  const ErrorCode: { invalidValue: ErrorCode; notAvailable: ErrorCode };
  class Error {
    constructor(code: ErrorCode, message?: string);
    code: ErrorCode;
  }
  function associate(id: string, answer: (...given: any[]) => any): void;
}
