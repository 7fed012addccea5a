"""The files of the Apps Script project, and what the model of Google's world is held to."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheets_addin.cli import app
from sheets_addin.cli.terminal import WRONG_USE
from sheets_addin.hosts.google import PROJECT_FOLDER, package, project_files
from sheets_addin.hosts.google.sidebar_page import one_script
from tests.conftest import needed_program
from tests.hosts_excel.conftest import PACKAGES

TEMPLATE = Path(__file__).parents[2] / "templates" / PROJECT_FOLDER

CHECKED = ["--noEmit", "--allowJs", "--checkJs", "--skipLibCheck", "--strict", "false", "--types", "google-apps-script"]
ENGINE = ["--target", "es2021", "--lib", "es2021"]
WRONG = "function wrong_() { SpreadsheetApp.getActive().getNothing(); }"


def test_the_checked_in_project_is_what_build_makes():
    found = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATE.iterdir()}
    built = project_files()
    assert found.keys() == built.keys(), "run: make templates"
    assert [name for name in built if found[name] != built[name]] == [], "run: make templates"


def test_apps_script_can_tell_the_files_apart_by_their_names_without_endings():
    stems = [Path(name).stem.lower() for name in project_files()]
    assert sorted(stems) == ["appsscript", "code", "connection_dialog", "sidebar"]


def test_every_script_stands_in_the_one_that_is_pasted():
    code = project_files()["Code.gs"]
    script = Path(package.__file__).parent / "script"
    missing = [path.name for path in script.glob("*.gs") if f" {path.name} =" not in code]
    assert missing == []
    assert [path.name for path in script.glob("*.gs") if path.read_text(encoding="utf-8") not in code] == []


def test_the_command_builds_the_project_and_says_where(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    built = CliRunner().invoke(app, ["build", "google", "--out", str(tmp_path / "new")])
    assert built.exit_code == 0
    assert f"{tmp_path / 'new' / PROJECT_FOLDER} is ready" in built.output
    assert {path.name for path in (tmp_path / "new" / PROJECT_FOLDER).iterdir()} == set(project_files())
    (tmp_path / "file").write_text("")
    refused = CliRunner().invoke(app, ["build", "google", "--out", str(tmp_path / "file")])
    assert refused.exit_code == WRONG_USE
    assert "cannot be written" in refused.output


def test_the_script_keeps_to_googles_published_types(google, google_types, tmp_path):
    for path in google.project.glob("*.gs"):
        (tmp_path / f"{path.stem}.js").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "wrong.js").write_text(WRONG, encoding="utf-8")
    compiler = PACKAGES / "typescript" / "bin" / "tsc"
    scripts = sorted(path.name for path in tmp_path.iterdir())
    command = [
        needed_program("node"),
        str(compiler),
        *CHECKED,
        *ENGINE,
        "--typeRoots",
        str(PACKAGES / "@types"),
        *scripts,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    [fault] = done.stdout.splitlines()
    assert fault.startswith("wrong.js(1,")
    assert "Property 'getNothing' does not exist" in fault


def test_every_member_of_the_model_is_one_of_googles(google):
    watched = google.run("return googleHost.watched;")
    assert {"Sheet", "Range", "SpreadsheetApp", "CacheService", "LockService", "UrlFetchApp"} <= set(watched)
    unknown = {
        **google.types,
        "Range": {name: counts for name, counts in google.types["Range"].items() if name != "setValues"},
    }
    with pytest.raises(AssertionError, match="Google's Range has no setValues"):
        type(google)(google.project, unknown, google.server).run("return 1;")


@pytest.mark.parametrize("line", ["export let count = 0;", "export { count };", 'import * as other from "./dom.js";'])
def test_no_module_of_the_pane_is_taken_over_by_halves(line):
    sources = {"dom.js": "export const dom = 1;\n", "entry.js": 'import { a } from "./a.js";\n', "a.js": f"{line}\n"}
    with pytest.raises(ValueError, match=r"a\.js cannot become part of a script"):
        one_script("entry.js", sources)


def test_the_pane_of_google_carries_no_other_way_to_the_server_and_no_key():
    page = project_files()["sidebar.html"]
    assert "fetch(" not in page
    assert "key_hint" not in page
    assert "Microsoft" not in page


def test_the_manifest_asks_for_no_more_than_the_open_workbook():
    manifest = json.loads(project_files()["appsscript.json"])
    assert manifest["runtimeVersion"] == "V8"
    assert "https://www.googleapis.com/auth/spreadsheets.currentonly" in manifest["oauthScopes"]
    assert not [scope for scope in manifest["oauthScopes"] if scope.endswith(("/drive", "/spreadsheets"))]


@pytest.mark.parametrize(("language", "title", "first"), [("ru", "Продажи", "Обновить"), ("en", "Sales", "Refresh")])
def test_the_menu_speaks_the_language_of_its_reader(google, language, title, first):
    calls = "googleHost.menu.items.filter(Boolean).map(([, call]) => typeof globalThis[call])"
    menu, names = google.run(f"onOpen(); return [googleHost.menu, {calls}];", language=language)
    assert menu["name"] == title
    assert menu["items"][0] == [first, "menuRefresh"]
    assert set(names) == {"function"}
