"""The workbook for Excel: what it carries, that other programs open it, that a refresh leaves its macros alone."""

import io
import re
import zipfile
from importlib import resources
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from sheets_addin.cli import app
from sheets_addin.hosts.vba_project import UnknownVbaProject, _CompoundFile, decompressed, refresh_project, with_macro
from sheets_addin.hosts.xlwings_workbook import create_excel_workbook
from sheets_addin.vocabulary.language import Language

CLIENTS = {Language.ENGLISH: "Clients", Language.RUSSIAN: "Клиенты"}


@pytest.fixture(params=list(Language), ids=list(Language))
def language(request):
    return request.param


@pytest.fixture
def book(tmp_path, language):
    path = tmp_path / "sales.xlsm"
    create_excel_workbook(path, language, None)
    return path


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shipped(name):
    with zipfile.ZipFile(io.BytesIO(resources.files("xlwings").joinpath(name).read_bytes())) as archive:
        return archive.read("xl/vbaProject.bin")


def sheet_part(path, name):
    """The part of a sheet, by the workbook's own links."""
    content = parts(path)
    sheets = content["xl/workbook.xml"].decode()
    found = next(tag for tag in re.findall(r"<sheet [^>]*>", sheets) if f'name="{name}"' in tag)
    relation = re.search(r'r:id="(\w+)"', found).group(1)
    links = content["xl/_rels/workbook.xml.rels"].decode()
    tag = next(tag for tag in re.findall(r"<Relationship [^>]*>", links) if f'Id="{relation}"' in tag)
    return "xl/" + re.search(r'Target="/?(?:xl/)?([^"]+)"', tag).group(1)


def test_the_file_says_that_it_has_macros(book):
    content = parts(book)
    types = content["[Content_Types].xml"].decode()
    assert 'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"' in types
    assert 'PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"' in types
    assert 'codeName="ThisWorkbook"' in content["xl/workbook.xml"].decode()


def test_the_macro_runs_the_product_and_the_rest_of_the_project_is_xlwings_own():
    ours, theirs = _CompoundFile(refresh_project()), _CompoundFile(shipped("quickstart_standalone.xlsm"))
    for name in ("PROJECT", "_VBA_PROJECT", "dir", "xlwings", "Dictionary", "ThisWorkbook", "Sheet1", "Sheet2"):
        assert ours.stream(name) == theirs.stream(name)
    stream = ours.stream("Module1")
    source = decompressed(stream[stream.index(b"\x01") :]).decode("ascii")
    assert source.splitlines()[:4] == [
        'Attribute VB_Name = "Module1"',
        "Sub RefreshSales()",
        '    RunPython "import udfs; udfs.refresh()"',
        "End Sub",
    ]
    assert len(stream) == len(theirs.stream("Module1"))


def test_xlwings_own_source_is_read_and_says_its_licence():
    stream = _CompoundFile(refresh_project()).stream("xlwings")
    source = decompressed(stream).decode("ascii")
    assert "xlwings is distributed under a BSD 3-clause license." in source
    assert "Public Function RunPython(PythonCommand As String)" in source


def test_a_project_with_compiled_code_is_refused():
    """Excel might run the compiled sample in place of our source."""
    with pytest.raises(UnknownVbaProject, match="compiled code"):
        with_macro(shipped("quickstart.xlsm"))


@pytest.mark.parametrize(
    "project",
    [
        b"",
        b"\xd0\xcf\x11\xe0" * 20,
        shipped("quickstart_standalone.xlsm")[:2000],
        shipped("quickstart_standalone.xlsm").replace("Module1".encode("utf-16-le"), "Module9".encode("utf-16-le")),
    ],
    ids=["empty", "garbage", "cut short", "without the module"],
)
def test_a_project_of_another_kind_is_refused(project):
    with pytest.raises(UnknownVbaProject):
        with_macro(project)


