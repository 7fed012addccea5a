"""The pages of the add-in as the server hands them out."""

import pytest

from sheets_addin.hosts.excel import site_files


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_pane_starts_with_offices_own_library(open_page, language):
    opened = open_page(language=language)
    opened.page.wait_for_function("globalThis.Office?.context?.displayLanguage")
    info = opened.page.evaluate("Office.onReady().then((info) => [info.host, info.platform])")
    assert info == ["Excel", "PC"]
    assert opened.page.evaluate("Office.context.displayLanguage")[:2] == language
    assert opened.page.evaluate("typeof CustomFunctions.associate") == "function"
    assert opened.faults == []


def test_without_microsofts_library_the_pane_says_so(browser, site):
    context = browser.new_context(locale="ru-RU")
    context.route("https://appsforoffice.microsoft.com/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{site.address}/excel/pane.html")
    page.get_by_text("Не удалось загрузить библиотеку Microsoft (appsforoffice.microsoft.com)").wait_for()
    context.close()


def test_the_colours_of_the_pane_are_known_to_a_safari_of_2023():
    assert b"light-dark(" not in site_files()["pane.css"]
