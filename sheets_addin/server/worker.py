"""One worker process of the server."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from fastapi import FastAPI

from sheets_addin.server.app import make_app
from sheets_addin.server.run import BOOK, KEY_FILE, KEY_NEEDED

GARBAGE_THRESHOLD = 50_000
"""New objects before the collector looks for circles; 700 unless said."""


def worker_app() -> FastAPI:
    """The application as :func:`~sheets_addin.server.run.run_server` set it up."""
    # a body of a million cells makes the collector walk them over and over, though nothing in them refers to itself
    gc.freeze()
    gc.set_threshold(GARBAGE_THRESHOLD)
    book = Path(os.environ[BOOK]) if os.environ[BOOK] else None
    return make_app(Path(os.environ[KEY_FILE]), key_needed=os.environ[KEY_NEEDED] == "1", book=book)
