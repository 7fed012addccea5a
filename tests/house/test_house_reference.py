"""The documentation says what the code has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sheets_addin.methods import FUNCTIONS, OUTPUTS
from sheets_addin.reference import commands, reference, rooms
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def page():
    return (DOCS / "reference.md").read_text(encoding="utf-8")


def test_the_reference_is_up_to_date(page):
    assert page == reference(), "run: python -m sheets_addin.reference > docs/reference.md"


def test_every_column_is_described(page):
    columns = [*CLIENT_COLUMNS, *ORDER_METRICS, *ORDER_COLUMNS, *ACTIVITY_COLUMNS, *TASK_COLUMNS]
    columns += [output.column for output in OUTPUTS.values()]
    missing = [c.key for c in columns if f"| `{c.key}` | {c.name.en} | {c.name.ru} |" not in page]
    assert missing == []


def test_every_setting_is_described(page):
    settings = page.split("## Settings")[1].split("\n## ")[0]
    assert [name for name in Settings.model_fields if f"| `{name}` |" not in settings] == []


def test_every_cell_function_is_described(page):
    functions = page.split("## Cell functions")[1].split("\n## ")[0]
    assert [name for name in FUNCTIONS if f"| `{name}` |" not in functions] == []


def test_every_command_and_option_is_described(page):
    section = page.split("## Commands")[1].split("\n## ")[0]
    for name, command in commands().items():
        described = section.split(f"`sheets-addin {name}")[1].split("`sheets-addin ")[0]
        for param in command.params:
            assert all(f"`{option}`" in described for option in param.opts if option.startswith("-")), (
                name,
                param.name,
            )
    assert {"new", "import", "refresh", "explain", "demo"} <= set(commands())


def test_the_reference_does_not_depend_on_the_language_of_the_machine(page):
    environment = {**os.environ, "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "sheets_addin.reference"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout == page


def test_public_names_of_every_room_exist_and_are_described(page):
    described = page.split("## Public names")[1]
    for room, module in rooms().items():
        for name in module.__all__:
            assert hasattr(module, name), f"{room}.{name}"
            assert f"`{name}`" in described, f"{room}.{name}"
