"""The add-in as files to put on a web server, and the manifest that Excel is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sheets_addin.hosts.excel.lint_words import Fault
from sheets_addin.hosts.excel.manifest import MANIFEST_FILE, manifest
from sheets_addin.hosts.excel.manifest_lint import manifest_faults
from sheets_addin.hosts.excel.site import site_files
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language, Text

_REFUSED = Text(en="Excel would refuse this manifest: {faults}.", ru="Excel не принял бы такой манифест: {faults}.")


class RefusedManifest(WrongUse):
    """A manifest that Excel would refuse, with all that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        super().__init__(_REFUSED, faults="; ".join(fault.in_language(Language.ENGLISH) for fault in faults))

    def in_language(self, language: Language) -> str:
        """The sentence with every fault."""
        return _REFUSED.format(language, faults="; ".join(fault.in_language(language) for fault in self.faults))


def checked_manifest(address: str, namespace: str = "") -> str:
    """The manifest of the site at ``address``, checked.

    Raises RefusedManifest where Excel would refuse it, WrongUse where the address is not https or the namespace none.
    """
    text = manifest(address, namespace)
    faults = manifest_faults(text, site_files())
    if faults:
        raise RefusedManifest(faults)
    return text


def build_add_in(directory: Path, address: str, namespace: str = "") -> Path:
    """Write the manifest into ``directory`` and the site into ``directory``/excel; gives the manifest's path.

    ``address`` is where the directory and the HTTP API will stand. Raises WrongUse as :func:`checked_manifest` does,
    OSError where the folder cannot be written.
    """
    text = checked_manifest(address, namespace)
    for name, content in site_files().items():
        target = directory / "excel" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    path = directory / MANIFEST_FILE
    path.write_text(text, encoding="utf-8")
    return path
