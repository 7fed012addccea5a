"""``sheets-addin serve --book FILE``: the pane in a plain browser, over the file itself."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import urllib.request

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.methods.wording import number_words
from sheets_addin.refresh import refresh_book
from sheets_addin.server import new_key
from sheets_addin.server.app import make_app
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.hosts_excel.excel_workbook import cells_of, demo_book
from tests.server.conftest import running_app, running_program

NOW = dt.datetime(2026, 3, 31, 9, 30)
LOCALES = {"en": "en-GB", "ru": "ru-RU"}


@pytest.fixture
def file(tmp_path):
    return demo_book(tmp_path, Language.RUSSIAN, 100, NOW.date())


@pytest.fixture
def served(file):
    with running_app(make_app(book=file, clock=lambda: NOW)) as server:
        yield server


@pytest.fixture
def open_book(browser, served):
    contexts = []

    def open_one(language="ru", path="/book/", **options):
        context = browser.new_context(locale=LOCALES[language], **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(served.address + path)
        settled(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def settled(page):
    page.wait_for_selector("#view:not([aria-busy]) > *")


def show(page, view):
    page.click(f"#tab-{view}")
    settled(page)


def refresh(page):
    page.click("button.main")
    page.wait_for_selector("button.main:not([disabled])", timeout=60_000)
    return page.inner_text(".message")


def test_a_refresh_in_the_browser_is_one_of_the_file(open_book, file, tmp_path):
    copy = shutil.copy(file, tmp_path / "copy.xlsx")
    page = open_book(path="/")
    assert page.title() == file.name
    said = refresh(page)
    refresh_book(FileBook(copy), NOW.date(), NOW)
    mine, theirs = FileBook(file), FileBook(copy)
    for text in OWN_TABS.values():
        assert cells_of(mine.read(text.ru)) == cells_of(theirs.read(text.ru)), text.ru
    assert len(list(tmp_path.glob(f"{file.stem}.backup-*"))) == 1

    priorities = cells_of(mine.read("Приоритеты"))
    client, manager = (priorities[0].index(header) for header in ("Клиент", "Менеджер"))
    first = priorities[1][manager]
    clients = page.locator(".calls .client")
    assert clients.all_inner_texts() == [row[client] for row in priorities[1:] if row[manager] == first]
    page.select_option("#manager", label="Все менеджеры")
    assert clients.all_inner_texts() == [row[client] for row in priorities[1:]]
    managers = list(dict.fromkeys(row[manager] for row in priorities[1:]))
    assert [text.split(" В плане дня:")[0] for text in page.locator("h2.manager").all_inner_texts()] == managers
    assert said.startswith(f"Обновлено. Клиентов: 100; в плане на сегодня: {len(priorities) - 1}, не поместились: ")


def test_the_day_of_one_manager_and_the_reasons_of_a_client(open_book, file):
    page = open_book()
    refresh(page)
    rows = cells_of(FileBook(file).read("Приоритеты"))
    manager, client = (rows[0].index(header) for header in ("Менеджер", "Клиент"))
    someone = rows[-1][manager]
    page.select_option("#manager", label=someone)
    assert page.locator(".calls li").count() == sum(row[manager] == someone for row in rows[1:])
    page.reload()
    settled(page)
    assert page.locator(".calls li").count() == sum(row[manager] == someone for row in rows[1:]), "the choice is kept"

    first = next(row[client] for row in rows[1:] if row[manager] == someone)
    page.locator(".calls .client").first.click()
    page.wait_for_selector(".reasons")
    assert page.inner_text(".view-why h2") == first
    reasons = page.inner_text(".reasons")
    assert "База: " in reasons
    assert "Следующее действие: " in reasons
    page.fill("#client", "Никто")
    page.click(".view-why button")
    page.get_by_text("Клиента «Никто» нет.").wait_for()


def test_the_figures_of_the_overview_are_drawn_and_said(open_book, file):
    page = open_book()
    refresh(page)
    show(page, "overview")
    assert page.locator("dl.figures dd").first.inner_text() == "100"
    charts = page.locator("svg.chart")
    said = [charts.nth(place).get_attribute("aria-label") for place in range(charts.count())]
    assert [text.partition(".")[0] for text in said] == [
        "Диаграмма: Базы",
        "Диаграмма: Воронка по состояниям",
        "Диаграмма: Просрочено",
        "Диаграмма: Рабочие списки",
        "Диаграмма: Время и бюджет",
    ]
    assert re.search(r"Золотой: Потрачено [\d,]+\u00a0%, Бюджет 35\u00a0%", said[-1])
    assert page.locator("section.block h2").all_inner_texts()[1] == "Квалификация и частота (ABC × XYZ)"
    bases = page.locator("section.block").first.locator("tbody tr")
    counts = {bases.nth(place).inner_text().split("\t")[0]: place for place in range(bases.count())}
    assert list(counts)[-1] == "Всего"
    assert "Всего" not in said[0]
    assert re.search(r"\t[\d,]+\u00a0%\t[\d\u00a0]+\t[\d,]+\u00a0%$", bases.first.inner_text())


def test_a_client_is_found_by_what_people_type_of_its_name(open_book, file):
    rows = cells_of(FileBook(file).read("Клиенты"))
    names = [row[rows[0].index("Клиент")] for row in rows[1:]]
    part = next(name for name in names if "«" in name and sum(name.split("«")[1] in one for one in names) == 1)
    word = part.split("«")[1].rstrip("»")
    page = open_book()
    show(page, "why")

    def found(typed):
        page.fill("#client", typed)
        page.click(".view-why button[type=submit]")
        settled(page)

    found(f" {word.upper()} ")
    page.get_by_role("heading", name=part, exact=True).wait_for()
    found("")
    page.wait_for_selector(".reasons", state="detached")
    found("ООО")
    page.get_by_text("«ООО» может значить нескольких клиентов:").wait_for()
    page.click(".meant button >> nth=1")
    page.wait_for_selector(".reasons")
    assert page.inner_text(".view-why h2") == page.input_value("#client")
    found(part[:-3] + "жж")
    page.get_by_role("button", name=part, exact=True).click()
    page.get_by_role("heading", name=part, exact=True).wait_for()


@pytest.mark.parametrize(("path", "shown"), [("/book/", "Сегодня"), ("/book/?lang=en", "Today")])
def test_the_page_speaks_the_workbooks_language_whatever_the_browsers(open_book, path, shown):
    page = open_book("en", path)
    assert page.inner_text("#tab-today") == shown
    assert page.get_attribute("html", "lang") == ("en" if "lang=en" in path else "ru")
    number = page.evaluate("import('/excel/language.js').then(({ shownNumber }) => shownNumber(1234567.84))")
    spoken = Language.ENGLISH if "lang=en" in path else Language.RUSSIAN
    assert number.replace("\u00a0", " ") == number_words(1234567.8, spoken), "as the reasons write it"
    sums = "import('/excel/language.js').then(({ shownMoney }) => [14577.75, 14577.5, 14577].map(shownMoney))"
    point = "." if "lang=en" in path else ","
    assert page.evaluate(sums) == [f"14\u00a0577{point}75", f"14\u00a0577{point}50", "14\u00a0577"], (
        "as the tabs show it"
    )


def test_settings_that_cannot_be_used_are_named(open_book, file):
    book = openpyxl.load_workbook(file)
    sheet = book["Настройки"]
    row = next(row for row in range(2, sheet.max_row) if isinstance(sheet.cell(row, 2).value, int))
    name = sheet.cell(row, 1).value
    page = open_book("en", "/book/?lang=en")
    show(page, "settings")
    assert "All settings can be used." in page.inner_text("#view")
    sheet.cell(row, 2).value = "about a week"
    book.save(file)
    show(page, "settings")
    said = page.inner_text("#view")
    assert "These settings cannot be used:" in said
    assert name in said or "about a week" in said
    assert "All settings can be used." not in said


def test_of_a_refresh_that_breaks_off_the_file_itself_tells(open_book, served):
    page = open_book("en", "/book/?lang=en")
    step = '{"step": "Writing the tabs", "writes": true}\n'
    page.route("**/book/refresh", lambda route: route.fulfill(body=step))
    assert refresh(page) == "The refresh failed, and everything is as it was: the server gave no answer\n\nTry again"
    page.route("**/book/refresh", lambda route: route.fulfill(status=502, body="<html>"))
    assert refresh(page).startswith("the server gave no answer")

    def written_and_broken_off(route):
        served.ask("/book/refresh", {})
        route.fulfill(body=step)

    page.route("**/book/refresh", written_and_broken_off)
    assert refresh(page).startswith("Too late to cancel: the file has been refreshed.")


def test_a_refresh_that_writes_already_cannot_be_called_off(open_book):
    page = open_book("en", "/book/?lang=en")
    states = page.evaluate(
        """async () => {
          const { Frame } = await import("/excel/frame.js");
          const states = [];
          const host = { refresh: async ({ progress }) => {
            for (const writes of [undefined, true]) {
              progress("a step", 0.5, writes);
              states.push([...document.querySelectorAll(".progress button")].at(-1).disabled);
            }
            throw new Error("enough");
          } };
          await new Frame(document.getElementById("pane"), host, {}, "Sales").refresh();
          return [...states, document.querySelector(".progress button").disabled];
        }"""
    )
    assert states == [False, True, False]


def test_a_file_that_excel_has_open_is_left_alone(open_book, file):
    page = open_book()
    before = file.read_bytes()
    (file.parent / f"~${file.name}").write_bytes(b"")
    said = refresh(page)
    assert said.startswith("Обновить не удалось, всё осталось как было:")
    assert file.read_bytes() == before


def test_only_the_page_of_this_server_may_ask(served):
    assert served.ask("/book/sheets").status == 200
    foreign = {"Origin": "https://elsewhere.example"}
    assert served.ask("/book/sheets", headers=foreign).status == 403
    assert served.ask("/book/refresh", {}, headers=foreign).status == 403
    assert served.ask("/book/refresh", {}, headers={"Sec-Fetch-Site": "cross-site"}).status == 403
    assert served.ask("/book/sheets", headers={"Host": "rebound.example"}).status == 403
    assert served.ask("/book/sheets", headers={"Authorization": "Bearer nonsense"}).status == 401


def test_a_key_that_is_needed_is_asked_for_and_then_enough(browser, file, tmp_path):
    key = new_key("Anna", tmp_path / "keys.json")
    app = make_app(tmp_path / "keys.json", key_needed=True, book=file)
    with running_app(app) as server:
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(f"{server.address}/book/")
        page.get_by_text("The server refuses this key").wait_for()
        page.click("#tab-settings")
        page.fill("#key", key)
        page.get_by_role("button", name="Save the key").click()
        page.get_by_text("All settings can be used.").wait_for()
        page.get_by_text("The server refuses this key").wait_for(state="detached")
        assert refresh(page).startswith("Refreshed. Clients: 100")
        assert server.ask("/book/sheets").status == 401
        context.close()


def test_the_command_serves_a_file(browser, file):
    with (
        running_program("--book", str(file)) as server,
        urllib.request.urlopen(f"{server.address}/book/sheets") as found,
    ):
        assert file.name in found.read().decode()
