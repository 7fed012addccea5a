"""What every function of a live Excel is tried with: its clock, and cells as Excel gives them."""

import datetime as dt

import pytest


def as_excel_gives(cell):
    """Excel knows no day without a time."""
    return dt.datetime.combine(cell, dt.time()) if isinstance(cell, dt.date) else cell


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The clock of the functions, which have read nothing yet."""
    made = Clock()
    monkeypatch.setattr("udfs.calling_workbook._read", {})
    monkeypatch.setattr("udfs.calling_workbook._read_clients", {})
    monkeypatch.setattr("udfs.calling_workbook.seconds", made)
    return made
