"""What a person at the terminal is asked and told while a Google Sheet keeps the command waiting."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from sheets_addin.books import google_patience
from sheets_addin.cli import app, explain_command, import_command, new_command, refresh_command
from sheets_addin.vocabulary.language import Language, Text
from tests.google.sheets_server import Fault, SheetsServer

WAITS = "Google is busy, waiting"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the spinners of the commands say."""
    said: list[str] = []

    @contextlib.contextmanager
    def progress(language: Language) -> Iterator[Callable[[Text], None]]:
        yield lambda text: said.append(text.in_language(language))

    for module in (explain_command, import_command, new_command, refresh_command):
        monkeypatch.setattr(module, "progress", progress)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(google_patience.random, "uniform", lambda *_: 0.0)
    return said


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text("Client,Manager,Phone\nBirch,Anna,\nOak,Boris,\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        (new_command, ["new", "google:Sales"]),
        (import_command, ["import", "google:key", "SOURCE", "--as", "clients"]),
        (refresh_command, ["refresh", "google:key"]),
        (explain_command, ["explain", "google:key", "Birch"]),
    ],
    ids=lambda one: one.__name__.rpartition(".")[2] if isinstance(one, ModuleType) else "",
)
def test_every_command_tells_what_it_waits_for(
    module: ModuleType,
    arguments: list[str],
    redirected: SheetsServer,
    credentials: Path,
    source: Path,
    told: list[str],
) -> None:
    redirected.new_file("key").add("Clients", [["ID", "Client", "Manager"], ["K1", "Birch", "Anna"]])
    redirected.faults = {0: Fault.BUSY, 2: Fault.BUSY}
    given = [str(source) if one == "SOURCE" else one for one in arguments]
    result = CliRunner().invoke(app, [*given, "--credentials", str(credentials)])
    assert result.exit_code == 0, result.output
    assert told.count(WAITS) == 2


def test_what_was_answered_is_not_asked_again_where_others_type(
    redirected: SheetsServer,
    credentials: Path,
    tmp_path: Path,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = redirected.new_file("key")
    file.add("Clients", [["ID", "Client", "Manager", "Phone"], ["K1", "Birch Trade", "Anna", "+7 495 123-45-67"]])
    source = tmp_path / "clients.csv"
    source.write_text("Client,Manager,Phone\nBerezka,Anna,+7 495 123-45-67\n", encoding="utf-8")
    asked: list[str] = []

    def answer(*_: object) -> str:
        # others type while somebody thinks
        found = redirected.files["key"]
        asked.append(f"Typed meanwhile {len(asked)}")
        found.type(found.sheet("Clients"), 1 + len(asked), 1, asked[-1])
        return "yes"

    monkeypatch.setattr(import_command, "can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    result = CliRunner().invoke(app, ["import", "google:key", str(source), "--credentials", str(credentials)])
    assert result.exit_code == 0, result.output
    names = [name for name in redirected.files["key"].sheet("Clients").values[1:, 1].tolist() if name]
    assert names == ["Birch Trade", *asked]
    assert len(asked) == 2
    assert told == ["Reading the workbook", "Writing the workbook", "Writing the workbook"]
