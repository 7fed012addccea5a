"""Order metrics per client from a table of orders, all columns at once.

Orders dated after today, and orders without a client, a date or an amount, are left out here; the refresh reports them.
An order whose payment is dated after today is not paid yet.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sheets_addin.vocabulary.days import dates_of, day_number, day_numbers
from sheets_addin.vocabulary.settings import Settings

YEAR_DAYS = 365
QUARTER_DAYS = 90
_DAY_SPAN = 2**32  # more days than any calendar has, so that client and day fit one sortable integer


@dataclass(frozen=True)
class _Ledger:
    """Usable orders: ``client`` is the place of the client among ``clients``, days count from 1970-01-01."""

    clients: pd.Index[str]
    client: NDArray[np.intp]
    day: NDArray[np.int64]
    amount: NDArray[np.float64]
    due: NDArray[np.float64]
    paid: NDArray[np.float64]

    def sums(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Sum of the chosen amounts a client, rounded to hundredths so that thresholds compare exactly."""
        totals = np.bincount(self.client[chosen], weights=self.amount[chosen], minlength=len(self.clients))
        return np.asarray(np.round(totals, 2) + 0.0, dtype=np.float64)

    def counts(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Number of chosen orders a client."""
        return np.bincount(self.client[chosen], minlength=len(self.clients)).astype(np.float64)

    def window(self, end: NDArray[np.float64] | float, days: int) -> NDArray[np.bool_]:
        """Orders in the half-open window (end - days, end]; ``end`` is one day, or one a client (NaN: none)."""
        last = end if isinstance(end, (int, float)) else end[self.client]
        return np.asarray((self.day > last - days) & (self.day <= last))


def order_metrics(orders: pd.DataFrame, settings: Settings, today: dt.date) -> pd.DataFrame:
    """The order metrics of every client with at least one usable order, indexed by client_id.

    ``orders`` has the columns client_id, order_date and amount, and, where known, order_due and paid_on. The result has
    the columns ORDER_METRICS and WIN_BACK_METRICS of :mod:`sheets_addin.vocabulary.order_columns`, with the types of
    their kinds. Windows are half-open, (today - 365 days, today]; revenue counts returns, order counts and dates only
    positive amounts. KeyError where one of the first three columns is missing.
    """
    day = day_number(today)
    ledger = _ledger(orders, day)
    positive = ledger.amount > 0
    year = ledger.window(day, YEAR_DAYS)
    first, last, distinct = _order_days(ledger, positive)
    with np.errstate(invalid="ignore", divide="ignore"):
        interval = np.where(distinct > 1, (last - first) / (distinct - 1), np.nan)
    due_passed = np.where(ledger.paid <= day, ledger.paid > ledger.due, ledger.due < day)
    invoice = year & positive & ~np.isnan(ledger.due)
    return pd.DataFrame(
        {
            "revenue_12m": ledger.sums(year),
            "orders_12m": ledger.counts(year & positive),
            "last_order": dates_of(last),
            "ltv": _lifetime_value(ledger.sums(positive), first, day, settings.lifetime_years),
            "revenue_90d": ledger.sums(ledger.window(day, QUARTER_DAYS)),
            "revenue_prev_90d": ledger.sums(ledger.window(day - QUARTER_DAYS, QUARTER_DAYS)),
            "order_interval": interval,
            "invoices_12m": ledger.counts(invoice),
            "late_invoices_12m": ledger.counts(invoice & due_passed),
            "revenue_before_last_order": ledger.sums(ledger.window(last, YEAR_DAYS)),
            "revenue_before_90d": ledger.sums(ledger.window(day - QUARTER_DAYS, YEAR_DAYS)),
        },
        index=ledger.clients,
    )


def _ledger(orders: pd.DataFrame, today: int) -> _Ledger:
    dates = day_numbers(orders["order_date"])
    amounts = pd.to_numeric(orders["amount"], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    codes, clients = pd.factorize(orders["client_id"])
    usable = (codes >= 0) & (dates <= today) & np.isfinite(amounts)
    used, client = np.unique(codes[usable], return_inverse=True)
    return _Ledger(
        clients=pd.Index(clients[used], name="client_id"),
        client=client,
        day=dates[usable].astype(np.int64),
        amount=amounts[usable],
        due=_days_where_noted(orders, "order_due")[usable],
        paid=_days_where_noted(orders, "paid_on")[usable],
    )


def _days_where_noted(orders: pd.DataFrame, key: str) -> NDArray[np.float64]:
    """Day numbers of an optional column, all blank where it is missing."""
    return day_numbers(orders[key]) if key in orders.columns else np.full(len(orders), np.nan)


def _order_days(
    ledger: _Ledger, positive: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """First and last day of a positive order (NaN: none), and the number of different ones, a client."""
    size = len(ledger.clients)
    keys = np.unique(ledger.client[positive] * _DAY_SPAN + ledger.day[positive] + _DAY_SPAN // 2)
    client, shifted = np.divmod(keys, _DAY_SPAN)
    day = shifted - _DAY_SPAN // 2
    begins = np.flatnonzero(np.diff(client, prepend=-1))
    ends = np.append(begins[1:], len(client)) - 1
    first, last = np.full(size, np.nan), np.full(size, np.nan)
    if len(begins):
        first[client[begins]] = day[begins]
        last[client[begins]] = day[ends]
    return first, last, np.bincount(client, minlength=size).astype(np.float64)


def _lifetime_value(
    total: NDArray[np.float64], first: NDArray[np.float64], today: int, lifetime_years: float
) -> NDArray[np.float64]:
    """Average order x orders per year x years of life; the number of orders cancels out."""
    lifetime_days = np.maximum(YEAR_DAYS, today - first)
    return np.round(total / lifetime_days * YEAR_DAYS * lifetime_years, 2)
