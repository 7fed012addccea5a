"""The requests of a batchUpdate, applied one after another to a copy of the sheet: all of them or none."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.google.field_mask import Mask, covers, parse_mask
from tests.google.sheet_model import CellError, GridSheet, Range, SheetsFile, moved

Request = Mapping[str, Any]
_CAPITAL = re.compile(r"([A-Z])")


class Refused(Exception):
    """A request that Google answers with 400."""


class Batch:
    """Applies requests to ``file``, which is left half changed where one is refused."""

    def __init__(self, file: SheetsFile) -> None:
        self.file = file

    def apply(self, requests: list[Request]) -> None:
        for number, request in enumerate(requests):
            ((kind, content),) = request.items()
            step: Callable[[Any], None] | None = getattr(self, "_" + _CAPITAL.sub(r"_\1", kind).lower(), None)
            assert step is not None, f"the test's server knows no {kind}"
            try:
                step(content)
            except Refused as error:
                raise Refused(f"Invalid requests[{number}].{kind}: {error}") from error

    # sheets

    def _add_sheet(self, content: Any) -> None:
        properties = dict(content["properties"])
        grid = properties.pop("gridProperties", {})
        title = properties.pop("title")
        identifier = properties.pop("sheetId")
        if any(sheet.id == identifier for sheet in self.file.sheets):
            raise Refused(f"Sheet with ID {identifier} already exists.")
        if any(sheet.title.casefold() == title.casefold() for sheet in self.file.sheets):
            raise Refused(f'A sheet with the name "{title}" already exists. Please enter another name.')
        sheet = GridSheet.blank(identifier, title, grid.pop("rowCount", 1000), grid.pop("columnCount", 26))
        sheet.hidden = properties.pop("hidden", False)
        place = properties.pop("index", len(self.file.sheets))
        sheet.properties, sheet.grid = properties, grid
        self.file.sheets.insert(place, sheet)
        self._check_size()

    def _check_size(self) -> None:
        if sum(sheet.values.size for sheet in self.file.sheets) > 10_000_000:
            raise Refused("This action would increase the number of cells in the workbook above the limit.")

    def _delete_sheet(self, content: Any) -> None:
        sheet = self._sheet(content["sheetId"])
        self.file.sheets.remove(sheet)
        if all(one.hidden for one in self.file.sheets):
            raise Refused("You can't remove all the visible sheets in a document.")

    def _update_sheet_properties(self, content: Any) -> None:
        given, mask = content["properties"], parse_mask(content["fields"])
        sheet = self._sheet(given["sheetId"])
        if covers(mask, "title"):
            sheet.title = given["title"]
        if covers(mask, "hidden"):
            sheet.hidden = given.get("hidden", False)
        for name in ("tabColor", "tabColorStyle"):
            if covers(mask, name):
                sheet.properties[name] = given.get(name)
        grid = given.get("gridProperties", {})
        rows = grid["rowCount"] if covers(mask, "gridProperties", "rowCount") else sheet.row_count
        columns = grid["columnCount"] if covers(mask, "gridProperties", "columnCount") else sheet.column_count
        if (rows, columns) != (sheet.row_count, sheet.column_count):
            sheet.resize(rows, columns)
            self._check_size()
        for name in ("frozenRowCount", "frozenColumnCount", "hideGridlines"):
            if covers(mask, "gridProperties", name):
                sheet.grid[name] = grid.get(name, 0)

    def _update_spreadsheet_properties(self, content: Any) -> None:
        for name in parse_mask(content["fields"]):
            setattr(self.file, name, content["properties"][name])

    # cells

    def _update_cells(self, content: Any) -> None:
        mask = parse_mask(content["fields"])
        rows = [row.get("values", []) for row in content.get("rows", [])]
        if "start" in content:
            start = content["start"]
            sheet = self._sheet(start.get("sheetId", 0))
            top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
            if top + len(rows) > sheet.row_count or left + max(map(len, rows), default=0) > sheet.column_count:
                raise Refused("Attempting to write beyond the last row or column of the sheet.")
            if set(mask) == {"userEnteredValue"}:
                with sheet.entering():
                    self._fill(sheet, top, left, rows)
                return
            for row, cells in enumerate(rows, top):
                for column, cell in enumerate(cells, left):
                    self._set(sheet, (row, column, row + 1, column + 1), cell, mask)
            return
        sheet, (top, left, bottom, right) = self._range(content["range"])
        if not rows:
            self._set(sheet, (top, left, bottom, right), {}, mask)
            return
        for row in range(top, bottom):
            cells = rows[row - top] if row - top < len(rows) else []
            for column in range(left, right):
                cell = cells[column - left] if column - left < len(cells) else {}
                self._set(sheet, (row, column, row + 1, column + 1), cell, mask)

    def _fill(self, sheet: GridSheet, top: int, left: int, rows: list[list[Any]]) -> None:
        """Values alone, a row at a time: sheets of many thousand rows come this way."""
        for row, cells in enumerate(rows, top):
            entered = [cell.get("userEnteredValue", {}) for cell in cells]
            if any("formulaValue" in one for one in entered):
                for column, one in enumerate(entered, left):
                    self._set_values(sheet, (row, column, row + 1, column + 1), one)
                continue
            values = [next(iter(one.values()), None) for one in entered]
            right = left + len(values)
            for place in [place for place in sheet.formulas if place[0] == row] if sheet.formulas else ():
                if left <= place[1] < right:
                    del sheet.formulas[place]
            plain = [float(value) if value.__class__ is int else None if value == "" else value for value in values]
            sheet.values[row, left:right] = plain

    def _repeat_cell(self, content: Any) -> None:
        sheet, area = self._range(content["range"])
        self._set(sheet, area, content.get("cell", {}), parse_mask(content["fields"]))

    def _set(self, sheet: GridSheet, area: Range, cell: Any, mask: Mask) -> None:
        top, left, bottom, right = area
        if covers(mask, "userEnteredValue"):
            with sheet.entering():
                self._set_values(sheet, area, cell.get("userEnteredValue", {}))
        if covers(mask, "note"):
            for place in itertools.product(range(top, bottom), range(left, right)):
                sheet.notes.pop(place, None)
                if cell.get("note"):
                    sheet.notes[place] = cell["note"]
        if covers(mask, "dataValidation"):
            sheet.validations.append((area, cell.get("dataValidation")))
        if "userEnteredFormat" in mask or "*" in mask:
            self._set_format(sheet, area, cell.get("userEnteredFormat", {}), mask.get("userEnteredFormat", {}))

    def _set_values(self, sheet: GridSheet, area: Range, entered: Any) -> None:
        top, left, bottom, right = area
        if sheet.formulas:
            for place in [place for place in sheet.formulas if top <= place[0] < bottom and left <= place[1] < right]:
                del sheet.formulas[place]
        if "formulaValue" in entered:
            for row, column in itertools.product(range(top, bottom), range(left, right)):
                self.file.enter_formula(sheet, row, column, moved(entered["formulaValue"], row - top, column - left))
            return
        ((_, value),) = entered.items() if entered else (("", None),)
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        sheet.values[top:bottom, left:right] = None if value == "" else value

    def _set_format(self, sheet: GridSheet, area: Range, given: Any, mask: Mask) -> None:
        top, left, bottom, right = area
        if not mask or "numberFormat" in mask:
            code = self.file.code(given["numberFormat"]) if "numberFormat" in given else 0
            sheet.codes[top:bottom, left:right] = code
        names = set(mask) or {"backgroundColorStyle", "textFormat", "borders", "wrapStrategy", "horizontalAlignment",
                              "verticalAlignment"}  # fmt: skip
        look = {name: given.get(name) for name in names - {"numberFormat"}}
        if look:
            sheet.looks.append((area, look))

    def _copy_paste(self, content: Any) -> None:
        source, (top, left, bottom, right) = self._range(content["source"])
        sheet, area = self._range(content["destination"])
        height, width = bottom - top, right - left
        kind = content.get("pasteType", "PASTE_NORMAL")
        if height == 1 and width == area[3] - area[1] and kind != "PASTE_VALUES":
            self._paste_row(source, (top, left), sheet, area, kind)
            return
        for row in range(area[0], area[2], height):
            for column in range(area[1], area[3], width):
                if row + height > sheet.row_count or column + width > sheet.column_count:
                    raise Refused("The paste would reach beyond the grid.")
                there = (slice(row, row + height), slice(column, column + width))
                if kind == "PASTE_VALUES":
                    with sheet.entering():
                        self._set_values(sheet, (row, column, row + height, column + width), {})
                        sheet.values[there] = source.values[top:bottom, left:right]
                elif kind == "PASTE_FORMAT":
                    sheet.codes[there] = source.codes[top:bottom, left:right]
                    for down, across in itertools.product(range(height), range(width)):
                        cell = (row + down, column + across, row + down + 1, column + across + 1)
                        sheet.looks.append((cell, source.look(top + down, left + across)))
                else:
                    assert kind == "PASTE_DATA_VALIDATION", f"the test's server pastes no {kind}"
                    for down, across in itertools.product(range(height), range(width)):
                        cell = (row + down, column + across, row + down + 1, column + across + 1)
                        sheet.validations.append((cell, source.validation(top + down, left + across)))

    def _paste_row(self, source: GridSheet, first: tuple[int, int], sheet: GridSheet, area: Range, kind: str) -> None:
        """What one row has around its values for many rows at once."""
        row, left = first
        for column in range(area[1], area[3]):
            there = (area[0], column, area[2], column + 1)
            from_column = left + column - area[1]
            if kind == "PASTE_FORMAT":
                sheet.codes[area[0] : area[2], column] = source.codes[row, from_column]
                sheet.looks.append((there, source.look(row, from_column)))
            else:
                assert kind == "PASTE_DATA_VALIDATION", f"the test's server pastes no {kind}"
                sheet.validations.append((there, source.validation(row, from_column)))

    def _merge_cells(self, content: Any) -> None:
        sheet, area = self._range(content["range"])
        if content["mergeType"] == "MERGE_ROWS":
            sheet.merges.extend((row, area[1], row + 1, area[3]) for row in range(area[0], area[2]))
        else:
            sheet.merges.append(area)

    def _unmerge_cells(self, content: Any) -> None:
        sheet, (top, _, bottom, right) = self._range(content["range"])
        sheet.merges = [one for one in sheet.merges if one[0] >= bottom or one[2] <= top or one[1] >= right]

    # what stands around cells

    def _set_data_validation(self, content: Any) -> None:
        sheet, area = self._range(content["range"])
        sheet.validations.append((area, content.get("rule")))

    def _add_conditional_format_rule(self, content: Any) -> None:
        for one in content["rule"]["ranges"]:
            sheet, _ = self._range(one)
        sheet.rules.insert(content.get("index", len(sheet.rules)), content["rule"])

    def _delete_conditional_format_rule(self, content: Any) -> None:
        sheet = self._sheet(content["sheetId"])
        if content.get("index", 0) >= len(sheet.rules):
            raise Refused(f"No conditional format on sheet: {sheet.id} at index: {content.get('index', 0)}")
        del sheet.rules[content.get("index", 0)]

    def _set_basic_filter(self, content: Any) -> None:
        sheet, _ = self._range(content["filter"]["range"])
        sheet.filter = content["filter"]

    def _add_protected_range(self, content: Any) -> None:
        given = content["protectedRange"]
        sheet, _ = self._range(given["range"])
        if any(given["protectedRangeId"] in one.protected for one in self.file.sheets):
            raise Refused(f"Protected range with id: {given['protectedRangeId']} already exists.")
        sheet.protected[given["protectedRangeId"]] = given

    def _delete_protected_range(self, content: Any) -> None:
        for sheet in self.file.sheets:
            if sheet.protected.pop(content["protectedRangeId"], None) is not None:
                return
        raise Refused(f"No protected range with id: {content['protectedRangeId']}")

    def _add_named_range(self, content: Any) -> None:
        given = content["namedRange"]
        self._range(given["range"])
        if given["name"].casefold() in {name.casefold() for name in self.file.names}:
            raise Refused(f"Name {given['name']} already exists.")
        self.file.names[given["name"]] = given

    def _update_table(self, content: Any) -> None:
        given = content["table"]
        assert content["fields"] == "range", "the test's server changes nothing else of tables"
        sheet, _ = self._range(given["range"])
        place = next((place for place, one in enumerate(sheet.tables) if one["tableId"] == given["tableId"]), None)
        if place is None:
            raise Refused(f"No table with id: {given['tableId']}")
        sheet.tables[place] = {**sheet.tables[place], "range": given["range"]}

    def _add_chart(self, content: Any) -> None:
        given = content["chart"]
        anchor = given["position"]["overlayPosition"]["anchorCell"]
        sheet = self._sheet(anchor.get("sheetId", 0))
        if any(given["chartId"] in one.charts for one in self.file.sheets):
            raise Refused(f"Embedded object with id {given['chartId']} already exists.")
        sheet.charts[given["chartId"]] = given

    def _delete_embedded_object(self, content: Any) -> None:
        for sheet in self.file.sheets:
            if sheet.charts.pop(content["objectId"], None) is not None:
                return
        raise Refused(f"No embedded object with id: {content['objectId']}")

    def _add_dimension_group(self, content: Any) -> None:
        sheet = self._sheet(content["range"]["sheetId"])
        same = [one for one in sheet.groups if one["range"] == content["range"]]
        sheet.groups.append({"range": content["range"], "depth": len(same) + 1})

    def _delete_dimension_group(self, content: Any) -> None:
        sheet = self._sheet(content["range"]["sheetId"])
        found = [one for one in sheet.groups if one["range"] == content["range"]]
        if not found:
            raise Refused("Cannot delete the group: there is none.")
        sheet.groups.remove(found[-1])

    def _update_dimension_group(self, content: Any) -> None:
        given = content["dimensionGroup"]
        sheet = self._sheet(given["range"]["sheetId"])
        place = next(
            place
            for place, one in enumerate(sheet.groups)
            if one["range"] == given["range"] and one["depth"] == given["depth"]
        )
        sheet.groups[place] = {**sheet.groups[place], "collapsed": given.get("collapsed", False)}

    def _update_dimension_properties(self, content: Any) -> None:
        given = content["range"]
        sheet = self._sheet(given["sheetId"])
        for place in range(given["startIndex"], given["endIndex"]):
            if place >= (sheet.row_count if given["dimension"] == "ROWS" else sheet.column_count):
                raise Refused("The dimension does not exist.")
            sheet.sizes[given["dimension"], place] = content["properties"]["pixelSize"]

    # metadata

    def _create_developer_metadata(self, content: Any) -> None:
        given = content["developerMetadata"]
        if given["metadataId"] in self.file.metadata:
            raise Refused(f"Developer metadata with id {given['metadataId']} already exists.")
        self.file.metadata[given["metadataId"]] = given

    def _delete_developer_metadata(self, content: Any) -> None:
        identifier = content["dataFilter"]["developerMetadataLookup"]["metadataId"]
        # what Google does is not written anywhere, so the harder way is taken
        if self.file.metadata.pop(identifier, None) is None:
            raise Refused(f"No developer metadata with id: {identifier}")

    # places

    def _sheet(self, identifier: int) -> GridSheet:
        found = next((sheet for sheet in self.file.sheets if sheet.id == identifier), None)
        if found is None:
            raise Refused(f"No sheet with id: {identifier}")
        return found

    def _range(self, given: Any) -> tuple[GridSheet, Range]:
        sheet = self._sheet(given.get("sheetId", 0))
        top, left = given.get("startRowIndex", 0), given.get("startColumnIndex", 0)
        bottom = given.get("endRowIndex", sheet.row_count)
        right = given.get("endColumnIndex", sheet.column_count)
        if bottom > sheet.row_count or right > sheet.column_count:
            raise Refused(f"Range ({sheet.title}) exceeds grid limits. Max rows: {sheet.row_count}")
        if top >= bottom or left >= right:
            raise Refused(f"Range ({sheet.title}) is empty: {given}")
        return sheet, (top, left, bottom, right)


def shown(value: object) -> object:
    """A cell's value as JSON has it: whole numbers without a point."""
    if isinstance(value, CellError):
        return value.text
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
