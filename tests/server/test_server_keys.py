"""Who may ask: anybody on this machine, elsewhere those with a key."""

import contextlib
import errno
import json
import socket
import threading

import pytest

from sheets_addin.server import KeyRing, is_loopback, new_key
from sheets_addin.server.app import make_app
from sheets_addin.vocabulary.errors import WrongUse
from tests.server.conftest import run_program, running_app, running_program

ASKED = {"calls": []}


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    key = new_key("Anna", file)
    with running_app(make_app(file, key_needed=True)) as started:
        yield started, key, file


@pytest.mark.parametrize("path", ["/v1/functions", "/v1/refresh"])
def test_where_a_key_is_needed_nothing_is_answered_without(guarded, path):
    server, _, _ = guarded
    answer = server.ask(path, ASKED)
    assert answer.status == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "a key is needed" in answer.message()
    assert "нужен ключ" in server.ask(path, ASKED, headers={"Accept-Language": "ru"}).message()


@pytest.mark.parametrize("header", ["Bearer nope", "Bearer", "Bearer ", "Basic YTpi", "nope", "Bearer ключ"])
def test_a_wrong_key_is_refused(guarded, header):
    server, _, _ = guarded
    answer = server.ask("/v1/functions", ASKED, headers={"Authorization": header.encode().decode("latin-1")})
    assert (answer.status, answer.message()) == (401, "the key is not known here")


def test_the_right_key_opens_and_health_needs_none(guarded):
    server, key, _ = guarded
    assert server.ask("/v1/functions", ASKED, headers=bearer(key)).status == 200
    assert server.ask("/v1/functions", ASKED, headers={"Authorization": f"bearer  {key}"}).status == 200
    assert server.ask("/healthz").status == 200


def test_a_new_key_holds_at_once_and_a_withdrawn_one_no_more(guarded):
    server, first, file = guarded
    second = new_key("Boris", file)
    assert server.ask("/v1/functions", ASKED, headers=bearer(second)).status == 200
    entries = json.loads(file.read_text())
    file.write_text(json.dumps([entry for entry in entries if entry["name"] != "Boris"]))
    assert server.ask("/v1/functions", ASKED, headers=bearer(second)).status == 401
    assert server.ask("/v1/functions", ASKED, headers=bearer(first)).status == 200


def test_an_unusable_file_of_keys_tells_callers_nothing_of_the_machine(tmp_path, caplog):
    file = tmp_path / "keys.json"
    key = new_key("Anna", file)
    with running_app(make_app(file, key_needed=True)) as server:
        file.write_text("{")
        answer = server.ask("/v1/functions", ASKED, headers=bearer(key))
        assert (answer.status, answer.message()) == (
            503,
            "keys cannot be checked at the moment; tell whoever runs the server",
        )
        in_russian = server.ask("/v1/functions", ASKED, headers={**bearer(key), "Accept-Language": "ru"})
        assert in_russian.message() == "сейчас ключи проверить нельзя; сообщите тому, кто отвечает за сервер"
    assert str(file) in caplog.text


def test_a_key_that_cannot_be_stored_leaves_nothing_behind(tmp_path, monkeypatch):
    file = tmp_path / "keys.json"
    new_key("Anna", file)
    monkeypatch.setattr("json.dump", _disk_full)
    with pytest.raises(WrongUse, match="cannot be read or written: No space left"):
        new_key("Boris", file)
    assert [one.name for one in tmp_path.iterdir()] == ["keys.json"]


def _disk_full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left")


