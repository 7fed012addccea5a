"""Clients that may stand on two rows under two spellings of one name: ООО "Ромашка" and «Ромашка, ООО»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sheets_addin.refresh.identity import is_own_id
from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.contacts import CONTACTS, contacts_in_common
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_PERHAPS = Text(
    en="perhaps the same client as in row {row}: “{name}”", ru="возможно, тот же клиент, что в строке {row}: «{name}»"
)
_PERHAPS_DONE = Text(
    en="both rows kept; decide whether it is one client", ru="обе строки оставлены; решите, один ли это клиент"
)
_TOLD_BY = ("client", "client_id", *CONTACTS)


def check_same_clients(clients: Table) -> list[Problem]:
    """Names that differ in quotes, marks or place of the legal form alone, each named beside the first such row.

    Two codes of the company's own, two legal forms, or other contacts and none in common mean two clients.
    """
    if "client" not in clients.frame:
        return []
    names = clients.frame["client"]
    first_rows: dict[str, int] = {}
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for place, name in enumerate(names.tolist()):
        if isinstance(name, str) and first_rows.setdefault(plain(name), place) == place:
            spellings[client_name(name).key].append(name)
    problems: list[Problem] = []
    for names_alike in spellings.values():
        alike = [_filled(clients, first_rows[plain(name)]) for name in names_alike] if len(names_alike) > 1 else []
        for later, cells in enumerate(alike):
            earlier = next((place for place in range(later) if _may_be_one(cells, alike[place])), None)
            if earlier is not None:
                rows = [clients.rows[first_rows[plain(names_alike[place])]] for place in (later, earlier)]
                problems.append(_problem(clients, rows, names_alike[later], names_alike[earlier]))
    return problems


def _problem(clients: Table, rows: Sequence[int], name: str, earlier_name: str) -> Problem:
    fields: dict[str, object] = {"row": rows[1] + 1, "name": earlier_name}
    return Problem(clients.sheet, rows[0], clients.headers["client"], name, _PERHAPS, _PERHAPS_DONE, fields)


def _filled(clients: Table, place: int) -> dict[str, CellValue]:
    """The filled cells that tell a client from others."""
    cells = {key: clients.frame[key].iat[place] for key in _TOLD_BY if key in clients.frame}
    return {key: cell for key, cell in cells.items() if isinstance(cell, str)}


def _may_be_one(one: Mapping[str, CellValue], other: Mapping[str, CellValue]) -> bool:
    names = [client_name(str(cells["client"])) for cells in (one, other)]
    codes = {plain(code) for cells in (one, other) if not is_own_id(code := str(cells.get("client_id", ""))) and code}
    agreeing, contradicting = contacts_in_common(one, other)
    return names[0].forms_agree(names[1]) and len(codes) <= 1 and (agreeing > 0 or not contradicting)
