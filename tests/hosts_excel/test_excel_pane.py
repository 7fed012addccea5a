"""The pane beside a workbook that is open in Excel, and how readable it is to everybody."""

from __future__ import annotations

import datetime as dt

import pytest

from sheets_addin.books import FileBook
from sheets_addin.refresh import refresh_book
from sheets_addin.server import new_key
from sheets_addin.server.app import make_app
from sheets_addin.vocabulary.language import Language
from tests.hosts_excel.conftest import needed_package, opening
from tests.hosts_excel.excel_workbook import cells_of, demo_book, put_into_excel
from tests.server.conftest import running_app

NOW = dt.datetime(2026, 3, 31, 9, 30)
VIEWS = ("today", "overview", "why", "settings")
NARROW = {"width": 320, "height": 640}
CUT_NUMBERS = """[...document.querySelectorAll("a[href^='tel:'], td, .figures dd")]
  .filter((one) => one.getClientRects().length && one.innerText.trim())
  .filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const isOver = one.matches("dd") && one.scrollWidth > one.clientWidth;
    return isOver || new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
  })
  .map((one) => one.innerText)"""
"""Phones, cells of tables and key figures that stand on more than one line or are wider than their box."""


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """A refreshed workbook in each language."""
    folder = tmp_path_factory.mktemp("books")
    made = {}
    for language in Language:
        made[language.value] = demo_book(folder, language, 100, NOW.date())
        refresh_book(FileBook(made[language.value]), NOW.date(), NOW)
    return made


@pytest.fixture
def open_pane(open_page, books):
    def open_one(language="en", **options):
        opened = open_page(language=language, **options)
        opened.page.clock.set_fixed_time(NOW)
        settled(opened.page)
        put_into_excel(opened.page, books[language])
        return opened

    return open_one


def settled(page):
    page.wait_for_selector("#view:not([aria-busy]) > *")


def show(page, view):
    page.click(f"#tab-{view}")
    settled(page)


def choose(page, sheet, row):
    page.evaluate(
        """([name, row]) => {
          const sheet = excelHost.book.sheet(name);
          excelHost.book.active = sheet;
          excelHost.book.selection = { sheet, row, column: 2, rows: 1, columns: 1 };
          excelHost.tell("selection");
        }""",
        [sheet, row],
    )


def test_a_click_on_a_call_goes_to_its_row(open_pane, books):
    page = open_pane().page
    show(page, "today")
    rows = cells_of(FileBook(books["en"]).read("Priorities"))
    client = rows[0].index("Client")
    page.get_by_role("button", name=f"Go to the row of {rows[3][client]}").first.click()
    page.wait_for_function("excelHost.book.active.name === 'Priorities'")
    assert page.evaluate("excelHost.book.selection.row") == next(
        row for row, cells in enumerate(rows) if cells[client] == rows[3][client]
    )


def test_why_follows_the_chosen_row_on_any_tab(open_pane, books):
    page = open_pane().page
    show(page, "why")
    assert page.inner_text("#view").startswith("Choose a cell in the row of a client")
    book = FileBook(books["en"])
    for tab, row in (("Clients", 5), ("Priorities", 3), ("Standard", 2)):
        rows = cells_of(book.read(tab))
        choose(page, tab, row)
        page.get_by_role("heading", name=rows[row][rows[0].index("Client")], exact=True).wait_for()
        assert page.locator(".reasons dt", has_text="Next action").count() == 1
    page.locator(".reasons summary").first.click()
    assert page.locator(".reasons li").first.inner_text()


def test_a_refresh_that_is_called_off_changes_nothing(open_pane):
    page = open_pane().page
    seen = "JSON.stringify(excelHost.book.seen())"
    before = page.evaluate(seen)
    page.route("**/v1/refresh", lambda route: None)
    page.click("button.main")
    page.get_by_text("Assessing the clients").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Cancelled: nothing was changed.").wait_for()
    assert page.evaluate(seen) == before


def test_a_protected_tab_is_named_before_anything_changes(open_pane):
    page = open_pane().page
    page.evaluate("() => { excelHost.book.sheet('Log').isProtected = true; }")
    changes = page.evaluate("excelHost.changes")
    page.click("button.main")
    page.get_by_text("The tab “Log” is protected: take the protection off").wait_for()
    assert page.evaluate("excelHost.changes") == changes


