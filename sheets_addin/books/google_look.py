"""How the product's cells look in a Google Sheet: the same palette and formats as in a file, as far as Google has them.

A conditional format of Google's changes colours alone, so the signs of marks stand in the number formats of columns,
where one sign goes with every filled cell or with one number. A mark of a word needs none: the word says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheets_addin.books.addresses import quoted
from sheets_addin.books.cells import DATE_FORMAT, DATE_TIME_FORMAT, DURATION_FORMAT, TIME_FORMAT, own_date_formats
from sheets_addin.books.cells import number_format as file_format
from sheets_addin.books.google_requests import Request, grid_range, repeat_cell, sheet_properties
from sheets_addin.books.palette import (
    COMPUTED_FILL,
    COMPUTED_TEXT,
    HEADER_FILL,
    HEADER_LINE,
    HEADER_TEXT,
    LINE,
    SHADES,
    fill_of,
)
from sheets_addin.vocabulary.addresses import column_letters
from sheets_addin.vocabulary.layout import CellValue, Format, Highlight, PatchColumn, TabColumn, Tone

_CHARACTER, _AROUND_TEXT = 7, 5
_TITLE_SIZE = 13
_GENERAL = file_format(Format.GENERAL)
_AS_TYPED = file_format(Format.TEXT)
_KINDS = {
    DATE_FORMAT: ("DATE", "dd.mm.yyyy"),
    DATE_TIME_FORMAT: ("DATE_TIME", "dd.mm.yyyy hh:mm"),
    TIME_FORMAT: ("TIME", "hh:mm:ss"),
    DURATION_FORMAT: ("TIME", "[h]:mm:ss"),
}
_PARTS = ("red", "green", "blue")
_BODY_FIELDS = "numberFormat,backgroundColorStyle,textFormat,borders,wrapStrategy,horizontalAlignment,verticalAlignment"


def colour(code: str) -> dict[str, Any]:
    """A colour from its RRGGBB."""
    parts = (round(int(code[place : place + 2], 16) / 255, 4) for place in (0, 2, 4))
    return {"rgbColor": dict(zip(_PARTS, parts, strict=True))}


def pixels(width: float) -> int:
    """The width of a column of so many characters."""
    return round(width * _CHARACTER) + _AROUND_TEXT


def google_format(code: str, highlights: Sequence[Highlight] = ()) -> dict[str, str] | None:
    """A number format of a file's as Google names it, with the signs of marks; None for none."""
    if code in _KINDS:
        kind, pattern = _KINDS[code]
        return {"type": kind, "pattern": pattern}
    for highlight in highlights:
        sign = '"' + highlight.sign.replace('"', "") + ' "'
        if highlight.equals is None:
            if code in (_AS_TYPED, _GENERAL):
                return {"type": "TEXT", "pattern": f"{sign}@"}
            return {"type": "NUMBER", "pattern": f"{sign}{code}"}
        if isinstance(highlight.equals, int | float):
            plain = "0" if code == _GENERAL else code
            return {"type": "NUMBER", "pattern": f"[={highlight.equals:g}]{sign}{plain};{plain}"}
    if code == _GENERAL:
        return None
    return {"type": "TEXT" if code == _AS_TYPED else "NUMBER", "pattern": code}


def format_of(column: TabColumn) -> dict[str, str] | None:
    """The number format of a column. Only texts that people type need one, lest Google takes 007 for a number."""
    code = file_format(column.format, column.values)
    if code == _AS_TYPED and column.computed:
        code = _GENERAL
    return google_format(code, column.highlights)


def _line(code: str) -> dict[str, Any]:
    return {"bottom": {"style": "SOLID", "colorStyle": colour(code)}}


def header_look(column: TabColumn) -> dict[str, Any]:
    """The quiet bold header row."""
    return {
        "backgroundColorStyle": colour(HEADER_FILL),
        "textFormat": {"bold": True, "foregroundColorStyle": colour(HEADER_TEXT)},
        "borders": _line(HEADER_LINE),
        "wrapStrategy": "WRAP",
        "horizontalAlignment": "LEFT" if column.is_text else "CENTER",
        "verticalAlignment": "MIDDLE",
    }


def body_look(column: TabColumn, *, is_total: bool = False) -> dict[str, Any]:
    """A body cell: its fill tells computed and editable ones from others, a fine line stands below each row."""
    look = empty_look(column)
    fill = COMPUTED_FILL if is_total else fill_of(column)
    if fill:
        look["backgroundColorStyle"] = colour(fill)
    if is_total:
        look["textFormat"] = {"bold": True}
    elif column.computed:
        look["textFormat"] = {"foregroundColorStyle": colour(COMPUTED_TEXT)}
    look["borders"] = _line(HEADER_LINE if is_total else LINE)
    return look


