"""``/book``: the page of a workbook file in a plain browser, and what the page asks for.

A browser sends requests to this machine for any page that it shows. So a page of another site is refused, and so is a
name of this machine that only a foreign name server knows.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import threading
from collections.abc import AsyncIterator, Callable

import msgspec
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from sheets_addin.functions import day_asked
from sheets_addin.hosts.excel import site_files
from sheets_addin.refresh import RefreshResult
from sheets_addin.refresh.run import WRITING
from sheets_addin.server.bodies import decoded, read_body
from sheets_addin.server.contract import BookRefreshRequest
from sheets_addin.server.questions import plain_cell
from sheets_addin.server.refusals import JSON, Refusal, asked_language, failed_sentence
from sheets_addin.server.run import is_loopback
from sheets_addin.server.served_book import ServedBook
from sheets_addin.vocabulary.errors import SheetsAddinError
from sheets_addin.vocabulary.language import Language, Text

_LINES = "application/x-ndjson"
_SMALL = 4096
_FOREIGN = Text(
    en="the workbook is shown only to the page of this server",
    ru="книга видна только странице этого сервера",
)

_PAGE_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}

_REFRESH = msgspec.json.Decoder(BookRefreshRequest)
_log = logging.getLogger(__name__)


class _Stopped(Exception):
    """Whoever asked for the refresh does not wait for it any more."""


def add_book(
    app: FastAPI,
    book: ServedBook,
    check_key: Callable[[Request], None],
    clock: Callable[[], dt.datetime],
) -> None:
    """Put the page of ``book`` and what it asks for into ``app``.

    ``check_key`` raises Refusal where a key is needed or wrong.
    """

    def check(request: Request) -> None:
        check_key(request)
        # a key is nothing that a foreign page could have
        if not request.headers.get("authorization"):
            _check_own_page(request)

    @app.get("/", include_in_schema=False)
    async def root() -> Response:
        return RedirectResponse("/book/")

    @app.get("/book/", include_in_schema=False)
    async def book_page() -> Response:
        return Response(site_files()["book.html"], media_type="text/html", headers=_PAGE_HEADERS)

    @app.get("/book/sheets", include_in_schema=False)
    async def sheets(request: Request) -> Response:
        check(request)
        return Response(msgspec.json.encode(await run_in_threadpool(book.contents)), media_type=JSON)

    @app.get("/book/sheet", include_in_schema=False)
    async def sheet(request: Request, name: str = "") -> Response:
        check(request)
        found = await run_in_threadpool(lambda: msgspec.json.encode(book.sheet(name)))
        return Response(found, media_type=JSON)

    @app.post("/book/refresh", include_in_schema=False)
    async def refresh(request: Request) -> Response:
        check(request)
        now = clock().replace(microsecond=0)
        wanted = decoded(await read_body(request, _SMALL), _REFRESH, _SMALL)
        today = day_asked(plain_cell(wanted.today), now.date())
        return StreamingResponse(refresh_lines(book, today, now, asked_language(request)), media_type=_LINES)


def _check_own_page(request: Request) -> None:
    """Refusal 403 for a request that a page of another site made, or under a name that is not this machine's."""
    own = request.headers.get("host", "")
    origin = request.headers.get("origin")
    is_ours = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    if (
        not is_loopback(request.url.hostname or "")
        or not is_ours
        or origin not in (None, f"{request.url.scheme}://{own}")
    ):
        raise Refusal(403, _FOREIGN)


async def refresh_lines(book: ServedBook, today: dt.date, now: dt.datetime, language: Language) -> AsyncIterator[bytes]:
    """One line of JSON for each step of a refresh, the last one with what came of it.

    Closed before the last step begins, it writes nothing.
    """
    lines: asyncio.Queue[dict[str, object] | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    stopped = threading.Event()

    def say(line: dict[str, object] | None) -> None:
        loop.call_soon_threadsafe(lines.put_nowait, line)

    def tell(step: Text) -> None:
        if stopped.is_set():
            raise _Stopped
        say({"step": step.in_language(language), **({"writes": True} if step is WRITING else {})})

    def work() -> None:
        try:
            say(_done(book.refresh(today, now, tell)))
        except _Stopped:
            _log.info("a refresh was stopped by the page")
        except SheetsAddinError as error:
            say({"error": {"message": error.in_language(language)}})
        except Exception:
            _log.exception("a refresh failed")
            say({"error": {"message": failed_sentence(language)}})
        finally:
            say(None)

    running = loop.run_in_executor(None, work)
    try:
        while (line := await lines.get()) is not None:
            yield msgspec.json.encode(line) + b"\n"
        await running
    finally:
        stopped.set()


def _done(result: RefreshResult) -> dict[str, object]:
    return {"summary": result.summary.as_json(), "language": result.workbook.language}
