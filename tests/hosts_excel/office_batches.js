/**
 * Answers the batches of Office's own library from a workbook model, as Excel does: one action after another, up to the
 * first that fails.
 */
{
  const MOST_BYTES = 5 * 2 ** 20;
  const [GLOBAL, NEW, METHOD, PROPERTY, INDEXER, REFERENCE] = [1, 2, 3, 4, 5, 6];
  const [INSTANTIATE, QUERY, CALL, SET, TRACE] = [1, 2, 3, 4, 5];
  const WAITS_FOR_TYPING = 64;
  const EVENTS = { selection: 2 };
  const READS = /^(Get|Suspend|Calculate|Date$|SetInvocation|SetAppRuntime|_|NotifyActionHandlerReady)/;

  const pascal = (name) => name[0].toUpperCase() + name.slice(1);
  const bytes = (content) => new TextEncoder().encode(JSON.stringify(content)).length;

  const refusal = ({ code = "GeneralException", message }) => ({
    Body: { Results: [], Error: { Code: code, Message: message, Location: "" } },
    ErrorCode: "",
    ErrorMessage: "",
  });

  class Batch {
    constructor(host, { Actions: actions, ObjectPaths: paths }) {
      Object.assign(this, { host, actions, paths, found: new Map(), results: [] });
    }

    run() {
      for (const action of this.actions) {
        const value = this.act(action);
        if (value !== undefined) this.results.push({ ActionId: action.Id, Value: value });
      }
      return this.results;
    }

    act({ ActionType: type, Name: name, ObjectPathId: path, ArgumentInfo: info, QueryInfo: query }) {
      if (type === INSTANTIATE) return this.identity(path);
      if (type === QUERY) return this.queried(this.object(path), query.Select ?? []);
      // the library goes on from its marks, such as to those who follow an event
      if (type === TRACE) return null;
      if (type === CALL) return this.called(this.object(path), name, info);
      if (type === SET) {
        this.host.changing();
        const take = this.object(path).set[name];
        if (!take) throw new ExcelFault("InvalidArgument", `the model takes no ${name}`);
        take(info.Arguments[0]);
      }
      return undefined;
    }

    identity(path) {
      const found = this.object(path);
      if (found.isNull) return null;
      // cells have no name of their own: the library keeps them from batch to batch by a reference
      if (found.area) return { _ReferenceId: this.host.referenceTo(found) };
      return found.id === undefined ? {} : { _Id: found.id };
    }

    called(object, name, info) {
      if (name.startsWith("_") || name === "NotifyActionHandlerReady") return undefined;
      if (!READS.test(name)) this.host.changing();
      if (!object.call[name]) throw new ExcelFault("InvalidArgument", `the model does no ${name}`);
      object.call[name](...this.given(info));
      return undefined;
    }

    given({ Arguments: given = [], ReferencedObjectPathIds: referenced = [] } = {}) {
      return given.map((one, place) => (referenced[place] ? this.object(referenced[place]) : one));
    }

    object(id) {
      if (!this.found.has(id)) this.found.set(id, this.made(this.paths[id]));
      return this.found.get(id);
    }

    made({ ObjectPathType: type, Name: name, ParentObjectPathId: parent, ArgumentInfo: info }) {
      if (type === GLOBAL) return workbookNode(this.host.book);
      if (type === NEW) return this.host.services[name] ?? { get: {}, set: {}, call: {} };
      if (type === REFERENCE) return this.host.references.get(name);
      const owner = this.object(parent);
      if (owner.isNull) throw new ExcelFault("ItemNotFound");
      if (type === INDEXER) return owner.index(info.Arguments[0]);
      const part = type === PROPERTY ? owner.get[name] : type === METHOD ? owner.call[name] : undefined;
      if (!part) throw new ExcelFault("InvalidArgument", `the model has no ${name}`);
      if (type === METHOD && !READS.test(name)) this.host.changing();
      return part(...(type === METHOD ? this.given(info) : []));
    }

    queried(object, select) {
      if (object.isNull) return null;
      if (object.items)
        return { _Items: object.items().map((item) => ({ _Id: item.id, ...this.parts(item, select) })) };
      return this.parts(object, select);
    }

    parts(object, select) {
      const parts = {};
      for (const path of select) {
        const [name, ...rest] = path.split("/");
        const give = object.get[pascal(name)];
        if (!give) throw new ExcelFault("InvalidArgument", `the model gives no ${name}`);
        const value = give();
        if (rest.length) Object.assign((parts[pascal(name)] ??= {}), this.parts(value, [rest.join("/")]));
        else parts[pascal(name)] = value;
      }
      return parts;
    }
  }

  /**
   * Excel around the workbook: `failAt` is the change, from 0, that it refuses; `syncs` counts the batches, `refused`
   * are the numbers of those that it refuses whole, `typesOn` counts those for which a person types longer than Excel
   * waits.
   */
  class Host extends OfficeExtension.SessionBase {
    constructor() {
      super();
      Object.assign(this, {
        book: new WorkbookModel(globalThis.SHEETS ?? [{ name: "Sheet1", visible: true, rows: [] }]),
        changes: 0,
        failAt: -1,
        refused: new Set(),
        typesOn: 0,
        syncs: 0,
        handlers: [],
        /** Resolves once nobody types any more. @type {Promise<void> | null} */
        typing: null,
        references: new Map(),
        services: {},
      });
    }

    referenceTo(cells) {
      const id = `cells ${this.references.size}`;
      this.references.set(id, cells);
      return id;
    }

    changing() {
      this.changes += 1;
      if (this.changes - 1 === this.failAt) throw new ExcelFault("GeneralException", "Excel refused");
    }

    /** Tell those who follow what people choose. */
    async tell(event) {
      for (const one of this.handlers) if (one.event === EVENTS[event]) await one.handler({});
    }

    _resolveRequestUrlAndHeaderInfo() {
      return Promise.resolve({ url: "model", headers: {} });
    }

    _createRequestExecutorOrNull() {
      return { executeAsync: (_data, flags, message) => this.executed(flags, message.Body) };
    }

    /** While a person types into a cell only those are answered who wait for the end of it. */
    async executed(flags, body) {
      if (this.typing && !(flags & WAITS_FOR_TYPING)) return refusal(new ExcelFault("InvalidOperationInCellEditMode"));
      if (this.typesOn > 0) {
        this.typesOn -= 1;
        return refusal(new ExcelFault("InvalidOperationInCellEditMode"));
      }
      await this.typing;
      return this.answer(body);
    }

    getEventRegistration() {
      return {
        register: async (event, _target, handler) => {
          this.handlers.push({ event, handler });
        },
        unregister: async (event, _target, handler) => {
          this.handlers = this.handlers.filter((one) => one.handler !== handler);
        },
      };
    }

    answer(body) {
      this.syncs += 1;
      const batch = new Batch(this, body);
      try {
        if (this.refused.has(this.syncs)) throw new ExcelFault("GeneralException", "Excel refused");
        if (bytes(body) > MOST_BYTES) throw new ExcelFault("RequestPayloadSizeLimitExceeded");
        const results = batch.run();
        if (bytes(results) > MOST_BYTES) throw new ExcelFault("ResponsePayloadSizeLimitExceeded");
        const traces = body.Actions.filter((action) => action.ActionType === TRACE).map((action) => action.Id);
        return { Body: { Results: results, TraceIds: traces }, ErrorCode: "", ErrorMessage: "" };
      } catch (error) {
        if (!(error instanceof ExcelFault)) console.error(error.stack);
        return refusal(error);
      }
    }
  }

  globalThis.excelHost = new Host();
  OfficeExtension.SessionBase._overrideSession = globalThis.excelHost;
}
