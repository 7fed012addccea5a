"""Many problems alike become one line that counts them; a few stay one by one."""

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.problems import GROUPED_ABOVE, Problem, problem_lines

RU, EN = Language.RUSSIAN, Language.ENGLISH
WHAT = Text(en="expected {what}", ru="ожидалось {what}")
OTHER = Text(en="twice", ru="дважды")
DONE = Text(en="taken as blank", ru="считается пустым")


def problem(row: int | None, value: object = "x", what: Text = WHAT, sheet: str = "Orders") -> Problem:
    return Problem(sheet, row, "Date", value, what, DONE, {"what": "a day"})  # type: ignore[arg-type]


def test_a_few_alike_are_listed_one_by_one_with_the_rows_of_the_sheet() -> None:
    lines = problem_lines([problem(row) for row in range(GROUPED_ABOVE)], EN)
    assert [line.rows for line in lines] == [str(row + 1) for row in range(GROUPED_ABOVE)]
    assert {line.count for line in lines} == {1}


def test_one_more_and_they_share_a_line_that_counts_them() -> None:
    (line,) = problem_lines([problem(row, f"v{row % 3}") for row in range(GROUPED_ABOVE + 1)], RU)
    assert line.count == GROUPED_ABOVE + 1
    assert line.rows == "1-21"
    assert line.value == "v0, v1, v2"
    assert (line.what, line.done) == ("ожидалось a day", "считается пустым")


def test_many_different_values_are_cut_after_the_first_ones() -> None:
    (line,) = problem_lines([problem(row, row) for row in range(100)], EN)
    assert line.value == "0, 1, 2, 3, 4, …"


def test_only_the_same_complaint_about_the_same_column_of_the_same_tab_is_alike() -> None:
    mixed = [
        *(problem(row) for row in range(15)),
        *(problem(row, what=OTHER) for row in range(15)),
        *(problem(row, sheet="Clients") for row in range(15)),
    ]
    assert len(problem_lines(mixed, EN)) == 45


def test_no_problem_is_lost_and_the_first_kind_met_stands_first() -> None:
    mixed = [problem(1, what=OTHER), *(problem(row) for row in range(30)), problem(2, what=OTHER)]
    lines = problem_lines(mixed, EN)
    assert [line.what for line in lines] == ["twice", "twice", "expected a day"]
    assert sum(line.count for line in lines) == len(mixed)


def test_a_problem_of_a_whole_tab_names_no_row_and_long_values_are_cut() -> None:
    (line,) = problem_lines([problem(None, "я" * 40_000)], RU)
    assert line.rows == ""
    assert len(line.value) == 120
    assert line.value.endswith("я…")


def test_no_problems_no_lines() -> None:
    assert problem_lines([], EN) == []


def test_the_same_complaint_about_other_things_is_not_alike() -> None:
    moves = [Problem("Clients", row, "Stage", "x", WHAT, DONE, {"what": f"move {row % 2}"}) for row in range(60)]
    assert [(line.what, line.count) for line in problem_lines(moves, EN)] == [
        ("expected move 0", 30),
        ("expected move 1", 30),
    ]


def test_every_row_of_a_shared_line_can_be_found() -> None:
    rows = [*range(1, 12), *range(20, 30), 40]
    (line,) = problem_lines([problem(row - 1) for row in rows], EN)
    assert line.rows == "1-11, 20-29, 40"
