"""The way into Google Sheets: which spreadsheet, and whose credentials."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from gspread.exceptions import APIError
from gspread.urls import DRIVE_FILES_API_V3_URL
from gspread.utils import MimeType

from sheets_addin.books.google_address import key_of
from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_faults import is_disabled
from sheets_addin.books.google_http import Doubtful, PatientHTTPClient, Unanswered, said
from sheets_addin.books.google_messages import (
    MAY_BE_MADE,
    NO_DRIVE,
    NOT_MADE,
    NOT_MADE_IN_TIME,
    NOT_SIGNED_IN,
    STOPPED_MAKING,
)
from sheets_addin.books.google_sign_in import signed_in
from sheets_addin.vocabulary.errors import BookError, told_if_stopped
from sheets_addin.vocabulary.language import Text

Tell = Callable[[Text], None]


def open_google_book(sheet: str, credentials: Path | None = None, tell: Tell = lambda text: None) -> GoogleBook:
    """The spreadsheet of an address or a key; nothing of it is read yet. ``tell`` hears what is waited for.

    ``credentials`` is the file of a service account or of an OAuth client; without it gspread's own files are used.
    Raises WrongUse where there are none or ``sheet`` names no spreadsheet, BookError where Google does not accept them.
    """
    key = key_of(sheet)
    return GoogleBook(_client(credentials, tell), key)


def create_google_book(title: str, credentials: Path | None = None, tell: Tell = lambda text: None) -> GoogleBook:
    """A new, empty spreadsheet called ``title``, in the Drive of the account; as :func:`open_google_book`."""
    http = _client(credentials, tell)
    content = {"name": title, "mimeType": MimeType.google_sheets}
    try:
        with told_if_stopped(STOPPED_MAKING, title=title):
            made = http.request("post", DRIVE_FILES_API_V3_URL, json=content, params={"supportsAllDrives": True})
    except Doubtful as error:
        raise BookError(MAY_BE_MADE, detail=error.detail, title=title) from error
    except Unanswered as error:
        raise BookError(NOT_MADE_IN_TIME, seconds=error.seconds, detail=error.detail) from error
    except APIError as error:
        raise _not_made(error, http) from error
    return GoogleBook(http, made.json()["id"])


def _client(credentials: Path | None, tell: Tell) -> PatientHTTPClient:
    http = PatientHTTPClient(signed_in(credentials))
    http.tell = tell
    return http


def _not_made(error: APIError, http: PatientHTTPClient) -> BookError:
    if error.response.status_code == HTTPStatus.UNAUTHORIZED:
        return BookError(NOT_SIGNED_IN)
    lacks_drive = error.response.status_code == HTTPStatus.FORBIDDEN and http.account and not is_disabled(error)
    return BookError(NO_DRIVE if lacks_drive else NOT_MADE, detail=said(error))
