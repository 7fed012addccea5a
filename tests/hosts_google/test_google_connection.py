"""The dialog about the server: what works is kept beside the script, what does not is not."""

from __future__ import annotations

import json

import pytest

from sheets_addin.server import new_key
from sheets_addin.server.app import make_app
from tests.hosts_google.answering import server_saying
from tests.server.conftest import free_port, running_app

# the server of the tests speaks plain http, which the dialog refuses
PLAIN = """
  const { http } = googleHost;
  googleHost.http = (question) => http({ ...question, url: question.url.replace("https:", "http:") });
"""
KEPT = "googleHost.scriptProperties.kept"


def save(google, address, key="", removes=False, properties=None, language="en"):
    typed = json.dumps({"address": address.replace("http:", "https:"), "key": key, "removesKey": removes})
    code = f"{PLAIN} return [saveConnection({typed}), {KEPT}];"
    return google.run(code, language=language, properties=properties or {})


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    key = new_key("Google", file)
    with running_app(make_app(file, key_needed=True)) as started:
        yield started.address, key


def test_an_address_that_answers_is_kept_with_its_key(google, guarded):
    address, key = guarded
    said, kept = save(google, f" {address}/ ", key=f" {key} ")
    assert said["isSaved"], said
    assert said["said"].startswith("Saved: the server https://127.0.0.1")
    assert kept == {"SALES_SERVER": address.replace("http:", "https:"), "SALES_KEY": key}


def test_a_blank_key_leaves_the_one_that_is_kept_and_a_tick_removes_it(google, guarded):
    address, key = guarded
    same = address.replace("http:", "https:")
    said, kept = save(google, f"{address}/", properties={"SALES_SERVER": f"{same}/sales", "SALES_KEY": key})
    assert said["isSaved"], said
    assert kept == {"SALES_SERVER": same, "SALES_KEY": key}
    open_to_all = google.server.address
    said, kept = save(google, open_to_all, removes=True, properties={"SALES_SERVER": address, "SALES_KEY": key})
    assert said["isSaved"], said
    assert "SALES_KEY" not in kept


def test_the_key_of_one_server_is_told_to_no_other(google, guarded):
    address, key = guarded
    typed = json.dumps({"address": address.replace("http:", "https:"), "key": "", "removesKey": False})
    code = f"""{PLAIN}
      const plain = googleHost.http;
      const during = [];
      googleHost.http = (question) => {{ during.push({KEPT}.SALES_SERVER); return plain(question); }};
      const saved = saveConnection({typed}).isSaved;
      return [saved, during, googleHost.fetches.map((one) => one.options.headers.Authorization ?? ""), {KEPT}];"""
    former = {"SALES_SERVER": "https://old.example", "SALES_KEY": key}
    saved, during, sent, kept = google.run(code, language="en", properties=former)
    assert not saved
    assert sent == ["", ""]
    assert kept == former
    # what is being tried is nobody else's server meanwhile
    assert set(during) == {"https://old.example"}


@pytest.mark.parametrize("question", ['"get", "@evil.example/x"', '"post", "/v1/refresh"', '"delete", "/healthz"'])
def test_the_pane_asks_nothing_but_its_own_questions(google, question):
    code = f"return [JSON.parse(paneAsk({question}, null)), googleHost.fetches.length];"
    said, fetches = google.run(code, properties={"SALES_SERVER": "https://sales.example", "SALES_KEY": "secret"})
    assert said["error"]["message"]
    assert fetches == 0


@pytest.mark.parametrize("fault", ["address", "down", "key", "nonsense", "other"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_does_not_work_is_not_kept(google, language, fault):
    former = {"SALES_SERVER": "https://old.example", "SALES_KEY": "old"}
    answers = {"key": (401, {"error": {"message": "unknown key"}}), "nonsense": (200, "<html>"), "other": (200, {})}
    with server_saying([answers.get(fault, (200, {}))]) as address:
        asked = {"address": "sales.example", "down": f"http://127.0.0.1:{free_port()}"}.get(fault, address)
        said, kept = save(google, asked, key="new", properties=former, language=language)
    assert not said["isSaved"]
    assert said["said"]
    assert any("а" <= letter <= "я" for letter in said["said"].lower()) == (language == "ru")
    assert kept == former


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_dialog_shows_the_address_and_never_the_key(google, language):
    properties = {"SALES_SERVER": 'https://sales.example/"a', "SALES_KEY": "very secret"}
    code = "menuConnection(); return googleHost.shown.getContent();"
    content = google.run(code, language=language, properties=properties)
    assert 'value="https://sales.example/&#34;a"' in content
    assert "very secret" not in content
    assert ("Ключ для этого сервера уже сохранён" if language == "ru" else "A key for this server is kept") in content
    assert 'id="removes-key"' in content
    assert 'id="removes-key"' not in google.run(code, language=language, properties={})
