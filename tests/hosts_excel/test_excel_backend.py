"""The pages' way to the server: patience, and what is said where there is no answer."""

import pytest

STAGE = """
async () => {
  const { Backend } = await import("/excel/backend.js");
  globalThis.asked = [];
  globalThis.pauses = [];
  globalThis.outcome = async (replies, options = {}, signal) => {
    const backend = new Backend({
      fetch: async (address, question) => {
        asked.push([address, question]);
        const reply = replies[Math.min(asked.length, replies.length) - 1];
        if (reply === "lost") throw new TypeError("Failed to fetch");
        if (reply === "hangs") await new Promise((_, off) => question.signal.addEventListener("abort", off));
        return new Response(reply.body ?? "{}", reply);
      },
      wait: async (milliseconds) => { pauses.push(milliseconds); },
      address: "https://sales.example.com",
      key: () => "",
      ...options,
    });
    return backend.post("/v1/functions", { calls: [] }, { signal })
      .then((answer) => ["answer", answer], (error) => [error.kind ?? error.name, error.message]);
  };
}
"""
REFUSED = {"status": 401, "body": '{"error": {"message": "the key is not known here"}}'}
REJECTED = {"status": 422, "body": '{"error": {"message": "too wide", "call": 3}}'}


@pytest.fixture
def stage(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.address}/healthz")
    page.evaluate(STAGE)
    yield page
    context.close()


def outcome(stage, *replies, **options):
    return stage.evaluate("([replies, options]) => outcome(replies, options)", [list(replies), options])


@pytest.mark.parametrize(
    ("reply", "kind", "said", "tries"),
    [
        ("lost", "unreachable", "The server at https://sales.example.com cannot be reached.", 5),
        ({"status": 503}, "failed", "Something went wrong on the server (503).", 5),
        ({"status": 429}, "failed", "Something went wrong on the server (429).", 5),
        (REFUSED, "refused", "The server refuses this key (the key is not known here).", 1),
        (REJECTED, "rejected", "The server did not carry this out: too wide.", 1),
        (
            {"status": 200, "body": "<html>"},
            "nonsense",
            "What answers at https://sales.example.com is not the server",
            1,
        ),
        (
            {"status": 404, "body": "<html>"},
            "nonsense",
            "What answers at https://sales.example.com is not the server",
            1,
        ),
    ],
)
def test_only_what_may_pass_is_asked_again_and_the_end_is_said(stage, reply, kind, said, tries):
    found = outcome(stage, reply)
    assert (found[0], found[1][: len(said)]) == (kind, said)
    assert stage.evaluate("asked.length") == tries


def test_each_pause_is_longer_and_none_is_foreseeable(stage):
    assert outcome(stage, "lost")[0] == "unreachable"
    first = stage.evaluate("pauses")
    stage.evaluate("() => { asked = []; pauses = []; }")
    outcome(stage, "lost")
    again = stage.evaluate("pauses")
    assert first == sorted(first)
    assert first != again
    assert [low <= pause < 2 * low for low, pause in zip((400, 1000, 2500, 6000), first, strict=True)] == [True] * 4


def test_a_server_that_names_a_time_is_given_it(stage):
    busy = {"status": 429, "headers": {"Retry-After": "7"}}
    assert outcome(stage, busy, busy, {"body": '{"results": []}'}) == ["answer", {"results": []}]
    assert stage.evaluate("pauses") == [7000, 7000]


def test_a_server_that_hangs_is_left_after_the_time_out(stage):
    assert outcome(stage, "hangs", timeOut=30) == [
        "slow", "The server at https://sales.example.com did not answer within 0.03 seconds."
    ]  # fmt: skip


def test_a_question_is_called_off_also_between_two_tries(stage):
    found = stage.evaluate(
        """async () => {
          const stop = new AbortController();
          const wait = async (_, signal) => { stop.abort(); signal.throwIfAborted(); };
          return outcome(["lost"], { wait }, stop.signal);
        }"""
    )
    assert found[0] == "AbortError"
    assert stage.evaluate("asked.length") == 1


def test_the_key_and_the_language_go_with_every_question_and_the_key_stays_on_the_computer(stage):
    found = stage.evaluate(
        """async () => {
          const { storeKey, storedKey } = await import("/excel/key.js");
          storeKey("sa_1");
          await outcome([{}], { key: storedKey, language: () => "ru" });
          storeKey("");
          return [asked[0][1].headers, storedKey()];
        }"""
    )
    assert found == [
        {"Accept-Language": "ru", "Content-Type": "application/json", "Authorization": "Bearer sa_1"}, ""
    ]  # fmt: skip
