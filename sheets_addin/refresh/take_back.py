"""What managers typed on the tabs that refresh writes goes back to Clients before anything is computed.

A cell counts as edited where it differs from what the last refresh wrote there. An edit is taken over where Clients
still says what it said then; where both sides changed, Clients is kept and both values go to Problems. Rows without an
ID on the tab of a base are new clients. Rows that are gone delete nobody.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheets_addin.refresh import edit_problems
from sheets_addin.refresh.edit_problems import problems_of_own_columns
from sheets_addin.refresh.edited_tabs import EDITED_TABS
from sheets_addin.refresh.edits import Edit, changed_cells, error_problems, renamed_columns, weigh
from sheets_addin.refresh.new_clients import NewClient, clients_typed, room_below
from sheets_addin.refresh.refused_edits import NamedRows, RefusedEdit, with_clients
from sheets_addin.refresh.row_owners import TabRows, known_clients, rows_of_tab
from sheets_addin.refresh.workbook import Workbook, with_clients_cells
from sheets_addin.tabs.table_patch import Placed, added_column, missing_columns
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.layout import CellValue, Sheet, SheetPatch
from sheets_addin.vocabulary.problems import Problem


@dataclass(frozen=True)
class TakenBack:
    """The workbook with the edits in its table of clients, and what they change on the Clients tab.

    ``cells`` are (row, place) -> value in rows that were there, ``added`` rows (place -> value) below ``last_row``,
    ``new_columns`` typed columns that Clients lacked. ``refused`` are the edits that Clients does not hold as
    they were typed, and what they replaced unread; ``codes`` are cells of clients' codes that refresh itself corrects.
    """

    workbook: Workbook
    last_row: int
    cells: Mapping[tuple[int, int], CellValue] = field(default_factory=dict)
    added: Sequence[Mapping[int, CellValue]] = ()
    new_columns: Sequence[Placed] = ()
    refused: Sequence[RefusedEdit] = ()
    codes: Mapping[tuple[int, int], CellValue] = field(default_factory=dict)


def edited_sheets(workbook: Workbook) -> list[str]:
    """The names of the sheets that hold edits, as far as the last refresh can be told from them."""
    if not workbook.memory.marked:
        return []
    return [workbook.own_tabs[tab.key] for tab in EDITED_TABS if tab.key in workbook.own_tabs]


def take_back(workbook: Workbook, sheets: Mapping[str, Sheet]) -> TakenBack:
    """``workbook`` with what people typed on ``sheets``, the sheets of :func:`edited_sheets` by name."""
    clients = workbook.clients
    if not sheets:
        return TakenBack(workbook, clients.last_row)
    known = known_clients(clients, workbook.memory)
    problems: list[Problem] = []
    tabs: list[TabRows] = []
    for tab in EDITED_TABS:
        sheet = sheets.get(workbook.own_tabs.get(tab.key, ""))
        if sheet is None or not sheet.rows:
            continue
        edited = tab.read(sheet, workbook.language)
        if edited is None:
            problems.append(Problem(sheet.name, None, "", None, edit_problems.NO_HEADERS, edit_problems.NOT_TAKEN))
            continue
        tabs.append(rows_of_tab(tab, sheet, edited, known))
        problems.extend((*error_problems(tabs[-1]), *renamed_columns(tabs[-1], workbook.language)))
        problems.extend(problems_of_own_columns(sheet, edited.table))
    edits = [edit for rows in tabs for edit in changed_cells(rows, known, workbook.language)]
    weighed = weigh(edits, known, workbook.clients_sheet)
    typed = clients_typed(tabs, known, workbook.language)
    new, refused = room_below(workbook.clients_sheet, clients, typed.clients)
    problems.extend((*weighed.problems, *typed.problems, *refused))
    named = [NamedRows(clients, known.ids), *(NamedRows(rows.table, rows.ids) for rows in tabs)]
    taken = _applied(workbook, list(weighed.taken.values()), new, problems)
    return dataclasses.replace(taken, refused=with_clients(problems, named))


def _applied(
    workbook: Workbook, edits: Sequence[Edit], new: Sequence[NewClient], problems: Sequence[Problem]
) -> TakenBack:
    """The table of clients read again with the edits in it: what was typed is understood as if typed there."""
    clients = workbook.clients
    if not edits and not new:
        kept = dataclasses.replace(workbook, problems=[*workbook.problems, *problems])
        return TakenBack(kept, clients.last_row)
    needed = {edit.column.key for edit in edits} | {key for client in new for key in client.cells}
    new_columns = missing_columns(clients, [column for column in CLIENT_COLUMNS if column.key in needed])
    places = {**clients.header.places, **{item.column.key: item.place for item in new_columns}}
    cells = {(clients.rows[edit.client], places[edit.column.key]): edit.value for edit in edits}
    added = [{places[key]: value for key, value in client.cells.items()} for client in new]
    headers = {(clients.header.row, item.place): item.header for item in new_columns}
    last_row = clients.row_above(len(added))
    rows = {(last_row + 1 + step, place): value for step, row in enumerate(added) for place, value in row.items()}
    header = dataclasses.replace(clients.header, places=places)
    changed = with_clients_cells(workbook, {**cells, **headers, **rows}, header=header, problems=problems)
    return TakenBack(changed, last_row, cells, added, new_columns)


def with_edits(patch: SheetPatch, taken: TakenBack) -> SheetPatch:
    """The patch of Clients, made for all clients, that writes what was taken back too: cells, columns and rows."""
    patch = dataclasses.replace(patch, cells={**taken.codes, **patch.cells})
    if not taken.cells and not taken.added:
        return patch
    count = len(patch.rows) - len(taken.added)
    columns = [dataclasses.replace(column, values=column.values[:count]) for column in patch.columns]
    columns.extend(
        added_column(item, [taken.cells.get((row, item.place)) for row in patch.rows[:count]])
        for item in taken.new_columns
    )
    new_places = {item.place for item in taken.new_columns}
    filled = {place: value for place, value in patch.cells.items() if place[0] <= taken.last_row}
    return dataclasses.replace(
        patch,
        last_row=taken.last_row,
        rows=patch.rows[:count],
        columns=columns,
        cells={**filled, **{cell: value for cell, value in taken.cells.items() if cell[1] not in new_places}},
        appended=[_added_row(patch, step, row, count + step) for step, row in enumerate(taken.added)],
    )


def _added_row(
    patch: SheetPatch, step: int, typed: Mapping[int, CellValue], place_in_rows: int
) -> dict[int, CellValue]:
    """A new client's whole row: what was typed, its ID, and what is computed of it."""
    row = patch.rows[place_in_rows]
    whole = {
        **typed,
        **{place: value for (number, place), value in patch.cells.items() if number == row},
        **{column.column: column.values[place_in_rows] for column in patch.columns},
    }
    return {place: value for place, value in sorted(whole.items()) if value is not None}
