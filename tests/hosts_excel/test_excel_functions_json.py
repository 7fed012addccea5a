"""functions.json is what the vendor's own tool makes of the same functions written with JSDoc."""

import json
import subprocess

import pytest

from sheets_addin.functions import ARGUMENTS, CALLS
from sheets_addin.hosts.excel.functions_json import add_in_functions, functions_json
from sheets_addin.vocabulary.language import Language
from tests.conftest import needed_program
from tests.hosts_excel.conftest import needed_package

BLOCKS = {"row", "headers", "clients"}


def source(language):
    """The functions as somebody would write them by hand."""
    written = []
    for function in add_in_functions():
        arguments = CALLS.arguments if function is CALLS else ARGUMENTS
        names = [argument.name.in_language(language) for argument in arguments]
        lines = [function.meaning.in_language(language), f"@customfunction {function.name}"]
        for argument, name in zip(arguments, names, strict=True):
            kind = "any[][]" if argument.key in BLOCKS else "any"
            shown = f"[{name}]" if argument.optional else name
            lines.append(f"@param {{{kind}}} {shown} {argument.meaning.in_language(language)}")
        lines += ["@param {CustomFunctions.CancelableInvocation} invocation", "@returns {any[][]}"]
        lines += ["@cancelable", "@requiresParameterAddresses"]
        comment = "".join(f" * {line}\n" for line in lines)
        written.append(f"/**\n{comment} */\nfunction {function.name}({', '.join([*names, 'invocation'])}) {{}}\n")
    return "\n".join(written)


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_the_vendors_tool_makes_the_same_of_jsdoc(tmp_path, language):
    tool = needed_package("custom-functions-metadata")
    given, made = tmp_path / "functions.js", tmp_path / "functions.json"
    given.write_text(source(language), encoding="utf-8")
    run = subprocess.run(
        [needed_program("node"), str(tool / "cli.js"), "generate", str(given), str(made)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert made.exists(), run.stdout + run.stderr
    theirs, ours = json.loads(made.read_text(encoding="utf-8")), functions_json(language)
    assert ours["functions"] == theirs["functions"]
    assert len(ours["functions"]) == 15
