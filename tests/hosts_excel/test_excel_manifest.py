"""The manifest and what it names: a good one has no fault, each broken one has its own."""

import re
import struct
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from sheets_addin.cli import app
from sheets_addin.hosts.excel import MANIFEST_FILE, checked_manifest, lint_words, package, site_files
from sheets_addin.hosts.excel.manifest import manifest
from sheets_addin.hosts.excel.manifest_lint import manifest_faults
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.excel_add_in import ADD_IN_ID
from sheets_addin.vocabulary.language import Language

ADDRESS = "https://sales.example.com"
PANE = f"{ADDRESS}/excel/pane.html"
BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"


def faults(text, **files):
    return [fault.text for fault in manifest_faults(text, {**site_files(), **files})]


@pytest.mark.parametrize("namespace", ["", "SALES"])
@pytest.mark.parametrize("address", [ADDRESS, "https://localhost:8765", f"{ADDRESS}/a b&c".replace(" ", "%20")])
def test_our_manifest_has_no_fault(address, namespace):
    assert faults(manifest(address, namespace)) == []


@pytest.mark.parametrize("address", ["http://sales.example.com", "sales.example.com", "https://", "https://a b", ""])
def test_only_https_can_hold_the_site(address):
    with pytest.raises(WrongUse, match="is no address of a site for Excel"):
        manifest(address)


@pytest.mark.parametrize("namespace", ["1A", "ПРОДАЖИ", "A B", "A" * 33, "A<"])
def test_a_namespace_is_a_name(namespace):
    with pytest.raises(WrongUse, match="cannot stand before the names of functions"):
        manifest(ADDRESS, namespace)


def test_names_of_functions_stand_alone_unless_a_namespace_is_wanted():
    assert "<Namespace" not in manifest(ADDRESS)
    root = ElementTree.fromstring(manifest(ADDRESS, "SALES").encode())
    (text,) = (one for one in root.iter(f"{BASIC}String") if one.get("id") == "Functions.Namespace")
    assert (text.get("DefaultValue"), list(text)) == ("SALES", [])


