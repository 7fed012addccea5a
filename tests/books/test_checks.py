"""What no book writes."""

from __future__ import annotations

import pytest

from sheets_addin.books.checks import check_changes
from sheets_addin.books.json_book import JsonBook
from sheets_addin.vocabulary.errors import BookError
from sheets_addin.vocabulary.layout import Block, Changes, PatchColumn, Report, Sheet, SheetPatch, Tab, TabColumn

UNEVEN = [TabColumn("A", [1, 2]), TabColumn("B", [1])]
PATCH = SheetPatch("S", 0, 2, rows=[1, 2], columns=[PatchColumn(0, "A", [1, 2])])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        (Changes([PATCH], [Tab("T", [TabColumn("A", [1])], replaces="S")]), "“S” cannot be patched and replaced"),
        (Changes([PATCH], reports=[Report("R", [], replaces="S")]), "“S” cannot be patched and replaced"),
        (Changes([SheetPatch("S", 0, 2, rows=[1], columns=PATCH.columns)]), "“S” differ in length at “A”"),
        (Changes(tabs=[Tab("T", UNEVEN)]), "“T” differ in length at “B”"),
        (Changes(tabs=[Tab("T", [])]), "“T” has no columns"),
        (Changes(tabs=[Tab("T", [TabColumn("A", [])] * 16_385)]), "“T” would have 1 rows and 16385 columns"),
        (Changes(tabs=[Tab("T", [TabColumn("A", range(1_048_576))])]), "“T” would have 1048577 rows"),
        (Changes(reports=[Report("R", [Block("B", UNEVEN)])]), "“R” differ in length at “B”"),
        (Changes(reports=[Report("R", [Block("B", [])])]), "“R” has no columns"),
    ],
)
def test_what_contradicts_itself_or_fits_no_sheet_is_refused(changes: Changes, why: str) -> None:
    with pytest.raises(BookError, match=why):
        check_changes(changes)
    book = JsonBook([(Sheet("S", ()), True)])
    with pytest.raises(BookError, match=why):
        book.write(changes)
    assert book.changes == Changes()


def test_what_fits_is_not_refused() -> None:
    check_changes(Changes([PATCH], [Tab("T", [TabColumn("A", range(1_048_575))])]))