def test_other_programs_open_it(book, language):
    opened = openpyxl.load_workbook(book, keep_vba=True)
    assert opened.sheetnames[0] == CLIENTS[language]
    assert opened.vba_archive is not None


def test_the_settings_of_xlwings_begin_at_a1_and_have_no_gap(book, tmp_path, language):
    path = tmp_path / "other.xlsm"
    create_excel_workbook(path, language, Path("C:/Python/python.exe"))
    for one, expected in (
        (book, {"UDF Modules": "udfs", "ADD_WORKBOOK_TO_PYTHONPATH": False}),
        (path, {"UDF Modules": "udfs", "ADD_WORKBOOK_TO_PYTHONPATH": False, "Interpreter_Win": "C:/Python/python.exe"}),
    ):
        rows = list(openpyxl.load_workbook(one)["xlwings.conf"].iter_rows(values_only=True))
        assert {key: value for key, value, _ in rows[1:]} == expected
        assert all(row[2] for row in rows)


def test_libreoffice_opens_it_with_the_button_tied_to_the_macro(book, soffice, language):
    content = parts(soffice(book, "ods"))
    module = content["Basic/VBAProject/Module1.xml"].decode()
    assert "Sub RefreshSales()" in module
    assert "udfs.refresh()" in module
    sheets = content["content.xml"].decode()
    buttons = re.findall(r'<draw:custom-shape.*?draw:name="(\w+)".*?xlink:href="([^"]*)"', sheets)
    text = {Language.ENGLISH: "Refresh", Language.RUSSIAN: "Обновить"}[language]
    macro = "vnd.sun.star.script:VBAProject.Module1.RefreshSales?language=Basic&amp;location=document"
    assert buttons == [(text, macro), (text, macro)]


def test_a_refresh_keeps_macros_button_and_settings_byte_for_byte(book, language):
    conf, clients = sheet_part(book, "xlwings.conf"), sheet_part(book, CLIENTS[language])
    before = parts(book)
    for _ in range(2):
        done = CliRunner().invoke(app, ["refresh", str(book), "--today", "2026-03-31"])
        assert done.exit_code == 0, done.output
    after = parts(book)
    drawings = [name for name in before if "drawing" in name]
    assert len(drawings) == 2
    for name in ("xl/vbaProject.bin", conf, f"xl/worksheets/_rels/{Path(conf).name}.rels", *drawings):
        assert before.get(name) == after.get(name)
    priorities = sheet_part(book, {Language.ENGLISH: "Priorities", Language.RUSSIAN: "Приоритеты"}[language])
    for part in (clients, priorities):
        relation = re.search(r'<drawing r:id="(\w+)"/>', after[part].decode()).group(1)
        links = after[f"xl/worksheets/_rels/{Path(part).name}.rels"].decode()
        assert re.search(rf'Id="{relation}"[^>]*drawings/drawing\d\.xml', links)
    assert 'codeName="Sheet1"' in after[clients].decode()
    assert 'codeName="ThisWorkbook"' in after["xl/workbook.xml"].decode()
    assert "macroEnabled.main+xml" in after["[Content_Types].xml"].decode()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["new", "sales.xlsx", "--host", "xlwings"], "the name of a new workbook for xlwings ends in .xlsm."),
        (["new", "sales.xlsm"], "the name of a new workbook must end in .xlsx."),
    ],
)
def test_the_name_must_fit_the_host(arguments, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, [*arguments, "--lang", "en"])
    assert (done.exit_code, sentence in done.output) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_the_command_makes_it_and_says_what_to_do_next(tmp_path, language):
    path = tmp_path / "my clients.xlsm"
    done = CliRunner().invoke(app, ["new", str(path), "--host", "xlwings", "--lang", language])
    assert done.exit_code == 0
    assert {Language.ENGLISH: "press Refresh", Language.RUSSIAN: "нажмите «Обновить»"}[language] in done.output
    again = CliRunner().invoke(app, ["new", str(path), "--host", "xlwings", "--lang", "en"])
    assert again.exit_code == 3
