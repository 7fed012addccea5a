"""gspread's way to Google, with a bounded patience: it waits where Google is busy and asks again where that is safe.

A request that reads may be sent again whatever happened to it. One that writes is sent again only where Google refused
it unseen, or it never left; where nobody knows whether it got in, :class:`Doubtful` is raised, and the caller looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError, GSpreadException
from gspread.http_client import FileType, HTTPClient, ParamsType
from requests import JSONDecodeError, RequestException, Response, Session, Timeout

from sheets_addin.books.google_messages import (
    NO_ANSWER,
    NO_CONNECTION,
    NO_TOKEN,
    NOT_GOOGLE,
    NOT_SIGNED_IN,
    OTHER_ANSWER,
    TRYING_AGAIN,
    WAITING,
)
from sheets_addin.books.google_patience import Patience, Tries
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.language import Text

_CONNECT_SECONDS, _ANSWER_SECONDS = 10.0, 180.0
_SHORTEST_ANSWER = 60.0
"""Seconds for an answer even where patience is nearly at its end: a large request that goes well may take them."""

_RATE_LIMITS = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
"""How Drive says that there are too many requests."""

_JSON = "application/json"
_LONGEST_DETAIL = 300

Detail = Text | str
"""What stands in brackets in a sentence about a fault: words of ours, or what Google said."""


class Unanswered(Exception):
    """Google did not do what it was asked for as long as one may wait; ``detail`` says what went wrong last."""

    def __init__(self, seconds: float, detail: Detail) -> None:
        super().__init__(detail)
        self.seconds = round(seconds)
        self.detail = detail


class Doubtful(Exception):
    """Nobody knows whether a request that writes was carried out; Google asks to wait ``asked`` seconds."""

    def __init__(self, detail: Detail, asked: float = 0.0) -> None:
        super().__init__(detail)
        self.detail = detail
        self.asked = asked


class Refused(APIError):
    """What Google answers in place of what was asked, however its body looks."""

    def __init__(self, response: Response) -> None:
        # gspread's own reads a body that some gateways write otherwise
        GSpreadException.__init__(self, response.status_code)
        self.response = response
        self.error = _error_in(response)
        self.code = response.status_code

    def __str__(self) -> str:
        return said(self)


class _Failed(Exception):
    """One request came to nothing; ``is_unseen`` where Google certainly did not carry it out."""

    def __init__(
        self, detail: Detail, asked: float = 0.0, *, is_unseen: bool = False, why: Text = TRYING_AGAIN
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.asked = asked
        self.is_unseen = is_unseen
        self.why = why


class PatientHTTPClient(HTTPClient):
    """What gspread sends its requests through; ``account`` is the address of a service account, '' for a person.

    ``patience`` is that of the whole command. Raises Unanswered and, for requests that write, Doubtful; BookError where
    the credentials are refused or something else answers in Google's place; Refused with everything else that Google
    says.
    """

    def __init__(self, auth: Credentials, session: Session | None = None) -> None:
        super().__init__(auth, session)
        self.patience = Patience()
        self.account = str(getattr(auth, "service_account_email", ""))
        self.tell: Callable[[Text], None] = lambda text: None

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
        sent = {"params": params, "data": data, "json": json, "files": files, "headers": headers}
        tries = Tries(self.patience)
        while True:
            try:
                with self.patience.lost_on_errors():
                    return self._answer(method, endpoint, sent, reads=reads)
            except _Failed as fault:
                if not (reads or fault.is_unseen):
                    raise Doubtful(fault.detail, fault.asked) from fault
                if not self.wait(tries, fault.asked, fault.why):
                    raise Unanswered(self.patience.seconds, fault.detail) from fault

    def wait(self, tries: Tries, asked: float, why: Text = TRYING_AGAIN) -> bool:
        """Tell ``why`` and wait before the next try, at least the ``asked`` seconds; False where patience is over."""
        self.tell(why)
        return tries.wait(asked)

    def _answer(self, method: str, endpoint: str, sent: Mapping[str, Any], *, reads: bool) -> Response:
        """What Google answers to a request that is sent once."""
        answer_seconds = min(_ANSWER_SECONDS, max(self.patience.left, _SHORTEST_ANSWER))
        try:
            response = self.session.request(method, endpoint, timeout=(_CONNECT_SECONDS, answer_seconds), **sent)
        except RequestException as error:
            raise _Failed(NO_ANSWER if isinstance(error, Timeout) else NO_CONNECTION) from error
        except GoogleAuthError as error:
            # no token, so nothing was sent
            if error.retryable or isinstance(error, TransportError):
                raise _Failed(NO_TOKEN, is_unseen=True) from error
            raise BookError(NOT_SIGNED_IN) from error
        if not response.ok:
            raise _fault(Refused(response))
        if not response.headers.get("Content-Type", "").startswith(_JSON):
            raise BookError(NOT_GOOGLE) if reads else _Failed(OTHER_ANSWER)
        return response


def said(error: APIError) -> str:
    """What Google says of an error, as part of a sentence."""
    message = " ".join(str(error.error.get("message") or "").split())
    # a gateway answers with a page of HTML
    return str(_status(error)) if not message or message.startswith("<") else message[:_LONGEST_DETAIL].rstrip(".")


def _error_in(response: Response) -> Mapping[str, Any]:
    """The error that a body tells of, in Google's form."""
    try:
        error = response.json()["error"]
    except (JSONDecodeError, LookupError, TypeError):
        error = response.text
    return error if isinstance(error, dict) else {"message": error}


def _fault(error: Refused) -> Exception:
    """What a refusal means: that one may ask again, or itself."""
    asked = _asked_to_wait(error.response)
    if _is_busy(error):
        return _Failed(said(error), asked, is_unseen=True, why=WAITING)
    return _Failed(said(error), asked) if _is_fault_of_theirs(error) else error


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


def _asked_to_wait(response: Response) -> float:
    """The seconds that Google asks to wait, which it may say as a moment; 0 where it does not."""
    after = response.headers.get("Retry-After", "")
    if after.isdigit():
        return float(after)
    try:
        moment, now = (parsedate_to_datetime(text) for text in (after, response.headers.get("Date", "")))
        return max((moment - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return 0.0
