"""Sums of a file in another currency than the workbook's: they are left out, for one book has one currency."""

from __future__ import annotations

import dataclasses

from sheets_addin.importing.source import Source
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of

_CURRENCIES = (
    ("₽", "RUB", "RUR", "р", "руб", "рубль", "рубли", "российский рубль", "roubles", "rubles"),
    ("$", "USD", "доллар", "доллар США", "US dollar"),
    ("€", "EUR", "евро", "euro"),
    ("£", "GBP", "фунт стерлингов", "pound sterling"),
    ("¥", "CNY", "юань", "китайский юань"),
    ("₸", "KZT", "тенге", "казахстанский тенге"),
    ("Br", "BYN", "белорусский рубль"),
    ("₴", "UAH", "гривна"),
)
_CODES = {plain(name): names[1] for names in _CURRENCIES for name in names}


def without_foreign_sums(source: Source, currency: str) -> tuple[Source, list[str]]:
    """``source`` without deal values in another currency than ``currency``, and those in words: "Maple: 5000 USD".

    Where either says no currency nothing is left out.
    """
    place, sum_place = source.currency_place, source.header.places.get("deal_value")
    if place is None or sum_place is None or is_blank(currency):
        return source, []
    name_place = source.header.places.get("client", sum_place)
    rows: list[list[CellValue]] = []
    foreign: list[str] = []
    for cells in source.rows:
        row = list(cells)
        if not is_blank(row[sum_place]) and not is_blank(row[place]) and _code(row[place]) != _code(currency):
            foreign.append(f"{text_of(row[name_place])}: {text_of(row[sum_place])} {text_of(row[place])}")
            row[sum_place] = None
        rows.append(row)
    return dataclasses.replace(source, rows=rows), foreign


def _code(currency: CellValue) -> str:
    name = plain(text_of(currency)).rstrip(".")
    return _CODES.get(name, name)
