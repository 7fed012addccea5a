"""The documentation says what the code has."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sheets_addin.methods import FUNCTIONS, OUTPUTS
from sheets_addin.methods.next_action import TABLE
from sheets_addin.reference import PAGES
from sheets_addin.reference.page import commands, rooms
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def page():
    return (DOCS / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_written_page_is_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make reference"


@pytest.mark.parametrize(("name", "language"), [("next-action.md", "en"), ("next-action.ru.md", "ru")])
def test_the_page_of_actions_has_a_line_for_every_rule_and_names_for_every_figure(name, language):
    page = (DOCS / name).read_text(encoding="utf-8")
    lines = [line.split(" | ") for line in page.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [line[0] for line in lines] == [f"| {number}" for number in range(1, len(TABLE.rules) + 1)]
    assert [line[3].removesuffix(" |").strip() for line in lines] == [
        rule.because.in_language(Language(language)) for rule in TABLE.rules
    ]
    assert not re.search(r"[{}]", page)


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


def test_the_pages_do_not_depend_on_the_language_of_the_machine(tmp_path):
    environment = {**os.environ, "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru", "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-m", "sheets_addin.reference", str(tmp_path)], env=environment, check=True)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == {name: page() for name, page in PAGES.items()}


def test_public_names_of_every_room_exist_and_are_described(page):
    described = page.split("## Public names")[1]
    for room, module in rooms().items():
        for name in module.__all__:
            assert hasattr(module, name), f"{room}.{name}"
            assert f"`{name}`" in described, f"{room}.{name}"
