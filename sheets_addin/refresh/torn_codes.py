"""Codes that no longer stand with their clients: rows sorted, cut or moved without the column of codes.

A row is its code and its name together. Where a name that one code had stands beside another one's code now, and the
rest of the row goes with the name rather than with the code, the code was left behind.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sheets_addin.refresh.edited_tabs import REMEMBERED
from sheets_addin.refresh.fingerprints import BLANK, Marks, marks_of
from sheets_addin.refresh.identity import is_own_id
from sheets_addin.refresh.row_owners import remembered_marks, texts
from sheets_addin.refresh.take_back import TakenBack
from sheets_addin.refresh.workbook import Workbook, with_clients_cells
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.problems import Problem

_TORN = Text(
    en="{count} clients stand beside the code of another one, as after a sort without this column",
    ru="у клиентов ({count}) в строке стоит чужой код, как после сортировки без этого столбца",
)
_PUT_BACK = Text(en="every client has got back the code that was his", ru="каждому клиенту возвращён его код")
_LEFT = Text(
    en="left as they are, edits of these clients on other tabs were not taken over: sort or correct the rows anew",
    ru="коды оставлены, правки этих клиентов с других вкладок не перенесены; верните порядок строк или исправьте коды",
)
_STRANGER = Text(
    en="the code is another client's, and the last refresh did not see this name",
    ru="код другого клиента, а такого названия при прошлом обновлении не было",
)
_NEW_CODE = Text(en="a new code was given", ru="дан новый код")


@dataclass(frozen=True)
class MendedCodes:
    """The workbook with every code beside its client, as far as names tell.

    ``cells`` are (row, place) -> code to be written; ``torn`` are codes beside wrong names that could not be put back:
    nothing that is remembered of them counts.
    """

    workbook: Workbook
    cells: Mapping[tuple[int, int], CellValue] = field(default_factory=dict)
    torn: frozenset[str] = frozenset()


def mend_codes(workbook: Workbook) -> MendedCodes:
    """``workbook`` with torn codes put back by name, or told where that is not safe.

    It is where each name belonged to one code and stands on one row now, no other column stayed with the codes, no
    formula gives the codes, and they are our own or most clients are torn: few codes of a company may be corrections.
    """
    rightful = _rightful_codes(workbook)
    if not rightful:
        return MendedCodes(workbook)
    clients = workbook.clients
    place, ids = clients.header.places["client_id"], texts(clients, "client_id")
    header = clients.headers["client_id"]
    told = Problem(clients.sheet, None, header, None, _TORN, _LEFT, {"count": len(rightful)})
    involved = {*rightful.values(), *(ids[row] or "" for row in rightful)}
    may_be_mended = all(map(is_own_id, involved)) or len(rightful) * 2 > len(clients.rows)
    has_formulas = any(workbook.clients_sheet.has_formula(clients.rows[row], place) for row in rightful)
    if not may_be_mended or has_formulas or _stayed_with_codes(workbook, rightful):
        left = dataclasses.replace(workbook, problems=[*workbook.problems, told])
        return MendedCodes(left, torn=frozenset(involved))
    given = {*rightful.values()}
    strangers = [row for row, one in enumerate(ids) if one in given and row not in rightful]
    cells: dict[tuple[int, int], CellValue] = {(clients.rows[row], place): code for row, code in rightful.items()}
    cells |= {(clients.rows[row], place): None for row in strangers}
    names = texts(clients, "client")
    problems = [
        dataclasses.replace(told, done=_PUT_BACK),
        *(
            Problem(clients.sheet, clients.rows[row], header, ids[row], _STRANGER, _NEW_CODE)
            for row in strangers
            if names[row] is not None
        ),
    ]
    return MendedCodes(with_clients_cells(workbook, cells, problems=problems), cells)


def with_mended_codes(taken: TakenBack, mended: MendedCodes) -> TakenBack:
    """``taken`` with the codes to be written, and without anything remembered of clients whose codes stay torn."""
    memory = taken.workbook.memory
    clients = {code: state for code, state in memory.clients.items() if code not in mended.torn}
    workbook = dataclasses.replace(taken.workbook, memory=dataclasses.replace(memory, clients=clients))
    return dataclasses.replace(taken, workbook=workbook, codes=mended.cells)


def _rightful_codes(workbook: Workbook) -> dict[int, str]:
    """Place of a client whose code was left behind -> the code that goes with its name."""
    clients, memory = workbook.clients, workbook.memory
    if "client" not in memory.marked or not {"client", "client_id"}.issubset(clients.frame):
        return {}
    ids = texts(clients, "client_id")
    name_at, rows_with = memory.marked.index("client"), Counter(ids)
    length = len(BLANK)
    then = {
        code: state.marks[name_at * length :][:length].encode("ascii", "replace")
        for code, state in memory.clients.items()
        if state.marks
    }
    now: list[bytes] = marks_of(clients.frame, REMEMBERED[:1])[:, 0].tolist()
    renamed = [
        row
        for row, (code, name) in enumerate(zip(ids, now, strict=True))
        if code in then and name not in (BLANK, then[code]) and rows_with[code] == 1
    ]
    if not renamed:
        return {}
    here = Counter(now)
    codes_of: dict[bytes, list[str]] = {}
    for code, name in then.items():
        codes_of.setdefault(name, []).append(code)
    found: dict[int, str] = {}
    for row in renamed:
        codes = codes_of.get(now[row], [])
        if here[now[row]] == 1 and len(codes) == 1 and rows_with[codes[0]] == 1:
            found[row] = codes[0]
    if not found:
        return {}
    with_code, with_name = _agreeing(workbook, found)
    torn = (with_name.sum(axis=1) >= with_code.sum(axis=1)).tolist()
    return {row: code for (row, code), is_torn in zip(found.items(), torn, strict=True) if is_torn}


def _stayed_with_codes(workbook: Workbook, rightful: Mapping[int, str]) -> bool:
    """Whether some other column of the torn rows agrees with their codes more than with their names."""
    with_code, with_name = _agreeing(workbook, rightful)
    return bool((with_code.sum(axis=0) > with_name.sum(axis=0)).any())


def _agreeing(workbook: Workbook, rightful: Mapping[int, str]) -> tuple[np.ndarray, np.ndarray]:
    """Which cells but names say what was remembered of the row's code, and which of the code of the row's name.

    Cells of which both were the same are left out, as are columns that Clients does not have.
    """
    clients, memory = workbook.clients, workbook.memory
    ids, rows = texts(clients, "client_id"), [*rightful]
    now = marks_of(clients.frame.iloc[rows], REMEMBERED)[:, 1:]
    code, name = (
        _remembered(workbook, codes)[:, 1:] for codes in ([ids[row] or "" for row in rows], [*rightful.values()])
    )
    there = [column.key in clients.frame and column.key in memory.marked for column in REMEMBERED[1:]]
    differ = (code != name) & np.array(there)
    return (now == code) & differ, (now == name) & differ


def _remembered(workbook: Workbook, codes: Sequence[str]) -> Marks:
    memory = workbook.memory
    return remembered_marks([memory.clients[code].marks for code in codes], memory.marked)
