"""Conditional formats and data validations as a sheet's XML."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.books.addresses import Area, area_reference
from sheets_addin.books.file_looks import mark
from sheets_addin.books.markup import escape_attribute, escape_text
from sheets_addin.books.styles import StyleSheet
from sheets_addin.vocabulary.addresses import address, column_letters
from sheets_addin.vocabulary.layout import Highlight
from sheets_addin.vocabulary.parsing import shortened, utf16_length

LONGEST_LIST = 255
_LONGEST_PROMPT = 255
_LONGEST_TITLE = 32


def conditional_format(
    highlights: Sequence[Highlight], area: Area, code: str, styles: StyleSheet, first_priority: int, prefix: str = ""
) -> str:
    """The marks of one column over ``area``; ``code`` is the number format to put the signs before."""
    first_cell = address(area[0], area[1])
    rules = []
    for offset, highlight in enumerate(highlights):
        style = mark(styles, highlight.tone, highlight.sign, code)
        common = f'dxfId="{style}" priority="{first_priority + offset}"'
        if highlight.equals is None:
            attributes, formula = f'type="expression" {common}', f"LEN(TRIM({first_cell}))>0"
        else:
            attributes = f'type="cellIs" {common} operator="equal"'
            formula = _literal(highlight.equals)
        rules.append(
            f"<{prefix}cfRule {attributes}><{prefix}formula>{escape_text(formula)}</{prefix}formula></{prefix}cfRule>"
        )
    if not rules:
        return ""
    opening = f'<{prefix}conditionalFormatting sqref="{area_reference(area)}">'
    return f"{opening}{''.join(rules)}</{prefix}conditionalFormatting>"


def fits_inline(choices: Sequence[str]) -> bool:
    """Whether a drop-down can hold its choices itself, without cells to list them."""
    plain = all("," not in choice and choice == choice.strip() for choice in choices)
    return plain and utf16_length(",".join(choices)) <= LONGEST_LIST


def list_validation(area: Area, source: str) -> str:
    """A drop-down over ``area``; other values stay possible, since people's own words must not be lost."""
    return (
        f'<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="{area_reference(area)}">'
        f"<formula1>{escape_text(source)}</formula1></dataValidation>"
    )


def inline_source(choices: Sequence[str]) -> str:
    """The formula of a drop-down that holds its choices itself."""
    return '"' + ",".join(choices).replace('"', '""') + '"'


def filled_cells_source(sheet: str, column: int) -> str:
    """The formula of a drop-down that offers the filled cells of a column, from below its header on.

    ``sheet`` is the sheet's name as formulas write it.
    """
    letters = column_letters(column)
    cells = f"{sheet}!${letters}$2:${letters}${LONGEST_LIST}"
    return f"OFFSET({sheet}!${letters}$2,0,0,MAX(1,COUNTA({cells})),1)"


def prompt_texts(title: str, note: str) -> tuple[str, str]:
    """Title and text of a note as far as Excel can show them."""
    return shortened(title, _LONGEST_TITLE), shortened(note, _LONGEST_PROMPT)


def header_prompt(row: int, column: int, title: str, note: str) -> str:
    """A note shown when the header cell is chosen."""
    shown_title, shown_note = map(escape_attribute, prompt_texts(title, note))
    return (
        f'<dataValidation allowBlank="1" showInputMessage="1" promptTitle="{shown_title}" prompt="{shown_note}" '
        f'sqref="{address(row, column)}"/>'
    )


def _literal(value: str | float) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(int(value)) if float(value).is_integer() else repr(float(value))
