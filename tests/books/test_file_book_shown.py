"""What a person sees: LibreOffice shows our tabs with their signs, dates and headers."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.vocabulary.layout import Changes, Format, Highlight, PatchColumn, SheetPatch, Tab, TabColumn, Tone
from tests.conftest import Convert, needed_program

_BASES = ["Gold", "Black", ""] * 40


@pytest.fixture(scope="module")
def shown(soffice: Convert, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The letters of every printed page, line by line, without spaces."""
    marks = (Highlight(Tone.GOLD, "★", "Gold"), Highlight(Tone.BLACK, "■", "Black"))
    tab = Tab(
        "Клиенты",
        [
            TabColumn("Клиент", [f"ООО {number}" for number in range(120)], Format.TEXT),
            TabColumn("Скрыт", ["secret"] * 120, level=1, folded=True),
            TabColumn("Срок", [dt.date(2026, 1, 31)] * 120, Format.DATE),
            TabColumn("Доля", [35] * 120, Format.PERCENT),
            TabColumn("База", _BASES, highlights=marks, computed=True),
        ],
        tone=Tone.GOLD,
    )
    book = create_book(tmp_path_factory.mktemp("shown") / "book.xlsx", [tab])
    ranks = PatchColumn(
        5, "Место", [7, *[2] * 119], Format.INTEGER, highlights=(Highlight(Tone.FIRST, "❶", 7),), is_new=True
    )
    book.write(Changes([SheetPatch("Клиенты", 0, 120, range(1, 121), [ranks])]))
    return _pages(soffice(book.path, "pdf"))


def _pages(pdf: Path) -> list[list[str]]:
    command = [needed_program("pdftotext"), "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    # how wide a space is printed depends on the fonts of the machine
    return [["".join(line.split()) for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def test_signs_stand_before_values_and_dates_and_shares_are_readable(shown: list[list[str]]) -> None:
    assert "ООО031.01.202635%★Gold❶7" in shown[0]
    assert "ООО131.01.202635%■Black2" in shown[0]
    assert "ООО231.01.202635%2" in shown[0]


def test_every_page_repeats_the_header_and_folded_columns_stay_folded(shown: list[list[str]]) -> None:
    assert len(shown) > 1
    assert {page[0] for page in shown} == {"КлиентСрокДоляБазаМесто"}
    assert not [line for page in shown for line in page if "secret" in line]


def test_every_page_is_named_and_numbered(shown: list[list[str]]) -> None:
    assert [page[-1] for page in shown] == [f"Клиенты{n}/{len(shown)}" for n in range(1, len(shown) + 1)]


def test_the_values_themselves_carry_no_signs(soffice: Convert, tmp_path: Path) -> None:
    column = TabColumn("Base", ["Gold"], highlights=(Highlight(Tone.GOLD, "★", "Gold"),))
    made = create_book(tmp_path / "b.xlsx", [Tab("T", [column], table="T")])
    saved = FileBook(soffice(made.path, "xlsx")).read("T")
    assert [list(row) for row in saved.rows] == [["Base"], ["Gold"]]
    assert [table.name for table in saved.tables] == ["T"]
