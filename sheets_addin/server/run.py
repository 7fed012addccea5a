"""The server process: where it listens, in how many processes, and who may ask."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

import uvicorn

DEFAULT_PORT = 8765
BACKLOG = 16_384
"""Connections that may wait to be taken: a sheet of many cells may ask at once."""

# each worker is a process that is started anew: the environment tells it what the command line said
KEY_FILE = "SHEETS_ADDIN_KEY_FILE"
KEY_NEEDED = "SHEETS_ADDIN_KEY_NEEDED"


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def run_server(host: str, port: int, workers: int, key_file: Path, *, key_needed: bool) -> None:
    """Serve until stopped; each worker is a process of its own."""
    os.environ[KEY_FILE] = str(key_file)
    os.environ[KEY_NEEDED] = str(int(key_needed))
    uvicorn.run(
        "sheets_addin.server.worker:worker_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        backlog=BACKLOG,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
