"""One worker process of the server."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import FastAPI

from sheets_addin.server.app import make_app
from sheets_addin.server.run import KEY_FILE, KEY_NEEDED


def worker_app() -> FastAPI:
    """The application as :func:`~sheets_addin.server.run.run_server` set it up."""
    return make_app(Path(os.environ[KEY_FILE]), key_needed=os.environ[KEY_NEEDED] == "1")
