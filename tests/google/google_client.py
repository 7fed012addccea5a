"""gspread as it is, but for the address to which its requests go."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import gspread
import requests

from sheets_addin.books.google_book import GoogleBook
from sheets_addin.books.google_http import PatientHTTPClient
from sheets_addin.books.google_patience import Patience
from tests.google.sheets_server import SheetsServer


class RedirectedSession(requests.Session):
    """A session whose requests to Google go to a server of the test."""

    def __init__(self, server: SheetsServer) -> None:
        super().__init__()
        self.trust_env = False
        self._server = server

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:  # type: ignore[override]
        assert urlsplit(url).hostname in ("sheets.googleapis.com", "www.googleapis.com"), url
        return super().request(
            method, url.replace(f"https://{urlsplit(url).netloc}", self._server.address), *args, **kwargs
        )


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def time(self) -> float:
        return self.now


def client_of(server: SheetsServer, clock: Clock | None = None, seconds: float = 300.0) -> gspread.Client:
    """gspread's client with the product's way to Google; it waits by ``clock``."""
    clock = clock or Clock()
    client = gspread.Client(auth=None, session=RedirectedSession(server), http_client=PatientHTTPClient)  # type: ignore[arg-type]
    client.http_client.patience = Patience(seconds, clock.sleep, clock.time)  # type: ignore[attr-defined]
    return client


def book_of(server: SheetsServer, key: str, **options: Any) -> GoogleBook:
    """A spreadsheet of the server as a book."""
    http = client_of(server).http_client
    assert isinstance(http, PatientHTTPClient)
    return GoogleBook(http, key, **options)
