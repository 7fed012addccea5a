"""The commands that README shows, run as they stand there, in either language."""

import re
import shlex
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
CLIENTS = {
    "README.md": "Client,Manager,Stage,Debt\nBirch Ltd,Ann,New,1\n",
    "README.ru.md": "Клиент;Менеджер;Состояние;Дебиторка\nБерёза;Анна;Новый клиент;1\n",
}
ORDERS = {
    "README.md": "Client,Date,Amount,InvoiceDate\nBirch Ltd,2026-01-02,5,2026-01-02\n",
    "README.ru.md": "Клиент;Дата;Сумма;Дата отгрузки\nБерёза;02.01.2026;5;02.01.2026\n",
}
COMMAND = re.compile(r"sheets-addin (?:new|import|refresh|explain) .*")


def shown_commands(page: str) -> list[str]:
    """Every command in the blocks of code and between backticks that names its workbook."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in [*lines, *inline] if COMMAND.fullmatch(line)]


def ready_for(page: str, folder: Path) -> None:
    """The files that the commands of ``page`` speak of."""
    rows = [line.replace(";", ",").split(",") for line in CLIENTS[page].splitlines()]
    for name in ("clients", "клиенты"):
        (folder / f"{name}.csv").write_text(CLIENTS[page], encoding="utf-8")
        own = Workbook()
        for row in rows:
            own.worksheets[0].append(row)
        own.save(folder / f"{name}.xlsx")
    for name in ("orders", "заказы"):
        (folder / f"{name}.csv").write_text(ORDERS[page], encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "README.ru.md"])
def test_every_command_of_the_readme_works_as_it_stands(page: str, run: Run, tmp_path: Path) -> None:
    ready_for(page, tmp_path)
    commands = [shlex.split(line)[1:] for line in shown_commands(page)]
    assert {"new", "import", "refresh", "explain"} <= {command[0] for command in commands}
    for command in commands:
        done = run(*command)
        assert (done.exit_code, done.stderr) == (0, ""), command
        if command[0] == "import":
            mapped = "order_date" if re.search("orders|заказы", command[-1]) else "client"
            assert re.search(rf"│ {mapped} +│", done.stdout), "the mapping is shown"


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.ru.md", "ru")])
def test_the_example_of_a_mapping_works_as_the_message_shows_it(
    page: str, language: str, run: Run, tmp_path: Path
) -> None:
    ready_for(page, tmp_path)
    assert run("new", "book.xlsx", "--lang", language).exit_code == 0
    command = ["import", "book.xlsx", "orders.csv", "--as", "orders"]
    refused = run(*command, "--map", "order_date")
    assert refused.exit_code == 2
    example = re.search(r"--map (?:\"[^\"]+\"|\S+)", refused.stderr)
    assert example is not None, refused.stderr
    done = run(*command, *shlex.split(example.group()))
    assert (done.exit_code, done.stderr) == (0, "")
