"""Whatever is sent, the server answers clearly and goes on."""

import asyncio
import json
import socket

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from sheets_addin.functions import CELL_FUNCTIONS
from sheets_addin.server.app import Limits, make_app
from tests.server.conftest import running_app

SMALL = {"calls": [{"function": "SEGMENT", "rows": [["Oak", "2026-03-01"]], "headers": ["Client", "Last order"]}]}


@pytest.mark.parametrize("address", ["/v1/functions", "/v1/refresh"])
def test_nothing_that_the_api_page_describes_or_forbids_breaks_the_server(server, address):
    api = schemathesis.openapi.from_url(f"{server.address}/openapi.json")
    seen = set()

    for operation in (found.ok() for found in api.get_all_operations()):
        if operation.path != address:
            continue
        for mode in GenerationMode:

            @seed(1)
            @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case):
                answer = case.call()
                seen.add(answer.status_code)
                case.validate_response(answer, excluded_checks=[positive_data_acceptance])

            ask()
    assert 422 in seen
    assert not {status for status in seen if status >= 500}


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**70), 2**70),
    st.text(max_size=20),
    st.sampled_from(["да", "no", "31.12.2026", "2026-02-30", 46_000, "1 234,50", "New", "Золотой", {"error": "#N/A"}]),
)
HEADERS = ["ID", "Client", "Manager", "Stage", "Debt", "Payment due", "Deal value", "Expected close", "Last contact"]
HEADERS += ["In work since", "Last order", "Revenue 12 m", "Base", "Merger", "Decision makers", "Order interval"]
ORDER_HEADERS = ["Client or ID", "Date", "Amount", "Payment due", "Paid on"]


def _rows(headers):
    return st.lists(st.lists(CELLS, min_size=len(headers), max_size=len(headers)), max_size=6)


@seed(1)
@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(clients=_rows(HEADERS), orders=_rows(ORDER_HEADERS), setting_rows=_rows(["Setting", "Value"]))
def test_odd_cells_in_a_workbook_break_neither_refresh_nor_functions(server, clients, orders, setting_rows):
    sheets = [
        {"name": "Clients", "rows": [HEADERS, *clients]},
        {"name": "Orders", "rows": [ORDER_HEADERS, *orders]},
        {"name": "Settings", "rows": [["Setting", "Value"], *setting_rows]},
    ]
    assert server.ask("/v1/refresh", {"sheets": sheets, "today": "2026-03-31"}).status == 200
    calls = [{"function": name, "rows": clients, "headers": HEADERS} for name in CELL_FUNCTIONS]
    asked = {"calls": calls, "settings": setting_rows, "today": "2026-03-31"}
    answer = server.ask("/v1/functions", asked)
    assert answer.status == 200
    assert all(len(result["values"]) == len(clients) for result in answer.json()["results"])


@pytest.fixture(scope="module")
def narrow():
    with running_app(make_app(limits=Limits(body_bytes=2000, rows=3))) as started:
        yield started


@pytest.mark.parametrize("path", ["/v1/functions", "/v1/refresh"])
def test_a_body_above_the_limit_is_refused_at_once(narrow, path):
    answer = narrow.ask(path, raw=b" " * 2001)
    assert answer.status == 413
    assert "the body is larger than" in answer.message()
    answer = narrow.ask(path, raw=b" " * 2001, headers={"Accept-Language": "ru"})
    assert "тело запроса больше" in answer.message()


@pytest.mark.parametrize("path", ["/v1/functions", "/v1/calls", "/v1/refresh"])
def test_a_flood_of_lists_is_refused_before_it_is_decoded(path):
    with running_app(make_app(limits=Limits(lists=20))) as narrow:
        for flood in (b"[" * 21, b'{"x": "\\"" , "rows": [' + b"[]," * 20, b'["' + b'\\"' * 9 + b'",' + b"[" * 20):
            answer = narrow.ask(path, raw=flood)
            assert (answer.status, answer.message()[:23]) == (413, "more than 20 lists in o")
        # brackets in a text are no lists
        assert narrow.ask(path, raw=b'["' + b"[" * 21 + b'\\"[[["]').status == 422


