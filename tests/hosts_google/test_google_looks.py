"""How the tabs look that a refresh makes in a Google Sheet: all of it, compared with what the server told to show."""

from __future__ import annotations

import math
import re
from itertools import groupby

import pytest

from sheets_addin.vocabulary.tab_names import INPUT_TABS, OWN_TABS
from tests.hosts_google.google_books import CLOCK, TOLD
from tests.hosts_google.google_workbook import SHOWN

CHART_TYPES = {"column": "COLUMN", "stacked_column": "COLUMN", "bar": "BAR", "stacked_bar": "BAR", "line": "LINE"}
MADE = f"""{CLOCK}
  const {{ http }} = googleHost;
  let answer;
  googleHost.http = (question) => (answer = http(question));
  menuRefresh();
  const seen = {{}};
  for (const sheet of googleHost.book.sheets) seen[sheet.name] = {{ ...sheet.seen(), maxRows: sheet.maxRows }};
  return {{ seen, changes: JSON.parse(answer.body).changes, look: PRODUCT.look }};
"""


@pytest.fixture(scope="module")
def made(google, new_sheets):
    """A first refresh: what each sheet shows, what the server told, the palette."""
    typed = {text.ru for text in INPUT_TABS.values()}
    return google.run(MADE, [sheet for sheet in new_sheets if sheet["name"] in typed])


def colour(text):
    return f"#{text}"


def line(look, name):
    return [colour(name), "SOLID"]


def header_look(look, column):
    own = {
        "background": colour(look["header"]["fill"]), "colour": colour(look["header"]["text"]), "weight": "bold",
        "wrap": True, "vertical": "middle", "line": line(look, look["header"]["line"]),
        "horizontal": "left" if column["is_text"] else "center",
    }  # fmt: skip
    return own | ({"note": column["note"]} if column["note"] else {})


def body_look(look, column):
    own = {"vertical": "top", "line": line(look, look["line"])}
    if column["computed"]:
        own |= {"background": colour(look["computed"]["fill"]), "colour": colour(look["computed"]["text"])}
    elif column["editable"]:
        own["background"] = colour(look["editable"]["fill"])
    return own | ({"wrap": True} if column["wrap"] else {}) | ({"horizontal": "left"} if column["is_text"] else {})


def number_format(look, column):
    """None where a sign stands in the format."""
    if any(one["sign"] and not isinstance(one["equals"], str) for one in column["highlights"]):
        return None
    numbers = [value for value in column["values"] if isinstance(value, int | float) and not isinstance(value, bool)]
    return look["formats"][column["format"]][int(any(value != int(value) for value in numbers))]


def check_numbers(cell_look, look, column):
    shown, wanted = cell_look.pop("numberFormat", "General"), number_format(look, column)
    if wanted is None:
        assert any(one["sign"] and one["sign"] in shown for one in column["highlights"])
    else:
        assert shown == wanted


def rules_of(look, name, ranged):
    return [
        {
            "ranges": [[name, *area]],
            "when": "filled" if one["equals"] is None
            else ["text" if isinstance(one["equals"], str) else "number", one["equals"]],
            "background": colour(look["tones"][one["tone"]]["fill"]),
            "colour": colour(look["tones"][one["tone"]]["text"]),
            "bold": True,
        }
        for column, area in ranged
        for one in column["highlights"]
    ]  # fmt: skip


def width_of(characters):
    return math.floor(characters * 7 + 0.5) + 5


def test_every_cell_of_a_new_tab_looks_as_told(made):
    look = made["look"]
    tabs = [tab for tab in made["changes"]["tabs"] if not tab["hidden"]]
    assert len(tabs) > 5
    for tab in tabs:
        seen, columns = made["seen"][tab["name"]], tab["columns"]
        bounds = {}
        for place, (value, pairs) in seen["cells"].items():
            row, at = map(int, place.split(","))
            cell_look, column = dict(pairs), columns[at]
            bounds.setdefault(at, set()).add(row) if "validation" in cell_look else None
            validation = cell_look.pop("validation", None)
            if row == 0:
                assert value == column["header"]
                assert cell_look == header_look(look, column), (tab["name"], place)
                continue
            if row <= len(column["values"]):
                check_numbers(cell_look, look, column)
                assert cell_look == body_look(look, column), (tab["name"], place)
            else:
                assert (value, cell_look) == ("", {}), (tab["name"], place)
            if column["choices_in"]:
                source, at_source = column["choices_in"]
                below = made["seen"][source]["maxRows"] - 1
                assert validation == {"range": [source, 1, at_source, below, 1], "allows": True}
            else:
                assert validation == ({"list": column["choices"], "allows": True} if column["choices"] else None)
        offered = {at for at, column in enumerate(columns) if column["choices"] or column["choices_in"]}
        below = range(1, seen["maxRows"])
        assert bounds == {at: set(below) for at in offered}, tab["name"]


