"""Results on Clients that somebody typed over: they are written anew, so what stood there is told."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.methods import OUTPUTS
from sheets_addin.refresh.clients_update import ClientsUpdate
from sheets_addin.refresh.memory import ClientState
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.table_patch import Placed
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import is_blank, plain, text_of
from sheets_addin.vocabulary.problems import Problem

_TYPED_OVER = Text(
    en="the cell is computed; something else was typed into it", ru="ячейка вычисляется, а в неё вписали другое"
)
_WRITTEN_ANEW = Text(en="computed anew", ru="вычислено заново")
_CHOOSE_BASE = Text(
    en="computed anew; to choose the base by hand, fill in “{manual}”",
    ru="вычислено заново; чтобы выбрать базу вручную, заполните «{manual}»",
)
_BASE = OUTPUTS["base"].column
_MANUAL_BASE = next(column for column in CLIENT_COLUMNS if column.key == "manual_base")
_A_HANDFUL = 20
_BASE_NAMES = {base.code: {plain(base.in_language(language)) for language in Language} for base in choices.BASES}


def check_typed_over(workbook: Workbook, update: ClientsUpdate, client_ids: Sequence[str]) -> list[Problem]:
    """Computed cells of clients that the last refresh saw which no longer hold what it wrote, as far as that shows.

    It shows where the formula of a cell is gone while others of its column have theirs, and where the base is not the
    remembered one. ``client_ids`` are those of the rows of ``update``.
    """
    clients, memory = workbook.clients, workbook.memory
    states = [memory.clients.get(client_id) for client_id in client_ids]
    written = {column.column: column.values for column in update.patch.columns}
    manual = clients.header_of(_MANUAL_BASE)
    problems: list[Problem] = []
    for item in update.placed:
        if item.is_new or item.place not in written or item.column.key not in memory.columns:
            continue
        for place, cell in _typed(workbook, item, states):
            if text_of(cell) != text_of(written[item.place][place]):
                done, fields = (_CHOOSE_BASE, {"manual": manual}) if item.column is _BASE else (_WRITTEN_ANEW, {})
                row = clients.rows[place]
                problems.append(Problem(clients.sheet, row, item.header, cell, _TYPED_OVER, done, dict(fields)))
    return problems


def _typed(workbook: Workbook, item: Placed, states: Sequence[ClientState | None]) -> list[tuple[int, CellValue]]:
    """The places of the rows in which something was typed over the column, with the cell.

    Bases that differ on more rows than a hand types over are none: the rows were sorted without this column.
    """
    sheet, rows = workbook.clients_sheet, workbook.clients.rows
    formulas = sheet.formulas.get(item.place, ())
    if (not formulas and item.column is not _BASE) or len(formulas) >= len(rows):
        return []
    found: list[tuple[int, CellValue]] = []
    for place, (row, state) in enumerate(zip(rows, states, strict=True)):
        if state is None or row in formulas:
            continue
        cells = sheet.rows[row]
        cell = cells[item.place] if item.place < len(cells) else None
        is_remembered = not formulas and plain(text_of(cell)) in _BASE_NAMES.get(state.base or "", ())
        if not is_blank(cell) and not is_remembered:
            found.append((place, cell))
    return found if formulas or len(found) <= max(_A_HANDFUL, len(rows) // 10) else []
