"""All clients of a workbook assessed: IDs filled, orders and activities given to their clients, problems found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.assess import Assessment, assess
from sheets_addin.methods import OUTPUTS
from sheets_addin.refresh.checks import (
    ACTIVITIES,
    ORDERS,
    Ledger,
    check_buyers,
    check_identity,
    check_last_contact,
    check_ledger,
    check_manual_base,
    check_moves,
    check_repeated_orders,
)
from sheets_addin.refresh.duties import check_managers
from sheets_addin.refresh.identity import ClientFinder, finder_of, with_ids
from sheets_addin.refresh.manager_names import check_manager_names
from sheets_addin.refresh.same_clients import check_same_clients
from sheets_addin.refresh.unknown_clients import check_clients_named
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.vocabulary.client_table import columns_by_key, one_spelling, with_all_columns
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

COLUMNS: Mapping[str, Column] = columns_by_key({key: output.column for key, output in OUTPUTS.items()})
"""Every column that a client has: typed, from orders, computed."""

_NO_HISTORY = Text(
    en="the order history that the last refresh used is not in the workbook",
    ru="в книге нет истории заказов, по которой считалось прошлое обновление",
)
_METRICS_BLANK = Text(en="order metrics are blank", ru="показатели заказов пусты")


@dataclass(frozen=True)
class ClientAssessment:
    """The clients of a workbook with everything known of them.

    ``frame`` has one row a client in the order of the sheet, and all of :data:`COLUMNS`; ``new_ids`` are the places
    (from 0) of the clients whose ID was blank. ``orders`` and ``activities`` are those tables with the ``client_id`` of
    each row, None where the workbook notes none; managers of activities are spelled as on Clients.
    """

    frame: pd.DataFrame
    assessment: Assessment
    new_ids: Sequence[int]
    orders: pd.DataFrame | None
    activities: pd.DataFrame | None
    problems: list[Problem]
    finder: ClientFinder

    @property
    def has_orders(self) -> bool:
        """Whether there is an order history."""
        return self.orders is not None


def assess_workbook(workbook: Workbook, today: dt.date) -> ClientAssessment:
    """Assess all clients of ``workbook`` on the day ``today``."""
    typed = with_all_columns(workbook.clients.frame)
    ids, blank = with_ids(typed, _known_ids(workbook))
    typed = typed.assign(
        client_id=ids, manager=one_spelling(typed["manager"]), territory=one_spelling(typed["territory"])
    )
    finder = finder_of(typed, ids)
    day = np.datetime64(today)
    problems = [
        *workbook.problems,
        *check_identity(workbook.clients),
        *check_same_clients(workbook.clients),
        *check_last_contact(workbook.clients, day),
    ]
    orders = _of_clients(workbook.orders, ORDERS, finder)
    activities = _of_clients(workbook.activities, ACTIVITIES, finder)
    if activities is not None and "activity_manager" in activities:
        managers = one_spelling(activities["activity_manager"], typed["manager"].dropna().unique())
        activities = activities.assign(activity_manager=managers)
    for table, ledger, found in ((workbook.orders, ORDERS, orders), (workbook.activities, ACTIVITIES, activities)):
        if table is not None and found is not None:
            problems.extend(check_clients_named(table, ledger, found["client_id"], finder))
            problems.extend(check_ledger(table, ledger, day))
    if workbook.orders is not None and orders is not None:
        problems.extend(check_repeated_orders(workbook.orders, orders["client_id"]))
    if orders is None and (stale := [metric.key for metric in ORDER_METRICS if metric.key in workbook.memory.columns]):
        typed = typed.assign(**{key: pd.Series(np.nan, index=typed.index).astype(typed[key].dtype) for key in stale})
        problems.append(Problem(workbook.clients.sheet, None, "", None, _NO_HISTORY, _METRICS_BLANK))
    elif orders is None:
        problems.extend(check_buyers(workbook.clients, typed, workbook.language))
    assessment = assess(typed, orders, workbook.settings, today, activities=activities)
    frame = assessment.beside(typed)
    problems.extend(check_managers(workbook.clients, frame))
    problems.extend(check_manager_names(workbook.clients, frame["manager"]))
    problems.extend(check_manual_base(workbook.clients, frame["rule_base"], workbook.language))
    problems.extend(check_moves(workbook.clients, ids, workbook.memory.clients, workbook.language))
    return ClientAssessment(frame, assessment, blank, orders, activities, problems, finder)


def empty_clients() -> pd.DataFrame:
    """A table of no clients with every column that people type and every order metric."""
    return with_all_columns(pd.DataFrame(index=range(0)))


def _known_ids(workbook: Workbook) -> list[str]:
    """IDs that the last refresh, the orders or the activities know."""
    named = [
        table.frame[ledger.client].dropna().unique()
        for table, ledger in ((workbook.orders, ORDERS), (workbook.activities, ACTIVITIES))
        if table is not None
    ]
    return [*workbook.memory.clients, *(name for names in named for name in names)]


def _of_clients(table: Table | None, ledger: Ledger, finder: ClientFinder) -> pd.DataFrame | None:
    """The table with the ``client_id`` of each row; None where nothing is noted, so that metrics typed by hand hold."""
    if table is None or not table.rows:
        return None
    return table.frame.assign(client_id=finder.find_all(table.frame[ledger.client]))
