"""The commands that README shows, run as they stand there, in either language."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

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


@pytest.fixture
def shell_folder(tmp_path: Path) -> Path:
    """A folder whose ``bin`` holds the program under the name that README uses."""
    program = tmp_path / "bin" / "sheets-addin"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from sheets_addin.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    return tmp_path


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
def test_every_command_of_the_readme_works_as_it_stands(page: str, shell_folder: Path) -> None:
    ready_for(page, shell_folder)
    commands = shown_commands(page)
    assert {"new", "import", "refresh", "explain"} <= {command.split()[1] for command in commands}
    environment = {**os.environ, "PATH": f"{shell_folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    for command in commands:
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=shell_folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), command
        if command.split()[1] == "import":
            mapped = "order_date" if re.search("orders|заказы", command) else "client"
            assert re.search(rf"│ {mapped} +│", done.stdout), "the mapping is shown"


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.ru.md", "ru")])
def test_the_example_of_a_mapping_works_as_the_message_shows_it(page: str, language: str, shell_folder: Path) -> None:
    ready_for(page, shell_folder)
    environment = {**os.environ, "PATH": f"{shell_folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def shell(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", command], cwd=shell_folder, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip

    assert shell(f"sheets-addin new book.xlsx --lang {language}").returncode == 0
    command = "sheets-addin import book.xlsx orders.csv --as orders"
    refused = shell(f"{command} --map order_date")
    assert refused.returncode == 2
    example = re.search(r"--map (?:\"[^\"]+\"|\S+)", refused.stderr)
    assert example is not None, refused.stderr
    done = shell(f"{command} {example.group()}")
    assert (done.returncode, done.stderr) == (0, "")
