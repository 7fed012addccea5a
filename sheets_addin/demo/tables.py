"""The demo company as the tables of a workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from sheets_addin.demo import identity as identities
from sheets_addin.demo import words
from sheets_addin.demo.buyers import fill_buyers, fill_manual_bases, fill_sizes
from sheets_addin.demo.contacts import Contacts, ToDo, draft_contacts, draft_tasks
from sheets_addin.demo.draft import Codes, Dice, Draft, Figures, on_working_days
from sheets_addin.demo.history import History, draft_history, plan_buyers
from sheets_addin.demo.prospects import fill_prospects, fill_resting
from sheets_addin.demo.roles import Cast
from sheets_addin.vocabulary.choices import CATEGORIES, name_of
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS

_Values: TypeAlias = Sequence[str | None] | Codes | Figures
_FREE_TO_MOVE = ("in_work_since", "last_contact", "next_contact", "expected_close", "promised_pay", "contract_due")


@dataclass(frozen=True)
class DemoData:
    """Four frames keyed by :attr:`Column.key`, values typed as :class:`~sheets_addin.vocabulary.columns.Kind` says.

    ``orders`` name clients by ID, ``activities`` by name, as people do.
    """

    clients: pd.DataFrame
    orders: pd.DataFrame
    activities: pd.DataFrame
    tasks: pd.DataFrame


def demo_tables(language: Language, today: dt.date, *, seed: int = 2026, clients: int = 300) -> DemoData:
    """Invent a company of ``clients`` clients with two years of orders, as it stands on ``today``.

    The same ``seed``, ``today`` and ``clients`` give the same company; in the other ``language`` it has the same
    figures, days and choices under other names. Raises ValueError for fewer than 100 clients: they could not
    show every case.
    """
    dice = Dice(seed)
    cast = Cast(dice, clients)
    draft = Draft(clients)
    buyers = plan_buyers(cast, dice)
    history = draft_history(buyers, today, dice)
    fill_prospects(draft, cast, dice)
    fill_resting(draft, cast, dice)
    fill_buyers(draft, cast, buyers, history, dice)
    fill_manual_bases(draft, cast, dice)
    fill_sizes(draft, np.arange(clients), dice)
    for key in _FREE_TO_MOVE:
        draft.put(key, np.arange(clients), on_working_days(draft.figures(key), today))
    identity = identities.draft_identity(draft, cast, dice)
    contacts = draft_contacts(draft, dice)
    to_do = draft_tasks(dice)

    table = _clients(draft, identity, language, today)
    managers = np.array(words.MANAGERS.in_language(language), dtype=object)
    return DemoData(
        clients=table,
        orders=_orders(history, table["client_id"].to_numpy(dtype=object), today),
        activities=_activities(contacts, table, language, today),
        tasks=_tasks(to_do, managers, language, today),
    )


def _clients(draft: Draft, identity: identities.Identity, language: Language, today: dt.date) -> pd.DataFrame:
    full_names, surnames = identities.people(identity, language)
    notes = [None if note is None else words.NOTES[note[0]].in_language(language)[note[1]] for note in identity.note]
    typed: dict[str, _Values] = {
        "client_id": [f"C-{number:06d}" for number in range(1, draft.size + 1)],
        "client": identities.company_names(identity, language),
        "contact_person": full_names,
        "phone": identities.phones(draft.size, language),
        "email": identities.emails(surnames, identity, language),
        "manager": [words.MANAGERS.in_language(language)[place] for place in identity.manager],
        "territory": [words.TERRITORIES.in_language(language)[place] for place in identity.territory],
        "category": [name_of(CATEGORIES, code, language) for code in identity.category],
        "note": notes,
    }
    numeric = {Kind.MONEY, Kind.INTEGER, Kind.NUMBER, Kind.DATE}
    typed |= {
        column.key: draft.figures(column.key) if column.kind in numeric else draft.codes(column.key)
        for column in CLIENT_COLUMNS
        if column.key not in typed
    }
    return _frame(CLIENT_COLUMNS, typed, today)


def _orders(history: History, ids: Codes, today: dt.date) -> pd.DataFrame:
    return _frame(
        ORDER_COLUMNS,
        {
            "order_client": ids[history.client],
            "order_date": history.day,
            "amount": history.amount,
            "order_due": history.due,
            "paid_on": history.paid,
            "order_number": [str(number) for number in range(1, len(history.day) + 1)],
        },
        today,
    )


def _activities(contacts: Contacts, clients: pd.DataFrame, language: Language, today: dt.date) -> pd.DataFrame:
    kinds = np.array(words.ACTIVITY_KINDS.in_language(language), dtype=object)
    return _frame(
        ACTIVITY_COLUMNS,
        {
            "activity_date": on_working_days(contacts.day, today),
            "activity_manager": clients["manager"].to_numpy(dtype=object)[contacts.client],
            "activity_client": clients["client"].to_numpy(dtype=object)[contacts.client],
            "activity_kind": kinds[contacts.kind],
            "minutes": contacts.minutes,
        },
        today,
    )


def _tasks(to_do: ToDo, managers: Codes, language: Language, today: dt.date) -> pd.DataFrame:
    return _frame(
        TASK_COLUMNS,
        {
            "task": np.array(words.TASKS.in_language(language), dtype=object)[to_do.task],
            "task_manager": managers[to_do.manager],
            "task_value": to_do.value,
            "task_due": on_working_days(to_do.due, today),
            "task_done": to_do.done,
        },
        today,
    )


def _frame(columns: Sequence[Column], values: Mapping[str, _Values], today: dt.date) -> pd.DataFrame:
    return pd.DataFrame({column.key: _series(column, values[column.key], today) for column in columns})


def _series(column: Column, values: _Values, today: dt.date) -> pd.Series:
    if column.kind is Kind.DATE:
        days = pd.to_timedelta(np.asarray(values, dtype=np.float64), unit="D")
        return pd.Series(pd.Timestamp(today) + days).astype("datetime64[s]")
    dtype = {Kind.YES_NO: "boolean", Kind.TEXT: "str", Kind.CHOICE: "str"}.get(column.kind, "float64")
    return pd.Series(np.asarray(values), dtype=dtype)
