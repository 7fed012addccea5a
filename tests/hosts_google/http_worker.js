/** Real HTTP for a thread that waits: one question at a time, its answer over a port. */

const http = require("node:http");
const { parentPort } = require("node:worker_threads");

parentPort.once("message", ({ port, signal }) => {
  port.on("message", ({ url, method, headers, type, body }) => {
    const answered = (answer) => {
      port.postMessage(answer);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    };
    const all = { ...headers, ...(type && { "Content-Type": type }) };
    const request = http.request(url, { method: method.toUpperCase(), headers: all }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }));
    });
    request.on("error", (error) => answered({ error: error.message }));
    request.end(body);
  });
});
