"""The Problems tab: everything the data gets wrong and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Format, Tab, TabColumn, Tone
from sheets_addin.vocabulary.problems import ProblemLine
from sheets_addin.vocabulary.tab_names import OWN_TABS

_COLUMNS: tuple[tuple[str, Text, Format, float], ...] = (
    ("sheet", Text(en="Tab", ru="Вкладка"), Format.TEXT, 20),
    ("rows", Text(en="Row", ru="Строка"), Format.TEXT, 20),
    ("column", Text(en="Column", ru="Столбец"), Format.TEXT, 24),
    ("value", Text(en="Value", ru="Значение"), Format.TEXT, 34),
    ("what", Text(en="What is wrong", ru="Что не так"), Format.TEXT, 52),
    ("done", Text(en="What was done", ru="Что сделано"), Format.TEXT, 40),
    ("count", Text(en="Times", ru="Раз"), Format.INTEGER, 8),
)


def problems_tab(lines: Sequence[ProblemLine], language: Language) -> Tab:
    """One row a line of problems."""
    columns = [
        TabColumn(
            header=name.in_language(language),
            values=[getattr(line, attribute) or None for line in lines],
            format=cell_format,
            width=width,
            wrap=cell_format is Format.TEXT,
        )
        for attribute, name, cell_format, width in _COLUMNS
    ]
    return Tab(name=OWN_TABS["problems"].in_language(language), columns=columns, tone=Tone.WARNING)
