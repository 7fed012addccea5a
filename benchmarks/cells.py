"""Cell functions in bulk, each beside the floor that an echo of the same bytes sets, in one run.

Over HTTP: one request with a block of 50,000 rows of an invented company to ``sheets-addin serve`` on this machine, the
best of some rounds after a first one, and the same bytes to a server that sends them back. The answers are compared
with those of the same function inside this process before anything is printed.

In LibreOffice: 10,000 cells with a formula each for one row, recalculated after every row changed, beside the time of a
recalculation in which all answers are known already.

    python benchmarks/cells.py [--rows 50000] [--cells 10000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any

import msgspec
import uvicorn
from calc_cells import measure_libreoffice

from sheets_addin.demo import demo_tables
from sheets_addin.functions import evaluate
from sheets_addin.tabs.cells import cells_of
from sheets_addin.vocabulary.client_table import CLIENT_TABLE
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue

TODAY = dt.date(2026, 11, 20)
FUNCTIONS = ("SEGMENT", "NEXT_ACTION", "WHY")
SETTINGS: list[list[CellValue]] = [["Gold: threshold in use", 500_000.0]]
START_SECONDS = 30
SERVE = "from sheets_addin.cli import main; main()"

Message = MutableMapping[str, Any]


async def echo(
    scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """Send back whatever comes: what any server under the same roof would take."""
    if scope["type"] != "http":
        return
    pieces: list[bytes] = []
    more = True
    while more:
        message = await receive()
        pieces.append(message.get("body", b""))
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"".join(pieces)})


def client_rows(count: int) -> list[list[CellValue]]:
    """Rows of invented clients as a host sends them: 45 cells, an order history in the last nine."""
    clients = demo_tables(Language.ENGLISH, TODAY).clients
    columns = [
        cells_of(clients[column.key], column, Language.ENGLISH) if column.key in clients else [None] * len(clients)
        for column in CLIENT_TABLE
    ]
    places = {column.key: place for place, column in enumerate(CLIENT_TABLE)}
    known = list(zip(*columns, strict=True))
    rows = []
    for number in range(count):
        row = list(known[number % len(known)])
        row[places["client_id"]] = f"C-{number:06d}"
        if number % 2:
            row[places["last_order"]] = TODAY - dt.timedelta(days=number % 400)
            row[places["revenue_12m"]] = float(number % 1_000 * 1_000)
            row[places["orders_12m"]] = float(number % 20)
            row[places["invoices_12m"]] = float(number % 7)
            row[places["late_invoices_12m"]] = float(number % 3)
        rows.append(row)
    return rows


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(command: list[str], port: int) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server that ``command`` starts; SystemExit where it does not answer."""
    with subprocess.Popen([*command, str(port)], stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + START_SECONDS
            while time.monotonic() < until and process.poll() is None:
                connection = http.client.HTTPConnection("127.0.0.1", port)
                with contextlib.suppress(OSError):
                    connection.connect()
                    break
                time.sleep(0.05)
            else:
                sys.exit(f"{' '.join(command)} does not answer")
            yield connection
        finally:
            process.terminate()


def best(connection: http.client.HTTPConnection, body: bytes, rounds: int) -> tuple[float, bytes]:
    """Seconds of the fastest of ``rounds`` requests after a first one, and the last answer."""
    seconds = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        connection.request("POST", "/v1/functions", body)
        response = connection.getresponse()
        answer = response.read()
        seconds.append(time.perf_counter() - start)
        if response.status != 200:
            sys.exit(f"the server answered {response.status}: {answer[:500]!r}")
    return min(seconds[1:]), answer


def measure_http(count: int, rounds: int) -> None:
    """Print what blocks of ``count`` rows take over HTTP, beside the floor."""
    rows = client_rows(count)
    bodies = {
        function: msgspec.json.encode(
            {"settings": SETTINGS, "today": TODAY, "calls": [{"function": function, "rows": rows}]}
        )
        for function in FUNCTIONS
    }
    port = free_port()
    with serving([sys.executable, __file__, "--echo"], port) as connection:
        floor, _ = best(connection, bodies[FUNCTIONS[0]], rounds)
    print(f"{count:,} rows in one request of {len(bodies[FUNCTIONS[0]]) / 1e6:.1f} MB")
    print(f"  {'echo (floor)':14}{floor:7.3f} s")
    with serving([sys.executable, "-c", SERVE, "serve", "--port"], free_port()) as connection:
        for function, body in bodies.items():
            seconds, answer = best(connection, body, rounds)
            here = evaluate(function, rows, settings=SETTINGS, today=TODAY, language=Language.ENGLISH).values
            if json.loads(answer)["results"][0]["values"] != list(here):
                sys.exit(f"{function}: the server does not answer what the function says")
            print(f"  {function:14}{seconds:7.3f} s   {seconds / floor:5.1f} x the floor")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--cells", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--echo", type=int, metavar="PORT", help="only send back what comes, for the floor")
    options = parser.parse_args()
    if options.echo is not None:
        uvicorn.run(echo, host="127.0.0.1", port=options.echo, log_level="error", lifespan="off")
    else:
        measure_http(options.rows, options.rounds)
        port = free_port()
        with serving([sys.executable, "-c", SERVE, "serve", "--port"], port):
            measure_libreoffice(client_rows(options.cells), f"http://127.0.0.1:{port}", options.rounds)


if __name__ == "__main__":
    main()
