"""Request bodies: read up to a limit, decoded into the contract, refused in words that say where."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec
from starlette.requests import Request

from sheets_addin.server.contract import ErrorCell, FunctionCall, SheetSent, TableSent
from sheets_addin.server.refusals import Refusal
from sheets_addin.vocabulary.language import Text

_Wanted = TypeVar("_Wanted", bound=msgspec.Struct)

_TOO_LARGE = Text(
    en="the body is larger than {limit} MB: send the rows in several requests",
    ru="тело запроса больше {limit} МБ: отправьте строки несколькими запросами",
)
_TOO_MANY_LISTS = Text(
    en="more than {limit} lists in one request: send the rows in several",
    ru="больше {limit} списков в одном запросе: отправьте строки несколькими запросами",
)
_NOT_JSON = Text(en="the body is not JSON, see byte {byte}", ru="тело запроса — не JSON, см. байт {byte}")
_WRONG_TYPE = Text(en="{where}: expected {expected}, got {got}", ru="{where}: ожидалось {expected}, получено {got}")
_MISSING = Text(en="{where}: “{name}” is missing", ru="{where}: не хватает «{name}»")
_UNKNOWN = Text(
    en="{where}: there is no field “{name}” here; there are: {known}",
    ru="{where}: поля «{name}» здесь нет; есть: {known}",
)
_ENDS_EARLY = Text(en="the body is not JSON: it ends too early", ru="тело запроса — не JSON: оно обрывается")
_OTHERWISE_WRONG = Text(en="{where}: {detail}", ru="{where}: {detail}")

_PLACED = re.compile(r"(?P<detail>.*?)(?: - at `(?P<path>\$[^`]*)`)?", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]*)`, got `(?P<got>[^`]*)`")
_LACKS = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_STRANGE = re.compile(r"Object contains unknown field `(?P<name>[^`]*)`")
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BYTE = re.compile(r"\(byte (\d+)\)")
_LISTS = re.compile(r"(calls|sheets|tables)\[\d+\]$")
_OF_LISTS: dict[str, type[msgspec.Struct]] = {"calls": FunctionCall, "sheets": SheetSent, "tables": TableSent}
_CALL = re.compile(r"\$\.calls\[(\d+)\](?:\.rows\[(\d+)\])?")


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body; Refusal 413 as soon as it is known to be longer than ``limit`` bytes."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise _too_large(limit)
    pieces: list[bytes] = []
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
        pieces.append(piece)
    return b"".join(pieces)


def _too_large(limit: int) -> Refusal:
    return Refusal(413, _TOO_LARGE, limit=f"{limit / 2**20:g}")


def decoded(body: bytes, decoder: msgspec.json.Decoder[_Wanted], list_limit: int) -> _Wanted:
    """The body as the contract wants it; Refusal 422 that names the call and the row where one is wrong.

    Refusal 413 where it has more lists than ``list_limit``: millions of them would take long to decode.
    """
    if body.count(b"[") > list_limit and _TEXT.sub(b"", body).count(b"[") > list_limit:
        raise Refusal(413, _TOO_MANY_LISTS, limit=list_limit)
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), decoder.type) from error
    except UnicodeDecodeError as error:
        raise Refusal(422, _NOT_JSON, byte=error.start) from error
    except msgspec.DecodeError as error:
        place = _BYTE.search(str(error))
        raise (Refusal(422, _NOT_JSON, byte=place[1]) if place else Refusal(422, _ENDS_EARLY)) from error


def _misfit(message: str, wanted: type[msgspec.Struct]) -> Refusal:
    placed = _PLACED.fullmatch(message)
    detail, path = (placed["detail"], placed["path"] or "$") if placed else (message, "$")
    where = path.removeprefix("$").removeprefix(".") or "JSON"
    found = _CALL.match(path)
    call = int(found[1]) if found else None
    row = int(found[2]) if found and found[2] else None
    if match := _EXPECTED.fullmatch(detail):
        return Refusal(422, _WRONG_TYPE, call=call, row=row, where=where, **match.groupdict())
    if match := _LACKS.fullmatch(detail):
        return Refusal(422, _MISSING, call=call, row=row, where=where, **match.groupdict())
    if match := _STRANGE.fullmatch(detail):
        listed = _LISTS.search(path)
        owner = wanted if path == "$" else _OF_LISTS[listed[1]] if listed else ErrorCell
        known = ", ".join(field.encode_name for field in msgspec.structs.fields(owner))
        return Refusal(422, _UNKNOWN, call=call, row=row, where=where, known=known, **match.groupdict())
    return Refusal(422, _OTHERWISE_WRONG, call=call, row=row, where=where, detail=detail)
