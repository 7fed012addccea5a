"""How the extension asks the server and remembers: its parts that need no LibreOffice."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from sheets_addin.hosts.libreoffice.extension import answers as answers_module
from sheets_addin.hosts.libreoffice.extension import local_server, product
from sheets_addin.hosts.libreoffice.extension.answers import Answers, Context, Stored
from sheets_addin.hosts.libreoffice.extension.columns import Columns
from sheets_addin.hosts.libreoffice.extension.local_server import LocalServer
from sheets_addin.hosts.libreoffice.extension.rows import USUAL_DAY_ZERO, Row, fingerprint
from sheets_addin.hosts.libreoffice.extension.server import THREAD, NoAnswerError, Server
from sheets_addin.hosts.libreoffice.product_file import product_file

DAY = dt.date(2026, 3, 31)
PLAIN = Context((), ("ID",), "")

Answering = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def _packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder as the build packs it."""
    monkeypatch.setitem(product.PRODUCT, "texts", json.loads(product_file())["texts"])


@contextlib.contextmanager
def answering(answer: Answering) -> Iterator[Server]:
    """A server on loopback that keeps connections and leaves every answer to ``answer``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{running.server_address[1]}", "")
        finally:
            running.shutdown()
            thread.join()


def _say(handler: BaseHTTPRequestHandler, body: bytes = b"{}", status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def test_each_request_has_its_own_time_on_the_kept_connection():
    places: list[Any] = []
    late = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        places.append(handler.client_address)
        if len(places) > 1:
            late.wait(1)
        _say(handler)

    with answering(answer) as server:
        server.post("/", {}, 0.5)
        assert server.post("/", {}, 30) == {}
    assert places[0] == places[1], "the connection was kept"


@pytest.mark.parametrize("resets", [True, False], ids=["resets", "hangs up"])
@pytest.mark.parametrize("begins", [True, False], ids=["in the middle", "before a word"])
def test_an_answer_that_breaks_off_is_a_failure_of_the_server(begins: bool, resets: bool):
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if begins:
            handler.send_response(200)
            handler.send_header("Content-Length", "1000000")
            handler.end_headers()
            handler.wfile.write(b"{")
        if resets:
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.connection.close()
        handler.close_connection = True

    with answering(answer) as server, pytest.raises(NoAnswerError) as caught:
        server.post("/", {}, 10)
    assert caught.value.kind == "failed"


@pytest.mark.parametrize("begins", [True, False], ids=["drips", "silent"])
def test_a_request_that_was_given_up_leaves_no_thread_and_is_not_asked_again(begins: bool):
    done = threading.Event()
    asked: list[Any] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.client_address)
        if len(asked) != 2:
            return _say(handler)
        with contextlib.suppress(OSError):
            if begins:
                handler.send_response(200)
                handler.send_header("Content-Length", "1000000")
                handler.end_headers()
            while not done.wait(0.1):
                handler.wfile.write(b" " if begins else b"")
        return None

    with answering(answer) as server:
        server.post("/", {}, 10)
        with pytest.raises(NoAnswerError) as caught:
            server.post("/", {}, 0.5)
        assert caught.value.kind == "slow"
        for thread in threading.enumerate():
            if thread.name == THREAD:
                thread.join(10)
                assert not thread.is_alive()
        assert server.post("/", {}, 10) == {}
        done.set()
    assert len(asked) == 3
    assert asked[0] == asked[1] != asked[2]


@pytest.mark.parametrize(
    ("status", "body", "kind", "detail"),
    [
        (422, b'{"error": {"message": "no such day"}}', "rejected", "no such day"),
        (413, b'{"detail": "too large"}', "rejected", "too large"),
        (500, b'{"error": {"message": "a fault"}}', "failed", "a fault"),
        (502, b"<html>", "failed", "502"),
        (401, b"", "refused", "401"),
        (404, b"{}", "nonsense", "404"),
        (200, b"<html>", "nonsense", "200, 6 bytes"),
    ],
)
def test_what_the_status_means(status: int, body: bytes, kind: str, detail: str):
    with answering(lambda handler: _say(handler, body, status)) as server, pytest.raises(NoAnswerError) as caught:
        server.post("/", {}, 10)
    assert (caught.value.kind, caught.value.detail) == (kind, detail)


class Asked:
    """Stands for the server: notes the requests, and answers each row with its first cell."""

    def __init__(self) -> None:
        self.contents: list[dict[str, Any]] = []
        self.fault: NoAnswerError | None = None
        self.error: dict[str, str] | None = None

    def __call__(self, _path: str, content: dict[str, Any], _language: str) -> Any:
        self.contents.append(content)
        if self.fault is not None:
            raise self.fault
        (call,) = content["calls"]
        if self.error is not None:
            return {"results": [{"error": self.error}]}
        return {"results": [{"values": [row[0] for row in call["rows"]], "type": "text"}]}

    def rows(self) -> int:
        return sum(len(content["calls"][0]["rows"]) for content in self.contents)


def columns_of(answers: Answers, context: Context = PLAIN, day: dt.date = DAY) -> Columns:
    document: Any = SimpleNamespace(
        language=lambda: "en", generation=0, day_zero=USUAL_DAY_ZERO, stored=Stored(),
        unknown_around=lambda _address, own, *_: [own],
    )  # fmt: skip
    return Columns(document, answers, "SEGMENT", context, day)


def rows_from(first: int, count: int) -> list[Row]:
    return [(f"K{number}",) for number in range(first, first + count)]


def names(rows: list[Row]) -> list[str]:
    return [row[0] for row in rows]


def test_a_block_keeps_all_of_its_answers_when_the_memory_fills(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers_module, "MOST_ROWS", 4)
    answers = Answers(Asked(), most_remembered=12)
    columns = columns_of(answers)
    first = rows_from(0, 8)
    assert columns.of_block(first) == names(first)
    wider = rows_from(4, 14)
    assert columns.of_block(wider) == names(wider)


def test_the_memory_stays_within_its_size_and_drops_the_oldest_context_first():
    asked = Asked()
    answers = Answers(asked, most_remembered=20)
    contexts = [Context((("large_deal", float(number)),), ("ID",), "") for number in range(3)]
    held = [columns_of(answers, context) for context in contexts]
    for columns in held:
        columns.of_block(rows_from(0, 8))
    assert [len(columns.known) for columns in held] == [0, 8, 8]
    assert asked.rows() == 24
    held[1].of_block(rows_from(0, 8))
    assert asked.rows() == 24
    assert held[0].of_row(SimpleNamespace(RangeAddress=None), ("K3",)) == "K3"


def test_the_day_is_this_computers_and_another_day_asks_again():
    asked = Asked()
    answers = Answers(asked)
    row: Row = ("K1",)
    columns_of(answers).of_block([row])
    columns_of(answers, day=DAY + dt.timedelta(days=1)).of_block([row])
    columns_of(answers).of_block([row])
    assert [content["today"] for content in asked.contents] == ["2026-03-31", "2026-04-01"]


def test_a_refused_request_is_no_answer_and_is_asked_again():
    asked = Asked()
    asked.fault = NoAnswerError("rejected", "too many rows")
    answers = Answers(asked)
    columns = columns_of(answers)
    assert columns.of_block([("K1",)]) == ["error: too many rows"]
    assert columns.known == {}
    asked.fault = None
    answers.patience.forget()
    assert columns.of_block([("K1",)]) == ["K1"]


def test_a_wrong_call_shows_what_excel_shows_and_is_remembered():
    asked = Asked()
    asked.error = {"message": "cells in the row: 1", "expected": "45 cells"}
    columns = columns_of(Answers(asked), Context((), ("ID", "Debt"), "soon"))
    assert columns.of_block([("K1",)]) == ["#VALUE! cells in the row: 1; expected: 45 cells"]
    assert columns.of_block([("K1",)]) == ["#VALUE! cells in the row: 1; expected: 45 cells"]
    (content,) = asked.contents
    assert content["calls"][0]["headers"] == ("ID", "Debt")
    assert content["calls"][0]["today"] == "soon"


def test_what_was_answered_before_a_fault_is_shown_and_the_rest_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers_module, "MOST_ROWS", 2)
    asked = Asked()

    def post(path: str, content: dict[str, Any], language: str) -> Any:
        asked.fault = NoAnswerError("unreachable") if asked.contents else None
        return asked(path, content, language)

    columns = columns_of(Answers(post))
    assert columns.of_block(rows_from(0, 4)) == ["K0", "K1", "no server", "no server"]
    assert fingerprint(("K0",)) in columns.known


def test_the_local_server_is_started_at_the_address_that_is_asked(monkeypatch: pytest.MonkeyPatch):
    started: list[list[str]] = []

    def start(command: list[str], **_: object) -> None:
        started.append(command)
        raise OSError("not here")

    monkeypatch.setattr(local_server.subprocess, "Popen", start)
    monkeypatch.setattr(local_server, "find_program", lambda _: "sheets-addin")
    assert not LocalServer("", "::1", 8765).start(0.1)
    assert started == [["sheets-addin", "serve", "--host", "::1", "--port", "8765"]]
