"""The application: which request goes where, within which limits, and who may ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sheets_addin import __version__
from sheets_addin.server import pages
from sheets_addin.server.bodies import decoded, read_body
from sheets_addin.server.contract import FunctionsRequest, Health, RefreshRequest
from sheets_addin.server.function_calls import answer_functions
from sheets_addin.server.guide import guide
from sheets_addin.server.keys import KeyRing
from sheets_addin.server.refresh_call import answer_refresh
from sheets_addin.server.refusals import JSON, Refusal, asked_language, http_response, refusal_response
from sheets_addin.vocabulary.errors import SheetsAddinError
from sheets_addin.vocabulary.language import Text

_NO_KEY = Text(
    en="a key is needed: send the header Authorization: Bearer KEY (made by sheets-addin key new NAME)",
    ru="нужен ключ: пришлите заголовок Authorization: Bearer КЛЮЧ (создаётся командой sheets-addin key new ИМЯ)",
)
_WRONG_KEY = Text(en="the key is not known here", ru="такого ключа здесь нет")

_AT_ONCE = 64 * 1024
"""Bodies up to so many bytes are answered on the spot: a hop to another thread would take longer than the answer."""

_FUNCTIONS = msgspec.json.Decoder(FunctionsRequest)
_REFRESH = msgspec.json.Decoder(RefreshRequest)


@dataclass(frozen=True)
class Limits:
    """How large one request may be: bytes of its body, and rows of all its calls or sheets together."""

    body_bytes: int = 64 * 2**20
    rows: int = 200_000


def make_app(
    key_file: Path | None = None,
    *,
    key_needed: bool = False,
    limits: Limits | None = None,
    clock: Callable[[], dt.datetime] = dt.datetime.now,
) -> FastAPI:
    """The HTTP application.

    With ``key_needed`` every question needs a key of ``key_file``; without, none is needed but a wrong one is refused.
    ``clock`` tells the day and the moment where a request does not.
    """
    app = FastAPI(
        title="Sheets-addin",
        version=__version__,
        description=pages.DESCRIPTION,
        openapi_tags=pages.TAGS,
        exception_handlers={SheetsAddinError: refusal_response, HTTPException: http_response},
        servers=[{"url": "/"}],
        docs_url=None,
        redoc_url=None,
    )
    allowed = limits or Limits()
    ring = None if key_file is None else KeyRing(key_file)

    def check_key(request: Request) -> None:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme and (scheme.casefold() != "bearer" or ring is None or ring.holder(key.strip()) is None):
            raise Refusal(401, _WRONG_KEY)
        if key_needed and not scheme:
            raise Refusal(401, _NO_KEY)

    async def run(work: Callable[[], bytes], size: int) -> Response:
        return Response(work() if size <= _AT_ONCE else await run_in_threadpool(work), media_type=JSON)

    @app.post("/v1/functions", **pages.FUNCTIONS)
    async def functions(request: Request) -> Response:
        check_key(request)
        body = await read_body(request, allowed.body_bytes)
        today, otherwise = clock().date(), asked_language(request)
        return await run(lambda: answer_functions(decoded(body, _FUNCTIONS), allowed.rows, today, otherwise), len(body))

    @app.post("/v1/refresh", **pages.REFRESH)
    async def refresh(request: Request) -> Response:
        check_key(request)
        body = await read_body(request, allowed.body_bytes)
        now = clock().replace(microsecond=0)
        return await run_in_threadpool(
            lambda: Response(answer_refresh(decoded(body, _REFRESH), allowed.rows, now), media_type=JSON)
        )

    @app.get("/healthz", **pages.HEALTH)
    async def health() -> Response:
        return Response(msgspec.json.encode(Health("ok", __version__)), media_type=JSON)

    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        return HTMLResponse(guide(asked_language(request)))

    pages.describe(app)
    return app
