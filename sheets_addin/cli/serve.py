"""The commands of the HTTP API: ``serve`` and ``key``."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from sheets_addin.books import FileBook
from sheets_addin.cli import serve_words as words
from sheets_addin.cli.faults import faults_told
from sheets_addin.cli.places import BookPlace
from sheets_addin.cli.terminal import complain, locale_language, one_command, said, say
from sheets_addin.server import (
    DEFAULT_PORT,
    DevCertificate,
    KeyRing,
    dev_certificate,
    is_loopback,
    listen,
    new_key,
    run_server,
)
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language


def _default_key_file() -> Path:
    return Path(typer.get_app_dir("sheets-addin")) / "keys.json"


serve_program = one_command()
keys = typer.Typer(help=said(words.KEY), no_args_is_help=True, add_completion=False)


@serve_program.command("serve", help=said(words.SERVE))
def serve(
    host: Annotated[str, typer.Option(help=said(words.HOST))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65_535, help=said(words.PORT))] = DEFAULT_PORT,
    workers: Annotated[int, typer.Option(min=1, max=256, help=said(words.WORKERS))] = 1,
    keys_file: Annotated[
        Path | None, typer.Option("--keys", metavar="FILE", help=said(words.KEYS), show_default=False)
    ] = None,
    book: Annotated[
        Path | None, typer.Option("--book", metavar="FILE", help=said(words.BOOK), show_default=False)
    ] = None,
    dev_cert: Annotated[bool, typer.Option("--dev-cert", help=said(words.DEV_CERT))] = False,
) -> None:
    """Answer cell functions and refreshes over HTTP."""
    if book is not None:
        with faults_told(BookPlace(str(book)), locale_language()):
            FileBook(book)
    key_file = keys_file or _default_key_file()
    key_needed = keys_file is not None or not is_loopback(host)
    with faults_told(None, locale_language()):
        if key_needed and KeyRing(key_file).is_empty():
            option = "" if keys_file is None else f" --keys {shlex.quote(str(keys_file))}"
            raise WrongUse(words.NO_KEYS, file=str(key_file), option=option)
        if dev_cert and not is_loopback(host):
            raise WrongUse(words.NOT_HERE, host=host)
        # the certificate says localhost, which may stand for two addresses
        certificate = _certificate() if dev_cert else None
        host = "localhost" if dev_cert else host
        listeners = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http{'s' if dev_cert else ''}://{shown}:{port}"
    complain(words.SERVING.format(locale_language(), address=address))
    if book is not None:
        complain(words.OPEN_BOOK.format(locale_language(), file=book.name, address=address))
    if certificate is not None:
        _tell_how_to_trust(certificate, address)
    run_server(listeners, workers, key_file, key_needed=key_needed, book=book, certificate=certificate)


def _certificate() -> DevCertificate:
    return dev_certificate(Path(typer.get_app_dir("sheets-addin")) / "dev-cert", dt.datetime.now(dt.UTC))


def _tell_how_to_trust(certificate: DevCertificate, address: str) -> None:
    language = locale_language()
    complain(words.MANIFEST_AT.format(language, address=address))
    file = str(certificate.authority)
    text = words.TRUST_NEW if certificate.is_new else words.TRUST
    complain(text.format(language, file=file))
    commands = _trust_commands(file, language)
    # who runs the server elsewhere, as in Linux within Windows, opens Excel or a browser on one of the others
    for platform in [sys.platform] if sys.platform in ("win32", "darwin") else commands:
        for program, command in commands[platform].items():
            complain(f"    {program}: {command}")


def _trust_commands(file: str, language: Language) -> dict[str, dict[str, str]]:
    """What makes each system, or a program there, trust an authority's certificate."""
    quoted = shlex.quote(file)
    trusted = "security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db"
    return {
        "linux": {
            "Chrome, Chromium": f'certutil -d "sql:$HOME/.pki/nssdb" -A -t C,, -n sheets-addin -i {quoted}',
            "Firefox": words.TRUST_IN_FIREFOX.in_language(language),
        },
        "win32": {"Windows": f'certutil -user -addstore Root "{file}"'},
        "darwin": {"macOS": f"{trusted} {quoted}"},
    }


@keys.callback()
def keys_group() -> None:
    """Keep the name of the command where there is only one."""


@keys.command("new", help=said(words.KEY_NEW))
def key_new(
    name: Annotated[str, typer.Argument(metavar="NAME", help=said(words.KEY_NAME), show_default=False)],
    keys_file: Annotated[
        Path | None, typer.Option("--keys", metavar="FILE", help=said(words.KEYS_STORED), show_default=False)
    ] = None,
) -> None:
    """Make a key, print it once, keep its hash."""
    key_file = keys_file or _default_key_file()
    with faults_told(None, locale_language()):
        key = new_key(name, key_file)
    complain(words.KEY_MADE.format(locale_language(), file=str(key_file)))
    say(key)
