"""Days written with slashes: read where they can mean one day only, or where their column tells what they mean."""

import datetime as dt

import pandas as pd
import pytest

from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.headers import find_header_row
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Sheet
from sheets_addin.vocabulary.parsing import parse_column
from sheets_addin.vocabulary.table_reader import read_table

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


@pytest.mark.parametrize(
    ("typed", "language", "told"),
    [
        (["1/9/2026", "12/15/2026"], RU, ("в датах через дробь сначала месяц: так записано 12/15/2026", "1/9/2026")),
        (["1/9/2026", "12/15/2026"], EN, None),
        (["1/9/2026", "15/12/2026"], RU, None),
        (
            ["1/9/2026", "12/15/2026", "15/12/2026"],
            EN,
            (
                "dates with slashes contradict each other: 15/12/2026 has the day first, 12/15/2026 the month",
                "1/9/2026 and the like are taken as blank",
            ),
        ),
        (["12/15/2026", "15/12/2026"], EN, None),
    ],
)
def test_a_column_whose_slashes_contradict_each_other_or_its_language_is_told(
    typed: list[str], language: Language, told: tuple[str, str] | None
) -> None:
    doubt = parse_column(LAST_CONTACT, typed, language).doubt
    assert (doubt is None) == (told is None)
    if doubt is not None and told is not None:
        what, done = (text.format(language, **doubt.fields) for text in (doubt.what, doubt.done))
        assert what == told[0]
        assert told[1] in done


def test_an_ambiguous_day_is_told_as_ambiguous_and_a_doubtful_column_once() -> None:
    typed = ["1/9/2026", "soon", "15/12/2026", "12/15/2026"]
    sheet = Sheet("Clients", [["Client", "Last contact"], *(["Birch", day] for day in typed)])
    header = find_header_row(sheet, CLIENT_COLUMNS, ())
    assert header is not None
    told = [(one.row, one.what.en) for one in read_table(sheet, header, CLIENT_COLUMNS, EN).problems]
    assert [row for row, what in told if "day or month first?" in what] == [1]
    assert [row for row, what in told if "contradict each other" in what] == [None]
