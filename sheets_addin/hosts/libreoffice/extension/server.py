"""Asking the server, never longer than the time-out in all, whatever the other side does."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

LARGEST_ANSWER = 1 << 29
THREAD = "sheets-addin request"
"""The name of the threads that wait for an answer."""


class NoAnswerError(Exception):
    """The server gave no answer that can be used.

    ``kind`` is the name of the text that people see: ``unreachable``, ``slow``, ``nonsense``, ``refused`` (the key),
    ``rejected`` (the request, in the server's own words) or ``failed`` (a fault inside the server, or an answer that
    broke off). ``detail`` says more, ``seconds`` how long it was waited for; ``expected`` is what the server said a
    rejected call should have looked like.
    """

    def __init__(self, kind: str, detail: str = "", seconds: float = 0, expected: str = "") -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.seconds = seconds
        self.expected = expected


class Server:
    """The server at ``address`` (http or https), asked with ``key`` where that is not blank.

    One connection is kept open between requests. Not to be used by two threads at once.
    """

    def __init__(self, address: str, key: str) -> None:
        self.address = address.rstrip("/")
        self._parts = urlsplit(self.address)
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._kept: http.client.HTTPConnection | None = None

    @property
    def host(self) -> str:
        """The host of the address."""
        return self._parts.hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether the address is that of this computer."""
        return self._parts.scheme == "http" and self.host in ("127.0.0.1", "localhost", "::1")

    @property
    def port(self) -> int:
        """The port of the address."""
        return self._parts.port or (443 if self._parts.scheme == "https" else 80)

    def post(self, path: str, content: dict[str, Any], seconds: float, language: str = "en") -> Any:
        """The JSON answer to ``content``, within ``seconds``; NoAnswerError where there is none."""
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        headers = {**self._headers, "Accept-Language": language}
        exchange = _Exchange(self._kept, self._connection, _Request(self._parts.path + path, body, headers), seconds)
        self._kept = None
        worker = threading.Thread(target=exchange.run, name=THREAD, daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive():
            exchange.abandon()
            raise NoAnswerError("slow", seconds=seconds)
        if exchange.fault is not None:
            raise exchange.fault
        self._kept = exchange.connection
        return _understood(exchange.status, exchange.data)

    def _connection(self) -> http.client.HTTPConnection:
        secure = self._parts.scheme == "https"
        made = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        return made(self.host, self.port)


class _Request(NamedTuple):
    path: str
    body: bytes
    headers: dict[str, str]


class _Exchange:
    """One request and its answer, on a thread of its own: over the ``kept`` connection, else over a new one."""

    def __init__(
        self,
        kept: http.client.HTTPConnection | None,
        connect: Callable[[], http.client.HTTPConnection],
        request: _Request,
        seconds: float,
    ) -> None:
        self.connection = kept
        self._connect = connect
        self._request = request
        self._seconds = seconds
        self._socket: socket.socket | None = None
        self._is_abandoned = False
        self.status = 0
        self.data = b""
        self.fault: NoAnswerError | None = None

    def run(self) -> None:
        """Ask; a connection that the server closed while it was idle is opened again, once."""
        try:
            if self.connection is None or not self._asked(self.connection, was_used=True):
                self.connection = self._connect()
                self._asked(self.connection, was_used=False)
        except TimeoutError:
            self.fault = NoAnswerError("slow", seconds=self._seconds)
        except (ConnectionError, http.client.IncompleteRead) as error:
            self.fault = NoAnswerError("unreachable" if self._socket is None else "failed", _named(error))
        except (OSError, http.client.HTTPException, ValueError) as error:
            is_nonsense = isinstance(error, http.client.HTTPException)
            self.fault = NoAnswerError("nonsense" if is_nonsense else "unreachable", _named(error))

    def _asked(self, connection: http.client.HTTPConnection, *, was_used: bool) -> bool:
        connection.timeout = self._seconds
        self._socket = None
        try:
            if connection.sock is None:
                connection.connect()
            self._socket = connection.sock
            self._socket.settimeout(self._seconds)
            connection.request("POST", *self._request)
            response = connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            connection.close()
            if was_used and not self._is_abandoned:
                return False
            raise
        self.status = response.status
        self.data = response.read(LARGEST_ANSWER)
        if response.read(1):
            raise http.client.HTTPException("the answer has no end")
        # a read of so many bytes gives what came before the other side hung up
        if response.length:
            raise http.client.IncompleteRead(self.data, response.length)
        return True

    def abandon(self) -> None:
        """Wake the thread from whatever it waits for, to end."""
        self._is_abandoned = True
        with contextlib.suppress(OSError):
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _understood(status: int, data: bytes) -> Any:
    if status in (401, 403):
        raise NoAnswerError("refused", str(status))
    if status >= 500:
        raise NoAnswerError("failed", _complaint(data)[0] or str(status))
    said, expected = _complaint(data) if status in (400, 413, 422) else ("", "")
    if said:
        raise NoAnswerError("rejected", said.removesuffix("."), expected=expected)
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError("nonsense", f"{status}, {len(data)} bytes") from error
    if status != 200:
        raise NoAnswerError("nonsense", str(status))
    return content


def _complaint(data: bytes) -> tuple[str, str]:
    """What the server says in words, and what it expected; '' where that cannot be read."""
    try:
        content = json.loads(data)
        error = content.get("error", content.get("detail", ""))
        return (str(error["message"]), str(error.get("expected", ""))) if isinstance(error, dict) else (str(error), "")
    except (ValueError, RecursionError, AttributeError, KeyError):
        return "", ""