def test_the_keyboard_alone_is_enough(open_pane):
    page = open_pane().page
    page.focus("#tab-today")
    page.keyboard.press("ArrowRight")
    page.get_by_text("As the last refresh found it.").wait_for()
    assert page.evaluate("document.activeElement.id") == "tab-overview"
    page.keyboard.press("End")
    page.get_by_text("All settings can be used.").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "key"


def serious(page):
    page.add_script_tag(path=needed_package("axe-core") / "axe.min.js")
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical", "moderate")
    ]


@pytest.mark.parametrize("state", ["", "excelHost.services['Microsoft.AppRuntime.AppRuntimeService'].call = {}"])
def test_a_button_of_the_ribbon_does_its_work_and_ends_before_it(open_pane, state):
    page = open_pane().page
    page.evaluate(state)
    page.route("**/v1/refresh", lambda route: None)
    for action, shown in (("why", "tab-why"), ("today", "tab-today"), ("refresh", "tab-today")):
        page.evaluate("(action) => excelHost.press(action)", action)
        page.wait_for_selector(f"#{shown}[aria-selected=true]")
        page.wait_for_function("(action) => excelHost.ended.at(-1) === action", arg=action, timeout=5000)
    page.get_by_text("Assessing the clients").wait_for()
    assert (page.evaluate("excelHost.paneState") == "Visible") is (state == "")


def test_a_pane_without_a_key_asks_for_it_and_goes_on_with_it(browser, books, tmp_path):
    key = new_key("Anna", tmp_path / "keys.json")
    app = make_app(tmp_path / "keys.json", key_needed=True)
    with running_app(app) as server, opening(browser, server) as open_one:
        page = open_one(bypass_csp=True, viewport=NARROW).page
        settled(page)
        put_into_excel(page, books["en"])
        show(page, "settings")
        refused = page.locator(".view-settings .block p.fault", has_text="The server refuses this key")
        assert refused.count() == 2
        assert serious(page) == []
        page.fill("#key", "sa_wrong")
        page.keyboard.press("Enter")
        page.get_by_text("The server refuses this key (the key is not known here)").nth(1).wait_for()
        page.fill("#key", key)
        page.keyboard.press("Enter")
        page.get_by_text("All settings can be used.").wait_for()
        page.get_by_text(f"The server {server.address} answers").wait_for()
        assert refused.count() == 0
        assert page.evaluate("excelHost.book.calculated") == ["Full", "Full"]
        page.route("**/healthz", lambda route: None)
        show(page, "today")
        page.click("#tab-settings")
        page.fill("#key", "for a server that is slow to answer")


def test_a_browser_that_keeps_nothing_for_the_pane_keeps_it_as_long_as_the_page(open_pane, books):
    forbidden = """Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("The document is sandboxed", "SecurityError"); },
    });"""
    page = open_pane(before=forbidden).page
    show(page, "today")
    manager = page.locator("#manager option").nth(2).inner_text()
    page.select_option("#manager", label=manager)
    show(page, "overview")
    show(page, "today")
    assert page.locator("#manager option:checked").inner_text() == manager
    show(page, "settings")
    page.fill("#key", "sa_1")
    page.get_by_role("button", name="Save the key").click()
    page.get_by_text("The key is saved.").wait_for()
    with page.expect_request("**/v1/functions") as asked:
        show(page, "settings")
    assert asked.value.headers["authorization"] == "Bearer sa_1"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_axe_finds_no_fault_in_the_pane_and_nothing_is_cut_off_at_320_pixels(open_pane, language, theme):
    # the system is light: Office's own theme decides
    page = open_pane(language, theme=theme, bypass_csp=True, viewport=NARROW).page
    choose(page, "Clients" if language == "en" else "Клиенты", 5)
    for view in VIEWS:
        show(page, view)
        assert serious(page) == [], view
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], view
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(255, 255, 255)" if theme == "light" else "rgb(30, 34, 38)")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_axe_finds_no_fault_in_the_page_of_a_file(browser, books, language, theme):
    with running_app(make_app(book=books[language])) as server:
        context = browser.new_context(locale=language, color_scheme=theme, bypass_csp=True, viewport=NARROW)
        page = context.new_page()
        page.goto(f"{server.address}/book/")
        settled(page)
        for view in VIEWS:
            show(page, view)
            assert serious(page) == [], view
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], view
        show(page, "overview")
        assert page.evaluate(CUT_NUMBERS) == []
        show(page, "today")
        page.select_option("#manager", value="*")
        assert page.evaluate(CUT_NUMBERS) == []
        assert len({box["y"] for tab in page.locator(".tabs button").all() if (box := tab.bounding_box())}) == 1
        context.close()
