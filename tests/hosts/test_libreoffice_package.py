"""The extension as a file: what is in it, and its parts that need no LibreOffice."""

from __future__ import annotations

import ast
import datetime as dt
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from sheets_addin.cli import app
from sheets_addin.functions import ARGUMENTS, CALLS, CELL_FUNCTIONS
from sheets_addin.hosts.libreoffice import EXTENSION_FILE, build_extension
from sheets_addin.hosts.libreoffice.extension import rows
from sheets_addin.hosts.libreoffice.extension.local_server import find_program
from sheets_addin.hosts.libreoffice.extension.patience import PAUSE, Patience
from sheets_addin.hosts.libreoffice.extension.server import NoAnswerError, Server
from sheets_addin.hosts.libreoffice.product_file import method_of
from sheets_addin.hosts.libreoffice.registration import DEFAULT_ADDRESS
from sheets_addin.hosts.libreoffice.words import MESSAGES
from sheets_addin.server import DEFAULT_PORT
from tests.hosts.backend import free_port

_OFFICE_MODULES = {"uno", "unohelper", "com", "org"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(build_extension(tmp_path_factory.mktemp("built")))


def test_the_command_builds_the_extension(tmp_path: Path):
    result = CliRunner().invoke(app, ["build", "libreoffice", "--out", str(tmp_path / "new")])
    assert result.exit_code == 0
    assert (tmp_path / "new" / EXTENSION_FILE).exists()


def test_the_command_tells_the_extension_where_this_installation_is(tmp_path: Path):
    assert CliRunner().invoke(app, ["build", "libreoffice", "--out", str(tmp_path)]).exit_code == 0
    default = _default_program(tmp_path / EXTENSION_FILE)
    assert Path(default).is_absolute()
    assert Path(default).samefile(shutil.which("sheets-addin", path=str(Path(sys.executable).parent)) or "")


@pytest.mark.parametrize("program", ["", "/srv/a & b/bin/sheets-addin", r"C:\Program Files\<x>\sheets-addin.exe"])
def test_the_extension_holds_the_program_that_it_was_built_for(tmp_path: Path, program: str):
    assert _default_program(build_extension(tmp_path, program)) == program


def _default_program(package: Path) -> str:
    schema = ET.fromstring(zipfile.ZipFile(package).read("Settings.xcs"))
    (setting,) = (prop for prop in schema.iter("prop") if "Program" in prop.attrib.values())
    return setting.findtext("value") or ""


def test_a_program_that_is_gone_is_looked_for_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    installed = Path(sys.executable).with_name("sheets-addin")
    monkeypatch.setenv("PATH", str(installed.parent))
    assert find_program(str(tmp_path / "moved" / "sheets-addin")) == find_program("") == str(installed)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(app, ["build", "libreoffice", "--out", str(tmp_path / "file")])
    assert result.exit_code == 2


def test_two_builds_have_the_same_bytes(tmp_path: Path):
    assert build_extension(tmp_path / "a").read_bytes() == build_extension(tmp_path / "b").read_bytes()


def test_every_file_that_is_named_is_there(archive: zipfile.ZipFile):
    names = set(archive.namelist())
    manifest = ET.fromstring(archive.read("META-INF/manifest.xml"))
    named = {value for entry in manifest for key, value in entry.attrib.items() if key.endswith("full-path")}
    icons = {f"icons/{name}" for name in re.findall(r"/icons/([\w.-]+)", archive.read("Addons.xcu").decode())}
    links = set(re.findall(r'xlink:href="([^"]+)"', archive.read("description.xml").decode()))
    assert len(named) == 7
    assert len(icons) == 4
    assert named | icons | links <= names


def test_every_function_is_declared_and_described_in_both_languages(archive: zipfile.ZipFile):
    interface = archive.read("functions.idl").decode()
    described = archive.read("CalcAddIns.xcu").decode()
    for name, function in {**CELL_FUNCTIONS, CALLS.name: CALLS}.items():
        assert f" {method_of(name)}(" in interface
        assert described.count(f">{name}<") == 3
        assert function.meaning.en[:20] in described
        assert function.meaning.ru[:20] in described
    for argument in (*ARGUMENTS, *CALLS.arguments):
        assert f"[in] any {argument.key}" in interface or argument.key == "row"
    names = [method_of(name) for name in CELL_FUNCTIONS]
    assert len(set(names)) == len(names)


def test_what_runs_inside_needs_nothing_but_the_standard_library(archive: zipfile.ZipFile):
    modules = [name for name in archive.namelist() if name.startswith("pythonpath/") and name.endswith(".py")]
    assert len(modules) > 10
    for name in modules:
        for node in ast.walk(ast.parse(archive.read(name))):
            found = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            roots = {module.partition(".")[0] for module in found}
            assert roots <= _OFFICE_MODULES | sys.stdlib_module_names, name


def test_every_text_that_is_said_exists(archive: zipfile.ZipFile):
    (product,) = (name for name in archive.namelist() if name.endswith("product.json"))
    texts = json.loads(archive.read(product))["texts"]
    sources = "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".py"))
    said = set(re.findall(r'say\("(\w+)"', sources))
    faults = set(re.findall(r'NoAnswerError\("(\w+)"', sources)) | {"unreachable"}
    said |= faults | {f"cell_{fault}" for fault in faults}
    assert len(said) > 15
    assert said == set(texts)
    assert all(pair["en"] and pair["ru"] for pair in texts.values())


def test_who_reaches_no_server_is_told_of_the_settings_that_help():
    said = MESSAGES["unreachable"]
    for setting in ("Address", "Program"):
        assert setting in said.en
        assert setting in said.ru


def test_the_extension_asks_where_the_server_listens():
    assert DEFAULT_ADDRESS.endswith(f":{DEFAULT_PORT}")


class _Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("kind", "rest"), [("slow", 5.0), ("unreachable", PAUSE), ("nonsense", PAUSE)])
def test_a_fault_holds_through_a_recalculation_and_until_its_rest_is_over(kind: str, rest: float):
    clock = _Clock()
    patience = Patience(clock)
    assert patience.fault() is None
    patience.note(NoAnswerError(kind))
    for _ in range(1000):
        clock.now += PAUSE / 2
        assert patience.fault() is not None
    clock.now += PAUSE
    assert patience.fault() is None

    patience.note(NoAnswerError(kind))
    clock.now += rest - 0.01
    assert patience.fault() is not None
    clock.now += rest
    assert patience.fault() is None


