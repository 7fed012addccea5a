"""The application: which request goes where, within which limits, and who may ask."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sheets_addin import __version__
from sheets_addin.server import pages
from sheets_addin.server.add_in_site import site_response
from sheets_addin.server.bodies import decoded, read_body
from sheets_addin.server.book_routes import add_book
from sheets_addin.server.contract import CallsRequest, FunctionsRequest, Health, RefreshRequest, WhyRequest
from sheets_addin.server.day_calls import answer_calls
from sheets_addin.server.function_calls import answer_functions, check_size, is_quick
from sheets_addin.server.guide import guide
from sheets_addin.server.keys import KeyRing
from sheets_addin.server.limits import Limits
from sheets_addin.server.refresh_call import answer_refresh
from sheets_addin.server.refusals import (
    JSON,
    Refusal,
    asked_language,
    failure_response,
    http_response,
    refusal_response,
)
from sheets_addin.server.served_book import ServedBook
from sheets_addin.server.why_call import answer_why
from sheets_addin.vocabulary.errors import SheetsAddinError, WrongUse
from sheets_addin.vocabulary.language import Text

_NO_KEY = Text(
    en="a key is needed: send the header Authorization: Bearer KEY (made by sheets-addin key new NAME)",
    ru="нужен ключ: пришлите заголовок Authorization: Bearer КЛЮЧ (создаётся командой sheets-addin key new ИМЯ)",
)
_WRONG_KEY = Text(en="the key is not known here", ru="такого ключа здесь нет")

_KEYS_UNUSABLE = Text(
    en="keys cannot be checked at the moment; tell whoever runs the server",
    ru="сейчас ключи проверить нельзя; сообщите тому, кто отвечает за сервер",
)
_SMALL_BODY = 64 * 1024
"""Bytes of a body that is decoded on the spot: a hop to another thread would take longer."""

_T = TypeVar("_T")
_Sent = TypeVar("_Sent", bound=msgspec.Struct)
_log = logging.getLogger(__name__)

_FUNCTIONS = msgspec.json.Decoder(FunctionsRequest)
_CALLS = msgspec.json.Decoder(CallsRequest)
_REFRESH = msgspec.json.Decoder(RefreshRequest)
_WHY = msgspec.json.Decoder(WhyRequest)


def make_app(
    key_file: Path | None = None,
    *,
    key_needed: bool = False,
    limits: Limits | None = None,
    clock: Callable[[], dt.datetime] = dt.datetime.now,
    book: Path | None = None,
) -> FastAPI:
    """The HTTP application.

    With ``key_needed`` every question needs a key of ``key_file``; without, none is needed but a wrong one is refused.
    ``clock`` tells the day and the moment where a request does not. ``book`` is a workbook file to open to browsers.
    """
    app = FastAPI(
        title="Sheets-addin",
        version=__version__,
        description=pages.DESCRIPTION,
        openapi_tags=pages.TAGS,
        exception_handlers={
            SheetsAddinError: refusal_response,
            HTTPException: http_response,
            Exception: failure_response,
        },
        servers=[{"url": "/"}],
        docs_url=None,
        redoc_url=None,
    )
    allowed = limits or Limits()
    ring = None if key_file is None else KeyRing(key_file)
    # large bodies take memory and a processor each: as many at a time as there are processors
    at_work = asyncio.Semaphore(os.cpu_count() or 1)

    def is_known(key: str) -> bool:
        try:
            return ring is not None and ring.holder(key) is not None
        except WrongUse as error:
            # where the file is concerns the one who runs the server alone
            _log.error("%s", error)
            raise Refusal(503, _KEYS_UNUSABLE) from error

    def check_key(request: Request) -> None:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme and (scheme.casefold() != "bearer" or not is_known(key.strip())):
            raise Refusal(401, _WRONG_KEY)
        if key_needed and not scheme:
            raise Refusal(401, _NO_KEY)

    async def apart(work: Callable[[], _T]) -> _T:
        async with at_work:
            return await run_in_threadpool(work)

    @app.post("/v1/functions", **pages.FUNCTIONS)
    async def functions(request: Request) -> Response:
        check_key(request)
        body = await read_body(request, allowed.body_bytes)
        today, otherwise = clock().date(), asked_language(request)

        def understood() -> FunctionsRequest:
            content = decoded(body, _FUNCTIONS, allowed.lists)
            check_size(content, allowed)
            return content

        content = understood() if len(body) <= _SMALL_BODY else await apart(understood)
        if is_quick(content):
            return Response(answer_functions(content, today, otherwise), media_type=JSON)
        return Response(await apart(lambda: answer_functions(content, today, otherwise)), media_type=JSON)

    async def answered(
        request: Request, decoder: msgspec.json.Decoder[_Sent], answer: Callable[[_Sent], bytes]
    ) -> Response:
        check_key(request)
        body = await read_body(request, allowed.body_bytes)
        return Response(await apart(lambda: answer(decoded(body, decoder, allowed.lists))), media_type=JSON)

    @app.post("/v1/calls", **pages.CALLS)
    async def calls(request: Request) -> Response:
        today, otherwise = clock().date(), asked_language(request)
        return await answered(request, _CALLS, lambda sent: answer_calls(sent, allowed, today, otherwise))

    @app.post("/v1/why", **pages.WHY)
    async def why(request: Request) -> Response:
        today, otherwise = clock().date(), asked_language(request)
        return await answered(request, _WHY, lambda sent: answer_why(sent, allowed, today, otherwise))

    @app.post("/v1/refresh", **pages.REFRESH)
    async def refresh(request: Request) -> Response:
        now = clock().replace(microsecond=0)
        return await answered(request, _REFRESH, lambda sent: answer_refresh(sent, allowed.rows, now))

    @app.get("/healthz", **pages.HEALTH)
    async def health() -> Response:
        return Response(msgspec.json.encode(Health("ok", __version__)), media_type=JSON)

    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        return HTMLResponse(guide(asked_language(request)))

    @app.get("/excel/{name:path}", include_in_schema=False)
    async def add_in(request: Request, name: str) -> Response:
        return site_response(request, name)

    if book is not None:
        add_book(app, ServedBook(book), check_key, clock)
    pages.describe(app)
    return app