def folded_groups(columns):
    """First column and depth of each group of neighbours that all are folded."""
    deepest = max(column["level"] for column in columns)
    groups = []
    for depth in range(1, deepest + 1):
        for is_deep, group in groupby(enumerate(columns), key=lambda one: one[1]["level"] >= depth):
            members = list(group)
            if is_deep and all(column["folded"] for _, column in members):
                groups.append([members[0][0], depth])
    return groups


def test_every_new_tab_is_set_up_as_told(made):
    look = made["look"]
    found = {"levels": 0, "collapsed": 0, "rules": 0}
    for tab in made["changes"]["tabs"]:
        seen, columns = made["seen"][tab["name"]], tab["columns"]
        assert seen["hidden"] is tab["hidden"]
        if tab["hidden"]:
            continue
        assert seen["frozen"] == [1, min(tab["frozen_columns"], len(columns) - 1)]
        assert seen["tab"] == (None if tab["tone"] is None else colour(look["tones"][tab["tone"]]["handle"]))
        assert seen["gridlines"] is bool(tab["blank_rows"] or tab["table"])
        assert {int(at): size for at, size in seen["widths"]} == {
            at: size for at, column in enumerate(columns) if (size := width_of(column["width"])) != 100
        }
        assert {int(at): level for at, level in seen["levels"]} == {
            at: column["level"] for at, column in enumerate(columns) if column["level"]
        }
        assert seen["collapsed"] == folded_groups(columns)
        ranged = [(column, [1, at, seen["maxRows"] - 1, 1]) for at, column in enumerate(columns)]
        assert seen["rules"] == rules_of(look, tab["name"], ranged)
        assert re.fullmatch(rf"A1:[A-Z]+{seen['maxRows']}", seen["filter"][0])
        found = {name: count + len(seen[name]) for name, count in found.items()}
    assert min(found.values()) > 0


def drawn_by(chart):
    return [chart["categories"], *(series["values"] for series in chart["series"])]


def with_header(name, area):
    """A column of figures and the header above it, as the model tells them."""
    return [name, area[0] - 1, area[1], area[2] - area[0] + 2, 1]


def test_every_new_report_is_drawn_as_told(made):
    look = made["look"]
    reports = made["changes"]["reports"]
    assert sum(len(block["charts"]) for report in reports for block in report["blocks"]) > 5
    for report in reports:
        name, seen = report["name"], made["seen"][report["name"]]
        charts = [chart for block in report["blocks"] for chart in block["charts"]]
        assert [
            (
                one["options"]["title"], one["type"], one["ranges"], one["position"], one["headers"],
                one["options"]["colors"],
            )
            for one in seen["charts"]
        ] == [
            (
                chart["title"], CHART_TYPES[chart["kind"]],
                [with_header(name, area) for area in drawn_by(chart)],
                [chart["area"][0] + 1, chart["area"][1] + 1], 1,
                [colour(look["tones"][series["tone"]]["handle"]) for series in chart["series"]],
            )
            for chart in charts
        ]  # fmt: skip
        assert seen["gridlines"] is False
        assert {int(at): size for at, size in seen["widths"]} == {
            at: size for at, width in enumerate(report["widths"]) if (size := width_of(width)) != 100
        }
        heights = {int(row): height for row, height in seen["heights"]}
        for row, points in report["heights"]:
            assert abs(heights.get(row, 21) - points * 4 / 3) <= 1
        ranged = [
            (column, [block["header_row"] + 1, column["place"], len(column["values"]), 1])
            for block in report["blocks"]
            for column in block["columns"]
            if column["values"]
        ]
        assert seen["rules"] == rules_of(look, name, ranged)
        for block in report["blocks"]:
            title, title_look = seen["cells"][f"{block['title_row']},0"]
            assert (title, dict(title_look)["size"], dict(title_look)["weight"]) == (block["title"], 14, "bold")
            for column in block["columns"]:
                _, header = seen["cells"][f"{block['header_row']},{column['place']}"]
                assert dict(header)["background"] == colour(look["header"]["fill"])
                for row in range(block["header_row"] + 1, block["header_row"] + 1 + len(column["values"])):
                    pairs = dict(seen["cells"].get(f"{row},{column['place']}", ["", []])[1])
                    check_numbers(pairs, look, column)
                    is_total = block["total_row"] and row == block["last_row"]
                    assert pairs.get("weight") == ("bold" if is_total else None)
                    assert pairs["line"] == line(look, look["line"])


