"""Asking the server, never longer than the time-out in all, whatever the other side does."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
from typing import Any
from urllib.parse import urlsplit

LARGEST_ANSWER = 1 << 29


class NoAnswerError(Exception):
    """The server gave no answer that can be used.

    ``kind`` is ``unreachable``, ``slow``, ``nonsense`` or ``refused``, the name of the text that people see;
    ``detail`` says more, ``seconds`` how long it was waited for.
    """

    def __init__(self, kind: str, detail: str = "", seconds: float = 0) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail
        self.seconds = seconds


class RejectedError(Exception):
    """The server understood the request and says in words what is wrong with it."""


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
        self._connection: http.client.HTTPConnection | None = None

    @property
    def is_local(self) -> bool:
        """Whether the address is that of this computer."""
        return self._parts.scheme == "http" and self._parts.hostname in ("127.0.0.1", "localhost", "::1")

    @property
    def port(self) -> int:
        """The port of the address."""
        return self._parts.port or (443 if self._parts.scheme == "https" else 80)

    def post(self, path: str, content: dict[str, Any], seconds: float, language: str = "en") -> Any:
        """The JSON answer to ``content``, within ``seconds``; NoAnswerError or RejectedError where there is none."""
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        exchange = _Exchange(self, path, body, {**self._headers, "Accept-Language": language}, seconds)
        worker = threading.Thread(target=exchange.run, daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive():
            exchange.abandon()
            self._connection = None
            raise NoAnswerError("slow", seconds=seconds)
        if exchange.fault is not None:
            self._connection = None
            raise exchange.fault
        return _understood(exchange.status, exchange.data)

    def connection(self, seconds: float, *, fresh: bool) -> tuple[http.client.HTTPConnection, bool]:
        """The kept connection, or a new one; and whether it was in use before."""
        if self._connection is not None and not fresh:
            return self._connection, True
        secure = self._parts.scheme == "https"
        made = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self._connection = made(self._parts.hostname or "", self.port, timeout=seconds)
        return self._connection, False

    @property
    def root(self) -> str:
        """The path before that of a request."""
        return self._parts.path


class _Exchange:
    """One request and its answer, on a thread of its own."""

    def __init__(self, server: Server, path: str, body: bytes, headers: dict[str, str], seconds: float) -> None:
        self._server = server
        self._path = path
        self._body = body
        self._headers = headers
        self._seconds = seconds
        self._connection: http.client.HTTPConnection | None = None
        self.status = 0
        self.data = b""
        self.fault: NoAnswerError | None = None

    def run(self) -> None:
        """Ask; a connection that the server closed while it was idle is opened again, once."""
        try:
            if not self._asked(fresh=False):
                self._asked(fresh=True)
        except TimeoutError:
            self.fault = NoAnswerError("slow", seconds=self._seconds)
        except (OSError, http.client.HTTPException, ValueError) as error:
            is_nonsense = isinstance(error, http.client.HTTPException)
            self.fault = NoAnswerError("nonsense" if is_nonsense else "unreachable", _named(error))

    def _asked(self, *, fresh: bool) -> bool:
        connection, was_used = self._server.connection(self._seconds, fresh=fresh)
        self._connection = connection
        try:
            connection.request("POST", self._server.root + self._path, self._body, self._headers)
            response = connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            connection.close()
            if was_used:
                return False
            raise
        self.status = response.status
        self.data = response.read(LARGEST_ANSWER)
        if response.read(1):
            raise http.client.HTTPException("the answer has no end")
        return True

    def abandon(self) -> None:
        """Wake the thread from whatever it waits for."""
        with contextlib.suppress(OSError):
            if self._connection is not None and self._connection.sock is not None:
                self._connection.sock.close()


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _understood(status: int, data: bytes) -> Any:
    if status in (401, 403):
        raise NoAnswerError("refused", str(status))
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError("nonsense", f"{status}, {len(data)} bytes") from error
    if status in (400, 413, 422) and isinstance(content, dict):
        raise RejectedError(_complaint(content) or str(status))
    if status != 200:
        raise NoAnswerError("nonsense", str(status))
    return content


def _complaint(content: dict[str, Any]) -> str:
    error = content.get("error", content.get("detail", ""))
    if isinstance(error, dict):
        error = error.get("message", "")
    return error if isinstance(error, str) else ""
