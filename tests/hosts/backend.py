"""The real server on loopback, which can be stopped, slowed down and made to talk nonsense."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import uvicorn

from sheets_addin.server.app import make_app


@dataclass
class Question:
    """One request for cells as it came in."""

    function: str
    rows: int


@dataclass
class Backend:
    """The product's server at ``address``; ``behaviour`` may stand in its way."""

    port: int
    behaviour: str = "as it is"
    questions: list[Question] = field(default_factory=list)
    was_disturbed: bool = False
    """Whether somebody may have asked it in vain."""
    _server: uvicorn.Server | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.behaviour = "as it is"
        if self._thread is not None:
            return
        config = uvicorn.Config(
            _Between(self, make_app()), host="127.0.0.1", port=self.port, log_level="critical", lifespan="off",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.01)
        assert self._server.started

    def stop(self) -> None:
        self.was_disturbed = True
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(30)
            assert not self._thread.is_alive()
        self._server = self._thread = None


class _Between:
    """Stands between the network and the product's application."""

    def __init__(self, backend: Backend, app: Any) -> None:
        self._backend = backend
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != "/v1/functions":
            return await self._app(scope, receive, send)
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        for call in json.loads(body)["calls"]:
            self._backend.questions.append(Question(call["function"], len(call["rows"])))
        if self._backend.behaviour != "as it is":
            self._backend.was_disturbed = True
        if self._backend.behaviour == "slow":
            await asyncio.sleep(10)
        if self._backend.behaviour == "garbage":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
            await send({"type": "http.response.body", "body": b"<html>\xff\xfe"})
            return None
        if self._backend.behaviour == "drips":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for _ in range(60):
                await send({"type": "http.response.body", "body": b" ", "more_body": True})
                await asyncio.sleep(0.5)
        messages = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def received() -> Any:
            return next(messages, {"type": "http.disconnect"})

        return await self._app(scope, received, send)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
