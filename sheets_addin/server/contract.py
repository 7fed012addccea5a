"""What requests and answers look like: one definition, from which bodies are checked and the API page is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sheets_addin.functions import ResultExplained
from sheets_addin.server.answer_contract import Area


class ErrorCell(Struct, frozen=True, forbid_unknown_fields=True):
    """A cell that shows an error of the spreadsheet; it counts as blank."""

    error: Annotated[str, Meta(examples=["#N/A"])]


# Without `int`, so that whole numbers are read as the floats that columns of numbers are made of.
Cell: TypeAlias = str | float | bool | ErrorCell | None
Cells: TypeAlias = Annotated[
    list[Cell],
    Meta(description="Cells of one row: text, number, true or false, null; a date as ISO text or as a day serial."),
]
LanguageCode: TypeAlias = Annotated[
    Literal["ru", "en"] | None,
    Meta(description="Language of the answer; left out: that of the settings, else of the headers."),
]
Today: TypeAlias = Annotated[Cell, Meta(description="The day to count from; left out: the server's day.")]

SettingsSent: TypeAlias = Annotated[
    list[Cells],
    Meta(
        description="Rows of the workbook's Settings tab as typed: name, value. The row “Gold: threshold in use” "
        "(«Золотой: действующий порог») tells the functions of a row from what revenue a client is gold."
    ),
]


class FunctionCall(Struct, forbid_unknown_fields=True):
    """One call: a function for one row or a block of rows."""

    function: Annotated[
        str,
        Meta(description="SEGMENT, PRIORITY, WHY ...; see the list above. Case does not matter.", examples=["SEGMENT"]),
    ]
    rows: Annotated[list[Cells], Meta(description="One list a row, each as wide as the headers.")]
    headers: Annotated[Cells | None, Meta(description="Only for this call.")] = None
    today: Today = None


class FunctionsRequest(Struct, forbid_unknown_fields=True):
    """Many calls at once; what they share is said once."""

    calls: Annotated[list[FunctionCall], Meta(description="The calls, answered in this order.")]
    settings: SettingsSent = []
    headers: Annotated[
        Cells | None, Meta(description="Headers of the rows, matched by meaning; left out: those of a new workbook.")
    ] = None
    today: Today = None
    language: LanguageCode = None


class CallsRequest(Struct, forbid_unknown_fields=True):
    """Whom a manager calls today; all clients of the company are needed."""

    manager: Annotated[str, Meta(description="The manager's name; case, spaces and ё/е do not matter.")]
    rows: Annotated[list[Cells], Meta(description="All clients, one list a row, with or without their headers.")]
    headers: Annotated[
        Cells | None,
        Meta(description="Headers of the rows; left out: they stand above them, or are those of a new workbook."),
    ] = None
    settings: Annotated[
        list[Cells], Meta(description="Rows of the workbook's Settings tab as typed: name, value.")
    ] = []
    today: Today = None
    language: LanguageCode = None


Value: TypeAlias = str | float | None
ValueType: TypeAlias = Literal["text", "number", "date"]


class Fault(Struct, omit_defaults=True):
    """What is wrong, for people to read; ``call`` and ``row`` count from 0 in the lists of the request."""

    message: str
    call: int | UnsetType = UNSET
    row: int | UnsetType = UNSET
    expected: str | UnsetType = UNSET


class FaultAnswer(Struct):
    """The answer to a request that cannot be answered."""

    error: Fault


class CallResult(Struct, omit_defaults=True):
    """The values of a call, one for each of its rows, and their type; or what is wrong with the call."""

    values: Annotated[
        list[Value] | UnsetType,
        Meta(description="Text, number, null where there is nothing to say; a date is ISO text."),
    ] = UNSET
    type: Annotated[ValueType | UnsetType, Meta(description="What the values are.")] = UNSET
    error: Fault | UnsetType = UNSET


class FunctionsAnswer(Struct, omit_defaults=True):
    """One result a call, in their order."""

    results: list[CallResult]
    problems: Annotated[
        list[str] | UnsetType, Meta(description="Settings that could not be used, one sentence each.")
    ] = UNSET


class CallsAnswer(Struct, omit_defaults=True):
    """The clients that fit into the manager's day, one row each in order of work; none where nobody is due."""

    headers: Annotated[list[str], Meta(description="What the cells of a row are.")]
    rows: Annotated[
        list[list[Value]],
        Meta(description="Place, client, phone, next action, why now, minutes; null where there is nothing to say."),
    ]
    problems: Annotated[
        list[str] | UnsetType, Meta(description="Settings that could not be used, one sentence each.")
    ] = UNSET


class WhyRequest(Struct, forbid_unknown_fields=True):
    """One client's row, to be explained."""

    row: Annotated[Cells, Meta(description="The client's cells, as wide as the headers.")]
    headers: Annotated[
        Cells | None, Meta(description="Headers of the row, matched by meaning; left out: those of a new workbook.")
    ] = None
    settings: SettingsSent = []
    today: Today = None
    language: LanguageCode = None


class WhyAnswer(Struct, omit_defaults=True):
    """Every result that has a reason, what to do last; none for a row that is no client."""

    results: Sequence[ResultExplained]
    language: Literal["ru", "en"]
    problems: Annotated[
        list[str] | UnsetType, Meta(description="Settings that could not be used, one sentence each.")
    ] = UNSET


class TableSent(Struct, forbid_unknown_fields=True):
    """A spreadsheet table, all counted from 0, ends included; ``has_totals``: a row of totals follows the last row."""

    name: str
    header_row: int
    last_row: Annotated[int, Meta(description="The last row of data.")]
    first_column: int
    last_column: int
    has_totals: bool = False


class SheetSent(Struct, forbid_unknown_fields=True):
    """One sheet with all of its cells from A1 on."""

    name: str
    rows: Annotated[list[Cells], Meta(description="Rows from the first; they may differ in length.")]
    visible: bool = True
    tables: Annotated[
        list[TableSent],
        Meta(description="Spreadsheet tables: header row, last data row, first and last column, counted from 0."),
    ] = []
    formulas: Annotated[
        list[Area],
        Meta(
            description="Areas of cells that hold formulas: first row, first column, last row, last column. What was "
            "typed for such a cell on another tab becomes a problem, for the formula stays."
        ),
    ] = []


class RefreshRequest(Struct, forbid_unknown_fields=True):
    """A workbook's sheets."""

    sheets: list[SheetSent]
    today: Today = None
    now: Annotated[str | None, Meta(description="The moment for the log, ISO; left out: the server's clock.")] = None


class BookRefreshRequest(Struct, forbid_unknown_fields=True):
    """A refresh of the workbook that the server was started with."""

    today: Today = None


class SheetListed(Struct):
    """A sheet of the workbook."""

    name: str
    visible: bool


class BookAnswer(Struct):
    """The workbook that the server was started with."""

    name: Annotated[str, Meta(description="The file's name.")]
    sheets: list[SheetListed]
    state: Annotated[str, Meta(description="Another text as soon as the file was saved.")]


class SheetAnswer(Struct):
    """A sheet's cells from A1 on; dates are day serials."""

    rows: list[list[Cell]]


class Health(Struct):
    """The server answers."""

    status: Literal["ok"]
    version: str
