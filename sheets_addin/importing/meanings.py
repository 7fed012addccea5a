"""What a cell says, in a form in which cells of a workbook and of a file are compared."""

from __future__ import annotations

from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.contacts import CONTACTS, reach
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import choice_of, is_blank, number_of, plain, text_of, yes_no_of
from sheets_addin.vocabulary.typed_days import date_of


def meaning(column: Column, cell: CellValue, language: Language) -> str:
    """What a cell of ``column`` says; '' where it is blank."""
    if is_blank(cell):
        return ""
    if column.key in CONTACTS:
        return "; ".join(sorted(reach(column.key, cell)))
    if column.key == "client":
        return client_name(text_of(cell)).key
    read: object = None
    if column.kind is Kind.DATE:
        read = date_of(cell)
    elif column.kind.is_number:
        read = number_of(cell, language)
    elif column.kind is Kind.YES_NO:
        read = yes_no_of(cell)
    elif column.choices:
        read = choice_of(cell, column.choices)
    return plain(text_of(cell)) if read is None else str(read)


def adds_nothing(column: Column, new: CellValue, old: CellValue, language: Language) -> bool:
    """Whether ``new`` says what ``old`` says already: the same, or some of its phone numbers or addresses."""
    if column.key in CONTACTS:
        return reach(column.key, new) <= reach(column.key, old)
    return meaning(column, new, language) == meaning(column, old, language)
