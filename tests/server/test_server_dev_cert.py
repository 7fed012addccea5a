"""https on one's own computer: what is made, what it is good for, and what it is not."""

import datetime as dt
import json
import os
import ssl
import stat
import sys
import urllib.request
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from sheets_addin.server import dev_certificate
from sheets_addin.vocabulary.errors import WrongUse
from tests.server.conftest import free_port, run_program, running_program

NOW = dt.datetime(2026, 3, 31, tzinfo=dt.UTC)


def test_a_certificate_is_kept_until_shortly_before_its_end(tmp_path):
    first = dev_certificate(tmp_path, NOW)
    content = first.certificate.read_bytes()
    again = dev_certificate(tmp_path, NOW + dt.timedelta(days=700))
    assert (first.is_new, again.is_new, again.certificate.read_bytes()) == (True, False, content)
    renewed = dev_certificate(tmp_path, NOW + dt.timedelta(days=790))
    assert renewed.is_new
    assert renewed.certificate.read_bytes() != content


@pytest.mark.parametrize("name", ["authority.pem", "localhost.pem", "localhost.key"])
@pytest.mark.parametrize("harm", ["gone", "nonsense", "another"])
def test_files_that_do_not_fit_together_are_made_anew(tmp_path, name, harm):
    dev_certificate(tmp_path / "a", NOW)
    if harm == "gone":
        (tmp_path / "a" / name).unlink()
    elif harm == "nonsense":
        (tmp_path / "a" / name).write_bytes(b"nonsense")
    else:
        dev_certificate(tmp_path / "b", NOW)
        (tmp_path / "a" / name).write_bytes((tmp_path / "b" / name).read_bytes())
    assert dev_certificate(tmp_path / "a", NOW).is_new
    assert not dev_certificate(tmp_path / "a", NOW).is_new


def test_the_key_is_for_its_owner_and_the_authoritys_is_nowhere(tmp_path):
    made = dev_certificate(tmp_path, NOW)
    if os.name != "nt":
        assert stat.S_IMODE(made.key.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"authority.pem", "localhost.pem", "localhost.key"}
    authority = x509.load_pem_x509_certificate(made.authority.read_bytes())
    kept = load_pem_private_key(made.key.read_bytes(), None).public_key()
    assert authority.public_key() != kept


def test_the_authority_speaks_for_this_computer_alone(tmp_path):
    made = dev_certificate(tmp_path, NOW)
    authority = x509.load_pem_x509_certificate(made.authority.read_bytes())
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical
    assert {str(one.value) for one in limits.value.permitted_subtrees} == {"localhost", "127.0.0.1/32", "::1/128"}
    leaf = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    policy = PolicyBuilder().store(Store([authority])).time(NOW)
    assert policy.build_server_verifier(x509.DNSName("localhost")).verify(leaf, [])
    with pytest.raises(VerificationError):
        policy.build_server_verifier(x509.DNSName("example.com")).verify(leaf, [])


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WrongUse, match="The certificate cannot be kept in"):
        dev_certificate(tmp_path / "file", NOW)


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of settings is set by the test")
def test_the_server_speaks_https_that_a_browser_takes_once_the_authority_is_trusted(tmp_path):
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with (
        (tmp_path / "said").open("w") as said,
        running_program("--dev-cert", environment={**home, "LC_ALL": "C.UTF-8"}, https=True, said=said) as server,
    ):
        (authority,) = Path(tmp_path).rglob("authority.pem")
        trusting = ssl.create_default_context(cafile=str(authority))
        for host in ("localhost", "127.0.0.1"):
            with urllib.request.urlopen(f"https://{host}:{server.port}/healthz", context=trusting) as answer:
                assert json.load(answer)["status"] == "ok"
        address = f"https://localhost:{server.port}/excel/"
        with urllib.request.urlopen(f"{address}manifest.xml", context=trusting) as answer:
            assert f'"{address}pane.html"' in answer.read().decode()
        with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(f"https://localhost:{server.port}/healthz")
    told = (tmp_path / "said").read_text().partition(f"trust {authority}, once:\n")[2].splitlines()
    assert [line.split(":")[0].strip() for line in told[:4]] == ["Chrome, Chromium", "Firefox", "Windows", "macOS"]
    assert all(str(authority) in told[place] for place in (0, 2, 3))


def test_https_for_others_is_refused_in_words(tmp_path):
    (tmp_path / "keys.json").write_text('[{"name": "Anna", "sha256": "0"}]', encoding="utf-8")
    arguments = ["--host", "0.0.0.0", "--port", str(free_port()), "--keys", str(tmp_path / "keys.json")]
    refused = run_program("serve", "--dev-cert", *arguments, home=tmp_path)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert refused.stderr.startswith("--dev-cert is for this computer alone; for 0.0.0.0")
