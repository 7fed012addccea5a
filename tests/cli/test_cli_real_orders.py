"""A real wholesaler's invoices through the commands, from an empty workbook to the refreshed one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheets_addin.books import FileBook
from tests.cli.conftest import Run

SOURCE = (Path(__file__).parents[2] / ".." / "shared" / "data" / "online_retail_invoices.csv.gz").resolve()


@pytest.mark.skipif(not SOURCE.exists(), reason="the real invoices are not beside this repository")
def test_new_import_refresh_twice(run: Run, tmp_path: Path) -> None:
    assert run("new", "retail.xlsx", "--lang", "en").exit_code == 0
    imported = run("import", "retail.xlsx", SOURCE, "--as", "orders")
    assert imported.exit_code == 0
    assert "4 372" in imported.output.replace("\u00a0", " ")

    first = run("refresh", "retail.xlsx", "--today", "2011-12-09", "--json")
    assert first.exit_code == 0
    found = json.loads(first.stdout)
    assert found["clients"] == 4372
    assert found["bases"] == {
        "development": 34, "gold": 1170, "standard": 3168, "image": 0, "black": 0, "off_profile": 0,
    }  # fmt: skip
    assert found["gold_threshold"] == 1447.14
    assert found["winback"]["stopped"] == 1052
    assert [(line["what"], line["count"]) for line in found["problem_lines"]] == [
        ("the client is missing", 3722),
        ("the client has no manager", 4372),
    ]

    book = FileBook(tmp_path / "retail.xlsx")
    before = {sheet.name: book.read(sheet.name) for sheet in book.sheets()}
    clients = before["Clients"].rows
    frequency = [row[list(clients[0]).index("XYZ")] for row in clients[1:]]
    assert [frequency.count(letter) for letter in "XYZ"] == [256, 1199, 2809]
    assert [row[6] for row in before["Problems"].rows[1:]] == [3722, 4372]

    assert run("refresh", "retail.xlsx", "--today", "2011-12-09").exit_code == 0
    book = FileBook(tmp_path / "retail.xlsx")
    after = {sheet.name: book.read(sheet.name) for sheet in book.sheets()}
    log_before, log_after = before.pop("Log").rows, after.pop("Log").rows
    assert after == before
    assert list(log_after[: len(log_before)]) == list(log_before)
    assert len(log_after) == len(log_before) + 1