def test_a_body_of_unknown_length_is_refused_once_it_is_too_long(narrow):
    with socket.create_connection(("127.0.0.1", narrow.port), timeout=30) as connection:
        connection.sendall(b"POST /v1/functions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(3):
            connection.sendall(b"3e8\r\n" + b" " * 1000 + b"\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    ("body", "where", "said", "in_russian"),
    [
        ('{"calls": [{"function": "SEGMENT", "rows": [["a"], 5]}]}', (0, 1), "calls[0].rows[1]: expected", "ожидалось"),
        ('{"calls": [{"function": "A", "rows": []}, 7]}', (1, None), "calls[1]: expected", "ожидалось"),
        ('{"calls": [{"rows": []}]}', (0, None), "calls[0]: “function” is missing", "не хватает «function»"),
        ("{}", (None, None), "“calls” is missing", "не хватает «calls»"),
        ("[]", (None, None), "JSON: expected", "ожидалось"),
        ("", (None, None), "the body is not JSON", "не JSON"),
        ("{", (None, None), "the body is not JSON", "не JSON"),
        ('{"calls": [{"function": "A", "rows": [[NaN]]}]}', (None, None), "the body is not JSON", "не JSON"),
        ('{"calls": [{"function": "A", "rows": [[Infinity]]}]}', (None, None), "the body is not JSON", "не JSON"),
        ('{"calls": [{"function": "A", "rows": [[1e999]]}]}', (0, 0), "calls[0].rows[0]", "calls[0].rows[0]"),
        ('{"calls": [], "language": "de"}', (None, None), "language: ", "language: "),
        ('{"calls": [], "today": "soon"}', (None, None), "“soon” is no day", "«soon» — не день"),
        ('{"calls": [], "x": ' + "[" * 100_000 + "]" * 100_000 + "}", (None, None), "no field “x”", "поля «x»"),
        ("[" * 100_000, (None, None), "", ""),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_a_body_that_does_not_fit_is_refused_with_its_place(server, body, where, said, in_russian):
    answer = server.ask("/v1/functions", raw=body.encode())
    assert answer.status == 422, answer.body
    error = answer.json()["error"]
    assert said in error["message"]
    assert (error.get("call"), error.get("row")) == where
    translated = server.ask("/v1/functions", raw=body.encode(), headers={"Accept-Language": "ru"})
    assert in_russian in translated.message()


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b'{"calls": "\xff"}', b'{"calls": ["\\ud800"]}', b"\x00" * 100, b'"' + b"a" * 10_000]
)
def test_bytes_that_are_no_text_are_refused(server, raw):
    assert server.ask("/v1/functions", raw=raw).status == 422
    assert server.ask("/v1/refresh", raw=raw).status == 422


def test_odd_values_in_cells_are_no_trouble(server):
    odd = [
        1e308,
        -1e308,
        5e-324,
        2**63,
        10**30,
        "9" * 4000,
        "\u0000",
        "=1+1",
        "\U0001f600",
        True,
        "",
        -0.0,
        "2026-99-99",
    ]
    headers = ["Client", "Debt", "Deal value", "Last order", "Expected close", "Decision makers", "Need", "Stage"]
    headers += ["Payment due", "Yearly potential", "Order interval", "Revenue 12 m", "In work since"]
    rows = [odd[turn:] + odd[:turn] for turn in range(len(odd))]
    for function in ("SEGMENT", "WHY", "NEXT_ACTION", "OVERDUE", "DEADLINE", "LTV"):
        (result,) = server.functions({"function": function, "rows": rows}, headers=headers, today="2026-03-31")
        assert len(result["values"]) == len(rows)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/", "GET", 404), ("/v2/functions", "POST", 404), ("/v1/functions", "GET", 405), ("/healthz", "DELETE", 405)],
)
def test_wrong_addresses_and_methods_are_told_in_both_languages(server, path, method, status):
    answer = server.ask(path, method=method)
    assert answer.status == status
    assert "/docs" in answer.message()
    assert answer.message() != server.ask(path, method=method, headers={"Accept-Language": "ru"}).message()


CALLS = 10_000


def test_ten_thousand_small_calls_at_once_are_all_answered(server):
    body = json.dumps(SMALL).encode()
    request = b"POST /v1/functions HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body)

    async def ask() -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(request + body)
        answer = await reader.read()
        writer.close()
        return answer

    async def ask_all() -> list[bytes]:
        return await asyncio.gather(*(ask() for _ in range(CALLS)))

    answers = asyncio.run(ask_all())
    assert len(answers) == CALLS
    assert {answer.split(b"\r\n\r\n")[1] for answer in answers} == {
        b'{"results":[{"values":["Standard"],"type":"text"}]}'
    }
    assert server.ask("/healthz").status == 200
