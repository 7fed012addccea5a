"""The way in: which sheet an address names, whose credentials count, and what is said where the way is barred."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Callable
from pathlib import Path

import gspread
import pytest
from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2 import AccessDeniedError
from requests import ConnectionError as NoConnection
from typer.testing import CliRunner, Result

from sheets_addin.books.google_access import create_google_book
from sheets_addin.books.google_address import key_of, names_sheet
from sheets_addin.books.google_sign_in import signed_in
from sheets_addin.cli import app
from sheets_addin.vocabulary.errors import BookError, SheetsAddinError, WrongUse
from tests.google.sheets_server import Fault, Odd, SheetsServer

KEY = "1aB_c-D2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3"


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        f" {KEY} ",
        f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=0",
        f"https://docs.google.com/spreadsheets/u/1/d/{KEY}/edit?gid=0#gid=0",
        f"docs.google.com/spreadsheets/d/{KEY}",
        f"https://docs.google.com/a/example.com/spreadsheets/d/{KEY}/edit",
        f"https://drive.google.com/file/d/{KEY}/view?usp=sharing",
        f"https://drive.google.com/open?id={KEY}",
        f"https://spreadsheets.google.com/ccc?key={KEY}#gid=0",
    ],
)
def test_any_address_of_a_sheet_gives_its_key(typed: str) -> None:
    assert key_of(typed) == KEY


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "neither the address nor the key"),
        ("Sales of the north", "neither the address nor the key"),
        ("https://example.com/sales", "neither the address nor the key"),
        (f"https://docs.google.com/spreadsheets/d/e/2PACX-{KEY}/pubhtml", "published copy"),
    ],
)
def test_what_names_no_sheet_is_wrong_use(typed: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        key_of(typed)


def test_a_title_may_look_a_little_like_an_address_or_a_key() -> None:
    assert not names_sheet("Sales 2025/26 http")
    assert not names_sheet("Sales_of_the_north-2026")
    assert not names_sheet(f"Sales {KEY}")
    assert names_sheet(f" {KEY} ")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which gspread looks for credentials; empty."""
    for name in ("CREDENTIALS", "AUTHORIZED_USER", "SERVICE_ACCOUNT"):
        monkeypatch.setattr(gspread.auth, f"DEFAULT_{name}_FILENAME", tmp_path / f"{name.lower()}.json")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def client_file(path: Path, name: str) -> Path:
    path.write_text(
        json.dumps({"installed": {"client_id": name, "client_secret": "s", "auth_uri": "x", "token_uri": "y"}})
    )
    return path


def person(path: Path, client: str) -> Path:
    path.write_text(json.dumps({"refresh_token": "secret", "client_id": client, "client_secret": "s"}))
    return path


def test_the_client_that_is_named_counts_not_who_signed_in_through_another(folder: Path) -> None:
    person(folder / "authorized_user.json", "annas")
    named = client_file(folder / "boris.json", "boris")
    person(folder / "boris.authorized_user.json", "boris")
    assert signed_in(named).client_id == "boris"  # type: ignore[attr-defined]
    default = client_file(folder / "credentials.json", "annas")
    assert signed_in(default).client_id == "annas"  # type: ignore[attr-defined]
    assert signed_in(None).client_id == "annas"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (AccessDeniedError(), "access_denied"),
        (Warning("Scope has changed"), "not everything was allowed"),
        (NoConnection("secret-address"), "the connection failed"),
        (webbrowser.Error("none"), "There is no browser here"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_nobody_signs_in(fault: Exception, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(InstalledAppFlow, "run_local_server", refuse)
    with pytest.raises(BookError, match=said) as told:
        signed_in(client_file(folder / "client.json", "1"))
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"type": "service_account"}', "holds no credentials"),
        ('{"installed": {}}', "holds no credentials"),
        ("[]", "holds no credentials"),
        ("no JSON", "holds no credentials"),
        (None, "There is no file"),
    ],
)
def test_a_file_without_credentials_is_told_from_one_that_google_refuses(
    content: str | None, said: str, folder: Path
) -> None:
    path = folder / "named.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(WrongUse, match=said):
        signed_in(path)


