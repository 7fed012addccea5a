"""A real server on loopback: the program itself, or the application within limits of a test."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn

START_SECONDS = 30


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self):
        return json.loads(self.body)

    def message(self):
        return self.json()["error"]["message"]


@dataclass(frozen=True)
class Server:
    address: str

    def ask(self, path, content=None, *, raw=None, headers=None, method=None) -> Answered:
        body = raw if raw is not None else None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(self.address + path, body, headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answered(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answered(refused.code, dict(refused.headers), refused.read())

    def functions(self, *calls, **shared):
        answer = self.ask("/v1/functions", {"calls": list(calls), **shared})
        assert answer.status == 200, answer.body
        return answer.json()["results"]

    @property
    def port(self) -> int:
        return int(re.search(r":(\d+)$", self.address)[1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running_program(*options, environment=None, https=False, said=subprocess.DEVNULL) -> Iterator[Server]:
    """``sheets-addin serve`` as a process of its own; over https nothing is asked before it is handed out.

    ``said`` takes what it tells people.
    """
    port = free_port()
    command = [
        sys.executable,
        "-c",
        "from sheets_addin.cli import main; main()",
        "serve",
        "--port",
        str(port),
        *options,
    ]
    with subprocess.Popen(command, env={**os.environ, **(environment or {})}, stderr=said) as process:
        try:
            server = Server(f"https://localhost:{port}" if https else f"http://127.0.0.1:{port}")
            _wait(server, process)
            yield server
        finally:
            process.terminate()


def _wait(server, process):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        with contextlib.suppress(OSError):
            if server.address.startswith("https:"):
                socket.create_connection(("localhost", server.port)).close()
                return
            if server.ask("/healthz").status == 200:
                return
        time.sleep(0.05)
    pytest.fail("the server did not answer")


@contextlib.contextmanager
def running_app(app) -> Iterator[Server]:
    """An application under a real uvicorn on loopback, in this process."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        address = Server(f"http://127.0.0.1:{listener.getsockname()[1]}")
        until = time.monotonic() + START_SECONDS
        while not server.started:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.01)
        yield address
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_program() as started:
        yield started


def run_program(*arguments, home):
    """A command of the program, run to its end for a person whose home is ``home``."""
    command = [sys.executable, "-c", "from sheets_addin.cli import main; main()", *arguments]
    environment = {"HOME": str(home), "LC_ALL": "C.UTF-8", "PATH": ""}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
