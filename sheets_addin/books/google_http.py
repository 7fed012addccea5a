"""gspread's way to Google, with a bounded patience: it waits where Google is busy and asks again where that is safe.

A request that reads may be sent again whatever happened to it. One that writes is sent again only where Google refused
it unseen, for a quota; where nobody knows whether it got in, :class:`Doubtful` is raised, and the caller looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any

from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError
from gspread.http_client import FileType, HTTPClient, ParamsType
from requests import RequestException, Response, Session

from sheets_addin.books.google_messages import NOT_SIGNED_IN, WAITING
from sheets_addin.books.google_patience import Patience
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Text

_CONNECT_SECONDS, _ANSWER_SECONDS = 10.0, 180.0
_RATE_LIMITS = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
"""How Drive says that there are too many requests."""

_LONGEST_DETAIL = 300


class Unanswered(Exception):
    """Google did not do what it was asked for as long as one may wait; ``detail`` says what it said last."""

    def __init__(self, seconds: float, detail: str) -> None:
        super().__init__(detail)
        self.seconds = round(seconds)
        self.detail = detail


class Doubtful(Exception):
    """Nobody knows whether a request that writes was carried out."""


class PatientHTTPClient(HTTPClient):
    """What gspread sends its requests through; ``account`` is the address of a service account, '' for a person.

    Raises Unanswered and, for requests that write, Doubtful; BookError where the credentials are refused; gspread's
    APIError with everything else that Google says.
    """

    def __init__(self, auth: Credentials, session: Session | None = None) -> None:
        super().__init__(auth, session)
        self.patience = Patience()
        self.account = str(getattr(auth, "service_account_email", ""))
        self.tell: Callable[[Text], None] = lambda text: None
        self.set_timeout((_CONNECT_SECONDS, _ANSWER_SECONDS))

    def request(
        self,
        method: str,
        endpoint: str,
        params: ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> Response:
        """One request, again where it is safe; see the module."""
        reads = method.casefold() == "get"
        tries = self.patience.begin()
        while True:
            try:
                return super().request(method, endpoint, params, data, json, files, headers)
            except APIError as error:
                detail, asked = said(error), _asked_to_wait(error)
                if not _is_busy(error):
                    if not _is_fault_of_theirs(error):
                        raise
                    if not reads:
                        raise Doubtful(detail) from error
                last: Exception = error
            except (TransportError, RequestException) as error:
                detail, asked = type(error).__name__, 0.0
                if not reads:
                    raise Doubtful(detail) from error
                last = error
            except GoogleAuthError as error:
                raise BookError(NOT_SIGNED_IN) from error
            self.tell(WAITING)
            if not tries.wait(asked):
                raise Unanswered(self.patience.seconds, detail) from last


def said(error: APIError) -> str:
    """What Google says of an error, as part of a sentence."""
    message = " ".join(str(error.error.get("message") or "").split())
    # a gateway answers with a page of HTML
    return str(_status(error)) if not message or message.startswith("<") else message[:_LONGEST_DETAIL].rstrip(".")


def _status(error: APIError) -> int:
    return error.response.status_code


def _is_busy(error: APIError) -> bool:
    """Whether Google refused the request unseen, because there are too many."""
    if _status(error) == HTTPStatus.TOO_MANY_REQUESTS:
        return True
    reasons = {one.get("reason") for one in error.error.get("errors") or ()}
    return _status(error) == HTTPStatus.FORBIDDEN and not reasons.isdisjoint(_RATE_LIMITS)


def _is_fault_of_theirs(error: APIError) -> bool:
    status = _status(error)
    return status == HTTPStatus.REQUEST_TIMEOUT or status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _asked_to_wait(error: APIError) -> float:
    """The seconds that Google asks to wait; 0 where it does not say."""
    after = error.response.headers.get("Retry-After", "")
    return float(after) if after.isdigit() else 0.0
