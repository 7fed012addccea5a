"""A refresh of a large workbook beside the obvious program, in one run: seconds, peak memory, the ratio.

Builds a workbook of 50,000 clients by 36 columns with 200,000 orders once, under build/benchmark. Then two child
processes each take a copy: ``sheets-addin refresh``, and pandas.read_excel + the same methods + openpyxl, which writes
only the computed columns of Clients. The children's results are compared before anything is printed.

    python benchmarks/refresh.py [--clients 50000] [--orders 200000] [--rounds 1]
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "benchmark"
OBVIOUS = Path(__file__).with_name("obvious.py")
TODAY = "2026-11-20"
_BYTES_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """What one child process took: seconds on the wall and of processor time, and its peak of memory."""

    seconds: float
    processor: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s  {self.processor:7.1f} s of processor  {self.peak_mb:7.0f} MB"


def run(command: list[str]) -> Run:
    """Run ``command`` to its end and measure it; SystemExit where it fails.

    This process stays small: on Linux a child's peak begins with the size of its parent.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed with {os.waitstatus_to_exitcode(status)}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES_OF_MAXRSS / 1e6)


def best_of(runs: Sequence[Run]) -> Run:
    """The least of each figure."""
    return Run(min(one.seconds for one in runs), min(one.processor for one in runs), min(one.peak_mb for one in runs))


def workbook(clients: int, orders: int) -> Path:
    """The workbook to refresh, built where it is not there yet."""
    book = FOLDER / f"book-{clients}-{orders}.xlsx"
    if not book.exists():
        print(f"Building {book.name} (once) ...", flush=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        half = book.with_suffix(".half")
        run([sys.executable, str(OBVIOUS), "build", str(half), str(clients), str(orders), TODAY])
        half.rename(book)
    return book


def main() -> None:
    parser = argparse.ArgumentParser(description="Refresh a large workbook beside the obvious program.")
    parser.add_argument("--clients", type=int, default=50_000)
    parser.add_argument("--orders", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=1, help="rounds of both programs; the best of each counts")
    wanted = parser.parse_args()
    book = workbook(wanted.clients, wanted.orders)
    ours, obvious = FOLDER / "ours.xlsx", FOLDER / "obvious.xlsx"
    refresh = [str(Path(sys.executable).with_name("sheets-addin")), "refresh", str(ours), "--today", TODAY]
    naive = [sys.executable, str(OBVIOUS), "refresh", str(obvious), TODAY]
    results: dict[str, list[Run]] = {"sheets-addin refresh": [], "pandas + openpyxl": []}
    for _ in range(wanted.rounds):
        for path, name, command in ((ours, "sheets-addin refresh", refresh), (obvious, "pandas + openpyxl", naive)):
            shutil.copyfile(book, path)
            results[name].append(run(command))
    run([sys.executable, str(OBVIOUS), "compare", str(ours), str(obvious)])

    print(f"{wanted.clients:,} clients, {wanted.orders:,} orders, {book.stat().st_size / 1e6:.1f} MB, same results")
    best = {name: best_of(runs) for name, runs in results.items()}
    for name, taken in best.items():
        print(f"{name:22} {taken}")
    first, second = best.values()
    print(f"{'ratio':22} {second.seconds / first.seconds:7.1f} x  {second.peak_mb / first.peak_mb:7.1f} x of memory")


if __name__ == "__main__":
    main()
