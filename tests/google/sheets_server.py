"""Google's servers on this computer: Sheets, as much of Drive as a new sheet needs, and the giver of tokens."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.google.api_schema import ApiSchema
from tests.google.field_mask import parse_mask
from tests.google.sheet_answers import spreadsheet, values_of
from tests.google.sheet_model import GridSheet, SheetsFile
from tests.google.sheet_requests import Batch, Refused

SHEETS = ApiSchema("sheets.v4")
DRIVE = ApiSchema("drive.v3")
_FILE = re.compile(r"/v4/spreadsheets/([^/:]+)(:batchUpdate|/values:batchGet)?$")
_LARGEST_BODY = 10_485_760
"""Bytes of a request that Google still takes; it recommends 2 MB."""


class Fault(Enum):
    """What goes wrong with a request."""

    BUSY = "429"
    BROKEN_BEFORE = "500, nothing applied"
    BROKEN_AFTER = "500, applied all the same"
    DROPPED_BEFORE = "the connection ends, nothing applied"
    DROPPED_AFTER = "the connection ends, applied all the same"
    LATE = "the connection ends, applied only when the next request that writes arrives"


@dataclass(frozen=True)
class Odd:
    """An answer as it comes over the wire, in place of the one that was asked for; nothing is applied."""

    code: int
    content: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """A request that came: ``reads`` tells reading ones from writing ones; ``address`` is all that it asks for."""

    name: str
    address: str
    size: int
    reads: bool
    fault: Fault | Odd | None


@dataclass
class SheetsServer:
    """The files it keeps, what it was asked, and what is to go wrong: ``faults`` by the number of the request.

    With a ``clock`` it has Google's quota for one user: so many reads, and so many writes, in a minute by that clock.
    ``before`` happens when the request of a number arrives.
    """

    files: dict[str, SheetsFile] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: dict[int, Fault | Odd] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    address: str = ""
    retry_after: str = "0"
    requests_a_minute: int = 60
    clock: Callable[[], float] | None = None
    readers: set[str] = field(default_factory=set)
    refuses_tokens: bool = False
    has_no_drive: bool = False
    api_is_off: bool = False
    before: dict[int, Any] = field(default_factory=dict)
    late: list[Callable[[], object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._answered: dict[bool, list[float]] = {True: [], False: []}

    def new_file(self, key: str, title: str = "Sales") -> SheetsFile:
        self.files[key] = SheetsFile(key, title)
        return self.files[key]

    def bytes_written(self) -> int:
        return sum(call.size for call in self.calls if not call.reads)

    @contextmanager
    def running(self) -> Iterator[SheetsServer]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self.address = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
        assert self.complaints == []

    def fault_of(self, address: str, size: int, *, reads: bool) -> Fault | Odd | None:
        with self._lock:
            number = len(self.calls)
            fault = self.faults.get(number)
            if self.clock is not None and not self._is_within_quota(self.clock(), reads=reads):
                fault = Fault.BUSY
            name = urlsplit(address).path.rsplit("/", 1)[-1]
            self.calls.append(Call(name, address, size, reads, fault))
            happens = self.before.pop(number, None)
        if happens is not None:
            happens()
        return fault

    def _is_within_quota(self, now: float, *, reads: bool) -> bool:
        answered = [moment for moment in self._answered[reads] if now - moment < 60]
        is_within = len(answered) < self.requests_a_minute
        self._answered[reads] = [*answered, *([now] if is_within else [])]
        return is_within


class _Wrong(Exception):
    def __init__(self, code: int, status: str, message: str, details: list[dict[str, str]] | None = None) -> None:
        super().__init__(message)
        self.code, self.status, self.details = code, status, details or []


def _answer(server: SheetsServer, method: str, url: str, body: Any) -> dict[str, Any]:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    path = unquote(parts.path)
    if path == "/token":
        return {"access_token": "a-token", "token_type": "Bearer", "expires_in": 3600}
    if path == "/drive/v3/files" and method == "POST":
        DRIVE.check("File", body)
        if server.has_no_drive:
            raise _Wrong(403, "PERMISSION_DENIED", "The user's Drive storage quota has been exceeded.")
        file = server.new_file(f"new-{len(server.files)}", body["name"])
        file.sheets.append(GridSheet.blank(0, "Sheet1"))
        return {"kind": "drive#file", "id": file.key, "name": file.title, "mimeType": body["mimeType"]}
    if server.api_is_off:
        disabled = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"}
        message = "Google Sheets API has not been used in project 7 before or it is disabled."
        raise _Wrong(403, "PERMISSION_DENIED", message, [disabled])
    found = _FILE.match(path)
    if found is None or found[1] not in server.files:
        raise _Wrong(404, "NOT_FOUND", "Requested entity was not found.")
    file, action = server.files[found[1]], found[2]
    if action == ":batchUpdate":
        return _updated(server, file, query, body)
    if action is None:
        SHEETS.check_parameters("spreadsheets.get", query)
        answer = spreadsheet(file, parse_mask(query["fields"][0]) if "fields" in query else {}, query.get("ranges", []))
        SHEETS.check("Spreadsheet", answer)
        return answer
    SHEETS.check_parameters("spreadsheets.values.batchGet", query)
    assert query["valueRenderOption"] == ["UNFORMATTED_VALUE"]
    answer = values_of(file, query["ranges"])
    SHEETS.check("BatchGetValuesResponse", answer)
    return answer


def _updated(server: SheetsServer, file: SheetsFile, query: Any, body: Any) -> dict[str, Any]:
    SHEETS.check_parameters("spreadsheets.batchUpdate", query)
    SHEETS.check("BatchUpdateSpreadsheetRequest", body)
    if file.key in server.readers:
        raise _Wrong(403, "PERMISSION_DENIED", "The caller does not have permission")
    changed = file.copied()
    Batch(changed).apply(body["requests"])
    vars(file).update(vars(changed))
    answer = {"spreadsheetId": file.key, "replies": [{} for _ in body["requests"]]}
    SHEETS.check("BatchUpdateSpreadsheetResponse", answer)
    return answer


def _handler(server: SheetsServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # an answer that goes out in pieces waits for the other side's acknowledgement of each
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def _serve(self, method: str) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path == "/token" and server.refuses_tokens:
                self._send(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
                return
            if self.path == "/token":
                self._send(200, _answer(server, method, self.path, None))
                return
            fault = server.fault_of(self.path, len(sent), reads=method == "GET")
            if method == "POST":
                for arrive in server.late:
                    arrive()
                server.late.clear()
            if fault is Fault.LATE and method == "POST":
                server.late.append(lambda: self._done(method, sent))
            if isinstance(fault, Odd):
                self._send_text(fault.code, fault.content, fault.headers)
                return
            if fault is Fault.BUSY:
                self._send(429, _error(429, "RESOURCE_EXHAUSTED", "Quota exceeded"))
                return
            if fault in (None, Fault.BROKEN_AFTER, Fault.DROPPED_AFTER):
                code, answer = self._done(method, sent)
                if fault is None:
                    self._send(code, answer)
                    return
            if fault in (Fault.DROPPED_BEFORE, Fault.DROPPED_AFTER, Fault.LATE):
                self.close_connection = True
                self.connection.close()
                return
            self._send(503, _error(503, "UNAVAILABLE", "The service is currently unavailable."))

        def _done(self, method: str, sent: bytes) -> tuple[int, dict[str, Any]]:
            try:
                if len(sent) > _LARGEST_BODY:
                    raise Refused(f"Request payload size exceeds the limit: {_LARGEST_BODY} bytes.")
                return 200, _answer(server, method, self.path, json.loads(sent) if sent else None)
            except _Wrong as error:
                return error.code, _error(error.code, error.status, str(error), error.details)
            except Refused as error:
                return 400, _error(400, "INVALID_ARGUMENT", str(error))
            except Exception as error:  # whatever it is, the test is to hear of it and not to wait
                server.complaints.append(f"{type(error).__name__}: {error}")
                return 400, _error(400, "INVALID_ARGUMENT", f"{type(error).__name__}: {error}")

        def _send(self, code: int, answer: Any) -> None:
            headers = {"Retry-After": server.retry_after} if code == 429 and server.retry_after else {}
            self._send_text(code, json.dumps(answer, ensure_ascii=False), headers)

        def _send_text(self, code: int, text: str, headers: dict[str, str]) -> None:
            content = text.encode(errors="surrogatepass")
            self.send_response_only(code)
            usual = {"Content-Type": "application/json; charset=UTF-8", "Date": self.date_time_string()}
            for name, value in {**usual, **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _error(code: int, status: str, message: str, details: list[dict[str, str]] | None = None) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "status": status, "details": details or []}}
