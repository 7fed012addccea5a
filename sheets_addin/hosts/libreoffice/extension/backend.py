"""The server as configured now: the local one is started when nobody listens there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from .configuration import Configuration
from .local_server import LocalServer
from .server import NoAnswerError, Server

_LEAST = 0.5


class Backend:
    """Answers requests; ``configured`` tells the configuration, asked for every request."""

    def __init__(self, configured: Callable[[], Configuration]) -> None:
        self._configured = configured
        self._server: Server | None = None
        self._used: Configuration | None = None
        self._local: LocalServer | None = None

    def post_for_cells(self, path: str, content: dict[str, Any], language: str) -> Any:
        """The answer within the time that a cell may take."""
        return self.post(path, content, self._configured().seconds, language)

    def post(self, path: str, content: dict[str, Any], seconds: float, language: str) -> Any:
        """The answer within ``seconds``; NoAnswerError where there is none."""
        until = time.monotonic() + seconds
        configuration = self._configured()
        server = self._current(configuration)
        try:
            return server.post(path, content, seconds, language)
        except NoAnswerError as fault:
            if fault.kind != "unreachable" or not server.is_local or not configuration.starts_server:
                raise
            if self._local is None:
                self._local = LocalServer(configuration.program, server.host, server.port)
            if not self._local.start(until - time.monotonic()):
                raise
        return server.post(path, content, max(until - time.monotonic(), _LEAST), language)

    @property
    def address(self) -> str:
        """Where the server is."""
        return self._configured().address

    def _current(self, configuration: Configuration) -> Server:
        if self._server is None or configuration != self._used:
            self.close()
            self._server = Server(configuration.address, configuration.key)
            self._used = configuration
        return self._server

    def close(self) -> None:
        """Stop the server that was started here."""
        if self._local is not None:
            self._local.stop()
            self._local = None
