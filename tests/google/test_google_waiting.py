"""How long the program waits for Google, what it says meanwhile, and what it says of answers that are none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from google.auth.exceptions import RefreshError

from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_http import PatientHTTPClient, Refused, Unanswered
from sheets_addin.books.google_messages import TRYING_AGAIN, WAITING
from sheets_addin.books.google_patience import Patience, Tries
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Changes, Tab, TabColumn
from tests.google.google_client import Clock, client_of
from tests.google.sheets_server import Fault, Odd, SheetsServer

CHANGES = Changes(tabs=[Tab("Ours", [TabColumn("Header", ["value"])])])
WRITE, LOOK = 2, 3
"""The numbers of the request that writes, after two that read, and of the one that looks for its traces."""

PAGE = Odd(200, "<html>Sign in to the network</html>", {"Content-Type": "text/html"})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def http(server: SheetsServer, clock: Clock) -> PatientHTTPClient:
    server.new_file("key").add("Mine", [["keep"]])
    found = client_of(server, clock).http_client
    assert isinstance(found, PatientHTTPClient)
    return found


def write(http: PatientHTTPClient) -> None:
    GoogleBook(http, "key").write(CHANGES)


def is_written(server: SheetsServer) -> bool:
    return "Ours" in [sheet.title for sheet in server.files["key"].sheets]


def read(http: PatientHTTPClient) -> Any:
    return http.spreadsheets_get("key", {"fields": "properties(title)"})


def test_all_requests_share_one_time_to_wait(server: SheetsServer, http: PatientHTTPClient, clock: Clock) -> None:
    # each request gets through after about a minute
    server.faults = {number: Fault.BUSY for number in range(200) if number % 7}
    for _ in range(3):
        read(http)
    assert clock.now > 60
    with pytest.raises(Unanswered):
        for _ in range(20):
            read(http)
    assert clock.now <= 300


def test_time_lost_on_requests_that_fail_counts_and_that_of_others_does_not(
    server: SheetsServer, http: PatientHTTPClient, clock: Clock
) -> None:
    server.before = {0: lambda: clock.sleep(3600)}
    read(http)
    assert http.patience.spent == 0
    server.before = {1: lambda: clock.sleep(200), 2: lambda: clock.sleep(200)}
    server.faults = {1: Fault.BROKEN_BEFORE, 2: Fault.DROPPED_BEFORE}
    with pytest.raises(Unanswered):
        read(http)
    assert len(server.calls) == 3


def test_waits_grow_and_differ() -> None:
    waited: list[float] = []
    for _ in range(20):
        tries = Tries(Patience(sleep=waited.append, clock=lambda: 0.0))
        while tries.wait():
            pass
    assert all(0.5 <= wait <= 32 for wait in waited)
    assert max(waited) > 16
    assert len(set(waited)) == len(waited)


DATE = "Sun, 22 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize("number", [0, WRITE], ids=["read", "write"])
@pytest.mark.parametrize("after", ["40", "Sun, 22 Nov 2026 10:00:40 GMT"])
def test_google_says_how_long_to_wait_also_when_it_is_broken(
    after: str, number: int, server: SheetsServer, http: PatientHTTPClient, clock: Clock
) -> None:
    server.faults = {number: Odd(503, "{}", {"Retry-After": after, "Date": DATE})}
    write(http)
    assert is_written(server)
    assert clock.now == 40


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.BUSY, WAITING),
        (Odd(403, '{"error":{"code":403,"message":"Rate","errors":[{"reason":"rateLimitExceeded"}]}}'), WAITING),
        (Fault.BROKEN_BEFORE, TRYING_AGAIN),
        (Fault.DROPPED_BEFORE, TRYING_AGAIN),
        (Odd(408, "{}"), TRYING_AGAIN),
    ],
    ids=["busy", "quota of Drive", "broken", "lost", "too slow"],
)
@pytest.mark.parametrize("number", [0, WRITE], ids=["read", "write"])
def test_what_passes_is_waited_for_and_told(
    number: int, fault: Fault | Odd, said: Text, server: SheetsServer, http: PatientHTTPClient
) -> None:
    told: list[Text] = []
    http.tell = told.append
    server.faults = {number: fault}
    write(http)
    assert is_written(server)
    assert told == [said]


def test_a_large_write_tells_what_it_does(server: SheetsServer, http: PatientHTTPClient) -> None:
    told: list[str] = []
    http.tell = lambda text: told.append(text.en)
    values = [f"a long text of row {row}" for row in range(300)]
    GoogleBook(http, "key", largest_body=20_000).write(Changes(tabs=[Tab("Ours", [TabColumn("Header", values)])]))
    assert "Sending the results to Google" in told
    assert told[-1] == "Putting the results in place"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (PAGE, "Something else answered in Google's place"),
        (Odd(400, '{"error":"invalid_thing"}'), "invalid_thing"),
        (Odd(400, '{"error":{"message":"No code"}}'), "No code"),
        (Odd(400, "[]"), "Google refused the request"),
        (Odd(400, "<html>Bad Request</html>", {"Content-Type": "text/html"}), "(400)"),
        (Odd(401, "{}"), "did not accept the credentials"),
        (Odd(404, "{}"), "Google knows no sheet with the key"),
    ],
    ids=["a page", "an error that is a text", "no code", "a list", "a page of an error", "401", "404"],
)
def test_an_answer_that_is_none_is_one_sentence(
    answer: Odd, said: str, server: SheetsServer, http: PatientHTTPClient
) -> None:
    server.faults = {0: answer}
    with pytest.raises(BookError) as told:
        GoogleBook(http, "key").sheets()
    assert said in str(told.value)
    assert told.value.in_language(Language.RUSSIAN)


@pytest.mark.parametrize(
    "answer", [PAGE, Odd(404, "{}"), Odd(401, "{}"), Odd(403, "{}")], ids=lambda one: str(one.code)
)
@pytest.mark.parametrize("fault", [Fault.DROPPED_AFTER, Fault.BROKEN_AFTER, PAGE], ids=["lost", "broken", "a page"])
def test_a_commit_that_cannot_be_looked_for_may_be_written(
    fault: Fault | Odd, answer: Odd, server: SheetsServer, http: PatientHTTPClient
) -> None:
    server.faults = {WRITE: fault, LOOK: answer}
    with pytest.raises(BookError, match="Either all of them are in the sheet or none"):
        write(http)


def test_a_lost_write_that_is_there_after_all_is_not_sent_twice(server: SheetsServer, http: PatientHTTPClient) -> None:
    """It comes after it was looked for: the second one is refused for its mark."""
    server.faults = {WRITE: Fault.BROKEN_AFTER, LOOK: Odd(200, "{}"), LOOK + 1: Odd(400, "{}")}
    write(http)
    assert is_written(server)
    assert [call.reads for call in server.calls].count(False) == 2


def test_a_sign_in_that_is_out_for_a_moment_is_waited_for(
    server: SheetsServer, http: PatientHTTPClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: dict[int, Exception] = {}
    monkeypatch.setattr(http, "session", WithoutToken(http.session, faults))
    faults.update({0: RefreshError("503", retryable=True), WRITE + 1: RefreshError("503", retryable=True)})
    write(http)
    assert is_written(server)
    assert [call.reads for call in server.calls] == [True, True, False]
    faults[http.session.count] = RefreshError("revoked")
    with pytest.raises(BookError, match="did not accept the credentials"):
        GoogleBook(http, "key").sheets()


def test_credentials_that_are_refused_after_a_lost_commit_leave_it_open(
    server: SheetsServer, http: PatientHTTPClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "session", WithoutToken(http.session, {LOOK: RefreshError("revoked")}))
    server.faults = {WRITE: Fault.DROPPED_AFTER}
    with pytest.raises(BookError) as told:
        write(http)
    assert "did not accept the credentials" in str(told.value)
    assert "Either all of them are in the sheet or none" in str(told.value)
    assert is_written(server)


class WithoutToken:
    """A session that gets no token for the requests of some numbers."""

    def __init__(self, session: Any, faults: dict[int, Exception]) -> None:
        self._session = session
        self._faults = faults
        self.count = 0

    def request(self, *arguments: Any, **options: Any) -> Any:
        self.count += 1
        fault = self._faults.pop(self.count - 1, None)
        if fault is not None:
            raise fault
        return self._session.request(*arguments, **options)


def test_a_refusal_is_told_as_google_words_it(server: SheetsServer, http: PatientHTTPClient) -> None:
    server.faults = {0: Odd(400, json.dumps({"error": {"code": 400, "message": "Two\nlines."}}))}
    with pytest.raises(Refused) as told:
        read(http)
    assert str(told.value) == "Two lines"
