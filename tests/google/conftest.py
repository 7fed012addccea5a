"""Google on this computer, and how a test and the program reach it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from tests.google.sheets_server import SheetsServer

HOSTS = ("sheets.googleapis.com", "www.googleapis.com", "oauth2.googleapis.com", "127.0.0.1")
EMAIL = "robot@example.iam.gserviceaccount.com"


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    """Google Sheets of this computer; at the end, nobody asked it anything that Google does not know."""
    with SheetsServer().running() as running:
        yield running


@pytest.fixture
def redirected(server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> SheetsServer:
    """Whatever this process sends to Google goes to the server of the test."""
    send = HTTPAdapter.send

    def send_here(adapter: HTTPAdapter, request: PreparedRequest, *args: object, **options: object) -> Response:
        address = urlsplit(request.url)
        assert address.hostname in HOSTS, request.url
        request.url = request.url.replace(f"{address.scheme}://{address.netloc}", server.address)
        return send(adapter, request, *args, **options)

    monkeypatch.setattr(HTTPAdapter, "send", send_here)
    return server


@pytest.fixture(scope="session")
def private_key() -> str:
    """A key such as a service account has."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


@pytest.fixture
def credentials(server: SheetsServer, private_key: str, tmp_path: Path) -> Path:
    """The file of a service account whose tokens the server gives."""
    content = {
        "type": "service_account",
        "project_id": "example",
        "private_key_id": "1",
        "private_key": private_key,
        "client_email": EMAIL,
        "client_id": "1",
        "token_uri": f"{server.address}/token",
    }
    path = tmp_path / "robot.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
