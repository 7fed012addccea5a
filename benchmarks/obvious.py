"""What anybody would write: pandas.read_excel, the methods, openpyxl. Run by refresh.py as a child process.

It also builds the workbook that both programs refresh, through openpyxl so that the file owes nothing to the product's
own writer, and compares what the two have found.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from sheets_addin.assess import assess
from sheets_addin.demo import demo_tables
from sheets_addin.refresh.clients_update import COMPUTED
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.table_columns import ORDER_COLUMNS

LANGUAGE = Language.ENGLISH
RESULTS = (*ORDER_METRICS, *COMPUTED)


def build(book: str, clients: int, orders: int, today: dt.date) -> None:
    """A workbook of ``clients`` clients and their last ``orders`` orders, as a user would have it."""
    company = demo_tables(LANGUAGE, today, clients=clients)
    if len(company.orders) < orders:
        sys.exit(f"{clients} clients have only {len(company.orders)} orders, {orders} were asked for")
    workbook = Workbook(write_only=True)
    for name, columns, frame in (
        ("Clients", CLIENT_COLUMNS, company.clients),
        ("Orders", ORDER_COLUMNS, company.orders.tail(orders)),
    ):
        sheet = workbook.create_sheet(name)
        sheet.append([column.header(LANGUAGE) for column in columns])
        cells = [cells_of(frame[column.key], column, LANGUAGE) for column in columns]
        for row in zip(*cells, strict=True):
            sheet.append(row)
    workbook.save(book)


def refresh(book: str, today: dt.date) -> None:
    """The computed columns of Clients beside the typed ones."""
    clients = _frame(book, "Clients", CLIENT_COLUMNS)
    orders = _frame(book, "Orders", ORDER_COLUMNS).rename(columns={"order_client": "client_id"})
    found = assess(clients, orders, Settings(language=LANGUAGE), today).columns
    workbook = load_workbook(book)
    sheet = workbook["Clients"]
    first = sheet.max_column + 1
    for place, column in enumerate(RESULTS, start=first):
        sheet.cell(1, place, column.header(LANGUAGE))
        for row, value in enumerate(cells_of(found[column.key], column, LANGUAGE), start=2):
            sheet.cell(row, place, value)
    workbook.save(book)


def _frame(book: str, sheet: str, columns: Sequence[Column]) -> pd.DataFrame:
    read = pd.read_excel(book, sheet_name=sheet, engine="openpyxl")
    return pd.DataFrame({column.key: _typed(read[column.header(LANGUAGE)], column) for column in columns})


def _typed(values: pd.Series, column: Column) -> pd.Series:
    if column.kind is Kind.CHOICE:
        return values.map({choice.in_language(LANGUAGE): choice.code for choice in column.choices}).astype("str")
    if column.kind is Kind.YES_NO:
        return values.map({"yes": True, "no": False}).astype("boolean")
    if column.kind is Kind.DATE:
        return pd.to_datetime(values).astype("datetime64[s]")
    return values.astype("str" if column.kind is Kind.TEXT else "float64")


def compare(ours: str, obvious: str) -> None:
    """Exit with a message where the two workbooks differ in a computed column."""
    first, second = (_results(book) for book in (ours, obvious))
    for header, values in first.items():
        differing = sum(not _same(one, other) for one, other in zip(values, second[header], strict=True))
        if differing:
            sys.exit(f"{header}: {differing} of {len(values)} cells differ")


def _same(one: object, other: object) -> bool:
    """Equal, figures to the 16 digits that openpyxl writes."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-15)
    return one == other


def _results(book: str) -> dict[str, list[object]]:
    header, *rows = CalamineWorkbook.from_path(book).get_sheet_by_name("Clients").to_python()
    places = {column.header(LANGUAGE): header.index(column.header(LANGUAGE)) for column in RESULTS}
    return {name: [row[place] for row in rows] for name, place in places.items()}


def main() -> None:
    action, book, *rest = sys.argv[1:]
    if action == "build":
        build(book, int(rest[0]), int(rest[1]), dt.date.fromisoformat(rest[2]))
    elif action == "refresh":
        refresh(book, dt.date.fromisoformat(rest[0]))
    else:
        compare(book, rest[0])


if __name__ == "__main__":
    main()
