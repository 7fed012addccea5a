"""Fixtures of every room: the real spreadsheet program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[[Path, str], Path]


def needed_program(name: str) -> str:
    """The path of a real program; where it is missing the test is skipped, on CI it fails."""
    program = shutil.which(name)
    if program is not None:
        return program
    if os.environ.get("CI"):
        pytest.fail(f"{name} is not installed")
    pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Opens a workbook in LibreOffice and saves it in another format; gives the new file."""
    program = needed_program("soffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(book: Path, target: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        command = [
            program,
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(book),
        ]
        # a fresh profile may ask to be started again, with code 81
        for _ in range(2):
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
            made = list(folder.iterdir())
            if made:
                return made[0]
        pytest.fail(f"LibreOffice did not open {book.name}: {done.returncode} {done.stdout} {done.stderr}")

    return convert