def test_a_tab_that_shrinks_leaves_nothing_but_its_drop_down_lists(google, old_sheets):
    name = OWN_TABS["problems"].ru
    code = f"""{CLOCK}
      const sheet = googleHost.book.getSheetByName("{name}");
      const rows = sheet.extent()[0];
      const rule = {{ list: ["yes"], allows: true }};
      for (let row = rows; row < rows + 60; row += 1) {{
        Object.assign(sheet.change(row, 1), {{ value: "former", look: {{ background: "#ff0000", validation: rule }} }});
      }}
      menuRefresh();
      {SHOWN} {TOLD}
      const left = sheet.cells.slice(shown["{name}"].length).flat().map((cell) => [cell.value, cell.look]);
      return {{ told, text: JSON.stringify(shown["{name}"]), left, more: shown["{name}"].length - rows }};"""
    found = google.run(code, old_sheets)
    assert found["told"]["alerts"] == []
    assert "former" not in found["text"]
    offered = [look["validation"] for _, look in found["left"] if look.get("validation")]
    assert len(offered) == 60 - found["more"] > 0
    assert offered == [{"list": ["yes"], "allows": True}] * len(offered)
    assert not [look for _, look in found["left"] if look.get("background")]


def test_what_is_written_among_peoples_cells_fits_in_with_them(google, edited_sheets):
    code = f"""{CLOCK}
      const clients = googleHost.book.getSheetByName("Клиенты");
      const tab = googleHost.book.getSheetByName("{OWN_TABS["development"].ru}");
      const place = (sheet, header) => sheet.cells[0].findIndex((cell) => cell?.value === header);
      const rowOf = (sheet, code) => sheet.cells.findIndex((cells) => cells[place(sheet, "Код")]?.value === code);
      const [first, second] = [1, 2].map((row) => tab.cells[row][place(tab, "Код")].value);
      const phone = clients.change(rowOf(clients, first), place(clients, "Телефон"));
      const known = phone.value;
      phone.formula = "=A1";
      googleHost.values = () => known;
      const contact = clients.change(rowOf(clients, second), place(clients, "Следующий контакт"));
      contact.look = {{}};
      const last = clients.extent()[0];
      for (const cell of clients.cells[last - 1]) cell.look.background = "#123456";
      menuRefresh();
      {TOLD}
      const added = clients.cells[last].filter((cell) => cell.value !== "").map((cell) => cell.look.background);
      return {{ told, phone, contact, added }};"""
    found = google.run(code, edited_sheets)
    assert found["told"]["alerts"] == []
    assert found["phone"]["formula"] == "=A1"
    assert found["contact"]["value"] == 46_129
    assert found["contact"]["look"]["numberFormat"] == "dd.mm.yyyy"
    assert set(found["added"]) == {"#123456"}


def test_a_formula_that_shows_nothing_below_the_clients_is_not_written_over(google, edited_sheets):
    code = f"""{CLOCK}
      const clients = googleHost.book.getSheetByName("Клиенты");
      const place = clients.cells[0].findIndex((cell) => cell?.value === "Телефон");
      googleHost.values = () => "";
      clients.change(clients.extent()[0], place).formula = '=IF(A27="";"";1)';
      menuRefresh();
      return googleHost.alerts;"""
    [said] = google.run(code, edited_sheets)
    assert "новые строки должны встать с ячейки" in said
