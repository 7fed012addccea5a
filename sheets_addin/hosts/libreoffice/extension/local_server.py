"""The server of this computer, started when the product is installed here and nobody else started it."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

_COMMAND = "sheets-addin"
_OFFICE_ONLY = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "URE_BOOTSTRAP")
"""What LibreOffice or the terminal that it came from set for themselves and no other program should see."""

_BETWEEN_LOOKS = 0.05
_BETWEEN_TRIES = 30.0
_USUAL_PLACES = ("~/.local/bin", "~/AppData/Roaming/Python/Scripts", "/usr/local/bin")
"""Where programs installed for one person are, which the desktop's PATH may not name."""


def find_program(configured: str) -> str | None:
    """The path of the product's program: as configured, on the PATH, or in a usual place; None where it is not here."""
    # the place that was noted when the extension was built may be that of another computer
    if configured and (found := shutil.which(configured)):
        return found
    places = os.pathsep.join(str(Path(place).expanduser()) for place in _USUAL_PLACES)
    return shutil.which(_COMMAND) or shutil.which(_COMMAND, path=places)


class LocalServer:
    """The server at ``host`` and ``port``, which are this computer's, as a process of ours."""

    def __init__(self, program: str, host: str, port: int) -> None:
        self._program = program
        self._host = host
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self._next_try = 0.0

    def start(self, seconds: float) -> bool:
        """Start the server unless it runs, and wait until it listens; whether it does within ``seconds``."""
        now = time.monotonic()
        until = now + seconds
        if (self._process is None or self._process.poll() is not None) and now >= self._next_try:
            self._next_try = now + _BETWEEN_TRIES
            found = find_program(self._program)
            self._process = None if found is None else _started(found, self._host, self._port)
        if self._process is None:
            return False
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection((self._host, self._port), timeout=seconds):
                return True
            time.sleep(_BETWEEN_LOOKS)
        return False

    def stop(self) -> None:
        """End the process that was started here."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()


def _started(program: str, host: str, port: int) -> subprocess.Popen[bytes] | None:
    surroundings = {name: value for name, value in os.environ.items() if name not in _OFFICE_ONLY}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(
            [program, "serve", "--host", host, "--port", str(port)],
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
            start_new_session=not hidden,
        )
    except OSError:
        return None
