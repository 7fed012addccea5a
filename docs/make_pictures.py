"""The pictures of README and docs, from the real demo workbook: LibreOffice -> PDF -> PNG.

Run by ``make pictures``; needs LibreOffice and poppler (soffice, pdftotext, pdftoppm).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS

FOLDER = Path(__file__).parent / "pictures"
DOTS_PER_INCH = 170
TABS = {**INPUT_TABS, **OWN_TABS}
TODAY = "2026-03-31"
"""The demo is dated by its day, so pictures are the same whenever they are made."""

_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Picture:
    """One picture: the tab it shows, and how much of a page of it, from 0, in inches from the page's top left."""

    tab: str
    width: float = 8.05
    height: float = 3.6
    page: int = 0

    @property
    def name(self) -> str:
        """What its file is called, but for the language."""
        return f"{self.tab}-{self.page + 1}" if self.page else self.tab


WHOLE = 11.69
"""The width of a page."""

PICTURES = (
    Picture("clients", width=WHOLE, height=4.5),
    Picture("priorities"),
    *(Picture(base, width=WHOLE, height=3.4) for base in ("development", "gold", "standard", "image")),
    Picture("black", height=2.0),
    Picture("winback", height=3.4),
    *(Picture("team", width=WHOLE, height=8.0, page=page) for page in range(2)),
    *(Picture("overview", width=WHOLE, height=6.4, page=page) for page in range(4)),
    Picture("trial", width=WHOLE, height=6.0),
    Picture("tasks", width=WHOLE, height=3.4),
    Picture("settings", width=WHOLE, height=6.0),
    Picture("problems", width=WHOLE, height=2.4),
    Picture("log", width=WHOLE, height=2.4),
)


def demo_as_pdf(language: Language, folder: Path) -> Path:
    """The refreshed demo workbook as LibreOffice prints it."""
    subprocess.run(
        [
            Path(sys.executable).parent / "sheets-addin", "demo", folder,
            "--lang", language.value, "--today", TODAY,
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    locale = "ru-RU" if language is Language.RUSSIAN else "en-GB"
    (profile / "user" / "registrymodifications.xcu").write_text(_LOCALE.format(locale=locale))
    book = next(path for path in folder.glob("*.xlsx") if ".backup-" not in path.name)
    command = [
        "soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "pdf", "--outdir", folder, book,
    ]  # fmt: skip
    for _ in range(2):  # a fresh profile may ask to be started again
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if book.with_suffix(".pdf").exists():
            return book.with_suffix(".pdf")
    raise SystemExit(f"LibreOffice did not print {book.name}")


def pages_of_tabs(pdf: Path) -> dict[str, int]:
    """The first page of each tab; every page bears its tab's name at the foot."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages: dict[str, int] = {}
    for number, page in enumerate(text.split("\f"), start=1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        if lines:
            pages.setdefault("  ".join(lines[-1].split("  ")[:1]).strip(), number)
    return pages


def cut_out(pdf: Path, page: int, picture: Picture, target: Path) -> None:
    """Write the picture's part of ``page`` as PNG."""
    width, height = int(picture.width * DOTS_PER_INCH), int(picture.height * DOTS_PER_INCH)
    subprocess.run(
        [
            "pdftoppm", "-png", "-singlefile", "-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page),
            "-x", "0", "-y", "0", "-W", str(width), "-H", str(height), pdf, target.with_suffix(""),
        ],
        check=True,
    )  # fmt: skip


def main() -> None:
    """Make all pictures in both languages."""
    FOLDER.mkdir(exist_ok=True)
    for language in Language:
        with tempfile.TemporaryDirectory() as folder:
            pdf = demo_as_pdf(language, Path(folder))
            pages = pages_of_tabs(pdf)
            for picture in PICTURES:
                page = pages[TABS[picture.tab].in_language(language)] + picture.page
                cut_out(pdf, page, picture, FOLDER / f"{picture.name}-{language.value}.png")


if __name__ == "__main__":
    main()
