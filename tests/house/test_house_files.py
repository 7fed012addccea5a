"""What holds for every file of the project."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_FILE = 400
NOT_OURS = {
    ".git", ".venv", "build", "demo", "dist", "node_modules", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache",
}  # fmt: skip
MACHINE = re.compile(
    r"(?:^|[\s\"'`(=:,])(?:file://)?/(?:root|home|Users|work|opt|mnt)/\w"
    r"|\b[A-Z]:\\+Users\\"
    r"|(?:extra-)?index-url\s*[=\s]\s*\S*//"
    r"|//(?:[\w.-]+\.)?(?:pypi\.org/simple|files\.pythonhosted\.org|registry\.(?:npmjs\.org|yarnpkg\.com))"
    r"|\"resolved\":\s*\"http"
)


def _files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.relative_to(ROOT).as_posix() == "sheets_addin/demo" or path.name not in NOT_OURS:
                yield from _files(path) if not path.name.endswith(".egg-info") else ()
        else:
            yield path


def _texts() -> Iterator[tuple[Path, str]]:
    for path in _files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_modules_are_short_enough_to_read():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "sheets_addin").rglob("*.py")
    }
    assert len(lengths) > 30
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_file_names_a_machine_or_a_package_registry():
    found = [
        f"{path.relative_to(ROOT)}: {match.group().strip()}"
        for path, text in _texts()
        if (match := MACHINE.search(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'path = "' + "/" + "home/anna/book.xlsx" + '"',
        "file://" + "/" + "opt/wheels",
        "C:" + "\\" + "Users" + "\\" + "anna",
        "index-url = https:" + "//mirror.example.com/simple",
        "https:" + "//pypi.org" + "/simple/",
        '"resolved": "' + "https:" + '//mirror.example.com/a.tgz"',
    ],
)
def test_the_search_for_machine_paths_finds_one(line):
    assert MACHINE.search(line)


@pytest.mark.parametrize("line", ["see docs/home/page.md", "https://example.com/work/1", "#!/usr/bin/env bash"])
def test_the_search_for_machine_paths_leaves_other_paths_alone(line):
    assert not MACHINE.search(line)


def test_requirements_stay_within_the_constraints():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][0-9A-Za-z.+]*)", line)
        assert match, f"constraints.txt holds plain versions only: {line}"
        pinned[match[1].lower().replace("_", "-")] = match[2]
    names = [re.match(r"[A-Za-z0-9._-]+", requirement).group().lower() for requirement in wanted]
    assert [name for name in names if name not in pinned] == []


def test_every_package_is_checked_for_types_and_imports():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert packages >= {"sheets_addin"}
    assert set(tools["mypy"]["packages"]) == packages
    assert set(tools["importlinter"]["root_packages"]) == packages


def test_import_contracts_catch_a_step_up_the_picture(tmp_path):
    """The contracts themselves run with ``make lint``; here, that they would notice."""
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.importlinter]")[1]
    contracts = contracts.split("\n[tool.pytest")[0].replace("include_external_packages = true", "")
    layers = re.search(r"\[\[tool\.importlinter\.contracts\]\]\nid = \"rooms\".*?\n\]\n", contracts, re.DOTALL)
    assert layers, "the contract 'rooms' is gone"
    package = tmp_path / "sheets_addin"
    for room in {path.stem for path in (ROOT / "sheets_addin").glob("[a-z]*") if path.suffix in ("", ".py")}:
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").write_text("")
    (package / "__init__.py").write_text("")
    (package / "methods" / "__init__.py").write_text("import sheets_addin.tabs\n")
    config = tmp_path / ".importlinter.toml"
    config.write_text('[tool.importlinter]\nroot_packages = ["sheets_addin"]\n\n' + layers.group())
    command = (
        "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    run = subprocess.run(
        [sys.executable, "-c", command, "--config", str(config), "--no-cache"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1, run.stdout + run.stderr
    assert "sheets_addin.methods -> sheets_addin.tabs" in run.stdout


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.match(r"[A-Za-z0-9._-]+", requirement).group() for requirement in wanted}
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([a-z][a-z0-9-]+) \|", page, re.MULTILINE)) - {"package"}
    assert explained == names


def test_every_room_is_on_the_page_that_explains_them():
    rooms = {path.stem for path in (ROOT / "sheets_addin").glob("[a-z]*") if path.suffix in ("", ".py")}
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    picture = page.split("```")[1]
    assert {room for room in rooms if room not in picture} == set()


def test_links_between_pages_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    links = re.compile(r"\]\((?!https?:)([^)#]+)")
    targets = [(page, target) for page in pages for target in links.findall(page.read_text(encoding="utf-8"))]
    lost = [f"{page.name}: {target}" for page, target in targets if not (page.parent / target).exists()]
    assert targets
    assert lost == []
