"""Checks across rows and tables: what no single cell can show to be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from sheets_addin.refresh.memory import ClientState
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.tab_names import INPUT_TABS
from sheets_addin.vocabulary.table_reader import Table

ALLOWED_MOVES: dict[str, frozenset[str]] = {
    "new": frozenset({"contact_1", "refusal", "strategic_reserve"}),
    "contact_1": frozenset({"contact_2", "refusal", "strategic_reserve"}),
    "contact_2": frozenset({"contact_3", "refusal", "strategic_reserve"}),
    "contact_3": frozenset({"deal", "refusal", "strategic_reserve"}),
    "deal": frozenset({"deal_support"}),
    "deal_support": frozenset({"client"}),
    "refusal": frozenset({"call_round"}),
    "call_round": frozenset({"contact_1"}),
    "strategic_reserve": frozenset({"contact_1"}),
    "client": frozenset({"deal"}),
}
"""Moves from a stage that the algorithm of contacts allows (S1); any other is kept and reported."""

LEFT_OUT = Text(en="left out of the history", ru="в историю не вошло")
_NOT_COUNTED = Text(en="taken as blank", ru="считается пустым")
_KEPT = Text(en="kept", ru="оставлено")
_NO_DATE = Text(en="the date is missing", ru="нет даты")
_NO_AMOUNT = Text(en="the amount is missing", ru="нет суммы")
_FUTURE = Text(en="the date is after today", ru="дата позже сегодняшней")
_SAME_ORDER = Text(
    en="the same order stands on several rows: client, date, amount and number agree",
    ru="один и тот же заказ стоит в нескольких строках: совпадают клиент, дата, сумма и номер",
)
_SAME_ORDER_DONE = Text(en="all rows count", ru="учтены все строки")
_SAME_ID = Text(en="the ID appears on several rows", ru="код стоит в нескольких строках")
_SAME_ID_DONE = Text(
    en="all rows kept; orders count for the first", ru="все строки оставлены; заказы отнесены к первой"
)
_SAME_NAME = Text(en="the name appears on several rows", ru="название стоит в нескольких строках")
_SAME_NAME_DONE = Text(
    en="all rows kept; orders by this name count for the first",
    ru="все строки оставлены; заказы по названию отнесены к первой",
)
_NOBODY_BOUGHT = Text(
    en="no client has a last order: without orders nobody can be Black, Gold, Standard or Image",
    ru="ни у кого нет последнего заказа: без заказов никто не станет Чёрным, Золотым, Стандартным или Имиджевым",
)
_NOBODY_BOUGHT_DONE = Text(
    en="counted as not bought yet; fill in the tab “{orders}”, or the column “{last_order}” here",
    ru="считаются ещё не покупавшими; заполните вкладку «{orders}» или столбец «{last_order}» здесь",
)
_LAST_ORDER = next(metric for metric in ORDER_METRICS if metric.key == "last_order")
_BUYERS = frozenset({"client", "deal_support"})
"""Stages that only somebody who bought is in."""

_MANUAL = Text(en="chosen by hand; the rule says “{rule}”", ru="выбрано вручную; по правилу «{rule}»")
_MOVE = Text(
    en="an unusual move: from “{before}” to “{after}”", ru="переход не по алгоритму: из «{before}» в «{after}»"
)


def _at(table: Table, key: str, mask: np.ndarray, what: Text, done: Text) -> list[Problem]:
    places = np.flatnonzero(mask).tolist()
    values = table.frame[key].iloc[places].tolist()
    return [
        Problem(table.sheet, table.rows[place], table.headers[key], _cell(value), what, done)
        for place, value in zip(places, values, strict=True)
    ]


def _cell(value: object) -> str | None:
    if isinstance(value, pd.Timestamp):
        return value.strftime("%d.%m.%Y")
    return value if isinstance(value, str) else None


@dataclass(frozen=True)
class Ledger:
    """What a table of orders or activities calls its client, its day and its amount (None: it has none), by key."""

    client: str
    day: str
    amount: str | None


ORDERS = Ledger("order_client", "order_date", "amount")
ACTIVITIES = Ledger("activity_client", "activity_date", None)


def check_ledger(table: Table, ledger: Ledger, today: np.datetime64) -> list[Problem]:
    """Rows that cannot count: no date, a date after ``today``, no amount."""
    frame = table.frame
    future = (frame[ledger.day] > today).to_numpy()
    found = [
        *_at(table, ledger.day, _missing(table, ledger, ledger.day), _NO_DATE, LEFT_OUT),
        *_at(table, ledger.day, future, _FUTURE, LEFT_OUT),
    ]
    if ledger.amount is not None:
        missing = _missing(table, ledger, ledger.amount)
        found.extend(_at(table, ledger.amount, missing, _NO_AMOUNT, LEFT_OUT))
    return found


def check_repeated_orders(orders: Table, client_ids: pd.Series) -> list[Problem]:
    """Orders of one client, day, amount and number (or without one) that stand on several rows."""
    told_by = orders.frame.reindex(columns=["order_date", "amount", "order_number"]).assign(client=client_ids)
    told_by["order_number"] = told_by["order_number"].map(plain, na_action="ignore")
    counted = told_by[["client", "order_date", "amount"]].notna().all(axis=1)
    repeated = counted & told_by.duplicated(keep=False)
    return _at(orders, "order_client", repeated.to_numpy(), _SAME_ORDER, _SAME_ORDER_DONE)


def unreadable_ledger_rows(table: Table, ledger: Ledger) -> list[Problem]:
    """The problems of reading the table, where a row without its day or amount is left out rather than blank."""
    needed = {table.headers[key] for key in (ledger.day, ledger.amount) if key}
    return [
        replace(problem, done=LEFT_OUT) if problem.row is not None and problem.column in needed else problem
        for problem in table.problems
    ]


def _missing(table: Table, ledger: Ledger, key: str) -> np.ndarray:
    """Blank cells of a column, those aside that are blank because they could not be read."""
    header = table.headers[key]
    unreadable = [problem.row for problem in table.problems if problem.row is not None and problem.column == header]
    return table.frame[key].isna().to_numpy() & ~np.isin(np.asarray(table.rows), unreadable)


def check_last_contact(clients: Table, today: np.datetime64) -> list[Problem]:
    """Last contacts that have not happened yet."""
    if "last_contact" not in clients.frame:
        return []
    future = (clients.frame["last_contact"] > today).to_numpy()
    return _at(clients, "last_contact", future, _FUTURE, _NOT_COUNTED)


def check_identity(clients: Table) -> list[Problem]:
    """IDs and names that stand on several rows."""
    problems: list[Problem] = []
    for key, what, done in (("client_id", _SAME_ID, _SAME_ID_DONE), ("client", _SAME_NAME, _SAME_NAME_DONE)):
        if key in clients.frame:
            names = clients.frame[key].map(plain, na_action="ignore")
            repeated = names.duplicated(keep=False) & names.notna()
            problems.extend(_at(clients, key, repeated.to_numpy(), what, done))
    return problems


def check_buyers(clients: Table, typed: pd.DataFrame, language: Language) -> list[Problem]:
    """A word about clients of whom nobody has bought, though they owe money or their stage says that they did."""
    says_bought = (typed["debt"] > 0) | typed["stage"].isin(_BUYERS)
    if typed["last_order"].notna().any() or not says_bought.any():
        return []
    fields: dict[str, object] = {
        "orders": INPUT_TABS["orders"].in_language(language),
        "last_order": clients.header_of(_LAST_ORDER),
    }
    return [Problem(clients.sheet, None, "", None, _NOBODY_BOUGHT, _NOBODY_BOUGHT_DONE, fields)]


def check_manual_base(clients: Table, rule_base: pd.Series, language: Language) -> list[Problem]:
    """Bases chosen by hand that differ from what the rule says."""
    if "manual_base" not in clients.frame:
        return []
    manual = clients.frame["manual_base"]
    header = clients.headers["manual_base"]
    return [
        Problem(
            clients.sheet,
            clients.rows[place],
            header,
            choices.name_of(choices.BASES, manual.iloc[place], language),
            _MANUAL,
            _KEPT,
            {"rule": choices.name_of(choices.BASES, rule_base.iloc[place], language)},
        )
        for place in np.flatnonzero((manual.notna() & (manual != rule_base)).to_numpy()).tolist()
    ]


def check_moves(
    clients: Table,
    ids: pd.Series,
    before: Mapping[str, ClientState],
    language: Language,
) -> list[Problem]:
    """Stages that changed since the last refresh in a way that the algorithm of contacts does not know (S1)."""
    if "stage" not in clients.frame:
        return []
    header = clients.headers["stage"]
    problems: list[Problem] = []
    rows = zip(clients.rows, ids.tolist(), clients.frame["stage"].tolist(), ids.duplicated().tolist(), strict=True)
    for row, client_id, after, is_repeated in rows:
        if is_repeated:
            continue
        stage = before[client_id].stage if client_id in before else None
        if stage is None or not isinstance(after, str) or after == stage or after in ALLOWED_MOVES[stage]:
            continue
        names = {
            "before": choices.name_of(choices.STAGES, stage, language),
            "after": choices.name_of(choices.STAGES, after, language),
        }
        problems.append(Problem(clients.sheet, row, header, names["after"], _MOVE, _KEPT, dict(names)))
    return problems
