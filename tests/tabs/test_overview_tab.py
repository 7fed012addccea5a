"""The Overview of a refreshed workbook: its blocks, its charts, and how it prints."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import openpyxl
import pytest

from sheets_addin.books import FileBook
from sheets_addin.books.new_book import create_book
from sheets_addin.demo import demo_tables
from sheets_addin.refresh import refresh_book, template_tabs
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import Report
from sheets_addin.vocabulary.tab_names import OWN_TABS
from tests.conftest import needed_program

NOW = dt.datetime(2026, 3, 31, 9, 30)
TITLES = {
    Language.ENGLISH: [
        "Key figures", "Bases", "Qualification and frequency (ABC × XYZ)", "Funnel by stage", "Overdue",
        "Working lists", "Time against the budget", "What the limits mark", "What the history supports",
    ],
    Language.RUSSIAN: [
        "Главное", "Базы", "Квалификация и частота (ABC × XYZ)", "Воронка по состояниям", "Просрочено",
        "Рабочие списки", "Время и бюджет", "Что отмечают пороги", "Что подтверждает история",
    ],
}  # fmt: skip


@pytest.fixture(scope="module", params=list(Language), ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def book(language: Language, tmp_path_factory: pytest.TempPathFactory) -> FileBook:
    path = tmp_path_factory.mktemp("overview") / "demo.xlsx"
    made = create_book(path, template_tabs(language, vars(demo_tables(language, NOW.date(), clients=120))))
    refresh_book(made, NOW.date(), NOW)
    return FileBook(path)


@pytest.fixture(scope="module")
def overview(book: FileBook, language: Language) -> Report:
    result = refresh_book(book, NOW.date(), NOW, dry_run=True)
    name = OWN_TABS["overview"].in_language(language)
    return next(report for report in result.changes.reports if report.name == name)


def test_blocks_in_their_order(overview: Report, language: Language) -> None:
    assert [block.title for block in overview.blocks] == TITLES[language]


def test_totals_are_the_sums_of_their_columns(overview: Report) -> None:
    bases, classes = overview.blocks[1:3]
    # shares are rounded to a tenth
    sums = [sum(column.values[:-1]) for column in bases.columns[1:]]
    assert sums == [pytest.approx(column.values[-1], abs=0.31) for column in bases.columns[1:]]
    assert classes.columns[-1].values[-1] == overview.blocks[0].columns[0].values[0] == 120


def test_a_base_far_above_its_budget_has_a_remark(overview: Report, language: Language) -> None:
    words = {Language.ENGLISH: "over by {} points", Language.RUSSIAN: "на {} п. п. больше"}[language]
    _, _, spent, budget, remarks = (column.values for column in overview.blocks[6].columns)
    over = [round(share - planned, 1) for share, planned in zip(spent, budget, strict=True)]
    shown = [f"{points:g}".replace(".", "," if language is Language.RUSSIAN else ".") for points in over]
    expected = [words.format(text) if points >= 5 else None for points, text in zip(over, shown, strict=True)]
    assert any(expected)
    assert remarks == expected


def test_every_manager_has_a_line_with_what_the_list_lacks(overview: Report) -> None:
    lists = overview.blocks[5]
    in_work, lacking, queue = (column.values for column in lists.columns[1:4])
    assert len(in_work) >= 2
    assert all(lack == max(0, 50 - work - wait) for work, lack, wait in zip(in_work, lacking, queue, strict=True))


def test_charts_have_titles_axes_and_where_several_series_a_legend(book: FileBook, language: Language) -> None:
    charts = openpyxl.load_workbook(book.path)[OWN_TABS["overview"].in_language(language)]._charts
    assert len(charts) == 6
    for chart in charts:
        assert chart.title is not None
        assert chart.y_axis.title is not None
        assert (chart.legend is not None) == (len(chart.series) > 1)


def test_it_prints_whole(book: FileBook, language: Language, tmp_path: Path) -> None:
    command = [
        needed_program("soffice"), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to", "pdf", "--outdir", tmp_path, book.path,
    ]  # fmt: skip
    for _ in range(2):  # a fresh profile may ask to be started again
        subprocess.run(command, check=False, capture_output=True, timeout=120)
        if (tmp_path / "demo.pdf").exists():
            break
    pdf = subprocess.run(
        [needed_program("pdftotext"), "-layout", tmp_path / "demo.pdf", "-"], check=True, capture_output=True, text=True
    )
    name = OWN_TABS["overview"].in_language(language)
    pages = [page for page in pdf.stdout.split("\f") if page.rstrip().rpartition("\n")[2].strip().startswith(name)]
    assert 2 <= len(pages) <= 8
    printed = "\n".join(pages)
    assert "###" not in printed
    assert [title for title in TITLES[language] if title not in printed] == []
