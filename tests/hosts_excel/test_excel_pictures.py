"""The pictures of the pane and of the page of a file: ``make pictures`` keeps them, a test run only takes them.

The environment variable PICTURES names the folder to keep them in.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.server.app import make_app
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from tests.hosts_excel.excel_workbook import demo_book, put_into_excel
from tests.server.conftest import running_app

NOW = dt.datetime(2026, 3, 31, 9, 30)
CLIENTS = 300
PANE = {"width": 380, "height": 760}
PAGE = {"width": 820, "height": 760}
SHARP = 2


@pytest.fixture
def folder(tmp_path):
    return Path(os.environ["PICTURES"]) if "PICTURES" in os.environ else tmp_path


@pytest.fixture(params=list(Language), ids=str)
def book(request, tmp_path):
    path = demo_book(tmp_path, request.param, CLIENTS, NOW.date())
    refresh_book(FileBook(path), NOW.date(), NOW)
    return request.param, path


def take(page, view, file):
    page.click(f"#tab-{view}")
    page.wait_for_selector("#view:not([aria-busy]) > *")
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=file)


def test_pictures_of_the_pane_and_of_the_page(open_page, browser, book, folder):
    language, path = book
    pane = open_page(language=language.value, viewport=PANE, device_scale_factor=SHARP).page
    pane.clock.set_fixed_time(NOW)
    pane.wait_for_selector("#view:not([aria-busy]) > *")
    put_into_excel(pane, path)
    clients = INPUT_TABS["clients"].in_language(language)
    pane.evaluate("(name) => { excelHost.book.selection.sheet = excelHost.book.sheet(name); }", clients)
    pane.evaluate("() => { excelHost.book.selection.row = 9; }")
    for view in ("today", "overview", "why"):
        take(pane, view, folder / f"pane-{view}-{language}.png")
    with running_app(make_app(book=path, clock=lambda: NOW)) as server:
        context = browser.new_context(locale=language.value, viewport=PAGE, color_scheme="dark")
        page = context.new_page()
        page.goto(f"{server.address}/book/")
        take(page, "overview", folder / f"page-overview-{language}.png")
        context.close()
    taken = [(folder / f"{name}-{language}.png").read_bytes() for name in ("pane-today", "pane-why", "page-overview")]
    assert all(picture.startswith(b"\x89PNG") for picture in taken)
    assert len(set(taken)) == len(taken)
