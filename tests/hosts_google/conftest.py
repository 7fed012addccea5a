"""The project of Google Apps Script run in a model of Google's world, against the product's real server."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sheets_addin.books import FileBook
from sheets_addin.hosts.google import build_project
from sheets_addin.refresh import refresh_book
from sheets_addin.server.app import make_app
from tests.conftest import needed_program
from tests.hosts_excel.conftest import PACKAGES, needed_package
from tests.hosts_google.google_books import NOW, small_book, type_on_a_tab
from tests.hosts_google.google_workbook import sheets_of
from tests.server.conftest import Server, running_app

HERE = Path(__file__).parent
LOCALES = {"ru": "ru_RU", "en": "en_GB"}


@dataclass(frozen=True)
class Google:
    """Runs code inside of the project: ``googleHost`` is the model, everything else is as in Apps Script."""

    project: Path
    types: Mapping[str, Any]
    server: Server
    properties: Mapping[str, str] = field(default_factory=dict)

    def run(
        self,
        code: str,
        sheets: Sequence[Mapping[str, Any]] = (),
        *,
        language: str = "ru",
        zone: str = "Europe/Moscow",
        properties: Mapping[str, str] | None = None,
        **more: Any,
    ) -> Any:
        """What ``code`` returns, through JSON. Without ``properties`` the script knows the server."""
        known = {"SALES_SERVER": self.server.address} if properties is None else properties
        given = {
            "project": str(self.project), "types": self.types, "sheets": list(sheets), "properties": dict(known),
            "language": language, "locale": LOCALES[language], "zone": zone, "code": code, **more,
        }  # fmt: skip
        command = [needed_program("node"), str(HERE / "run_project.js")]
        done = subprocess.run(
            command, input=json.dumps(given), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)


@pytest.fixture(scope="session")
def google_types() -> Mapping[str, Any]:
    """Google's published types: by interface and member, how many arguments it takes."""
    needed_package("@types/google-apps-script")
    needed_package("typescript")
    command = [needed_program("node"), str(HERE / "google_types.js"), str(PACKAGES)]
    types: Mapping[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    return types


@pytest.fixture(scope="session")
def answering() -> Iterator[Server]:
    with running_app(make_app()) as server:
        yield server


@pytest.fixture(scope="session")
def google(tmp_path_factory, google_types, answering) -> Google:
    return Google(build_project(tmp_path_factory.mktemp("google")), google_types, answering)


@pytest.fixture(scope="session")
def new_book(tmp_path_factory) -> Path:
    """A small workbook that was never refreshed."""
    return small_book(tmp_path_factory.mktemp("books") / "small.xlsx")


@pytest.fixture(scope="session")
def old_book(new_book, tmp_path_factory) -> Path:
    """A small workbook that was refreshed yesterday."""
    path = tmp_path_factory.mktemp("books") / "old.xlsx"
    shutil.copy(new_book, path)
    yesterday = NOW - dt.timedelta(days=1)
    refresh_book(FileBook(path), yesterday.date(), yesterday)
    return path


@pytest.fixture(scope="session")
def edited_book(old_book, tmp_path_factory) -> Path:
    """A small workbook that was refreshed yesterday, and edited since on one of our tabs."""
    path = tmp_path_factory.mktemp("books") / "edited.xlsx"
    shutil.copy(old_book, path)
    type_on_a_tab(path)
    return path


@pytest.fixture(scope="session")
def new_sheets(new_book) -> list[Mapping[str, Any]]:
    return list(sheets_of(new_book))


@pytest.fixture(scope="session")
def old_sheets(old_book) -> list[Mapping[str, Any]]:
    return list(sheets_of(old_book))


@pytest.fixture(scope="session")
def edited_sheets(edited_book) -> list[Mapping[str, Any]]:
    return list(sheets_of(edited_book))
