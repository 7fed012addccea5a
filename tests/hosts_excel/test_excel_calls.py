"""Many calls as few requests: the queue by itself in a browser, with a server that the test plays."""

import pytest

# what the test plays: `sent` are the requests, `answer` tells what comes back
STAGE = """
async () => {
  const { CallQueue } = await import("/excel/calls.js");
  globalThis.sent = [];
  globalThis.reply = (calls) => calls.map((call) => ({ values: call.rows.map((row) => row[0]), type: "text" }));
  globalThis.make = (options = {}) => new CallQueue({
    shared: async () => ({ today: "2026-03-31" }),
    send: async (content, signal) => {
      const body = JSON.parse(content);
      sent.push(body);
      await globalThis.before?.(signal);
      return { results: reply(body.calls) };
    },
    ...options,
  });
  globalThis.call = (text, more = {}) => ({ function: "SEGMENT", rows: [[text]], ...more });
  const told = (error) => `${error.name}: ${error.message}`;
  globalThis.outcome = (promise) => promise.then((answer) => answer.values, told);
}
"""


@pytest.fixture
def stage(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.address}/healthz")
    page.evaluate(STAGE)
    yield page
    context.close()


def test_calls_of_a_moment_travel_together(stage):
    found = stage.evaluate(
        """async () => {
          const queue = make();
          const answers = await Promise.all(["a", "b", "c"].map((text) => queue.ask(call(text))));
          await queue.ask(call("d"));
          return [answers.map((answer) => answer.values[0]), sent];
        }"""
    )
    assert found[0] == ["a", "b", "c"]
    assert [[one["rows"] for one in body["calls"]] for body in found[1]] == [[[["a"]], [["b"]], [["c"]]], [[["d"]]]]
    assert found[1][0] == {"calls": found[1][0]["calls"], "headers": None, "today": "2026-03-31"}


def test_equal_calls_are_asked_once_and_all_hear(stage):
    found = stage.evaluate(
        """async () => {
          const queue = make();
          const asked = Array.from({ length: 40 }, (_, place) => queue.ask(call(`c${place % 2}`)));
          return [(await Promise.all(asked)).map((answer) => answer.values[0]), sent.map((body) => body.calls.length)];
        }"""
    )
    assert found == [["c0", "c1"] * 20, [2]]


def test_headers_and_days_that_differ_are_not_mixed(stage):
    found = stage.evaluate(
        """async () => {
          const queue = make();
          const kinds = [{}, { headers: ["Client"] }, { headers: ["Debt"] }, { headers: ["Client"] }, { today: 46000 }];
          await Promise.all(kinds.map((more, place) => queue.ask(call(`c${place}`, more))));
          return sent.map((body) => [body.headers, body.calls.map((one) => one.rows[0][0])]);
        }"""
    )
    assert sorted(found, key=repr) == sorted(
        [[None, ["c0"]], [["Client"], ["c1", "c3"]], [["Debt"], ["c2"]], [None, ["c4"]]], key=repr
    )


def test_no_request_has_more_calls_or_letters_than_allowed(stage):
    found = stage.evaluate(
        """async () => {
          const queue = make({ mostCharacters: 3000 });
          const asked = Array.from({ length: 1300 }, (_, place) => queue.ask(call(place)));
          const rows = Array.from({ length: 1000 }, (_, row) => [`row ${row}`]);
          const block = queue.ask({ function: "SEGMENT", rows });
          const values = (await Promise.all(asked)).map((answer) => answer.values);
          const sizes = sent.map((body) => [body.calls.length, JSON.stringify(body.calls).length]);
          return [values, (await block).values, sizes];
        }"""
    )
    values, block, requests = found
    assert values == [[place] for place in range(1300)]
    assert block == [f"row {row}" for row in range(1000)]
    assert max(calls for calls, _ in requests) <= 500
    assert max(letters for _, letters in requests) < 3100
    assert len(requests) < 40


def test_one_wrong_call_fails_alone(stage):
    found = stage.evaluate(
        """async () => {
          reply = (calls) => calls.map((one) => one.rows[0][0] === "bad"
            ? { error: { message: "no such row", expected: "45 cells" } } : { values: ["good"], type: "text" });
          const queue = make();
          return Promise.all(["x", "bad", "y"].map((text) => outcome(queue.ask(call(text)))));
        }"""
    )
    assert found == [["good"], "CallError: no such row", ["good"]]


def test_a_call_that_nobody_wants_any_more_is_not_sent(stage):
    found = stage.evaluate(
        """async () => {
          const queue = make();
          const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
          const asked = [queue.ask(call("one"), first.signal), queue.ask(call("both"), second.signal),
            queue.ask(call("both"), third.signal)].map(outcome);
          first.abort();
          second.abort();
          const answers = await Promise.all(asked);
          return [answers, sent.map((body) => body.calls.map((one) => one.rows[0][0])), queue.open.size];
        }"""
    )
    assert [str(one).partition(":")[0] for one in found[0]] == ["AbortError", "AbortError", "['both']"]
    assert found[1:] == [[["both"]], 0]


def test_a_request_that_nobody_wants_any_more_is_called_off(stage):
    found = stage.evaluate(
        """async () => {
          let off = false;
          before = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => {
            off = true;
            reject(signal.reason);
          }));
          const queue = make();
          const stops = [new AbortController(), new AbortController()];
          const asked = stops.map((stop, place) => outcome(queue.ask(call(`c${place}`), stop.signal)));
          while (!sent.length) await new Promise((go) => setTimeout(go, 5));
          stops[0].abort();
          const early = off;
          stops[1].abort();
          await Promise.all(asked);
          before = undefined;
          return [early, off, await outcome(queue.ask(call("c0")))];
        }"""
    )
    assert found == [False, True, ["c0"]]


def test_after_a_change_of_what_is_shared_nobody_joins_an_old_call(stage):
    found = stage.evaluate(
        """async () => {
          let answer = "old";
          reply = (calls) => calls.map(() => ({ values: [answer], type: "text" }));
          const hold = [];
          before = () => new Promise((go) => hold.push(go));
          const queue = make();
          const first = outcome(queue.ask(call("a")));
          while (hold.length < 1) await new Promise((go) => setTimeout(go, 5));
          queue.renew();
          const second = outcome(queue.ask(call("a")));
          while (hold.length < 2) await new Promise((go) => setTimeout(go, 5));
          hold[0]();
          const before_ = await first;
          answer = "new";
          hold[1]();
          return [before_, await second, sent.length];
        }"""
    )
    assert found == [["old"], ["new"], 2]


@pytest.mark.parametrize("is_general", [True, False])
def test_a_server_that_is_away_is_not_asked_for_each_batch_in_turn(stage, is_general):
    found = stage.evaluate(
        """async (isGeneral) => {
          before = async () => { throw new Error("away"); };
          const queue = make({ isGeneral: () => isGeneral, mostCalls: 10 });
          const asked = Array.from({ length: 200 }, (_, place) => outcome(queue.ask(call(place))));
          const said = new Set(await Promise.all(asked));
          before = undefined;
          return [[...said], sent.length, await outcome(queue.ask(call("later")))];
        }""",
        is_general,
    )
    assert found == [["Error: away"], 4 if is_general else 20, ["later"]]