def empty_look(column: TabColumn) -> dict[str, Any]:
    """The look of a column's cells that nobody filled yet."""
    look: dict[str, Any] = {"verticalAlignment": "TOP"}
    number_format = format_of(column)
    if number_format is not None:
        look["numberFormat"] = number_format
    if column.wrap:
        look["wrapStrategy"] = "WRAP"
    if column.is_text:
        look["horizontalAlignment"] = "LEFT"
    return look


def title_look() -> dict[str, Any]:
    """The title of a block of figures."""
    text = {"bold": True, "fontSize": _TITLE_SIZE, "foregroundColorStyle": colour(HEADER_TEXT)}
    return {"textFormat": text, "verticalAlignment": "MIDDLE"}


def note_look() -> dict[str, Any]:
    """The sentence below a block's title."""
    text = {"foregroundColorStyle": colour(COMPUTED_TEXT)}
    return {"textFormat": text, "wrapStrategy": "WRAP", "verticalAlignment": "TOP"}


def looks(area: Mapping[str, int], look: Mapping[str, Any]) -> Request:
    """An area looks like this, and no other way."""
    return repeat_cell(area, {"userEnteredFormat": dict(look)}, f"userEnteredFormat({_BODY_FIELDS})")


def formatted(area: Mapping[str, int], number_format: Mapping[str, str] | None) -> Request:
    """The number format of an area; nothing else of its look changes."""
    look = {} if number_format is None else {"numberFormat": dict(number_format)}
    return repeat_cell(area, {"userEnteredFormat": look}, "userEnteredFormat.numberFormat")


def dates_shown(
    sheet: int, top: int, place: int, values: Sequence[CellValue], column: TabColumn | PatchColumn
) -> Iterator[Request]:
    """Formats for days and times in a column that does not show them as such anyway, from row ``top`` on."""
    for start, stop, code in own_date_formats(values, file_format(column.format, column.values)):
        yield formatted(grid_range(sheet, top + start, place, top + stop, place + 1), google_format(code))


def marks(area: Mapping[str, int], highlights: Sequence[Highlight], first: int) -> Iterator[Request]:
    """The conditional formats of a column over an area; ``first`` is the place of the first one among the tab's."""
    cell = f"{column_letters(area['startColumnIndex'])}{area['startRowIndex'] + 1}"
    for offset, highlight in enumerate(highlights):
        shade = SHADES[highlight.tone]
        look = {
            "backgroundColorStyle": colour(shade.fill),
            "textFormat": {"foregroundColorStyle": colour(shade.text), "bold": True},
        }
        rule = {"condition": _condition(highlight, cell), "format": look}
        content = {"rule": {"ranges": [dict(area)], "booleanRule": rule}, "index": first + offset}
        yield {"addConditionalFormatRule": content}


def is_mark(rule: Mapping[str, Any]) -> bool:
    """Whether a conditional format is one of :func:`marks`: people's own look otherwise."""
    look = rule.get("booleanRule", {}).get("format", {})
    text = look.get("textFormat", {})
    colours = _code(text.get("foregroundColorStyle", {})), _code(look.get("backgroundColorStyle", {}))
    return bool(text.get("bold")) and colours in {(shade.text, shade.fill) for shade in SHADES.values()}


def _code(style: Mapping[str, Any]) -> str:
    """The RRGGBB of a colour as Google gives it: without the parts that are zero, and not quite as it was sent."""
    rgb = style.get("rgbColor", {})
    return "".join(f"{round(rgb.get(part, 0) * 255):02X}" for part in _PARTS)


def _condition(highlight: Highlight, cell: str) -> dict[str, Any]:
    if highlight.equals is None:
        formula = f"=LEN(TRIM({cell}))>0"
        return {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    if isinstance(highlight.equals, str):
        return {"type": "TEXT_EQ", "values": [{"userEnteredValue": highlight.equals}]}
    return {"type": "NUMBER_EQ", "values": [{"userEnteredValue": f"{highlight.equals:g}"}]}


def offer(area: Mapping[str, int], column: TabColumn) -> Request | None:
    """A drop-down over an area, None where the column offers nothing; other values stay possible."""
    if column.choices_in is not None:
        tab, place = column.choices_in
        letters = column_letters(place)
        source = f"={quoted(tab)}!${letters}$2:${letters}"
        condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": source}]}
    elif column.choices:
        condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": choice} for choice in column.choices]}
    else:
        return None
    rule = {"condition": condition, "strict": False, "showCustomUi": True}
    return {"setDataValidation": {"range": dict(area), "rule": rule, "filteredRowsIncluded": True}}


def handle_coloured(sheet: int, tone: Tone | None) -> Request | None:
    """The colour of a tab's handle; None where it has none."""
    return None if tone is None else sheet_properties(sheet, "tabColorStyle", tabColorStyle=colour(SHADES[tone].handle))


def column_width(sheet: int, place: int, width: float, count: int = 1) -> Request:
    """The width of columns from ``place`` on."""
    area = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + count}
    return {
        "updateDimensionProperties": {
            "range": area,
            "properties": {"pixelSize": pixels(width)},
            "fields": "pixelSize",
        }
    }
