"""The program as the system runs it: its own process, pipes, a terminal, a narrow encoding."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from sheets_addin.cli import main; main()"]


def program(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    assert program(tmp_path, "new", "book.xlsx", "--lang", "ru").returncode == 0
    return tmp_path / "book.xlsx"


def test_a_first_day_from_the_shell(tmp_path: Path, book: Path) -> None:
    (tmp_path / "clients.csv").write_text("Клиент;Менеджер\nБерёза;Анна\n", encoding="cp1251")
    imported = program(tmp_path, "import", book.name, "clients.csv", "--as", "clients")
    assert (imported.returncode, imported.stderr) == (0, b"")
    assert "Добавлено клиентов: 1" in imported.stdout.decode()
    refreshed = program(tmp_path, "refresh", book.name, "--json")
    assert (refreshed.returncode, refreshed.stderr) == (0, b"")
    assert json.loads(refreshed.stdout)["clients"] == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "latin-1"])
def test_a_narrow_encoding_is_no_reason_to_fail(tmp_path: Path, book: Path, encoding: str) -> None:
    shown = program(tmp_path, "refresh", book.name, PYTHONIOENCODING=encoding)
    assert (shown.returncode, shown.stderr) == (0, b"")
    found = program(tmp_path, "refresh", book.name, "--json", PYTHONIOENCODING=encoding)
    assert json.loads(found.stdout.decode(encoding))["language"] == "ru"


def test_help_speaks_the_systems_language(tmp_path: Path) -> None:
    assert "Оценить всех клиентов" in program(tmp_path, "--help", LC_ALL="ru_RU.UTF-8").stdout.decode()
    assert "Assess every client" in program(tmp_path, "--help", LC_ALL="de_DE.UTF-8").stdout.decode()


def test_faults_show_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
    for arguments, code in ((("refresh", "bad.xlsx"), 3), (("refresh", "."), 3), (("explain", "no.xlsx", "x"), 3)):
        ended = program(tmp_path, *arguments)
        assert ended.returncode == code
        assert len(ended.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(("answer", "added"), [(b"\n", True), ("нет\n".encode(), False), (b"\x04", False)])
def test_at_a_terminal_it_asks_and_without_one_it_does_not(
    tmp_path: Path, book: Path, answer: bytes, added: bool
) -> None:
    (tmp_path / "clients.csv").write_text("Клиент\nБерёза\n")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "import", book.name, "clients.csv", "--as", "clients"],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as child:
        os.close(theirs)
        seen = b""
        while "Импортировать так? [Д/н]".encode() not in seen:
            seen += os.read(ours, 4096)
        os.write(ours, answer)
        try:
            while more := os.read(ours, 4096):
                seen += more
        except OSError:
            pass  # the child closed its end of the terminal
        assert child.wait(60) == 0
    os.close(ours)
    assert ("Добавлено клиентов: 1" in seen.decode()) is added
    assert ("Ничего не записано." in seen.decode()) is not added
