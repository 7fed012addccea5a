"""functions.gs: the cell functions as Google finds them, each with the comment that its hints are made of."""

from __future__ import annotations

from collections.abc import Iterator

from sheets_addin.functions import ARGUMENTS, CALLS, CELL_FUNCTIONS, Argument, CellFunction, TableFunction
from sheets_addin.vocabulary.language import Language, Text

_HEADING = "/** The cell functions. Google reads the comments, and shows them as hints. */\n"
_VALUE = Text(en="The value for each row.", ru="Значение для каждой строки.")


def functions_gs() -> str:
    """The text of functions.gs; descriptions are in both languages, for the hints know no other than theirs."""
    functions = (_function(function, ARGUMENTS, "ofRows_") for function in CELL_FUNCTIONS.values())
    return "\n".join((_HEADING, *functions, _function(CALLS, CALLS.arguments, "callsOfDay_")))


def _function(function: CellFunction | TableFunction, arguments: tuple[Argument, ...], answer: str) -> str:
    names = ", ".join(argument.key for argument in arguments)
    given = names if isinstance(function, TableFunction) else f'"{function.name}", {names}'
    comment = "\n".join(f" * {line}".rstrip() for line in _comment(function, arguments))
    return f"/**\n{comment}\n */\nfunction {function.name}({names}) {{\n  return {answer}({given});\n}}\n"


def _comment(function: CellFunction | TableFunction, arguments: tuple[Argument, ...]) -> Iterator[str]:
    for language in Language:
        yield function.meaning.in_language(language)
    yield ""
    for argument in arguments:
        # Google shows in its hints which arguments may be left out by the brackets
        name = f"[{argument.key}]" if argument.optional else argument.key
        yield f"@param {{any}} {name} {_both(argument.meaning)}"
    result = function.meaning if isinstance(function, TableFunction) else _VALUE
    yield f"@return {{any}} {_both(result)}"
    yield "@customfunction"


def _both(text: Text) -> str:
    return f"{text.en} / {text.ru}"
