"""What Google answers in place of what was asked, as a sentence for people."""

from __future__ import annotations

from http import HTTPStatus

from gspread.exceptions import APIError

from sheets_addin.books.google_http import Detail, PatientHTTPClient, Unanswered, said
from sheets_addin.books.google_messages import (
    NOT_SHARED,
    NOT_SHARED_WITH_YOU,
    NOT_SIGNED_IN,
    REFUSED,
    UNKNOWN_KEY,
)
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Language, Text

_SERVICE_DISABLED = "SERVICE_DISABLED"
"""How Google says that the account's project has not enabled its API."""

Fault = Unanswered | APIError | BookError
"""How a request may end without an answer that one can use, apart from Doubtful."""


def fault_told(error: Fault, http: PatientHTTPClient, key: str, unanswered: Text) -> BookError:
    """A fault with the spreadsheet ``key``, as a sentence; ``unanswered`` is that for a Google that did not answer."""
    if isinstance(error, Unanswered):
        return BookError(unanswered, seconds=error.seconds, detail=error.detail)
    return refused(error, http, key) if isinstance(error, APIError) else error


def detail_of(error: Fault) -> Detail:
    """A fault as part of another sentence."""
    if isinstance(error, Unanswered):
        return error.detail
    if isinstance(error, APIError):
        return said(error)
    return Text(**{language: error.in_language(language).rstrip(".") for language in Language})


def refused(error: APIError, http: PatientHTTPClient, key: str) -> BookError:
    """Why Google refused a request to the spreadsheet ``key``."""
    status = error.response.status_code
    if status == HTTPStatus.NOT_FOUND:
        return BookError(UNKNOWN_KEY, key=key)
    if status == HTTPStatus.UNAUTHORIZED:
        return BookError(NOT_SIGNED_IN)
    if status == HTTPStatus.FORBIDDEN and not is_disabled(error):
        if not http.account:
            return BookError(NOT_SHARED_WITH_YOU, detail=said(error))
        return BookError(NOT_SHARED, account=http.account, detail=said(error))
    return BookError(REFUSED, detail=said(error))


def is_disabled(error: APIError) -> bool:
    """Whether Google refused a request because the account's project has not enabled the API."""
    details = error.error.get("details") or ()
    return any(one.get("reason") == _SERVICE_DISABLED for one in details)
