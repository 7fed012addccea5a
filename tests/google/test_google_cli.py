"""The commands on a Google Sheet, as a person runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import gspread
import pytest
from requests import Response, Session
from typer.testing import CliRunner, Result

from sheets_addin.cli import app
from tests.google.conftest import EMAIL
from tests.google.sheets_server import SheetsServer

Run = Callable[..., Result]


@pytest.fixture
def run(redirected: SheetsServer, credentials: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with the credentials of a service account, in English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def command(*arguments: str | Path) -> Result:
        given = [*map(str, arguments), "--credentials", str(credentials)]
        result = CliRunner().invoke(app, given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


def clients(path: Path) -> Path:
    path.write_text("ID,Client,Manager,Stage\n007,Birch Ltd,Anna,Client\n2,Oak & Sons,Boris,New\n", encoding="utf-8")
    return path


def test_a_new_sheet_is_filled_and_refreshed(run: Run, server: SheetsServer, tmp_path: Path) -> None:
    made = run("new", "google:Sales of the north", "--lang", "en")
    assert made.exit_code == 0, made.output
    key = next(iter(server.files))
    assert f"https://docs.google.com/spreadsheets/d/{key}" in made.output
    file = server.files[key]
    assert file.title == "Sales of the north"
    titles = [sheet.title for sheet in file.sheets]
    assert titles[:3] == ["Clients", "Priorities", "In development"]
    assert "Sheet1" not in titles

    brought = run("import", f"google:{key}", clients(tmp_path / "clients.csv"), "--as", "clients")
    assert brought.exit_code == 0, brought.output
    refreshed = run(
        "refresh", f"google:https://docs.google.com/spreadsheets/d/{key}/edit#gid=0", "--today", "2026-03-31"
    )
    assert refreshed.exit_code == 0, refreshed.output
    sheet = server.files[key].sheet("Clients")
    assert sheet.values[1:3, :2].tolist() == [["007", "Birch Ltd"], ["2", "Oak & Sons"]]
    headers = sheet.values[0].tolist()
    assert sheet.values[2, headers.index("Base")] == "In development"
    assert "Oak & Sons" in server.files[key].sheet("In development").values[:, :].ravel().tolist()

    said = run("explain", f"google:{key}", "oak", "--today", "2026-03-31")
    assert "Oak & Sons" in said.output


def test_an_empty_sheet_that_was_shared_is_filled_and_another_left_alone(run: Run, server: SheetsServer) -> None:
    server.new_file("shared").add("Лист1", [])
    address = "google:https://docs.google.com/spreadsheets/d/shared/edit"
    assert run("new", address, "--lang", "ru").exit_code == 0
    assert server.files["shared"].locale == "ru_RU"
    before = server.files["shared"]
    again = run("new", address)
    assert again.exit_code == 3
    # in the language of the sheet
    assert "не пуста" in again.output
    assert server.files["shared"] is before


def test_a_key_names_the_sheet_to_fill_and_never_makes_another(run: Run, server: SheetsServer) -> None:
    key = "1aB_c-D2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4"
    missing = run("new", f"google:{key}")
    assert missing.exit_code == 3
    assert f"Google knows no sheet with the key {key}" in missing.output
    server.new_file(key).add("Sheet1", [])
    made = run("new", f"google:{key}", "--lang", "en")
    assert made.exit_code == 0, made.output
    assert list(server.files) == [key]
    assert server.files[key].sheets[0].title == "Clients"


@pytest.mark.parametrize("command", ["new", "refresh"])
@pytest.mark.parametrize("address", ["https://docs.google.com/spreadsheets/d/key/edit#gid=0", "docs.google.com/x"])
def test_an_address_alone_is_told_what_it_lacks(command: str, address: str, run: Run, server: SheetsServer) -> None:
    told = run(command, address)
    assert told.exit_code == 2
    assert f"type google: before it, as in google:{address}\n" in told.output
    assert not server.calls


@pytest.mark.parametrize(
    ("command", "request_number", "said"),
    [
        ("refresh", 0, "Stopped. The tabs are as they were.\n"),
        ("refresh", -1, "Either all of them are in the sheet or none: run the command again"),
        ("new", 0, "look in your Drive whether “Sales” is there"),
        ("new", -1, "sheets-addin new google:https://docs.google.com/spreadsheets/d/"),
    ],
)
def test_whoever_stops_a_command_hears_what_was_written(
    command: str, request_number: int, said: str, run: Run, server: SheetsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.new_file("key").add("Clients", [["Client", "Manager"], ["Birch", "Anna"]])
    book = {"refresh": "google:key", "new": "google:Sales"}[command]
    assert run(command, book).exit_code == 0
    stopped_at = range(len(server.calls))[request_number]
    server.calls.clear()
    request = Session.request

    def stopping(session: Session, *arguments: object, **options: object) -> Response:
        if len(server.calls) == stopped_at:
            raise KeyboardInterrupt
        return request(session, *arguments, **options)

    monkeypatch.setattr(Session, "request", stopping)
    stopped = run(command, book)
    assert stopped.exit_code == 130
    assert "Stopped" in stopped.output
    assert said in stopped.output


def test_a_dry_run_writes_nothing_and_json_stays_json(run: Run, server: SheetsServer) -> None:
    server.new_file("key").add("Clients", [["Client", "Manager"], ["Birch", "Anna"]])
    found = run("refresh", "google:key", "--dry-run", "--json", "--today", "2026-03-31")
    assert json.loads(found.stdout)["book"] == "google:key"
    assert all(call.reads for call in server.calls)


def test_what_google_refuses_is_one_sentence_without_secrets(
    run: Run, server: SheetsServer, private_key: str, credentials: Path
) -> None:
    missing = run("refresh", "google:no-such-key")
    assert missing.exit_code == 3
    assert "Google knows no sheet with the key no-such-key" in missing.output
    server.new_file("key").add("Clients", [["Client", "Manager"], ["Birch", "Anna"]])
    server.readers.add("key")
    refused = run("refresh", "google:key")
    assert refused.exit_code == 3
    assert EMAIL in refused.output
    assert "share the sheet with it as an editor" in refused.output
    server.has_no_drive = server.api_is_off = True
    not_made = run("new", "google:Sales")
    assert "storage quota has been exceeded" in not_made.output
    assert "make an empty sheet yourself" in not_made.output
    turned_off = run("refresh", "google:key")
    assert "API has not been used in project 7" in turned_off.output
    assert "share" not in turned_off.output
    said = "".join(result.output for result in (missing, refused, not_made, turned_off))
    assert private_key.splitlines()[1] not in said


def test_credentials_that_are_none_are_wrong_use(run: Run, credentials: Path) -> None:
    credentials.write_text('{"password": "12345"}')
    result = run("refresh", "google:key")
    assert result.exit_code == 2
    assert "holds no credentials" in result.output
    assert "12345" not in result.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which gspread looks for credentials."""
    for name in ("CREDENTIALS", "AUTHORIZED_USER", "SERVICE_ACCOUNT"):
        path = tmp_path / f"{name.lower()}.json"
        monkeypatch.setattr(gspread.auth, f"DEFAULT_{name}_FILENAME", path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def test_the_files_of_gspread_are_found(redirected: SheetsServer, folder: Path, credentials: Path) -> None:
    redirected.new_file("key").add("Clients", [["Client", "Manager"], ["Birch", "Anna"]])
    nobody = CliRunner().invoke(app, ["refresh", "google:key"])
    assert nobody.exit_code == 2
    assert "No credentials for Google" in nobody.output
    person = {"refresh_token": "secret-of-anna", "client_id": "1", "client_secret": "secret-of-the-program"}
    (folder / "authorized_user.json").write_text(json.dumps(person))
    signed_in = CliRunner().invoke(app, ["refresh", "google:key", "--dry-run"])
    assert signed_in.exit_code == 0, signed_in.output
    assert "secret" not in signed_in.output
    redirected.readers.add("key")
    refused = CliRunner().invoke(app, ["refresh", "google:key"])
    assert "The account that you signed in with may not change this Google Sheet" in refused.output
    redirected.readers.clear()
    (folder / "authorized_user.json").unlink()
    credentials.rename(folder / "service_account.json")
    assert CliRunner().invoke(app, ["refresh", "google:key"]).exit_code == 0


def test_an_account_that_google_does_not_know_any_more_is_told(redirected: SheetsServer, folder: Path) -> None:
    redirected.refuses_tokens = True
    person = {"refresh_token": "secret-of-anna", "client_id": "1", "client_secret": "secret-of-the-program"}
    (folder / "authorized_user.json").write_text(json.dumps(person))
    refused = CliRunner().invoke(app, ["refresh", "google:key"])
    assert refused.exit_code == 3
    assert "Google did not accept the credentials" in refused.output
    assert "secret" not in refused.output
