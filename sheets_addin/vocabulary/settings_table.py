"""The Settings tab: read with clear refusals, and the rows with which a new one is filled."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.columns import Column, Kind
from sheets_addin.vocabulary.headers import HeaderRow
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import CellValue, Sheet
from sheets_addin.vocabulary.parsing import choice_of, is_blank, number_of, plain, text_of, yes_no_of
from sheets_addin.vocabulary.problems import EXPECTED, Problem
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS
from sheets_addin.vocabulary.settings import BASE_ORDER, Settings
from sheets_addin.vocabulary.typed_days import date_of

SETTING_COLUMNS: tuple[Column, ...] = (
    Column(
        key="setting",
        name=Text(en="Setting", ru="Настройка"),
        kind=Kind.TEXT,
        width=38,
        meaning=Text(en="What can be set.", ru="Что можно задать."),
    ),
    Column(
        key="value",
        name=Text(en="Value", ru="Значение"),
        kind=Kind.TEXT,
        width=20,
        meaning=Text(en="Change it here.", ru="Меняйте здесь."),
    ),
    Column(
        key="meaning",
        name=Text(en="Meaning", ru="Пояснение"),
        kind=Kind.TEXT,
        width=80,
        meaning=Text(en="What it does.", ru="Что это даёт."),
    ),
)

SETTING_CHOICES = {
    "language": choices.LANGUAGES,
    "goal": choices.GOALS,
    "cells": choices.CELL_MODES,
    "host": choices.HOSTS,
}

DERIVED_GOLD = Text(en="Gold: threshold in use", ru="Золотой: действующий порог")
DERIVED_GOLD_MEANING = Text(
    en="Filled by refresh: the revenue given above, or the one derived from the share.",
    ru="Заполняется при обновлении: выручка, заданная выше, или порог, найденный по доле.",
)

_KEYS = {plain(text): key for key, item in SETTING_MEANINGS.items() for text in (key, item.name.en, item.name.ru)}
"""The keys of settings by every name under which they are understood."""

_DEFAULT_USED = Text(en="{default} is used", ru="взято {default}")
_UNKNOWN = Text(en="there is no such setting", ru="такой настройки нет")
_IGNORED = Text(en="not read", ru="не читается")
_EXPECTED = {**EXPECTED, Kind.MONEY: Text(en="expected an amount", ru="ожидалась сумма")}
_BOUNDS = Text(en="must be {bounds}", ru="должно быть {bounds}")
_ONE_OF = Text(en="must be one of {bounds}", ru="должно быть одно из: {bounds}")
_LATIN = Text(
    en="expected Latin letters, digits, _ and . after a first letter, 32 at most",
    ru="ожидались латинские буквы, цифры, _ и . после первой буквы, не больше 32",
)
_REFUSALS = {"literal_error": _ONE_OF, "string_pattern_mismatch": _LATIN}
_REPEATED = Text(en="the setting appears twice", ru="настройка указана дважды")
_DEFAULTS_USED = Text(en="the defaults {default} are used", ru="взяты обычные значения: {default}")
_SHARES = Text(
    en="the shares of the day for the goal “{goal}” add up to {total} %, not to 100",
    ru="доли дня для цели «{goal}» дают в сумме {total} %, а не 100",
)
_SHARES_OF = Text(en="Goal {goal}: % of the day", ru="Цель «{goal}»: % дня")
_SHARES_DONE = Text(en="the usual shares are used: {default}", ru="взяты обычные доли: {default}")
_BLACK_CAP = Text(
    en="black clients may never take more than {cap} % of the time",
    ru="на чёрных клиентов нельзя тратить больше {cap} % времени",
)
_CONTRADICTION = Text(en="“{lower}” is above “{upper}”", ru="«{lower}» больше, чем «{upper}»")
_ORDERED = (("medium_value", "high_value"), ("y_orders", "x_orders"), ("list_min", "list_max"))


_PERCENTAGES = frozenset(key for key in SETTING_MEANINGS if key.endswith("_share")) | {"black_time_max"}


@dataclass(frozen=True)
class SettingsRead:
    """The settings of a workbook, what was wrong with them, and where the derived threshold of gold is shown."""

    settings: Settings
    problems: list[Problem] = field(default_factory=list)
    derived_gold_cell: tuple[int, int] | None = None


def setting_cell(name: str, value: object, language: Language) -> CellValue:
    """How the Settings tab shows a setting's value."""
    if value is None:
        return None
    if name in SETTING_CHOICES:
        return choices.name_of(SETTING_CHOICES[name], str(value), language)
    if isinstance(value, bool):
        return (choices.YES if value else choices.NO).in_language(language)
    return value if isinstance(value, (int, float, str)) else date_of(value)  # type: ignore[arg-type]


