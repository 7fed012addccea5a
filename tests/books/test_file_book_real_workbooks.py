"""Workbooks of real people and programs: nothing in them is lost, and real programs open what we write."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import shutil
import warnings
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.vocabulary.layout import Changes, Format, Highlight, PatchColumn, SheetPatch, Tab, TabColumn, Tone
from tests.books.packages import parts_of

_FOLDER = Path(__file__).parents[2] / ".." / "shared" / "workbooks"
_BOOKS = sorted(_FOLDER.glob("*.xlsx"))
_NAMING = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "docProps/app.xml",
}
_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_COUNTS = re.compile(rb'((?:count|size)=")\d+(")')

pytestmark = pytest.mark.skipif(not _BOOKS, reason="the real workbooks are not beside this repository")


def clients() -> Tab:
    marks = (Highlight(Tone.GOLD, "★", "Gold"), Highlight(Tone.BLACK, "■", "Black"))
    return Tab(
        "Clients",
        [
            TabColumn("ID", ["C-1", "C-2", "C-3"], Format.TEXT, note="The client's own code."),
            TabColumn("Client", ["Mill & Sons", "=Sum", "ООО «Ромашка»"], Format.TEXT, 30),
            TabColumn("Stage", ["New", "Deal", ""], choices=("New", "Deal")),
            TabColumn("Due", [dt.date(2026, 1, 31), None, dt.date(2026, 2, 1)], Format.DATE),
            TabColumn("Base", ["Gold", "Black", ""], computed=True, highlights=marks),
        ],
        table="OurClients",
        frozen_columns=2,
        tone=Tone.GOLD,
        blank_rows=20,
    )


def orders() -> Tab:
    columns = [
        TabColumn("Client", ["C-1", "C-2"], Format.TEXT),
        TabColumn("Date", [dt.date(2026, 1, 1)] * 2, Format.DATE),
        TabColumn("Amount", [100, -20.5], Format.MONEY),
    ]
    return Tab("Orders", columns)


@pytest.fixture(params=_BOOKS, ids=lambda path: path.stem)
def original(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def written(original: Path, tmp_path: Path) -> Path:
    """The book with two tabs added, then a refresh: computed columns patched in, a tab rewritten."""
    path = tmp_path / "book.xlsx"
    shutil.copyfile(original, path)
    FileBook(path).write(Changes(tabs=[clients(), orders()]))
    patch = SheetPatch(
        "Clients",
        0,
        3,
        [1, 2, 3],
        [
            PatchColumn(4, "Base", ["Black", "Gold", "Gold"]),
            PatchColumn(
                5, "Debt", [1.5, None, 3], Format.MONEY, highlights=(Highlight(Tone.WARNING, "▲"),), is_new=True
            ),
        ],
        {(2, 3): dt.date(2026, 3, 1)},
        [{0: "C-4", 1: "Added"}],
    )
    rewritten = Tab("Orders", [TabColumn("Client", ["C-9"])], replaces="Orders")
    FileBook(path).write(Changes([patch], [rewritten, Tab("Log", [TabColumn("When", [])], hidden=True)]))
    return path


def _tokens(data: bytes) -> list[bytes]:
    return [_COUNTS.sub(rb"\1\2", token) for token in _TOKEN.findall(data)]


def test_every_part_that_was_there_is_the_same_or_only_longer(original: Path, written: Path) -> None:
    before, after = parts_of(original), parts_of(written)
    assert [name for name in before if name not in after] == []
    assert {name for name in before if before[name] != after[name]} <= _NAMING
    for name in _NAMING & before.keys():
        old, new = _tokens(before[name]), _tokens(after[name])
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        lost = [old[first:last] for kind, first, last, _, _ in matcher.get_opcodes() if kind in ("delete", "replace")]
        if name == "docProps/app.xml":
            # the number of sheets is a text there
            lost = [tokens for tokens in lost if not all(token.isdigit() for token in tokens)]
        assert lost in ([], [[b'<dxfs count=""/>']]), name


def test_our_tabs_read_back_with_what_was_patched(original: Path, written: Path) -> None:
    book = FileBook(written)
    assert [sheet.name for sheet in book.sheets()] == [
        *(sheet.name for sheet in FileBook(original).sheets()),
        "Clients",
        "Orders",
        "Log",
    ]
    assert [list(row) for row in book.read("Clients").rows] == [
        ["ID", "Client", "Stage", "Due", "Base", "Debt"],
        ["C-1", "Mill & Sons", "New", dt.date(2026, 1, 31), "Black", 1.5],
        ["C-2", "=Sum", "Deal", dt.date(2026, 3, 1), "Gold", ""],
        ["C-3", "ООО «Ромашка»", "", dt.date(2026, 2, 1), "Gold", 3],
        ["C-4", "Added", "", "", "", ""],
    ]
    for sheet in FileBook(original).sheets():
        assert book.read(sheet.name) == FileBook(original).read(sheet.name)


def test_a_second_refresh_changes_no_part(written: Path) -> None:
    before = parts_of(written)
    FileBook(written).write(Changes(tabs=[Tab("Orders", [TabColumn("Client", ["C-9"])], replaces="Orders")]))
    assert parts_of(written) == before


def test_openpyxl_opens_what_it_opened_before(original: Path, written: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            names = openpyxl.load_workbook(original).sheetnames
        except (KeyError, TypeError):
            pytest.skip("openpyxl cannot open the original either")
        opened = openpyxl.load_workbook(written)
    assert opened.sheetnames == [*names, "Clients", "Orders", "Log"]
    assert opened["Clients"]["F1"].value == "Debt"
    assert opened["Clients"].tables["OurClients"].ref == "A1:F5"
