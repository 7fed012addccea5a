"""Chromium with Office's own library, and the real server whose pages it opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from sheets_addin.server.add_in_site import OFFICE
from sheets_addin.server.app import make_app
from tests.conftest import needed_program
from tests.server.conftest import Server, running_app

PACKAGES = Path(__file__).parent / "node_modules"
LOCALES = {"ru": "ru-RU", "en": "en-US"}

_HOST = (Path(__file__).parent / "office_host.js").read_text(encoding="utf-8")
_MODEL = "".join(
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in (
        "workbook_model.js",
        "workbook_objects.js",
        "workbook_parts.js",
        "office_batches.js",
        "function_calls.js",
    )
)
"""Answers what the library asks the workbook: runs as soon as the library is there, before any page of ours."""

BACKGROUNDS = {"light": 0xFFFFFF, "dark": 0x212121}
"""The colour of Office's own panes."""

_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json"}


def needed_package(name: str) -> Path:
    """The folder of an npm package; where it is missing the test is skipped, on CI it fails."""
    folder = PACKAGES / name
    if folder.is_dir():
        return folder
    said = f"{name} is not installed: run npm ci in tests/hosts_excel"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Chromium; for as long as it runs no loop of asyncio can."""
    program = needed_program("chromium")
    with sync_playwright() as playwright:
        # Chromium refuses to shut itself in where root runs it, as in a container
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; closed before the tests of other rooms."""
    with running_chromium() as started:
        yield started


@pytest.fixture(scope="session")
def site() -> Iterator[Server]:
    """The product's server on loopback."""
    with running_app(make_app()) as server:
        yield server


@dataclass
class Opened:
    """A page of the site with Office's library in it, and what went over the network."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What the page threw and nobody caught, and what its security policy refused."""

    def asked(self, path: str) -> list[Request]:
        """The questions to the server at ``path``."""
        return [request for request in self.requests if request.url.partition("?")[0].endswith(path)]


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, site: Server) -> Iterator[Open]:
    """Opens a page of the site as Excel does; ``before`` is a script that runs before those of the page."""
    with opening(browser, site) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def open_page_of_module(browser: Browser, site: Server) -> Iterator[Open]:
    """The same for pages that several tests of a module share."""
    with opening(browser, site) as open_one:
        yield open_one


@contextmanager
def opening(browser: Browser, site: Server) -> Iterator[Open]:
    """What opens pages, which are closed at the end."""
    library = needed_package("@microsoft/office-js") / "dist"
    contexts = []

    def office(route: Route) -> None:
        path = library / route.request.url.partition("?")[0].removeprefix(f"{OFFICE}/lib/1/hosted/")
        if path.name.startswith("excel-"):
            library_text = path.read_text(encoding="utf-8")
            route.fulfill(body=f"{library_text}\n;{_MODEL}", content_type="text/javascript")
        elif path.is_file():
            route.fulfill(path=path, content_type=_TYPES.get(path.suffix, "application/octet-stream"))
        else:
            route.fulfill(status=404)

    def open_one(
        name: str = "pane.html", language: str = "en", before: str = "", theme: str = "light", **options: Any
    ) -> Opened:
        locale = LOCALES[language]
        context = browser.new_context(locale=locale, **options)
        contexts.append(context)
        context.route(f"{OFFICE}/**", office)
        page = context.new_page()
        opened = Opened(page)
        page.on("request", lambda request: opened.requests.append(request))  # noqa: PLW0108 - a built-in cannot be marked
        page.on("pageerror", lambda error: opened.faults.append(str(error)))
        page.on("console", lambda line: opened.faults.append(line.text) if "Security Policy" in line.text else None)
        page.add_init_script(_HOST.replace("LANGUAGE", locale).replace("BACKGROUND", str(BACKGROUNDS[theme])))
        page.add_init_script(before)
        # as Excel itself adds it to the address of a pane: program, platform, version, language
        page.goto(f"{site.address}/excel/{name}?_host_Info=Excel$Win32$16.01${locale}$$$$3")
        return opened

    yield open_one
    for context in contexts:
        context.close()