def test_two_commands_at_once_lose_no_key(tmp_path):
    file = tmp_path / "keys.json"
    made = {}

    def make(name):
        while name not in made:
            with contextlib.suppress(WrongUse):
                made[name] = new_key(name, file)

    threads = [threading.Thread(target=make, args=(f"name {turn}",)) for turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {KeyRing(file).holder(key) for key in made.values()} == {f"name {turn}" for turn in range(8)}


def test_on_loopback_a_key_is_optional_but_a_wrong_one_is_refused(server):
    assert server.ask("/v1/functions", ASKED).status == 200
    assert server.ask("/v1/functions", ASKED, headers=bearer("nope")).status == 401


def test_the_file_holds_no_key_only_its_hash(tmp_path):
    file = tmp_path / "deep" / "keys.json"
    key = new_key("Анна", file)
    assert key not in file.read_text(encoding="utf-8")
    assert KeyRing(file).holder(key) == "Анна"
    assert KeyRing(file).holder(key + "a") is None
    assert file.stat().st_mode & 0o077 == 0, "nobody else reads it"


@pytest.mark.parametrize("name", ["", "  ", "Anna"])
def test_a_key_needs_a_name_of_its_own(tmp_path, name):
    file = tmp_path / "keys.json"
    new_key("Anna", file)
    before = file.read_bytes()
    with pytest.raises(WrongUse):
        new_key(name, file)
    assert file.read_bytes() == before


def test_keys_are_all_different(tmp_path):
    file = tmp_path / "keys.json"
    keys = {new_key(f"name {turn}", file) for turn in range(20)}
    assert len(keys) == 20
    assert {KeyRing(file).holder(key) for key in keys} == {f"name {turn}" for turn in range(20)}


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("::", False), ("192.168.1.5", False), ("example.com", False)],
)  # fmt: skip
def test_only_this_machine_is_loopback(host, expected):
    assert is_loopback(host) is expected


def test_key_new_prints_the_key_alone_on_the_output(tmp_path):
    file = tmp_path / "keys.json"
    made = run_program("key", "new", "Anna", "--keys", str(file), home=tmp_path)
    assert made.returncode == 0, made.stderr
    key = made.stdout.strip()
    assert KeyRing(file).holder(key) == "Anna"
    assert key not in made.stderr
    again = run_program("key", "new", "Anna", "--keys", str(file), home=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert "There is a key called “Anna” already" in again.stderr


def test_keys_are_kept_in_the_users_own_folder_unless_said_otherwise(tmp_path):
    made = run_program("key", "new", "Anna", home=tmp_path)
    assert made.returncode == 0, made.stderr
    (file,) = tmp_path.rglob("keys.json")
    assert KeyRing(file).holder(made.stdout.strip()) == "Anna"


@pytest.mark.parametrize("options", [("--host", "0.0.0.0"), ("--host", "::"), ("--keys", "none.json")])
def test_without_a_key_the_server_opens_to_nobody_outside(tmp_path, options):
    refused = run_program("serve", *options, home=tmp_path)
    assert refused.returncode == 2
    assert "sheets-addin key new NAME" in refused.stderr


def test_serve_with_a_file_of_keys_demands_one_even_on_loopback(tmp_path):
    file = tmp_path / "keys.json"
    key = new_key("Anna", file)
    with running_program("--keys", str(file), "--workers", "2") as server:
        assert server.ask("/v1/functions", ASKED).status == 401
        assert server.ask("/v1/functions", ASKED, headers=bearer(key)).status == 200


def test_every_address_of_the_machine_can_be_served_with_a_key(tmp_path):
    file = tmp_path / "keys.json"
    key = new_key("Anna", file)
    with running_program("--keys", str(file), "--host", "0.0.0.0") as server:
        assert server.ask("/v1/functions", ASKED).status == 401
        assert server.ask("/v1/functions", ASKED, headers=bearer(key)).status == 200


def test_a_taken_port_is_said_before_anything_is_promised(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = run_program("serve", "--port", str(port), home=tmp_path)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"Port {port} is taken by another program.")
    assert "Answering" not in refused.stderr


def test_a_host_that_is_not_ours_is_said(tmp_path):
    file = tmp_path / "keys.json"
    new_key("Anna", file)
    refused = run_program("serve", "--host", "203.0.113.1", "--keys", str(file), home=tmp_path)
    assert refused.returncode == 2
    assert "cannot listen at 203.0.113.1" in refused.stderr
