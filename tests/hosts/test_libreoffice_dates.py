"""Days in an open document, which may count them from 1899 or from 1904: what people read is the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.hosts.backend import Backend
from tests.hosts.office import Office

HEADERS = ("ID", "Client", "Manager", "Stage", "In work since", "Next contact", "Deal value")
TODAY = dt.date.today()


def _document_from(document: Any, day_zero: dt.date) -> Any:
    zero = document.NullDate
    zero.Year, zero.Month, zero.Day = day_zero.year, day_zero.month, day_zero.day
    document.NullDate = zero
    sheet = document.Sheets.getByIndex(0)
    sheet.Name = "Clients"
    sheet.getCellRangeByName("A1:G2").setDataArray((HEADERS, ("K1", "Birch", "Anna", "New", "", "", "")))
    return sheet


def _cell(sheet: Any, header: str, row: int) -> Any:
    headers = sheet.getCellRangeByName("A1:BK1").getDataArray()[0]
    return sheet.getCellByPosition(headers.index(header), row)


def _shown(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


@pytest.mark.parametrize("day_zero", [dt.date(1899, 12, 30), dt.date(1904, 1, 1)], ids=lambda day: str(day.year))
def test_days_typed_on_a_tab_go_back_as_days(office: Office, backend: Backend, day_zero: dt.date):
    since, contact, other = (TODAY + dt.timedelta(days=days) for days in (-40, 9, 20))
    with office.opened() as document:
        clients = _document_from(document, day_zero)
        _cell(clients, "In work since", 1).FormulaLocal = since.isoformat()
        done, said = office.dispatch(document, "refresh")
        assert done, said
        tab = document.Sheets.getByName("In development")
        _cell(tab, "Next contact", 1).FormulaLocal = contact.isoformat()
        _cell(tab, "Deal value", 1).Value = 46_000
        _cell(tab, "Client", 2).String = "Oak"
        _cell(tab, "Next contact", 2).FormulaLocal = other.isoformat()
        done, said = office.dispatch(document, "refresh")
        assert done, said
        names = ("Client", "Next contact", "Deal value")
        assert [_cell(clients, name, 1).String for name in names] == ["Birch", _shown(contact), "46000"]
        assert [_cell(clients, name, 2).String for name in names] == ["Oak", _shown(other), ""]
        assert _cell(clients, "Next contact", 1).Value == (contact - day_zero).days
        assert _cell(clients, "Deadline", 1).String == _shown(since + dt.timedelta(days=30))
        when = _cell(document.Sheets.getByName("Log"), "When", 1).String
        assert when.startswith(_shown(TODAY)), when
