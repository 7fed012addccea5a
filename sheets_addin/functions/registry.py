"""The functions that managers type into cells, taken from the columns that the methods give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sheets_addin.methods import FUNCTIONS, OUTPUTS
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Text

WHY = "WHY"
"""The function that tells the reasons of all the others."""


@dataclass(frozen=True)
class Argument:
    """An argument of a cell function: its name in code and on a sheet, what it means, whether it may be left out."""

    key: str
    name: Text
    meaning: Text
    optional: bool


ARGUMENTS: tuple[Argument, ...] = (
    Argument(
        "row",
        Text(en="row", ru="строка"),
        Text(
            en="The client's row, or a block of rows: from the ID to the last order figure, no formulas inside.",
            ru="Строка клиента или несколько строк: от кода до последнего показателя заказов, без формул внутри.",
        ),
        optional=False,
    ),
    Argument(
        "headers",
        Text(en="headers", ru="заголовки"),
        Text(
            en="The headers above the row; left out, the order of a new workbook holds.",
            ru="Заголовки над строкой; если не указаны, порядок столбцов как в новой книге.",
        ),
        optional=True,
    ),
    Argument(
        "today",
        Text(en="today", ru="сегодня"),
        Text(
            en="The day to count from; left out, the real one.", ru="День, на который считать; если не указан, сегодня."
        ),
        optional=True,
    ),
)
"""Every cell function is called ``F(row, [headers], [today])``."""


@dataclass(frozen=True)
class CellFunction:
    """A cell function.

    ``key`` is the column that it returns (None for ``WHY``, which gives sentences), ``kind`` the type of its values,
    ``title`` the column's name, ``meaning`` one sentence for the function wizard.
    """

    name: str
    key: str | None
    kind: Kind
    title: Text
    meaning: Text

    @property
    def value_type(self) -> Literal["text", "number", "date"]:
        """What a spreadsheet gets: ``text``, ``number`` or ``date``."""
        if self.kind is Kind.DATE:
            return "date"
        return "number" if self.kind.is_number else "text"


def _functions() -> dict[str, CellFunction]:
    placed = sorted(FUNCTIONS.items(), key=lambda item: OUTPUTS[item[1]].place or len(OUTPUTS))
    functions = {}
    for name, key in placed:
        column = OUTPUTS[key].column
        functions[name] = CellFunction(name, key, column.kind, column.name, column.meaning)
    functions[WHY] = CellFunction(
        WHY,
        None,
        Kind.TEXT,
        Text(en="Why", ru="Почему"),
        Text(
            en="Why the client is where it is: the reason of every result, with the client's own figures.",
            ru="Почему клиент там, где он есть: причина каждого результата с цифрами этого клиента.",
        ),
    )
    return functions


CELL_FUNCTIONS: Mapping[str, CellFunction] = _functions()
"""All cell functions by name: those of the Clients columns in their order, the others, and ``WHY`` last."""
