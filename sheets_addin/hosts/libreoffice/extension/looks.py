"""How cells look, in LibreOffice's terms: number formats, colours, marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import uno

from .product import PRODUCT

_LOOK = PRODUCT["look"]
_BOLD = 150.0
_LARGER = 1.25
_TOP = 1
_DATES = 2 | 4
"""Bits of the type of a number format that shows days or times."""

_THIN = 18
_HUNDREDTHS_OF_A_MM = 2540 / 96
_PIXELS_OF_A_CHARACTER, _PIXELS_AROUND = 7, 5


class Looks:
    """Formats cells of one document."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._locale = uno.createUnoStruct("com.sun.star.lang.Locale")
        self._locale.Language, self._locale.Country = "en", "US"
        self._left = uno.Enum("com.sun.star.table.CellHoriJustify", "LEFT")

    def header(self, cells: Any) -> None:
        """The quiet bold header row."""
        colours = _LOOK["header"]
        _set(
            cells,
            CharWeight=_BOLD,
            CharColor=_number(colours["text"]),
            CellBackColor=_number(colours["fill"]),
            IsTextWrapped=True,
            BottomBorder=_line(colours["line"]),
        )

    def bodies(self, areas: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        """The cells of columns below their headers; those that look alike in one step, since LibreOffice measures all
        rows after each.
        """
        alike: dict[tuple[Any, ...], list[tuple[Any, dict[str, Any]]]] = {}
        for area, column in areas:
            kinds = (column[name] for name in ("wrap", "is_text", "computed", "editable"))
            alike.setdefault((self.number_format(column), *kinds), []).append((area, column))
        for group in alike.values():
            self.body(self._together([area for area, _ in group]), group[0][1])

    def _together(self, areas: Sequence[Any]) -> Any:
        """Several ranges as one."""
        ranges = self._model.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddresses(tuple(area.RangeAddress for area in areas), False)
        return ranges

    def body(self, cells: Any, column: dict[str, Any]) -> None:
        """The cells of one column of a tab below its header."""
        look = {"NumberFormat": self.number_format(column), "VertJustify": _TOP, "BottomBorder": _line(_LOOK["line"])}
        if column["wrap"]:
            look["IsTextWrapped"] = True
        if column["is_text"]:
            look["HoriJustify"] = self._left
        if column["computed"]:
            look["CharColor"] = _number(_LOOK["computed"]["text"])
            look["CellBackColor"] = _number(_LOOK["computed"]["fill"])
        elif column["editable"]:
            look["CellBackColor"] = _number(_LOOK["editable"]["fill"])
        _set(cells, **look)

    def title(self, cell: Any) -> None:
        """The title of a block of figures."""
        look = {"CharWeight": _BOLD, "CharColor": _number(_LOOK["header"]["text"])}
        _set(cell, CharHeight=cell.CharHeight * _LARGER, **look)

    def note(self, cells: Any) -> None:
        """The sentence below a block's title."""
        _set(cells, CharColor=_number(_LOOK["computed"]["text"]), IsTextWrapped=True, VertJustify=_TOP)

    def total(self, cells: Any) -> None:
        """The row that sums up a block."""
        line = _line(_LOOK["header"]["line"])
        _set(cells, CharWeight=_BOLD, CellBackColor=_number(_LOOK["computed"]["fill"]), BottomBorder=line)

    def number_format(self, column: dict[str, Any]) -> int:
        """The key of a column's number format; decimals are shown where one of its values has them."""
        whole, broken = _LOOK["formats"][column["format"]]
        has_decimals = any(isinstance(value, float) and not value.is_integer() for value in column["values"])
        return self._key(broken if has_decimals else whole)

    def show_dates(self, cells: Any, date_format: str | None) -> None:
        """Days as days, with that format, where ``cells`` show plain numbers; None where they hold no days."""
        if date_format is None:
            return
        shown = self._model.NumberFormats.getByKey(cells.getCellByPosition(0, 0).NumberFormat)
        if not shown.Type & _DATES:
            cells.NumberFormat = self._key(_LOOK["formats"][date_format][0])

    def _key(self, code: str) -> int:
        formats = self._model.NumberFormats
        found: int = formats.queryKey(code, self._locale, False)
        return formats.addNew(code, self._locale) if found == -1 else found

    def marks(self, sheet: Any, area: Any, column: dict[str, Any]) -> None:
        """The conditional formats of a column over ``area``."""
        if not column["highlights"]:
            return
        formats = sheet.ConditionalFormats
        made = formats.createByRange(self._together([area]))
        entries = next(one for one in formats.ConditionalFormats if made == one.ID)
        first = area.getCellByPosition(0, 0).AbsoluteName.rpartition(".")[2].replace("$", "")
        for place, highlight in enumerate(column["highlights"]):
            entries.createEntry(0, place)
            entry = entries.getByIndex(place)
            if highlight["equals"] is None:
                entry.Operator, entry.Formula1 = _BY_FORMULA, f"LEN({first})>0"
            else:
                entry.Operator, entry.Formula1 = _EQUAL, _literal(highlight["equals"])
            entry.StyleName = self._style(highlight, column)

    def _style(self, highlight: dict[str, Any], column: dict[str, Any]) -> str:
        """A cell style with the colours of a tone and its sign before the value."""
        name = f"sheets-addin {highlight['tone']} {highlight['sign']} {column['format']}"
        styles = self._model.StyleFamilies.getByName("CellStyles")
        if not styles.hasByName(name):
            styles.insertByName(name, self._model.createInstance("com.sun.star.style.CellStyle"))
            style = styles.getByName(name)
            shade = _LOOK["tones"][highlight["tone"]]
            style.CharColor, style.CellBackColor = _number(shade["text"]), _number(shade["fill"])
            if highlight["sign"]:
                style.NumberFormat = self._key(
                    _LOOK["signed"][column["format"]].replace("{sign}", highlight["sign"].replace('"', ""))
                )
        return name

    def handle(self, tone: str) -> int:
        """The colour of a tab's handle."""
        return _number(_LOOK["tones"][tone]["handle"])


_EQUAL, _BY_FORMULA = 0, 9


def width_of(characters: float) -> int:
    """A column's width from characters of the default font, in hundredths of a millimetre."""
    return round((characters * _PIXELS_OF_A_CHARACTER + _PIXELS_AROUND) * _HUNDREDTHS_OF_A_MM)


def _set(cells: Any, **look: Any) -> None:
    """Set properties in one step: LibreOffice measures the rows after each."""
    names = sorted(look)
    cells.setPropertyValues(tuple(names), tuple(look[name] for name in names))


def _number(colour: str) -> int:
    return int(colour, 16)


def _line(colour: str) -> Any:
    line = uno.createUnoStruct("com.sun.star.table.BorderLine2")
    line.Color, line.OuterLineWidth, line.LineWidth = _number(colour), _THIN, _THIN
    return line


def _literal(value: str | float) -> str:
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return f"{value:g}"
