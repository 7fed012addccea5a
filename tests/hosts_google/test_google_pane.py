"""The pane beside a Google Sheet, in a real browser, over the real script."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from tests.hosts_excel.conftest import running_chromium
from tests.hosts_google.google_workbook import sheets_of

NOW = dt.datetime(2026, 3, 31, 9, 30)
ADDRESS = "https://script.example/pane"
BRIDGE = """
  const runner = (success, failure) => new Proxy({}, { get(_, name) {
    if (name === "withSuccessHandler") return (handler) => runner(handler, failure);
    if (name === "withFailureHandler") return (handler) => runner(success, handler);
    return (...values) => { askGoogle(name, values).then(success, failure); };
  } });
  globalThis.google = { script: { get run() { return runner(() => {}, () => {}); } } };
"""


@pytest.fixture(scope="module")
def browser():
    with running_chromium() as started:
        yield started


@pytest.fixture(scope="module", params=[Language.RUSSIAN, Language.ENGLISH])
def refreshed(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("books") / "sales.xlsx"
    create_book(path, template_tabs(request.param, vars(demo_tables(request.param, NOW.date(), clients=100))))
    refresh_book(FileBook(path), NOW.date(), NOW)
    return str(request.param.value), list(sheets_of(path))


def test_the_pane_of_google_shows_the_day_the_reasons_and_refreshes(google, browser, refreshed):
    language, sheets = refreshed
    header = sheets[0]["rows"][0]
    chosen = {"sheet": sheets[0]["name"], "row": 3}
    asked = []

    def ask(name, values):
        asked.append(name)
        code = f"""
          const chosen = googleHost.book.getSheetByName({json.dumps(chosen["sheet"])});
          googleHost.book.selected = chosen.getRange({chosen["row"]}, 2, 1, 1);
          return {name}(...{json.dumps(values)});"""
        return google.run(code, sheets, language=language)

    context = browser.new_context(viewport={"width": 300, "height": 800})
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.expose_function("askGoogle", ask)
    page.add_init_script(BRIDGE)
    content = google.run("menuToday(); return googleHost.shown.getContent();", sheets, language=language)
    page.route(ADDRESS, lambda route: route.fulfill(body=content, content_type="text/html"))
    page.goto(ADDRESS)
    page.wait_for_selector(".calls li")
    assert asked == ["paneBook"]
    priorities = next(one for one in sheets if one["name"] in ("Приоритеты", "Priorities"))
    numbered = [row for row in priorities["rows"][1:] if row[0] not in (None, "")]
    own = [row for row in numbered if row[0] == numbered[0][0]]
    assert len(page.query_selector_all(".calls li")) == len(own) > 3
    page.select_option("#manager", "*")
    assert len(page.query_selector_all(".calls li")) == len(numbered) > len(own)

    asked.clear()
    page.click("#tab-why")
    assert page.inner_text("#view") in ("", "Загружаю …", "Loading …")
    page.wait_for_selector(".reasons dt")
    client = sheets[0]["rows"][2][header.index("Клиент" if language == "ru" else "Client")]
    assert page.inner_text("#view h2") == client
    # each way to Google and back takes a second
    assert asked == ["paneBook", "paneAsk"]

    # an order may name its client by the ID
    orders = next(one for one in sheets if one["name"] in ("Заказы", "Orders"))
    orders["rows"][4][0] = sheets[0]["rows"][6][header.index("Код" if language == "ru" else "ID")]
    chosen.update(sheet=orders["name"], row=5)
    asked.clear()
    page.click("#tab-why")
    other = sheets[0]["rows"][6][header.index("Клиент" if language == "ru" else "Client")]
    page.wait_for_selector(f"#view h2:text-is('{other}')")
    assert asked[:1] + asked[-2:] == ["paneBook", "paneArea", "paneAsk"]
    assert len(asked) <= 5

    page.click("#tab-settings")
    page.wait_for_selector("text=" + ("отвечает" if language == "ru" else "answers"))
    # the key is kept beside the script, and never comes into the page
    assert page.query_selector("#key") is None

    page.click("button.main")
    page.wait_for_selector("text=" + ("Обновлено. Клиентов: 100" if language == "ru" else "Refreshed. Clients: 100"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 300
    tabs = page.query_selector(".tabs")
    assert tabs.evaluate("(list) => list.scrollWidth - list.clientWidth") == 0, "every tab is seen"
    assert faults == []
    context.close()
