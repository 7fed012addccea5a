"""A later refresh of a large workbook: with nothing typed since, and with many cells typed on the tabs of the bases.

Takes the workbook of ``benchmarks/refresh.py``, refreshes it, and measures the refreshes after that, each in a process
of its own.

    python benchmarks/later_refresh.py [--clients 50000] [--orders 200000] [--edits 40000]
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from refresh import FOLDER, TODAY, run, workbook

_TYPE = "--type"


def type_notes(path: Path, count: int) -> None:
    """Type ``count`` notes and next contacts on the tabs of the bases, as people do."""
    from sheets_addin.books import FileBook  # noqa: PLC0415  the process that measures stays small
    from sheets_addin.vocabulary.layout import Changes, SheetPatch  # noqa: PLC0415

    book = FileBook(path)
    patches = []
    for name in ("In development", "Standard", "Gold", "Black", "Image"):
        header, *rows = book.read(name).rows
        note = header.index("Note")
        typed = min(count, len(rows))
        patches.append(SheetPatch(name, 0, typed, cells={(row, note): f"typed {row}" for row in range(1, typed + 1)}))
        count -= typed
    if count:
        sys.exit(f"the tabs have {count} rows too few")
    book.write(Changes(patches))


def main() -> None:
    parser = argparse.ArgumentParser(description="Refresh a large workbook again, with edits on its tabs and without.")
    parser.add_argument("--clients", type=int, default=50_000)
    parser.add_argument("--orders", type=int, default=200_000)
    parser.add_argument("--edits", type=int, default=40_000)
    parser.add_argument(_TYPE, type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.type is not None:
        type_notes(wanted.type, wanted.edits)
        return
    path = FOLDER / "later.xlsx"
    shutil.copyfile(workbook(wanted.clients, wanted.orders), path)
    refresh = [str(Path(sys.executable).with_name("sheets-addin")), "refresh", str(path), "--today", TODAY]
    taken = {"first refresh": run(refresh), "nothing typed": run(refresh)}
    run([sys.executable, __file__, _TYPE, str(path), "--edits", str(wanted.edits)])
    taken[f"{wanted.edits:,} cells typed"] = run(refresh)
    for name, found in taken.items():
        print(f"{name:22} {found}")


if __name__ == "__main__":
    main()
