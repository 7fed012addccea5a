"""How long the command takes from its start to its end, beside the floor: ``python -c "import pandas"``.

Runs ``sheets-addin --help``, a refresh of the demo workbook of 300 clients and the bare import in turn, and prints the
best wall and processor time of each with its ratio to the import.

    python benchmarks/start_up.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = str(Path(sys.executable).with_name("sheets-addin"))


@dataclass(frozen=True)
class Run:
    """What one process took: seconds on the wall, and seconds of processor time."""

    wall: float
    processor: float


def run(command: list[str]) -> Run:
    """Run ``command`` to its end and measure it; SystemExit where it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed with {os.waitstatus_to_exitcode(status)}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description="Start-up of the command beside a bare import of pandas.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all three; the best of each counts")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        run([PROGRAM, "demo", folder, "--lang", "en"])
        commands = {
            "import pandas": [sys.executable, "-c", "import pandas"],
            "sheets-addin --help": [PROGRAM, "--help"],
            "refresh of the demo": [PROGRAM, "refresh", str(Path(folder) / "demo-en.xlsx")],
        }
        taken: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(run(command))
    best = {name: Run(min(r.wall for r in runs), min(r.processor for r in runs)) for name, runs in taken.items()}
    floor = best["import pandas"]
    print(f"{'':22} {'wall':>8} {'processor':>10} {'ratio':>7}")
    for name, found in best.items():
        ratio = found.processor / floor.processor
        print(f"{name:22} {found.wall:6.2f} s {found.processor:8.2f} s {ratio:5.1f} x")


if __name__ == "__main__":
    main()
