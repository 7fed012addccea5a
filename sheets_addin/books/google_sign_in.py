"""Whose credentials Google is shown, as gspread has it: those of a service account or of a person who signs in."""

from __future__ import annotations

import contextlib
import json
import sys
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

import gspread
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from oauthlib.oauth2 import OAuth2Error
from requests import RequestException

from sheets_addin.books.google_messages import (
    BAD_CREDENTIALS,
    NO_BROWSER,
    NO_CONNECTION,
    NO_CREDENTIALS,
    NO_FILE,
    NOT_ALL_ALLOWED,
    NOT_LET_IN,
)
from sheets_addin.vocabulary.errors import BookError, WrongUse

_SERVICE_ACCOUNT = "service_account"
_OAUTH_CLIENTS = ("installed", "web")


def signed_in(file: Path | None) -> Credentials:
    """The credentials of a service account's ``file`` or of whoever signs in through an OAuth client's.

    Without a file gspread's own are used. Raises WrongUse where there is none or it holds no credentials, BookError
    where nobody could sign in.
    """
    auth = gspread.auth
    if file is not None:
        return _robot(file) if _kind(file) == _SERVICE_ACCOUNT else _person(file, _answer_beside(file))
    if auth.DEFAULT_SERVICE_ACCOUNT_FILENAME.exists():
        return _robot(auth.DEFAULT_SERVICE_ACCOUNT_FILENAME)
    client, answer = auth.DEFAULT_CREDENTIALS_FILENAME, auth.DEFAULT_AUTHORIZED_USER_FILENAME
    if client.exists() or answer.exists():
        return _person(client, answer)
    raise WrongUse(NO_CREDENTIALS, folder=str(auth.DEFAULT_CONFIG_DIR))


def _answer_beside(client: Path) -> Path:
    """Where the answer of whoever signed in through a client is kept: each client has its own, as it has its people."""
    if client == gspread.auth.DEFAULT_CREDENTIALS_FILENAME:
        return gspread.auth.DEFAULT_AUTHORIZED_USER_FILENAME
    return client.with_name(f"{client.stem}.authorized_user.json")


def _robot(file: Path) -> Credentials:
    try:
        return _with_address(gspread.service_account(file).http_client.auth)
    except (GoogleAuthError, OSError, ValueError) as error:
        raise WrongUse(BAD_CREDENTIALS, file=str(file)) from error


def _person(client: Path, answer: Path) -> Credentials:
    """Those of whoever signed in; the first time the browser asks, and says on standard error where to look."""
    try:
        with contextlib.redirect_stdout(sys.stderr):
            return _with_address(
                gspread.oauth(credentials_filename=client, authorized_user_filename=answer).http_client.auth
            )
    except RequestException as error:
        raise BookError(NOT_LET_IN, detail=NO_CONNECTION) from error
    except OAuth2Error as error:
        raise BookError(NOT_LET_IN, detail=error.error) from error
    except Warning as error:
        # how oauthlib says that a box was left unticked
        raise BookError(NOT_LET_IN, detail=NOT_ALL_ALLOWED) from error
    except webbrowser.Error as error:
        raise BookError(NO_BROWSER, file=str(answer)) from error
    except (OSError, ValueError) as error:
        raise WrongUse(BAD_CREDENTIALS, file=str(answer if answer.exists() else client)) from error


def _with_address(credentials: Credentials) -> Credentials:
    """Credentials that say where to ask for tokens; ValueError where that is no address, and nobody would answer."""
    address = urlsplit(str(getattr(credentials, "token_uri", "") or getattr(credentials, "_token_uri", "")))
    if address.scheme not in ("https", "http") or not address.hostname:
        raise ValueError("token_uri")
    return credentials


def _kind(file: Path) -> str:
    """Whose credentials a file holds; WrongUse where it holds none."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WrongUse(NO_FILE, file=str(file)) from error
    except (OSError, ValueError) as error:
        raise WrongUse(BAD_CREDENTIALS, file=str(file)) from error
    kinds = {content.get("type"), *content} if isinstance(content, dict) else set()
    found = next((kind for kind in (_SERVICE_ACCOUNT, *_OAUTH_CLIENTS) if kind in kinds), None)
    if found is None:
        raise WrongUse(BAD_CREDENTIALS, file=str(file))
    return found
