"""Requests that are refused: one sentence in the caller's language, with its HTTP status."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheets_addin.functions import WrongCall
from sheets_addin.server.contract import Fault, FaultAnswer
from sheets_addin.vocabulary.errors import SheetsAddinError, WrongUse
from sheets_addin.vocabulary.language import Language, Text

JSON = "application/json"

_NOT_FOUND = Text(en="there is nothing here; see /docs", ru="здесь ничего нет; см. /docs")
_WRONG_METHOD = Text(en="{method} is not possible here; see /docs", ru="{method} здесь не подходит; см. /docs")
_REFUSED = Text(en="the request cannot be answered ({status})", ru="на такой запрос ответа нет ({status})")
_FAILED = Text(
    en="something went wrong on the server; tell whoever runs it",
    ru="на сервере произошла ошибка; сообщите тому, кто за него отвечает",
)


class Refusal(WrongUse):
    """Why a request is refused; ``call`` and ``row`` (from 0) where one of them is to blame."""

    def __init__(
        self, status: int, text: Text, *, call: int | None = None, row: int | None = None, **fields: object
    ) -> None:
        super().__init__(text, **fields)
        self.status = status
        self.call = call
        self.row = row


def asked_language(request: Request) -> Language:
    """The caller's language by Accept-Language: the first of ours, English where neither is named."""
    for part in request.headers.get("accept-language", "").split(","):
        code = part.strip().partition(";")[0].partition("-")[0].casefold()
        if code in (Language.RUSSIAN, Language.ENGLISH):
            return Language(code)
    return Language.ENGLISH


async def refusal_response(request: Request, error: SheetsAddinError) -> Response:
    """The answer to a request that our own errors refuse."""
    status = error.status if isinstance(error, Refusal) else 422
    fault = Fault(error.in_language(asked_language(request)))
    if isinstance(error, Refusal):
        fault.call = msgspec.UNSET if error.call is None else error.call
        fault.row = msgspec.UNSET if error.row is None else error.row
    if isinstance(error, WrongCall):
        fault.expected = error.expected_in_language(asked_language(request))
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return Response(msgspec.json.encode(FaultAnswer(fault)), status, headers, JSON)


async def http_response(request: Request, error: HTTPException) -> Response:
    """The answer where the address or the method is wrong."""
    texts = {404: _NOT_FOUND, 405: _WRONG_METHOD}
    text = texts.get(error.status_code, _REFUSED)
    message = text.format(asked_language(request), method=request.method, status=error.status_code)
    body = msgspec.json.encode(FaultAnswer(Fault(message)))
    return Response(body, error.status_code, error.headers, JSON)


def failed_sentence(language: Language) -> str:
    """What people are told where the fault is ours."""
    return _FAILED.in_language(language)


async def failure_response(request: Request, _error: Exception) -> Response:
    """The answer where the fault is ours; the framework writes the error into the server's log."""
    body = msgspec.json.encode(FaultAnswer(Fault(failed_sentence(asked_language(request)))))
    return Response(body, 500, None, JSON)
