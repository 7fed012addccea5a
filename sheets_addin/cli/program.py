"""The program as a whole: which commands there are, each loaded once it is called.

A command brings the rooms that it calls with it, and some of these are slow to load; ``refresh`` needs no web
framework, and ``--help`` no table of clients.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from sheets_addin.cli import build_words, serve_words, words
from sheets_addin.cli.terminal import said
from sheets_addin.vocabulary.language import Text


@dataclass(frozen=True)
class Place:
    """Where a command stands: a module, the name of a Typer program in it; and what its line in the help says."""

    module: str
    program: str
    help: Text


COMMANDS: Mapping[str, Place] = {
    "new": Place("sheets_addin.cli.new_command", "app", words.NEW),
    "import": Place("sheets_addin.cli.import_command", "app", words.IMPORT),
    "refresh": Place("sheets_addin.cli.refresh_command", "app", words.REFRESH),
    "explain": Place("sheets_addin.cli.explain_command", "app", words.EXPLAIN),
    "demo": Place("sheets_addin.cli.demo_command", "app", words.DEMO),
    "serve": Place("sheets_addin.cli.serve", "serve_program", serve_words.SERVE),
    "key": Place("sheets_addin.cli.serve", "keys", serve_words.KEY),
    "build": Place("sheets_addin.cli.build", "build", build_words.BUILD),
}


class ListedCommand(TyperCommand):
    """A command by its name and help alone; :meth:`load` gives the command itself."""

    def __init__(self, name: str, place: Place) -> None:
        super().__init__(name, help=said(place.help))
        self._place = place

    def load(self) -> TyperCommand | TyperGroup:
        """The command with its options and what it does."""
        program = getattr(import_module(self._place.module), self._place.program)
        command = cast("TyperCommand | TyperGroup", get_command(program))
        command.name = self.name
        return command


class Program(TyperGroup):
    """The group of all commands: lists them unloaded, loads the one that is called."""

    def __init__(self, **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]
        self.commands.update({name: ListedCommand(name, place) for name, place in COMMANDS.items()})

    def resolve_command(
        self, ctx: object, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The command that is called, loaded."""
        name, listed, rest = super().resolve_command(cast("typer.Context", ctx), args)
        return name, listed.load() if isinstance(listed, ListedCommand) else None, rest


app = typer.Typer(
    cls=Program,
    name="sheets-addin",
    help=said(words.PROGRAM),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


@app.callback()
def program() -> None:
    """Keep the group of commands, which are registered nowhere else."""


def main() -> None:
    """Run the program: what the terminal cannot show is replaced, never a reason to fail."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app()
