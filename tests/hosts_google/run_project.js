/**
 * Runs files of the project in a model of Google's world. Takes JSON on its standard input, gives JSON:
 * the folder of the project, the sheets, script properties, language, zone, Google's types, and the code to run.
 */

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { MessageChannel, Worker, receiveMessageOnPort } = require("node:worker_threads");

const given = JSON.parse(fs.readFileSync(0, "utf8"));
const context = vm.createContext({ console });
const load = (folder, name) => vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), context, { filename: name });

for (const name of ["sheets_model.js", "ranges_model.js", "services_model.js", "watched_model.js"]) load(__dirname, name);
const host = vm.runInContext("googleHost", context);

const signal = new Int32Array(new SharedArrayBuffer(4));
const { port1, port2 } = new MessageChannel();
const worker = new Worker(path.join(__dirname, "http_worker.js"));
worker.postMessage({ port: port2, signal }, [port2]);

host.http = (question) => {
  Atomics.store(signal, 0, 0);
  port1.postMessage(question);
  Atomics.wait(signal, 0, 0);
  return receiveMessageOnPort(port1).message;
};
host.sha256 = (text) => [...crypto.createHash("sha256").update(text).digest()];
host.base64 = (bytes) => Buffer.from(bytes).toString("base64");
host.bytes = (text) => Buffer.byteLength(text);
host.start(given);
for (const name of fs.readdirSync(given.project).sort()) {
  if (name.endsWith(".gs")) load(given.project, name);
  if (name.endsWith(".html")) host.pages[name.replace(".html", "")] = fs.readFileSync(path.join(given.project, name), "utf8");
}
const result = vm.runInContext(`(() => { ${given.code} })()`, context, { filename: "test" });
process.stdout.write(JSON.stringify(result ?? null), () => process.exit(0));
