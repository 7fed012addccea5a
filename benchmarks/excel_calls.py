"""Calls of cell functions from a browser, side by side in one run: batched as the Excel add-in does, and one by one.

A page in Chromium asks ``sheets-addin serve`` on this machine for the base of 10,000 clients, each in a call of its
own: through the add-in's own queue, and with one request a call, as an add-in without a queue does. Both must give the
same answers before anything is printed.

    python benchmarks/excel_calls.py [--calls 10000]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys

import msgspec
from cells import SERVE, SETTINGS, TODAY, client_rows, free_port, serving
from playwright.sync_api import Page, Request, sync_playwright

from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language

FEWER_REQUESTS, FASTER = 20, 10
"""What batching is for: at least so many times fewer requests, and so many times faster."""

PREPARE = """async ({ rows, headers, today, settings }) => {
  const { Backend } = await import("/excel/backend.js");
  const { CallQueue } = await import("/excel/calls.js");
  const backend = new Backend();
  const shared = { settings, today };
  const send = (content, signal) => backend.post("/v1/functions", content, { signal });
  const queue = new CallQueue({ send, shared: async () => shared });
  const calls = rows.map((row) => ({ function: "SEGMENT", rows: [row] }));
  const batched = async () => {
    const answers = await Promise.all(calls.map((call) => queue.ask({ ...call, headers })));
    return answers.map((answer) => answer.values[0]);
  };
  // a browser gives up on thousands of requests that wait at the same time
  const LANES = 100;
  const oneByOne = async () => {
    const values = [];
    let next = 0;
    const lane = async () => {
      while (next < calls.length) {
        const place = next++;
        const answer = await backend.post("/v1/functions", { calls: [calls[place]], headers, ...shared });
        values[place] = answer.results[0].values[0];
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return values;
  };
  globalThis.ways = { batched, oneByOne };
}"""
RUN = """async (way) => {
  const start = performance.now();
  const values = await globalThis.ways[way]();
  return [values, (performance.now() - start) / 1000];
}"""


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--calls", type=int, default=10_000)
    count = arguments.parse_args().calls
    headers = [column.header(Language.ENGLISH) for column in CLIENT_TABLE]
    content = {"rows": client_rows(count), "headers": headers, "today": TODAY, "settings": SETTINGS}
    port = free_port()
    with serving([sys.executable, "-c", SERVE, "serve", "--port"], port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/healthz")
        page.evaluate(PREPARE, json.loads(msgspec.json.encode(content)))
        batched = measured(page, "batched")
        one_by_one = measured(page, "oneByOne")
        browser.close()
    if batched[0] != one_by_one[0]:
        sys.exit("the answers differ")
    fewer, faster = one_by_one[1] / batched[1], one_by_one[2] / batched[2]
    print(f"{count} calls of SEGMENT, a row each, from Chromium to a server on this machine")
    for name, (_, requests, seconds) in (("batched", batched), ("one request a call", one_by_one)):
        print(f"  {name:<20}{requests:>7} requests {seconds:>8.2f} s")
    print(
        f"  {fewer:.0f} times fewer requests (wanted: {FEWER_REQUESTS}), {faster:.1f} times faster (wanted: {FASTER})"
    )
    if fewer < FEWER_REQUESTS or faster < FASTER:
        sys.exit(1)


def measured(page: Page, way: str) -> tuple[list[object], int, float]:
    """The answers, the requests that they took and the seconds."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    values, seconds = page.evaluate(RUN, way)
    page.remove_listener("request", note)
    return values, len(requests), seconds


if __name__ == "__main__":
    main()
