"""Days written with slashes: read where they can mean one day only, or where their column tells what they mean."""

import datetime as dt

import pandas as pd
import pytest

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import parse_column

RU, EN = Language.RUSSIAN, Language.ENGLISH
LAST_CONTACT = next(column for column in CLIENT_COLUMNS if column.key == "last_contact")


@pytest.mark.parametrize(
    ("typed", "russian", "english"),
    [
        (["01/02/2026"], [dt.date(2026, 2, 1)], [None]),
        (["01/02/2026", "31/12/2026"], [dt.date(2026, 2, 1), dt.date(2026, 12, 31)], None),
        (["01/02/2026", "12/31/2026"], [dt.date(2026, 1, 2), dt.date(2026, 12, 31)], None),
        (
            ["01/02/2026", "31/12/2026", "12/31/2026"],
            [dt.date(2026, 2, 1), dt.date(2026, 12, 31), dt.date(2026, 12, 31)],
            [None, dt.date(2026, 12, 31), dt.date(2026, 12, 31)],
        ),
    ],
)
def test_a_column_tells_what_its_slashes_mean_and_a_russian_one_puts_the_day_first(
    typed: list[str], russian: list[dt.date], english: list[dt.date | None] | None
) -> None:
    for language, days in ((RU, russian), (EN, russian if english is None else english)):
        read = parse_column(LAST_CONTACT, typed, language)
        assert [None if pd.isna(day) else day.date() for day in read.values] == days
        assert read.unreadable == {place: typed[place] for place, day in enumerate(days) if day is None}
