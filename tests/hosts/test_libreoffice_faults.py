"""LibreOffice and a server that stops, restarts, is slow or talks nonsense."""

from __future__ import annotations

import socket
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from tests.hosts.backend import Backend, free_port
from tests.hosts.conftest import SMALL
from tests.hosts.office import Office


def _clients(document: Any, count: int) -> Any:
    """A new sheet of ``count`` clients and a formula beside each; gives the cells of the formulas."""
    sheet = document.Sheets.getByIndex(0)
    rows = tuple((f"K{row}-{time.monotonic_ns()}", f"Client {row}") for row in range(count))
    sheet.getCellRangeByPosition(0, 0, 1, count).setDataArray((("ID", "Client"), *rows))
    cells = sheet.getCellRangeByPosition(3, 1, 3, count)
    cells.setFormulaArray(tuple((f"=SEGMENT(A{row}:B{row})",) for row in range(2, count + 2)))
    return cells


def _shown(cells: Any) -> set[str]:
    return {row[0] for row in cells.getDataArray()}


def test_a_command_of_the_menu_asks_again_at_once(office: Office, backend: Backend):
    backend.behaviour = "slow"
    with office.opened() as document:
        assert _shown(_clients(document, 3)) == {"server is slow"}
        backend.behaviour = "as it is"
        office.dispatch(document, "why")
        assert _shown(_clients(document, 3)) == {"In development"}


@pytest.mark.parametrize(
    ("behaviour", "text"),
    [("slow", "server is slow"), ("drips", "server is slow"), ("garbage", "server: wrong answer")],
)
def test_a_bad_server_is_waited_for_once_and_said_in_the_cell(
    office: Office, backend: Backend, behaviour: str, text: str
):
    backend.behaviour = behaviour
    with office.opened() as document:
        cells = _clients(document, 500)
        assert _shown(cells) == {text}
        assert len(backend.questions) == 1


def test_values_come_back_with_the_server(office: Office, backend: Backend):
    backend.stop()
    with office.opened() as document:
        cells = _clients(document, 500)
        assert _shown(cells) == {"no server"}
        backend.start()
        # a command ends the rest after a fault, which otherwise lasts for the recalculation
        office.dispatch(document, "why")
        document.calculateAll()
        assert _shown(cells) == {"In development"}


def test_a_restarted_server_is_asked_over_a_new_connection(office: Office, backend: Backend):
    with office.opened() as document:
        cells = _clients(document, 3)
        assert _shown(cells) == {"In development"}
        backend.stop()
        backend.start()
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByName("B2").String = "Another"
        assert _shown(cells) == {"In development"}
        assert backend.questions[-1].rows == 1


def test_stored_values_outlive_the_server(lonely_office: Office, small_book: Path, language: Language):
    no_server = {"en": "no server", "ru": "нет сервера"}[language]
    stored = FileBook(small_book).read(INPUT_TABS["clients"].in_language(language)).rows
    with lonely_office.opened(small_book) as document:
        document.calculateAll()
        sheet = document.Sheets.getByIndex(0)
        bases = sheet.getCellRangeByPosition(45, 1, 45, SMALL)
        actions = sheet.getCellRangeByPosition(54, 1, 54, SMALL)
        assert [row[0] for row in bases.getDataArray()] == [row[45] for row in stored[1 : SMALL + 1]]
        assert [row[0] for row in actions.getDataArray()] == [row[54] or "" for row in stored[1 : SMALL + 1]]
        sheet.getCellRangeByName("B2").String = "changed"
        assert bases.getDataArray()[0][0] == no_server
        assert bases.getDataArray()[1][0] == stored[2][45]


@pytest.mark.parametrize(("kind", "filter_"), [("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")])
def test_values_that_libreoffice_stored_outlive_the_server_too(
    office: Office, backend: Backend, lonely_office: Office, english_book: Path, tmp_path: Path,
    kind: str, filter_: str,
):  # fmt: skip
    saved = tmp_path / f"saved.{kind}"
    with office.opened(english_book) as document:
        sheet = document.Sheets.getByIndex(0)
        sheet.getCellRangeByPosition(56, 1, 56, SMALL).setArrayFormula(f"=SEGMENT(A2:AS{SMALL + 1})")
        document.calculateAll()
        shown = _computed(document)
        document.storeToURL(saved.as_uri(), office.properties(FilterName=filter_))
    with lonely_office.opened(saved) as document:
        assert _computed(document) == shown
        document.calculateAll()
        assert _computed(document) == shown
        document.Sheets.getByIndex(0).getCellRangeByName("B2").String = "changed"
        changed, *others = _computed(document)
        assert changed[0] == changed[-1] == "no server"
        assert tuple(others) == shown[1:]


def _computed(document: Any) -> Any:
    return document.Sheets.getByIndex(0).getCellRangeByPosition(45, 1, 56, SMALL).getDataArray()


def test_the_local_server_is_started_when_the_product_is_installed(tmp_path: Path):
    settings = {"Address": f"http://127.0.0.1:{free_port()}", "TimeOut": 60.0, "StartByItself": True}
    program = Path(sys.executable).with_name("sheets-addin")
    office = Office(tmp_path, {**settings, "Program": str(program)})
    try:
        with office.opened() as document:
            assert _shown(_clients(document, 3)) == {"In development"}
        port = int(str(settings["Address"]).rpartition(":")[2])
    finally:
        office.close()
    until = time.monotonic() + 20
    while _listens(port) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _listens(port)


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
