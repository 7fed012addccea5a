"""The pages use Office's own library as its types say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from sheets_addin.hosts.excel import site_files
from tests.conftest import needed_program
from tests.hosts_excel.conftest import needed_package


def test_the_pages_agree_with_the_types_of_offices_library(tmp_path):
    for name, content in site_files().items():
        if name.endswith(".js"):
            (tmp_path / name).write_bytes(content)
    shutil.copy(needed_package("@microsoft/office-js") / "dist" / "office.d.ts", tmp_path)
    shutil.copy(Path(__file__).parent / "custom_functions.d.ts", tmp_path)
    compiler = needed_package("typescript") / "bin" / "tsc"
    libraries = "es2023,dom,dom.iterable,dom.asynciterable"
    command = [
        needed_program("node"), compiler, "--noEmit", "--allowJs", "--checkJs", "--skipLibCheck", "--lib", libraries,
        "--strictNullChecks", "false", "--target", "es2022", "--module", "es2022", *tmp_path.iterdir(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.replace(str(tmp_path), "") == ""
    assert done.returncode == 0
