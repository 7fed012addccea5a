"""A certificate for https on this computer alone, which its owner can make the system trust.

The authority that signs it may speak for this computer's own names and for no other, and its key is never kept: nobody
can sign anything else with what the system trusts.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sheets_addin.vocabulary.errors import WrongUse, reason_of
from sheets_addin.vocabulary.language import Text

_DAYS = 800
"""macOS takes no certificate that is valid for longer than 825 days."""

_RENEWED_BEFORE = dt.timedelta(days=14)
_NAME = "localhost"
_ADDRESSES = (ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("::1"))

_NO_FOLDER = Text(
    en="The certificate cannot be kept in {folder}: {detail}.", ru="Сертификат нельзя сохранить в {folder}: {detail}."
)


@dataclass(frozen=True)
class DevCertificate:
    """Files of a certificate: that of the authority to trust, its own, its key; and whether they were just made."""

    authority: Path
    certificate: Path
    key: Path
    is_new: bool


def dev_certificate(folder: Path, now: dt.datetime) -> DevCertificate:
    """The certificate kept in ``folder``; made anew where there is none, or it ends soon. ``now`` is in UTC.

    Raises WrongUse where the folder cannot be written.
    """
    authority, certificate, key = (folder / name for name in ("authority.pem", "localhost.pem", "localhost.key"))
    try:
        is_new = not _holds(authority, certificate, key, now)
        if is_new:
            _make(authority, certificate, key, now)
    except OSError as error:
        raise WrongUse(_NO_FOLDER, folder=str(folder), detail=reason_of(error)) from error
    return DevCertificate(authority, certificate, key, is_new)


def _holds(authority: Path, certificate: Path, key: Path, now: dt.datetime) -> bool:
    try:
        signed = x509.load_pem_x509_certificate(certificate.read_bytes())
        signed.verify_directly_issued_by(x509.load_pem_x509_certificate(authority.read_bytes()))
        private = serialization.load_pem_private_key(key.read_bytes(), None)
    except (FileNotFoundError, ValueError, TypeError, InvalidSignature):
        return False
    fits = private.public_key() == signed.public_key()
    return fits and signed.not_valid_before_utc <= now < signed.not_valid_after_utc - _RENEWED_BEFORE


def _make(authority: Path, certificate: Path, key: Path, now: dt.datetime) -> None:
    signing, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = _called("Sheets-addin on this computer")
    root = (
        _began(issuer, issuer, signing.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(_only_this_computer(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    names = x509.SubjectAlternativeName([x509.DNSName(_NAME), *map(x509.IPAddress, _ADDRESSES)])
    leaf = (
        _began(_called(_NAME), issuer, own.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(names, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    certificate.parent.mkdir(parents=True, exist_ok=True)
    pem = serialization.Encoding.PEM
    secret = own.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key.unlink(missing_ok=True)
    with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(secret)
    certificate.write_bytes(leaf.public_bytes(pem))
    authority.write_bytes(root.public_bytes(pem))


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _began(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        # clocks of one computer may step back
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=_DAYS))
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _only_this_computer() -> x509.NameConstraints:
    networks = [ipaddress.ip_network(str(address)) for address in _ADDRESSES]
    return x509.NameConstraints([x509.DNSName(_NAME), *map(x509.IPAddress, networks)], None)
