"""What a command brings with it when it starts, and that the list of commands says what they are."""

import subprocess
import sys

import pytest

from sheets_addin.cli.program import COMMANDS, ListedCommand

LOADED = """
import sys
sys.argv = ["sheets-addin", *sys.argv[1:]]
from sheets_addin.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
sys.stderr.write(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def modules_of(*arguments: str) -> set[str]:
    """The packages that are loaded at the end of a command."""
    command = [sys.executable, "-c", LOADED, *arguments]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


def test_help_loads_no_table_of_clients() -> None:
    assert not modules_of("--help") & {"pandas", "numpy", "pydantic", "openpyxl", "lxml", "uvicorn", "fastapi"}


def test_a_refresh_loads_neither_a_web_framework_nor_openpyxl() -> None:
    loaded = modules_of("refresh", "--help")
    assert "pandas" in loaded
    assert not loaded & {"uvicorn", "fastapi", "xlwings", "gspread", "rapidfuzz", "openpyxl"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_as_it_describes_itself(name: str) -> None:
    listed = ListedCommand(name, COMMANDS[name])
    assert listed.load().name == name
    assert listed.load().help == listed.help
