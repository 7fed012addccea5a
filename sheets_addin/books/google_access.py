"""The way into Google Sheets: whose credentials, which spreadsheet."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

import gspread
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError, NoValidUrlKeyFound
from gspread.utils import extract_id_from_url

from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_http import Doubtful, PatientHTTPClient, Unanswered, said
from sheets_addin.books.google_messages import (
    BAD_CREDENTIALS,
    MAY_BE_MADE,
    NO_CREDENTIALS,
    NO_SUCH_FILE,
    NOT_MADE,
    NOT_READ,
    NOT_SIGNED_IN,
)
from sheets_addin.vocabulary.errors import BookError, WrongUse

_SERVICE_ACCOUNT = "service_account"
_OAUTH_CLIENTS = ("installed", "web")


def open_google_book(sheet: str, credentials: Path | None = None) -> GoogleBook:
    """The spreadsheet of an address or a key; nothing of it is read yet.

    ``credentials`` is the file of a service account or of an OAuth client; without it gspread's own files are used.
    Raises WrongUse where there are none or ``sheet`` names no spreadsheet, BookError where Google does not accept them.
    """
    key = key_of(sheet)
    return GoogleBook(PatientHTTPClient(_signed_in(credentials)), key)


def create_google_book(title: str, credentials: Path | None = None) -> GoogleBook:
    """A new, empty spreadsheet called ``title``, in the Drive of the account; errors as in :func:`open_google_book`."""
    signed_in = _signed_in(credentials)
    try:
        made = gspread.Client(signed_in, http_client=PatientHTTPClient).create(title)
    except Doubtful as error:
        raise BookError(MAY_BE_MADE, detail=error.detail, title=title) from error
    except Unanswered as error:
        raise BookError(NOT_READ, seconds=error.seconds, detail=error.detail) from error
    except APIError as error:
        raise BookError(NOT_MADE, detail=said(error)) from error
    return GoogleBook(PatientHTTPClient(signed_in), made.id)


def is_address(sheet: str) -> bool:
    """Whether a text is the address of a spreadsheet, not its key or its name."""
    return urlsplit(sheet).scheme in ("http", "https")


def key_of(sheet: str) -> str:
    """The key of a spreadsheet from its address; a key as it is. WrongUse where an address holds none."""
    if not is_address(sheet):
        return sheet.strip()
    try:
        return str(extract_id_from_url(sheet))
    except NoValidUrlKeyFound as error:
        raise WrongUse(NO_SUCH_FILE, key=sheet) from error


def _signed_in(credentials: Path | None) -> Credentials:
    auth = gspread.auth
    service_account = auth.DEFAULT_SERVICE_ACCOUNT_FILENAME
    try:
        if credentials is not None:
            is_robot = _kind(credentials) == _SERVICE_ACCOUNT
            return _robot(credentials) if is_robot else _person(credentials)
        if service_account.exists():
            return _robot(service_account)
        if auth.DEFAULT_CREDENTIALS_FILENAME.exists() or auth.DEFAULT_AUTHORIZED_USER_FILENAME.exists():
            return _person(auth.DEFAULT_CREDENTIALS_FILENAME)
    except GoogleAuthError as error:
        raise BookError(NOT_SIGNED_IN) from error
    except (OSError, ValueError) as error:
        raise WrongUse(BAD_CREDENTIALS, file=str(credentials or auth.DEFAULT_CONFIG_DIR)) from error
    raise WrongUse(NO_CREDENTIALS, folder=str(auth.DEFAULT_CONFIG_DIR))


def _robot(path: Path) -> Credentials:
    return gspread.service_account(path).http_client.auth


def _person(path: Path) -> Credentials:
    """Those of whoever signed in; the first time the browser asks, and says on standard error where to look."""
    with contextlib.redirect_stdout(sys.stderr):
        client = gspread.oauth(
            credentials_filename=path,
            authorized_user_filename=gspread.auth.DEFAULT_AUTHORIZED_USER_FILENAME,
        )
    return client.http_client.auth


def _kind(credentials: Path) -> str:
    """Whose credentials a file holds; ValueError where it holds none."""
    content = json.loads(credentials.read_text(encoding="utf-8"))
    if isinstance(content, dict):
        if content.get("type") == _SERVICE_ACCOUNT:
            return _SERVICE_ACCOUNT
        found = next((kind for kind in _OAUTH_CLIENTS if kind in content), None)
        if found is not None:
            return found
    raise ValueError(credentials)
