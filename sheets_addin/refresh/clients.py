"""All clients of a workbook assessed: IDs filled, orders and activities given to their clients, problems found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheets_addin.assess import Assessment, assess
from sheets_addin.methods import OUTPUTS
from sheets_addin.refresh.checks import check_identity, check_manual_base, check_moves, check_orders
from sheets_addin.refresh.identity import ClientFinder, finder_of, with_ids
from sheets_addin.refresh.workbook import Workbook
from sheets_addin.tabs.input_tabs import columns_by_key
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS
from sheets_addin.vocabulary.table_reader import Table

COLUMNS: Mapping[str, Column] = columns_by_key({key: output.column for key, output in OUTPUTS.items()})
"""Every column that a client has: typed, from orders, computed."""

_DTYPES = {
    Kind.TEXT: "str",
    Kind.CHOICE: "str",
    Kind.YES_NO: "boolean",
    Kind.DATE: "datetime64[s]",
}


@dataclass(frozen=True)
class ClientAssessment:
    """The clients of a workbook with everything known of them.

    ``frame`` has one row a client in the order of the sheet, and all of :data:`COLUMNS`; ``new_ids`` are the places
    (from 0) of the clients whose ID was blank; ``has_orders`` tells whether there is an order history.
    """

    frame: pd.DataFrame
    assessment: Assessment
    new_ids: Sequence[int]
    has_orders: bool
    problems: list[Problem]
    finder: ClientFinder


def assess_workbook(workbook: Workbook, today: dt.date) -> ClientAssessment:
    """Assess all clients of ``workbook`` on the day ``today``."""
    typed = _all_columns(workbook.clients.frame)
    ids, blank = with_ids(typed)
    typed = typed.assign(client_id=ids)
    finder = finder_of(typed, ids)
    problems = [*workbook.problems, *check_identity(workbook.clients, CLIENT_COLUMNS)]
    orders, order_problems = _orders(workbook.orders, finder, today)
    problems.extend(order_problems)
    assessment = assess(typed, orders, workbook.settings, today, activities=_activities(workbook.activities, finder))
    frame = pd.concat([typed.drop(columns=assessment.columns.columns, errors="ignore"), assessment.columns], axis=1)
    problems.extend(check_manual_base(workbook.clients, frame["rule_base"], CLIENT_COLUMNS, workbook.language))
    problems.extend(check_moves(workbook.clients, ids, workbook.memory.clients, CLIENT_COLUMNS, workbook.language))
    return ClientAssessment(frame, assessment, blank, orders is not None, problems, finder)


def empty_clients() -> pd.DataFrame:
    """A table of no clients with every column that people type and every order metric."""
    return _all_columns(pd.DataFrame(index=range(0)))


def _all_columns(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            column.key: frame[column.key]
            if column.key in frame
            else pd.Series([None] * len(frame), index=frame.index, dtype=_DTYPES.get(column.kind, "float64"))
            for column in (*CLIENT_COLUMNS, *ORDER_METRICS)
        },
        index=frame.index,
    )


def _orders(orders: Table | None, finder: ClientFinder, today: dt.date) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Orders with the ``client_id`` of each; None where not one is noted, so that metrics typed by hand hold."""
    if orders is None or not orders.rows:
        return None, []
    client_ids = finder.find_all(orders.frame["order_client"])
    problems = check_orders(orders, client_ids, np.datetime64(today), ORDER_COLUMNS)
    return orders.frame.assign(client_id=client_ids), problems


def _activities(activities: Table | None, finder: ClientFinder) -> pd.DataFrame | None:
    if activities is None:
        return None
    return activities.frame.assign(client_id=finder.find_all(activities.frame["activity_client"]))
