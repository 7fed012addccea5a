"""A real LibreOffice with the extension, and the real server that it asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from tests.hosts.backend import Backend, free_port
from tests.hosts.office import Office

TIME_OUT = 3.0
CLIENTS = 1000
SMALL = 120
"""Clients where their number does not matter: every base has some, and every manager a day."""


@pytest.fixture(scope="session")
def _backend() -> Iterator[Backend]:
    backend = Backend(free_port())
    backend.start()
    yield backend
    backend.stop()


@pytest.fixture
def backend(_backend: Backend) -> Iterator[Backend]:
    """The server, running and well-behaved whatever the test before did to it."""
    _backend.start()
    _backend.questions.clear()
    yield _backend
    _backend.start()


@pytest.fixture(scope="session")
def _office(_backend: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice with the extension, asking the test's server for at most :data:`TIME_OUT` seconds."""
    settings = {"Address": _backend.address, "TimeOut": TIME_OUT, "StartByItself": False}
    running = Office(tmp_path_factory.mktemp("office"), settings)
    yield running
    running.close()


@pytest.fixture
def office(_office: Office, _backend: Backend) -> Office:
    """LibreOffice, not resting from a fault of the server that the test before made."""
    if _backend.was_disturbed:
        with _office.opened() as document:
            _office.dispatch(document, "why")
        _backend.was_disturbed = False
    return _office


@pytest.fixture(scope="session")
def lonely_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice with the extension, and nobody at the address that it asks."""
    settings = {"Address": f"http://127.0.0.1:{free_port()}", "TimeOut": TIME_OUT, "StartByItself": False}
    running = Office(tmp_path_factory.mktemp("lonely"), settings)
    yield running
    running.close()


@pytest.fixture(scope="session", params=list(Language), ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="session")
def demo_book(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with :data:`CLIENTS` of the demo, refreshed today."""
    return _demo(tmp_path_factory.mktemp("demo"), language, CLIENTS)


@pytest.fixture(scope="session")
def english_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English template with :data:`SMALL` clients of the demo, refreshed today: where language does not matter."""
    return _demo(tmp_path_factory.mktemp("small"), Language.ENGLISH, SMALL)


@pytest.fixture(scope="session")
def small_book(language: Language, english_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template with :data:`SMALL` clients of the demo, refreshed today."""
    if language is Language.ENGLISH:
        return english_book
    return _demo(tmp_path_factory.mktemp("small"), language, SMALL)


def _demo(folder: Path, language: Language, clients: int) -> Path:
    path = folder / f"demo-{language}.xlsx"
    now = dt.datetime.now().replace(microsecond=0)
    tables = demo_tables(language, now.date(), clients=clients)
    refresh_book(create_book(path, template_tabs(language, vars(tables))), now.date(), now)
    return path