def read_settings(sheet: Sheet, header: HeaderRow, language: Language) -> SettingsRead:
    """Settings from the rows below ``header``; a blank value means the default, an impossible one is a problem."""
    return _SettingsReader(sheet, header, language).read()


class _SettingsReader:
    def __init__(self, sheet: Sheet, header: HeaderRow, language: Language) -> None:
        self.sheet = sheet
        self.header = header
        self.language = language
        self.problems: list[Problem] = []
        self.rows: dict[str, int] = {}
        self.named: dict[str, int] = {}
        self.raw: dict[str, CellValue] = {}
        self.defaults = Settings(language=language).model_dump()

    def read(self) -> SettingsRead:
        derived = {plain(DERIVED_GOLD.en), plain(DERIVED_GOLD.ru)}
        derived_cell: tuple[int, int] | None = None
        values: dict[str, object] = {}
        repeated: list[tuple[int, str, str]] = []
        for row in range(self.header.row + 1, len(self.sheet.rows)):
            name, value = self._cell(row, "setting"), self._cell(row, "value")
            if is_blank(name):
                continue
            key = _KEYS.get(plain(text_of(name)))
            if plain(text_of(name)) in derived:
                derived_cell = (row, self.header.places["value"])
            elif key is None:
                self.problems.append(self._problem(row, value, _UNKNOWN, _IGNORED, {}, text_of(name)))
            else:
                self.named.setdefault(key, row)
                if key in self.rows and not is_blank(value):
                    repeated.append((row, key, text_of(name)))
                if not is_blank(value):
                    self._take(row, key, value, values)
        settings = self._consistent(self._validated(values))
        for row, key, name in repeated:
            used = {"default": self._shown(key, getattr(settings, key))}
            self.problems.append(self._problem(row, self._cell(row, "value"), _REPEATED, _DEFAULT_USED, used, name))
        return SettingsRead(settings, self.problems, derived_cell)

    def _cell(self, row: int, key: str) -> CellValue:
        cells, place = self.sheet.rows[row], self.header.places[key]
        return cells[place] if place < len(cells) else None

    def _problem(
        self, row: int, value: CellValue, what: Text, done: Text, fields: Mapping[str, object], name: str
    ) -> Problem:
        return Problem(self.sheet.name, row, name, value, what, done, dict(fields))

    def _refuse(self, key: str, what: Text, fields: Mapping[str, object], used: object) -> None:
        default = self._shown(key, used)
        name = SETTING_MEANINGS[key].name.in_language(self.language)
        row = self.rows.get(key, self.header.row)
        self.problems.append(
            self._problem(row, self.raw.get(key), what, _DEFAULT_USED, {"default": default, **fields}, name)
        )

    def _shown(self, key: str, used: object) -> str:
        return text_of(setting_cell(key, used, self.language)) or "—"

    def _take(self, row: int, key: str, value: CellValue, values: dict[str, object]) -> None:
        """Read a value into ``values``; one that cannot be read leaves there what an earlier row has set."""
        earlier = self.rows.get(key, row), self.raw.get(key, value)
        self.rows[key], self.raw[key] = row, value
        if not self._is_taken(key, value, values) and key in values:
            self.rows[key], self.raw[key] = earlier

    def _is_taken(self, key: str, value: CellValue, values: dict[str, object]) -> bool:
        used = values.get(key, self.defaults[key])
        if key in SETTING_CHOICES:
            code = choice_of(value, SETTING_CHOICES[key])
            if code is None:
                listed = ", ".join(choice.in_language(self.language) for choice in SETTING_CHOICES[key])
                self._refuse(key, _EXPECTED[Kind.CHOICE], {"choices": listed}, used)
                return False
            values[key] = code
            return True
        kind = SETTING_MEANINGS[key].kind
        read = self._percent(value) if key in _PERCENTAGES else self._read(kind, value)
        if read is None:
            self._refuse(key, _EXPECTED[kind], {}, used)
            return False
        values[key] = read
        return True

    def _percent(self, value: CellValue) -> float | None:
        """A share in percent: 80, "80 %", or 0.8, which is how a spreadsheet keeps a typed 80%."""
        written = isinstance(value, str) and value.rstrip().endswith("%")
        number = number_of(value.rstrip()[:-1] if isinstance(value, str) and written else value, self.language)
        return round(number * 100, 6) if number is not None and 0 < number < 1 and not written else number

    def _read(self, kind: Kind, value: CellValue) -> object:
        if kind is Kind.TEXT:
            return text_of(value)
        if kind is Kind.DATE:
            return date_of(value)
        if kind is Kind.YES_NO:
            return yes_no_of(value)
        number = number_of(value, self.language)
        if kind is not Kind.INTEGER or number is None:
            return number
        return int(number) if number.is_integer() else None

    def _validated(self, values: dict[str, object]) -> Settings:
        try:
            return Settings.model_validate({"language": self.language, **values})
        except ValidationError as error:
            for wrong in error.errors():
                key = str(wrong["loc"][0])
                values.pop(key, None)
                context = wrong.get("ctx", {})
                what = _REFUSALS.get(wrong["type"], _BOUNDS)
                if key == "black_time_max" and "le" in context:
                    what = _BLACK_CAP
                fields = {"bounds": _bounds(context, wrong["type"]), "cap": text_of(self.defaults["black_time_max"])}
                self._refuse(key, what, fields, self.defaults[key])
        return Settings.model_validate({"language": self.language, **values})

    def _consistent(self, settings: Settings) -> Settings:
        update: dict[str, object] = {}
        for lower, upper in _ORDERED:
            if getattr(settings, lower) > getattr(settings, upper):
                self._contradiction(lower, upper)
                update |= {lower: self.defaults[lower], upper: self.defaults[upper]}
        for goal in BASE_ORDER:
            update.update(self._shares(settings, goal))
        return settings.model_copy(update=update)

    def _contradiction(self, lower: str, upper: str) -> None:
        names = {
            "lower": SETTING_MEANINGS[lower].name.in_language(self.language),
            "upper": SETTING_MEANINGS[upper].name.in_language(self.language),
        }
        at = lower if lower in self.rows else upper
        used = ", ".join(text_of(setting_cell(key, self.defaults[key], self.language)) for key in (lower, upper))
        name = SETTING_MEANINGS[at].name.in_language(self.language)
        fields = {"default": used, **names}
        self.problems.append(self._problem(self.rows[at], self.raw[at], _CONTRADICTION, _DEFAULTS_USED, fields, name))

    def _shares(self, settings: Settings, goal: str) -> dict[str, float]:
        names = {base: f"{goal}_{base}_share" for base in BASE_ORDER[goal]}
        shares = {base: float(getattr(settings, name)) for base, name in names.items()}
        total = sum(shares.values())
        if abs(total - 100) > 1e-6:
            usual = {name: float(self.defaults[name]) for name in names.values()}
            goal_name = choices.name_of(choices.GOALS, goal, self.language)
            rows = sorted(self.rows.get(name, self.named[name]) for name in names.values() if name in self.named)
            listed = " / ".join(text_of(value) for value in usual.values())
            fields = {"goal": goal_name, "total": f"{total:g}", "default": listed}
            found = " + ".join(text_of(value) for value in shares.values())
            column = _SHARES_OF.format(self.language, goal=goal_name)
            problem = self._problem(rows[0], found, _SHARES, _SHARES_DONE, fields, column)
            self.problems.append(dataclasses.replace(problem, more_rows=rows[1:]))
            used = usual
        else:
            used = {name: shares[base] for base, name in names.items()}
        if used[names["black"]] > settings.black_time_max:
            self._refuse(names["black"], _BLACK_CAP, {"cap": f"{settings.black_time_max:g}"}, settings.black_time_max)
            used[names["black"]] = settings.black_time_max
        return used


_LIMITS = (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))


def _bounds(context: Mapping[str, Any], kind: str) -> str:
    if kind == "literal_error":
        return str(context.get("expected", "")).replace(" or ", ", ")
    return ", ".join(f"{sign} {context[name]:g}" for name, sign in _LIMITS if name in context) or "…"
