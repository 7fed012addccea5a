"""IDs of a CRM are its own numbers: they may be the codes of other clients in the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.importing import Decision
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import BITRIX24_COMPANIES, BITRIX24_REST, answer, bring, clients, text_table
from tests.refresh.memory_book import MemoryBook

COMPANY = {"ID": "17", "Название компании": "Клён", "Ответственный": "Борис"}


@pytest.fixture
def book(tmp_path: Path) -> MemoryBook:
    book = template(Language.RUSSIAN)
    bring(text_table(tmp_path / "ours.csv", ["Код", "Клиент"], {"Код": "17", "Клиент": "Южный завод"}), book)
    return book


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision.LEAVE, [("17", "Южный завод", None)]),
        (Decision.SAME, [("17", "Южный завод", "Борис")]),
        (Decision.ANOTHER, [("17", "Южный завод", None), ("C-000001", "Клён", "Борис")]),
    ],
)
def test_the_id_of_another_client_under_another_name_is_a_doubt(
    book: MemoryBook, tmp_path: Path, decision: Decision, expected: list[tuple[str, str, str | None]]
) -> None:
    file = text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, COMPANY)
    asked: list[str] = []
    bring(file, book, decide=lambda doubt: asked.append(doubt.why.en) or decision)  # type: ignore[func-returns-value]
    assert asked == ["the same ID, another name"]
    assert clients(book, "Код", "Клиент", "Менеджер") == expected
    again = bring(file, book)
    assert len(again.doubts) == (1 if decision is Decision.LEAVE else 0)
    assert clients(book, "Код", "Клиент", "Менеджер") == expected


def test_an_id_that_the_program_brought_before_finds_its_client_under_any_name(
    book: MemoryBook, tmp_path: Path
) -> None:
    first = {**COMPANY, "ID": "18"}
    bring(text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, first), book)
    renamed = {**first, "Название компании": "Берёза", "Ответственный": "Анна"}
    done = bring(
        text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, renamed), book, decide=answer(Decision.LEAVE)
    )
    assert (done.added, done.doubts) == (0, [])
    assert clients(book, "Код", "Клиент", "Менеджер")[1:] == [("18", "Клён", "Анна")]


def test_the_exports_of_one_program_share_their_ids(book: MemoryBook, tmp_path: Path) -> None:
    bring(text_table(tmp_path / "companies.csv", BITRIX24_COMPANIES, {**COMPANY, "ID": "18"}), book)
    deal = {"COMPANY_ID": "18", "STAGE_ID": "NEW", "OPPORTUNITY": "5", "TITLE": "Поставка станков"}
    done = bring(text_table(tmp_path / "deals.csv", [*BITRIX24_REST, "COMPANY_ID"], deal, delimiter=","), book)
    assert (done.added, done.doubts) == (0, [])