def test_credentials_for_another_place_than_an_address_are_none(credentials: Path) -> None:
    content = json.loads(credentials.read_text())
    credentials.write_text(json.dumps({**content, "token_uri": "nonsense"}))
    with pytest.raises(WrongUse, match="holds no credentials"):
        signed_in(credentials)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.DROPPED_AFTER, "look in your Drive whether the sheet “Sales” is there"),
        (Odd(200, "<html></html>", {"Content-Type": "text/html"}), "look in your Drive"),
        (Odd(401, "{}"), "did not accept the credentials"),
        (Odd(403, '{"error":{"message":"Quota of the Drive"}}'), "Quota of the Drive). A service account has no Drive"),
        (
            Odd(403, '{"error":{"message":"Drive API is off","details":[{"reason":"SERVICE_DISABLED"}]}}'),
            "API is off).",
        ),
        (Odd(400, '{"error":{"message":"Bad name"}}'), "Google did not make the sheet (Bad name)."),
    ],
    ids=["lost", "a page", "401", "no drive", "api is off", "400"],
)
def test_a_sheet_that_is_not_made(fault: Fault | Odd, said: str, redirected: SheetsServer, credentials: Path) -> None:
    # a refused token is made anew twice
    redirected.faults = dict.fromkeys(range(3), fault)
    with pytest.raises(BookError) as told:
        create_google_book("Sales", credentials)
    assert said in str(told.value)
    assert ("A service account" in str(told.value)) == ("has no Drive" in said)


def test_a_person_is_not_told_of_service_accounts(redirected: SheetsServer, folder: Path) -> None:
    person(folder / "authorized_user.json", "annas")
    redirected.has_no_drive = True
    with pytest.raises(BookError, match="storage quota") as told:
        create_google_book("Sales")
    assert "service account" not in str(told.value)


Run = Callable[..., Result]


@pytest.fixture
def run(redirected: SheetsServer, credentials: Path, folder: Path) -> Run:
    """Runs a command with the credentials of a service account, in English."""

    def command(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(app, [*map(str, arguments), "--credentials", str(credentials)])
        if isinstance(result.exception, SheetsAddinError):
            raise result.exception
        return result

    return command


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_sheet_that_was_made_but_not_filled_is_named(number: int, run: Run, server: SheetsServer) -> None:
    refused = Odd(403, '{"error":{"message":"Not now"}}')
    server.faults = {number: refused}
    made = run("new", "google:Sales", "--lang", "en")
    assert made.exit_code == 3
    assert len(server.files) == 1
    address = f"https://docs.google.com/spreadsheets/d/{next(iter(server.files))}"
    assert "(Not now)" in made.output
    assert f"run: sheets-addin new google:{address}" in made.output
    again = run("new", f"google:{address}", "--lang", "en")
    assert again.exit_code == 0, again.output
    assert len(server.files) == 1


def test_what_others_type_while_an_import_is_prepared_is_kept(run: Run, server: SheetsServer, tmp_path: Path) -> None:
    file = server.new_file("key")
    file.add("Clients", [["ID", "Client", "Manager"], ["K1", "Birch", "Anna"]])
    source = tmp_path / "clients.csv"
    source.write_text("ID,Client,Manager\nK1,Birch,Anna\nK2,Oak,Boris\n", encoding="utf-8")

    def types() -> None:
        found = server.files["key"]
        found.type(found.sheet("Clients"), 2, 0, "K9")
        found.type(found.sheet("Clients"), 2, 1, "Pine")

    # right before the second look at the tab
    server.before = {2: types}
    brought = run("import", "google:key", source, "--as", "clients")
    assert brought.exit_code == 0, brought.output
    rows = server.files["key"].sheet("Clients").values[1:5, :2].tolist()
    assert rows == [["K1", "Birch"], ["K9", "Pine"], ["K2", "Oak"], [None, None]]
