"""Who leads a client: nobody, or two managers at once (S3)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sheets_addin.vocabulary.contacts import phone_numbers
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_NO_MANAGER = Text(en="the client has no manager", ru="у клиента нет менеджера")
_NO_MANAGER_DONE = Text(
    en="kept; it stands in a list of its own, without a manager", ru="оставлен; попадает в общий список без менеджера"
)
_TWO_MANAGERS = {
    "client_id": Text(en="the same ID stands with {others} too", ru="тот же код есть ещё у: {others}"),
    "client": Text(en="the same name stands with {others} too", ru="то же название есть ещё у: {others}"),
    "phone": Text(en="the same phone stands with {others} too", ru="тот же телефон есть ещё у: {others}"),
}
_TWO_MANAGERS_DONE = Text(en="all rows kept; decide who leads it", ru="все строки оставлены; решите, кто ведёт клиента")


def check_managers(clients: Table, assessed: pd.DataFrame) -> list[Problem]:
    """Clients in work without a manager, and clients that stand on several rows with different managers.

    ``assessed`` has base, stage and one spelling of each manager, rows as in ``clients``. Nothing is wrong where the
    tab has no column of managers. A client is the same where its ID, its name or its only phone is.
    """
    if "manager" not in clients.frame:
        return []
    in_work = (assessed["base"] != "off_profile") & (assessed["stage"] != "refusal")
    missing = np.flatnonzero((in_work & assessed["manager"].isna()).to_numpy()).tolist()
    problems = [_problem(clients, place, None, _NO_MANAGER, _NO_MANAGER_DONE) for place in missing]
    managers = assessed["manager"]
    leaders = managers.tolist()
    known = np.zeros(len(assessed), dtype=bool)
    for key, what in _TWO_MANAGERS.items():
        if key in clients.frame:
            shared = _several_managers(_identities(clients.frame[key], key), managers)
            for place, others in shared.items():
                if not known[place]:
                    manager = leaders[place]
                    fields: dict[str, object] = {"others": ", ".join(name for name in others if name != manager)}
                    problems.append(_problem(clients, place, manager, what, _TWO_MANAGERS_DONE, fields))
                    known[place] = True
    return problems


def _problem(
    clients: Table, place: int, value: str | None, what: Text, done: Text, fields: dict[str, object] | None = None
) -> Problem:
    return Problem(clients.sheet, clients.rows[place], clients.headers["manager"], value, what, done, fields or {})


def _identities(values: pd.Series, key: str) -> pd.Series:
    """What tells one client from another, NaN where the cell is blank or no single phone."""
    spelled = {text: _only_number(text) if key == "phone" else plain(text) for text in values.dropna().unique()}
    return values.map(spelled)


def _only_number(phones: str) -> str | None:
    """The phone number in a cell that has one alone; None where it has none or several."""
    numbers = phone_numbers(phones)
    return next(iter(numbers)) if len(numbers) == 1 else None


def _several_managers(identities: pd.Series, managers: pd.Series) -> dict[int, list[str]]:
    """The places of rows whose identity stands with several managers, and all these by name."""
    rows = pd.DataFrame({"who": identities.to_numpy(dtype=object), "manager": managers.to_numpy(dtype=object)})
    rows = rows.dropna()
    rows = rows[rows.groupby("who")["manager"].transform("nunique") > 1]
    names = rows.groupby("who")["manager"].agg(lambda group: sorted(set(group)))
    return {int(place): names[who] for place, who in rows["who"].items()}  # type: ignore[call-overload]