# what is done to a good manifest: a pattern, what takes its place, and the fault that must be found
BROKEN = {
    "not XML": ("</OfficeApp>", "", lint_words.NOT_XML),
    "another kind of add-in": ('xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"', lint_words.NOT_A_MANIFEST),
    "no Id": (r"<Id>.*?</Id>", "", lint_words.MISSING_ELEMENT),
    "a foreign element": ("<Permissions>", "<AllowSnapshot/><Permissions>", lint_words.STRANGE_ELEMENT),
    "Requirements before Hosts": (
        r"(<Hosts><Host Name=.*?</Hosts>)\s*(<Requirements>.*?</Requirements>)", r"\2\1", lint_words.WRONG_ORDER
    ),
    "functions after the buttons": (
        r"(<AllFormFactors>.*?</AllFormFactors>)\s*(<DesktopFormFactor>.*?</DesktopFormFactor>)",
        r"\2\1", lint_words.WRONG_ORDER
    ),
    "an Id that is none": (ADD_IN_ID, "sheets-addin", lint_words.NOT_A_GUID),
    "a version in words": (r"<Version>.*?<", "<Version>one<", lint_words.NOT_A_VERSION),
    "no shared runtime": ('Name="SharedRuntime"', 'Name="ExcelApi"', lint_words.NO_SHARED_RUNTIME),
    "an Excel too old for the pages": (
        'Name="ExcelApi" MinVersion="1.13"', 'Name="ExcelApi" MinVersion="1.9"', lint_words.NO_EXCEL_API
    ),
    "a button that does not do its work": (
        r'<Action xsi:type="ExecuteFunction"><FunctionName>today</FunctionName></Action>',
        '<Action xsi:type="ShowTaskpane"><SourceLocation resid="Pane.Url"/></Action>', lint_words.NO_BUTTON
    ),
    "no pane for a workbook to open": (r"<TaskpaneId>.*?<", "<TaskpaneId>Pane<", lint_words.NO_AUTO_OPEN),
    "a runtime that ends": ('lifetime="long"', 'lifetime="short"', lint_words.SHORT_RUNTIME),
    "a button twice": (r'id="SheetsAddin\.why"', 'id="SheetsAddin.today"', lint_words.REPEATED_ID),
    "an id too long for Office": ("Functions.Script", "Functions.Script" + "x" * 17, lint_words.LONG_ID),
    "a resource that is not there": ('bt:Url id="Functions.Script"', 'bt:Url id="Other"', lint_words.NO_RESOURCE),
    "plain http": (
        "https://sales.example.com/excel/icons/why-16", "http://sales.example.com/excel/icons/why-16",
        lint_words.NOT_HTTPS
    ),
    "a file that is not there": ("excel/functions.js\"", 'excel/function.js"', lint_words.NO_FILE),
    "no descriptions of functions": (r"functions(\.ru)?\.json", r"absent\1.json", lint_words.NO_FILE),
    "a page of its own for the functions": (
        '<Page><SourceLocation resid="Pane.Url"', '<Page><SourceLocation resid="Functions.Script"',
        lint_words.SEVERAL_PAGES
    ),
    "a page of its own for the pane": (
        f'<SourceLocation DefaultValue="{PANE}"', f'<SourceLocation DefaultValue="{ADDRESS}/excel/functions.js"',
        lint_words.OTHER_SOURCE
    ),
    "a blank label": (r'(id="why\.Label" DefaultValue=)"[^"]*"', r'\1""', lint_words.NO_TEXT),
    "a label too long for Office": (
        r'(id="why\.Label" DefaultValue=)"[^"]*"', r'\1"' + "x" * 126 + '"', lint_words.LONG_TEXT
    ),
    "a tip without Russian": (
        r'(id="why\.Tip" DefaultValue="[^"]*")>.*?</bt:String>', r"\1/>", lint_words.NOT_IN_RUSSIAN
    ),
    "no large icon": (r'<bt:Image size="80" resid="why\.Icon80"/>', "", lint_words.NO_ICON),
    "functions in one language": (
        r'(id="Functions\.Metadata" DefaultValue="[^"]*")>.*?</bt:Url>', r"\1/>", lint_words.NO_TWIN_FILE
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_manifest_is_refused_for_its_reason(what):
    pattern, put, fault = BROKEN[what]
    good = manifest(ADDRESS)
    broken = re.sub(pattern, put, good, flags=re.DOTALL)
    assert broken != good
    assert set(faults(broken)) == {fault}


@pytest.mark.parametrize(
    ("file", "pattern", "put", "fault"),
    [
        ("functions.json", r'"functions"', '"function"', lint_words.NOT_FUNCTIONS),
        ("functions.ru.json", r'"id": "WHY"', '"id": "WHERE"', lint_words.NO_TWIN),
        ("functions.ru.json", r'"optional": true', '"optional": false', lint_words.OTHER_TWIN),
        ("functions.json", r'"(id|name)": "WHY"', r'"\1": "W"', lint_words.NOT_A_FUNCTION_NAME),
        ("pane.js", r'associate\("today"', 'associate("day"', lint_words.NO_ACTION),
    ],
)
def test_a_broken_file_of_the_site_is_refused_for_its_reason(file, pattern, put, fault):
    broken = re.sub(pattern, put, site_files()[file].decode()).encode()
    assert broken != site_files()[file]
    assert fault in faults(manifest(ADDRESS), **{file: broken})


def test_a_bad_manifest_is_never_given_out(monkeypatch, tmp_path):
    bad = manifest(ADDRESS).replace('lifetime="long"', 'lifetime="short"')
    monkeypatch.setattr(package, "manifest", lambda *_: bad)
    with pytest.raises(WrongUse, match="the Runtime must have the lifetime “long”") as refused:
        checked_manifest(ADDRESS)
    assert refused.value.in_language(Language.RUSSIAN).startswith("Excel не принял бы такой манифест: у Runtime")
    built = CliRunner().invoke(app, ["build", "excel", "--url", ADDRESS, "--out", str(tmp_path)])
    assert built.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_command_builds_the_manifest_and_all_that_it_names(tmp_path):
    built = CliRunner().invoke(
        app, ["build", "excel", "--url", f"{ADDRESS}/", "--out", str(tmp_path / "new"), "--namespace", "SALES"]
    )
    assert built.exit_code == 0, built.output
    text = (tmp_path / "new" / MANIFEST_FILE).read_text(encoding="utf-8")
    assert text == manifest(ADDRESS, "SALES")
    named = re.findall(rf'"{ADDRESS}/([^"]+)"', text)
    assert len(named) > 12
    assert [name for name in named if not (tmp_path / "new" / name).is_file()] == []


def test_the_command_tells_why_it_cannot(tmp_path):
    (tmp_path / "file").touch()
    for arguments in (["--url", "http://a"], ["--url", ADDRESS, "--out", str(tmp_path / "file")]):
        built = CliRunner().invoke(app, ["build", "excel", *arguments])
        assert (built.exit_code, built.output.count("\n")) == (2, 1), built.output


def test_icons_have_their_sizes_and_something_to_see():
    icons = {name: content for name, content in site_files().items() if name.startswith("icons/")}
    assert len(icons) == 12
    for name, content in icons.items():
        size = int(re.search(r"-(\d+)\.png", name)[1])
        assert struct.unpack(">2I", content[16:24]) == (size, size)
    assert len(set(icons.values())) == 12


def test_the_server_gives_the_same_manifest_for_its_own_name(site):
    answer = site.ask("/excel/manifest.xml?namespace=SALES", headers={"Host": "sales.example.com"})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/xml")
    assert answer.body.decode() == manifest(ADDRESS, "SALES")
    assert site.ask("/excel/manifest.xml", headers={"Host": 'a"b<c'}).status == 422
    assert site.ask("/excel/manifest.xml?namespace=%3C").message().startswith("“<” cannot stand before")


@pytest.mark.parametrize(
    "name", ["functions.json", "functions.ru.json", "functions.js", "pane.html", "icons/why-80.png"]
)
def test_the_server_gives_each_file_once_until_it_changes(site, name):
    answer = site.ask(f"/excel/{name}")
    assert (answer.status, answer.body) == (200, site_files()[name])
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"
    again = site.ask(f"/excel/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("name", ["", "absent.js", "../app.py", "..%2f__init__.py", "pane.html/"])
def test_the_server_gives_no_other_files(site, name):
    assert site.ask(f"/excel/{name}").status == 404