def test_a_fault_is_forgotten_when_asked_to():
    patience = Patience(_Clock())
    patience.note(NoAnswerError("slow"))
    patience.forget()
    assert patience.fault() is None


def test_nobody_listens_is_said_at_once():
    with pytest.raises(NoAnswerError) as caught:
        Server(f"http://127.0.0.1:{free_port()}", "").post("/v1/functions", {}, 30)
    assert caught.value.kind == "unreachable"


@pytest.mark.parametrize(
    ("serial", "day_zero", "text"),
    [
        (46_112.0, dt.date(1899, 12, 30), "2026-03-31"),
        (46_112.5, dt.date(1899, 12, 30), "2026-03-31T12:00:00"),
        (44_650.0, dt.date(1904, 1, 1), "2026-03-31"),
        (1e12, dt.date(1899, 12, 30), 1e12),
    ],
)
def test_day_numbers_become_days(serial: float, day_zero: dt.date, text: str | float):
    assert rows.iso_day(serial, day_zero) == text
    if isinstance(text, str):
        assert rows.serial_of(text, day_zero) == serial


def test_rows_are_told_apart_by_every_cell():
    different = [("a", 1.0), ("a", "1"), ("a", ""), ("a", None), ("a", 1.5), ("b", 1.0), ("a", 1.0, "")]
    assert len({rows.fingerprint(row) for row in different}) == len(different)
    assert rows.fingerprint(("a", 1.0)) == rows.fingerprint(("".join(["a"]), float("1")))
