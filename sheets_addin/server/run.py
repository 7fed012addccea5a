"""The server process: where it listens, in how many processes, and who may ask."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import os
import socket
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from sheets_addin.server.dev_cert import DevCertificate
from sheets_addin.vocabulary.errors import WrongUse, reason_of
from sheets_addin.vocabulary.language import Text

DEFAULT_PORT = 8765
BACKLOG = 16_384
"""Connections that may wait to be taken: a sheet of many cells may ask at once."""

# each worker is a process that is started anew: the environment tells it what the command line said
KEY_FILE = "SHEETS_ADDIN_KEY_FILE"
KEY_NEEDED = "SHEETS_ADDIN_KEY_NEEDED"
BOOK = "SHEETS_ADDIN_BOOK"

_IN_USE = (errno.EADDRINUSE, errno.EACCES) if os.name == "nt" else (errno.EADDRINUSE,)
"""What Windows calls a port that another program keeps for itself may also be a lack of access."""

_TAKEN = Text(
    en="Port {port} is taken by another program. Stop it, or choose another port with --port.",
    ru="Порт {port} занят другой программой. Остановите её или выберите другой порт: --port.",
)
_CANNOT_LISTEN = Text(
    en="The server cannot listen at {host}, port {port}: {detail}.",
    ru="Сервер не может слушать {host}, порт {port}: {detail}.",
)


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def listen(host: str, port: int) -> list[socket.socket]:
    """Take ``port`` at every address of ``host``; from then on callers wait for the server, not turned away.

    Raises WrongUse where the port is taken or the host is none of this machine's.
    """
    listeners: list[socket.socket] = []
    try:
        for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with contextlib.suppress(_NoSuchAddress):
                listeners.append(_listener(family, address))
        if not listeners:
            raise WrongUse(_CANNOT_LISTEN, host=host, port=port, detail=os.strerror(errno.EADDRNOTAVAIL))
    except OSError as error:
        for listener in listeners:
            listener.close()
        text = _TAKEN if error.errno in _IN_USE else _CANNOT_LISTEN
        raise WrongUse(text, host=host, port=port, detail=reason_of(error)) from error
    return listeners


class _NoSuchAddress(Exception):
    """A name such as localhost may stand for an address of a kind that is switched off on this machine."""


def _listener(family: int, address: tuple[object, ...]) -> socket.socket:
    try:
        return socket.create_server(address, family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
            raise _NoSuchAddress from error
        raise


def run_server(
    listeners: Sequence[socket.socket],
    workers: int,
    key_file: Path,
    *,
    key_needed: bool,
    book: Path | None = None,
    certificate: DevCertificate | None = None,
) -> None:
    """Serve until stopped; each worker is a process of its own.

    ``book`` is a workbook file to open to browsers. With ``certificate`` the server speaks https.
    """
    os.environ[BOOK] = "" if book is None else str(book)
    os.environ[KEY_FILE] = str(key_file)
    os.environ[KEY_NEEDED] = str(int(key_needed))
    config = uvicorn.Config(
        "sheets_addin.server.worker:worker_app",
        factory=True,
        workers=workers,
        backlog=BACKLOG,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=None if certificate is None else certificate.certificate,
        ssl_keyfile=None if certificate is None else certificate.key,
    )
    if workers > 1:
        Multiprocess(config, list(listeners)).run()
    else:
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(list(listeners))
