"""Totals of a report are passed over and told; clients whose names begin like a total are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheets_addin.vocabulary.language import Language
from tests.importing.bring import template
from tests.importing.exports import ONEC_DEBT, bring, clients, opened, workbook


@pytest.mark.parametrize(
    ("name", "is_total"),
    [
        ("Итого", True),
        ("ИТОГО:", True),
        ("И т о г о", True),
        ("Итог", True),
        ("Итого, руб.", True),
        ("Всего по отчёту", True),
        ("Итого за март 2026 г.:", True),
        ("Итоговый контроль ООО", False),
        ("Всегородской рынок", False),
        ("Итог Сервис", False),
        ("Всего понемногу", False),
    ],
)
def test_a_total_is_told_by_whole_words(tmp_path: Path, name: str, is_total: bool) -> None:
    book = template(Language.RUSSIAN)
    file = workbook(tmp_path / "debt.xlsx", [ONEC_DEBT, ["Клён", 500, None, None], [name, 70, None, None]])
    said = [one.in_language(Language.RUSSIAN) for one in opened(file, book).said]
    assert (f"Пропущено строк с итогами: 1 ({name})." in said) is is_total
    bring(file, book)
    assert clients(book, "Клиент") == [("Клён",), *([] if is_total else [(name,)])]
