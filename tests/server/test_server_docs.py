"""What is written about the API is true."""

import json
import re
from pathlib import Path

import pytest

from sheets_addin.functions import CALLS, CELL_FUNCTIONS
from sheets_addin.server.pages import CALLS_EXAMPLE, FUNCTIONS_EXAMPLE, REFRESH_EXAMPLE, WHY_EXAMPLE

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BODIES = re.findall(r"curl \S+(/v1/\w+) -d '(.*?)'\n", PAGE, re.DOTALL)


def test_the_pages_examples_are_answered_as_written(server):
    assert [path for path, _ in BODIES] == ["/v1/functions", "/v1/why", "/v1/calls", "/v1/refresh"]
    answers = [server.ask(path, json.loads(body)) for path, body in BODIES]
    assert [answer.status for answer in answers] == [200, 200, 200, 200]
    shown = json.loads(re.search(r"```\n(\{\"results\".*?)\n```", PAGE, re.DOTALL)[1])["results"]
    real = answers[0].json()["results"]
    assert "problems" not in answers[0].json()
    assert real[0] == shown[0]
    assert real[1]["values"][0].startswith(shown[1]["values"][0].removesuffix("..."))
    assert answers[1].json()["results"][0] == json.loads(re.search(r"  (\{\"key\".*?\]\}),\n", PAGE, re.DOTALL)[1])
    assert answers[2].json() == json.loads(re.search(r"```\n(\{\"headers\".*?)\n```", PAGE, re.DOTALL)[1])
    assert answers[3].json()["summary"]["clients"] == 1


@pytest.mark.parametrize(
    ("path", "example"),
    [
        ("/v1/functions", FUNCTIONS_EXAMPLE),
        ("/v1/calls", CALLS_EXAMPLE),
        ("/v1/why", WHY_EXAMPLE),
        ("/v1/refresh", REFRESH_EXAMPLE),
    ],
)
def test_the_examples_to_try_work(server, path, example):
    answer = server.ask(path, example)
    assert answer.status == 200
    assert "problems" not in answer.json() or answer.json()["problems"] == []
    assert "error" not in answer.body.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_to_try_names_every_function_in_the_readers_language(server, language):
    answer = server.ask("/docs", headers={"Accept-Language": language})
    page = answer.body.decode()
    assert answer.status == 200
    assert f'<html lang="{language}">' in page
    for function in (*CELL_FUNCTIONS.values(), CALLS):
        assert f"<code>{function.name}</code>" in page
    for path, _ in BODIES:
        assert f'<form action="{path}">' in page
    assert "https://" not in page
    assert "src=" not in page, "nothing is loaded from elsewhere"


def test_every_function_and_address_is_in_openapi(server):
    described = server.ask("/openapi.json").json()
    assert set(described["paths"]) == {"/v1/functions", "/v1/calls", "/v1/why", "/v1/refresh", "/healthz"}
    for name in CELL_FUNCTIONS:
        assert f"`{name}`" in described["info"]["description"]
    for operation in described["paths"].values():
        for method in operation.values():
            assert method["summary"]
