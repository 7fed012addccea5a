"""How the product's cells look in an open Excel: the same palette, formats and marks as in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import xlwings

from sheets_addin.books.cells import number_format, own_date_formats
from sheets_addin.books.conditions import fits_inline, prompt_texts
from sheets_addin.books.excel_native import accept_other_values, set_header_note, set_mark_format, set_outline
from sheets_addin.books.excel_undo import Undo
from sheets_addin.books.palette import (
    COMPUTED_TEXT,
    HEADER_FILL,
    HEADER_LINE,
    HEADER_TEXT,
    LINE,
    SHADES,
    fill_of,
    signed_format,
)
from sheets_addin.vocabulary.layout import Format, Highlight, PatchColumn, TabColumn

_AS_TYPED = "@"
"""The number format under which Excel takes even a formula for text."""


def code_of(column: TabColumn | PatchColumn) -> str:
    """The number format of a column; one of formulas cannot be formatted as text."""
    code = number_format(column.format, column.values)
    has_formulas = isinstance(column, PatchColumn) and column.formula is not None
    return number_format(Format.GENERAL) if has_formulas and code == _AS_TYPED else code


def make_room_for_formulas(area: xlwings.Range, undo: Undo) -> None:
    """See that Excel takes formulas entered into an area for formulas."""
    for piece, code in formats_of(area):
        if code == _AS_TYPED:
            set_number_format(piece, number_format(Format.GENERAL), undo)


def formats_of(area: xlwings.Range) -> list[tuple[xlwings.Range, str]]:
    """The number formats of an area, piece by piece: Excel names one only where all cells agree."""
    found = area.number_format
    if found is not None:
        return [(area, found)]
    rows, columns = area.shape
    if columns > 1:
        half = columns // 2
        return [*formats_of(area[:, :half]), *formats_of(area[:, half:])]
    half = rows // 2
    return [*formats_of(area[:half, :]), *formats_of(area[half:, :])]


def set_number_format(area: xlwings.Range, code: str, undo: Undo) -> None:
    """Show an area in a number format; the former ones come back with ``undo``."""
    former = formats_of(area)
    if [known for _, known in former] != [code]:
        undo.then(lambda: _restore_formats(former))
        area.number_format = code


def format_values(area: xlwings.Range, column: TabColumn, undo: Undo) -> None:
    """Number formats for a column's cells: that of its kind, and dates shown as dates wherever they stand."""
    code = code_of(column)
    set_number_format(area, code, undo)
    for start, stop, own in own_date_formats(column.values, code):
        area[start:stop, :].number_format = own


def dress_header(header: xlwings.Range) -> None:
    """The quiet bold header row."""
    header.color = f"#{HEADER_FILL}"
    header.font.bold = True
    header.font.color = f"#{HEADER_TEXT}"
    header.wrap_text = True
    header.vertical_alignment = "center"
    _underline(header, HEADER_LINE)


def dress_body(body: xlwings.Range, columns: Sequence[TabColumn]) -> None:
    """The body of a tab: computed columns greyed, editable ones pale yellow, a fine line below each row."""
    body.vertical_alignment = "top"
    _underline(body, LINE)
    for place, column in enumerate(columns):
        cells = body[:, place : place + 1]
        if fill := fill_of(column):
            cells.color = f"#{fill}"
        if column.computed:
            cells.font.color = f"#{COMPUTED_TEXT}"
        if column.wrap:
            cells.wrap_text = True
        if column.is_text:
            cells.horizontal_alignment = "left"


def dress_column(cell: xlwings.Range, column: TabColumn) -> None:
    """Width, alignment, outline group and explanation of a column, by its header cell."""
    cell.column_width = column.width
    cell.horizontal_alignment = "left" if column.is_text else "center"
    if column.level:
        set_outline(cell, column.level, folded=column.folded)
    if column.note:
        set_header_note(cell, *prompt_texts(column.header, column.note))


def mark(area: xlwings.Range, highlights: Sequence[Highlight], code: str) -> None:
    """The conditional formats of a column, in place of those that it has; the first one comes first."""
    area.conditional_formats.clear()
    # every new rule goes before the others
    for highlight in reversed(highlights):
        shade = SHADES[highlight.tone]
        rule = area.conditional_formats.add_cell_value(
            "not_equal_to" if highlight.equals is None else "equal_to",
            _literal("" if highlight.equals is None else highlight.equals),
            fill_color=f"#{shade.fill}",
            font_color=f"#{shade.text}",
        )
        if highlight.sign:
            set_mark_format(rule, signed_format(code, highlight.sign))


def offer(area: xlwings.Range, choices: Sequence[str]) -> None:
    """A drop-down over an area; other values stay possible, and lists too long for a rule of Excel's are left out."""
    area.data_validation.delete()
    if choices and fits_inline(choices) and not any(";" in choice for choice in choices):
        area.data_validation.set_list(list(choices))
        accept_other_values(area)


def look_like(area: xlwings.Range, model: xlwings.Range) -> None:
    """Give an area the look of another one, wherever all cells of that one look alike."""
    wishes: list[tuple[object, Callable[[], None]]] = [
        (model.color, lambda: setattr(area, "color", model.color)),
        (model.font.name, lambda: setattr(area.font, "name", model.font.name)),
        (model.font.size, lambda: setattr(area.font, "size", model.font.size)),
        (model.font.bold, lambda: setattr(area.font, "bold", model.font.bold)),
        (model.font.color, lambda: setattr(area.font, "color", model.font.color)),
        (model.wrap_text, lambda: setattr(area, "wrap_text", model.wrap_text)),
        (model.vertical_alignment, lambda: setattr(area, "vertical_alignment", model.vertical_alignment)),
    ]
    for found, take_over in wishes:
        if found is not None:
            take_over()


def _restore_formats(former: Sequence[tuple[xlwings.Range, str]]) -> None:
    for area, code in former:
        area.number_format = code


def _underline(area: xlwings.Range, colour: str) -> None:
    for side in ("edge_bottom",) if area.shape[0] == 1 else ("edge_bottom", "inside_horizontal"):
        area.borders.set(side, line_style="continuous", weight="hairline", color=f"#{colour}")


def _literal(value: str | float) -> str | float:
    if isinstance(value, str):
        return '="' + value.replace('"', '""') + '"'
    # a whole number reads alike in every language of Excel
    return int(value) if float(value).is_integer() else value
