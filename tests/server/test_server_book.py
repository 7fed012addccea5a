"""The workbook of ``serve --book``: refreshed step by step, and left alone where nobody waits any more."""

import asyncio
import datetime as dt
import json

import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import template_tabs
from sheets_addin.server.app import make_app
from sheets_addin.server.book_routes import refresh_lines
from sheets_addin.server.served_book import ServedBook
from sheets_addin.vocabulary.language import Language
from tests.server.conftest import running_app

NOW = dt.datetime(2026, 3, 31, 9, 30)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sales.xlsx"
    create_book(path, template_tabs(Language.ENGLISH, vars(demo_tables(Language.ENGLISH, NOW.date(), clients=100))))
    return path


def test_each_step_is_told_and_then_what_came_of_it(file):
    async def all_lines():
        lines = refresh_lines(ServedBook(file), NOW.date(), NOW, Language.RUSSIAN)
        return [json.loads(line) async for line in lines]

    *steps, done = asyncio.run(all_lines())
    assert [line["step"] for line in steps] == ["Читаю книгу", "Оцениваю клиентов", "Записываю вкладки"]
    assert done["summary"]["clients"] == 100
    assert done["language"] == "en"


def test_a_refresh_that_nobody_waits_for_writes_nothing(file):
    before = file.read_bytes()
    book = ServedBook(file)

    async def gone_after_the_first_step():
        lines = refresh_lines(book, NOW.date(), NOW, Language.ENGLISH)
        assert json.loads(await anext(lines)) == {"step": "Reading the workbook"}
        await lines.aclose()

    asyncio.run(gone_after_the_first_step())
    # waits for its turn, hence for the end of the refresh
    assert book.contents().name == "sales.xlsx"
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_sheet_comes_with_days_as_serials_and_errors_named(file):
    with running_app(make_app(book=file, clock=lambda: NOW)) as server:
        contents = server.ask("/book/sheets").json()
        assert contents["name"] == "sales.xlsx"
        assert {"name": "Clients", "visible": True} in contents["sheets"]
        headers, first = server.ask("/book/sheet?name=Clients").json()["rows"][:2]
        since = first[headers.index("In work since")]
        assert dt.date(1899, 12, 30) + dt.timedelta(days=since) < NOW.date()
        assert server.ask("/book/sheet?name=Nowhere").status == 422
        assert server.ask("/book/refresh", {"day": 1}).status == 422
        refreshed = server.ask("/book/refresh", {"today": "2026-04-01"})
        assert json.loads(refreshed.body.splitlines()[-1])["summary"]["today"] == "2026-04-01"
        assert server.ask("/book/sheets").json()["state"] != contents["state"]


def test_without_a_workbook_there_is_no_page(server):
    assert server.ask("/book/").status == 404
