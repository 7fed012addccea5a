"""The .oxt file: sources, registration and icons in one zip, the same bytes for the same version."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from sheets_addin.hosts.libreoffice import registration
from sheets_addin.hosts.libreoffice.product_file import product_file
from sheets_addin.hosts.words import DESCRIPTION
from sheets_addin.vocabulary.language import Language

EXTENSION_FILE = "sheets-addin.oxt"

_HERE = Path(__file__).parent
_MOMENT = (2026, 1, 1, 0, 0, 0)


def build_extension(directory: Path, program: str = "") -> Path:
    """Write :data:`EXTENSION_FILE` into ``directory``, made where it is missing; gives its path.

    ``program`` is the path of sheets-addin on the computer that the extension is for; '' finds it on the PATH.
    OSError where the folder cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / EXTENSION_FILE
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(_files(program)):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return target


def _files(program: str) -> Iterator[tuple[str, bytes]]:
    texts = {
        "META-INF/manifest.xml": registration.manifest(),
        "description.xml": registration.description(),
        "functions.idl": registration.interface(),
        "extension.components": registration.components(),
        "component.py": registration.component(),
        "CalcAddIns.xcu": registration.calc_add_ins(),
        "Addons.xcu": registration.add_ons(),
        "ProtocolHandler.xcu": registration.protocol_handler(),
        "Jobs.xcu": registration.jobs(),
        "Settings.xcs": registration.settings_schema(program),
        f"pythonpath/{registration.PACKAGE}/product.json": product_file(),
    }
    for language in Language:
        texts[f"description-{language.value}.txt"] = DESCRIPTION.in_language(language) + "\n"
    for name, text in texts.items():
        yield name, text.encode()
    for source in (_HERE / "extension").glob("*.py"):
        yield f"pythonpath/{registration.PACKAGE}/{source.name}", source.read_bytes()
    for icon in (_HERE / "icons").glob("*.png"):
        yield f"icons/{icon.name}", icon.read_bytes()
