"""Where the parts of a report stand."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.books.report_grid import place_report
from sheets_addin.vocabulary.layout import Block, Chart, ChartKind, Format, Report, TabColumn
from tests.books.report_samples import report

CHART_OF_ONE = Chart(ChartKind.COLUMN, "Chart", 0, (1,))


def block(rows: int, columns: int = 2, names: str = "Name", charts: int = 1) -> Block:
    figures = [TabColumn(f"Figure {place}", list(range(rows)), Format.INTEGER) for place in range(1, columns)]
    return Block("Block", [TabColumn("Name", [names] * rows), *figures], (CHART_OF_ONE,) * charts)


def test_title_note_header_and_rows_stand_below_one_another() -> None:
    cells = place_report(report()).cells()
    assert [cells.get((row, 0)) for row in range(6)] == [
        "Bases", "What each base holds.", "Base", "Gold", "Black", "All",
    ]  # fmt: skip
    assert cells[3, 1] == 12


def test_labels_take_several_lines_and_figures_none_unless_told() -> None:
    wraps = [[one.column.wrap for one in placed.columns] for placed in place_report(report()).blocks]
    assert wraps == [[True, False, False, False], [True, False, False], [True, False, True]]


def test_wide_columns_take_several_of_the_grid() -> None:
    bases, _, days = place_report(report()).blocks
    assert [(one.place, one.span) for one in bases.columns] == [(0, 1), (1, 1), (2, 1), (3, 2)]
    assert [(one.place, one.span) for one in days.columns] == [(0, 1), (1, 1), (2, 4)]


def test_a_sum_with_its_decimals_never_runs_out_of_its_column() -> None:
    def span(values: list[float], kind: Format = Format.MONEY) -> int:
        columns = [TabColumn("Base", ["Gold", "All"]), TabColumn("Revenue", values, kind, 13)]
        return place_report(Report("R", [Block("B", columns)])).blocks[0].columns[1].span

    assert span([1.0, 98_924_029.0]) == 1
    assert span([1.0, 98_924_029.72]) == span([0.5, 98_924_029.0]) == 2
    assert span([-1.5, 152_500_000.0], Format.NUMBER) == 2


def test_a_total_is_not_drawn() -> None:
    chart = place_report(report()).blocks[0].charts[0]
    assert (chart.categories, chart.series[0].values) == ((3, 0, 4, 0), (3, 1, 4, 1))


def test_charts_stand_beside_a_narrow_block_and_below_a_wide_one() -> None:
    narrow, wide = place_report(Report("R", [block(3), block(3, columns=11)])).blocks
    assert narrow.charts[0].area[:2] == (narrow.header_row, 2)
    assert wide.charts[0].area[0] > wide.last_row
    assert wide.charts[0].area[1] == 0


def test_columns_whose_names_have_no_room_lie_down() -> None:
    few, many = place_report(Report("R", [block(5), block(20, names="Anna Petrova-Ivanova")])).blocks
    assert (few.charts[0].kind, many.charts[0].kind) == (ChartKind.COLUMN, ChartKind.BAR)


def test_a_printed_page_holds_three_usual_blocks_whole() -> None:
    grid = place_report(Report("R", [dataclasses.replace(block(5), note="What it says.")] * 7))
    assert grid.breaks == (grid.blocks[3].title_row, grid.blocks[6].title_row)


def test_a_block_without_rows_has_no_chart() -> None:
    total_alone = dataclasses.replace(block(1), total_row=True)
    for empty in (block(0), total_alone):
        assert place_report(Report("R", [empty])).blocks[0].charts == ()


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(2, 14), st.text(max_size=60), st.integers(0, 3)),
        min_size=1,
        max_size=6,
    )
)
def test_nothing_stands_on_anything_else(shapes: list[tuple[int, int, str, int]]) -> None:
    grid = place_report(Report("R", [block(*shape) for shape in shapes]))
    taken: set[tuple[int, int]] = set()
    areas = []
    for one in grid.blocks:
        last = one.columns[-1]
        areas.append((one.title_row, 0, one.last_row, last.place + last.span - 1))
        areas.extend(chart.area for chart in one.charts)
    for top, left, bottom, right in areas:
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        assert cells
        assert not cells & taken
        assert right < len(grid.widths)
        taken |= cells
    assert all(any(row == one.title_row for one in grid.blocks) for row in grid.breaks)
