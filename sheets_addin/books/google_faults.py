"""What Google answers in place of what was asked, as a sentence for people."""

from __future__ import annotations

from http import HTTPStatus

from gspread.exceptions import APIError

from sheets_addin.books.google_http import PatientHTTPClient, said
from sheets_addin.books.google_messages import (
    NO_SUCH_FILE,
    NOT_SHARED,
    NOT_SHARED_WITH_YOU,
    NOT_SIGNED_IN,
    REFUSED,
)
from sheets_addin.vocabulary.errors import BookError

_SERVICE_DISABLED = "SERVICE_DISABLED"
"""How Google says that the account's project has not enabled its API."""


def refused(error: APIError, http: PatientHTTPClient, key: str) -> BookError:
    """Why Google refused a request to the spreadsheet ``key``."""
    status = error.response.status_code
    if status == HTTPStatus.NOT_FOUND:
        return BookError(NO_SUCH_FILE, key=key)
    if status == HTTPStatus.UNAUTHORIZED:
        return BookError(NOT_SIGNED_IN)
    details = error.error.get("details") or ()
    is_disabled = any(one.get("reason") == _SERVICE_DISABLED for one in details)
    if status == HTTPStatus.FORBIDDEN and not is_disabled:
        if not http.account:
            return BookError(NOT_SHARED_WITH_YOU, detail=said(error))
        return BookError(NOT_SHARED, account=http.account, detail=said(error))
    return BookError(REFUSED, detail=said(error))
