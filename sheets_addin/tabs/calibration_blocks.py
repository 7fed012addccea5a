"""Whether the limits fit the company, as blocks of the Overview: what they mark, and what the history supports."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_addin.figures.calibration import Calibration, HistoryCheck
from sheets_addin.figures.limits import LimitCheck
from sheets_addin.methods.wording import number_words
from sheets_addin.tabs.figure_columns import numbers, remarks, texts
from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.layout import Block, Format, TabColumn
from sheets_addin.vocabulary.setting_meanings import SETTING_MEANINGS

_LIMITS_TITLE = Text(en="What the limits mark", ru="Что отмечают пороги")
_LIMITS_NOTE = Text(
    en="A flag that marks more than half of its clients tells nobody apart: try the figure named.",
    ru="Признак, отмечающий больше половины клиентов, ничего не выделяет: попробуйте указанное значение.",
)
_HISTORY_TITLE = Text(en="What the history supports", ru="Что подтверждает история")
_HISTORY_NOTE = Text(
    en="The company's own sales, revenue and orders against its settings.",
    ru="Собственные продажи, выручка и заказы компании рядом с настройками.",
)
_LIMIT = Text(en="Flag or limit", ru="Признак или порог")
_OF = Text(en="Of", ru="Из кого")
_TO_DO = Text(en="What to do", ru="Что сделать")
_CLIENTS = Text(en="Clients", ru="Клиентов")
_MARKED = Text(en="Marked", ru="Отмечено")
_SHARE = Text(en="Share", ru="Доля")
_NOW = Text(en="Now", ru="Сейчас")
_TRY = Text(en="try {value} in “{setting}”", ru="попробуйте {value} в «{setting}»")
_NO_FIGURE = Text(en="the limit is not the cause: work off what is marked", ru="дело не в пороге: разберите отмеченное")
_NO_LIMIT_FITS = Text(en="most sales take longer than any limit", ru="большинство продаж дольше любого предела")
_HISTORY = Text(en="History", ru="История")
_SAYS = Text(en="What it says", ru="Что она говорит")
_CASES = Text(en="Cases", ru="Случаев")
_SUPPORTS = Text(en="Supports", ru="По истории")
_TOO_FEW = Text(en="too few cases to tell", ru="случаев слишком мало")


def calibration_blocks(calibration: Calibration, language: Language) -> list[Block]:
    """The two blocks in ``language``; limits that no client can meet are left out."""
    return [
        _limits_block([check for check in calibration.limits if check.clients], language),
        _history_block(calibration.history, language),
    ]


def _limits_block(checks: Sequence[LimitCheck], language: Language) -> Block:
    shares = [None if check.share is None else round(check.share, 1) for check in checks]
    return Block(
        title=_LIMITS_TITLE.in_language(language),
        note=_LIMITS_NOTE.in_language(language),
        columns=[
            texts(_LIMIT, [check.name.in_language(language) for check in checks], language, 34, wrap=True),
            texts(_OF, [check.of.in_language(language) for check in checks], language, 39, wrap=True),
            _advice([_to_try(check, language) if check.is_warning else None for check in checks], language),
            numbers(_CLIENTS, [check.clients for check in checks], language, Format.NUMBER),
            numbers(_MARKED, [check.marked for check in checks], language, Format.NUMBER),
            TabColumn(_SHARE.in_language(language), shares, Format.PERCENT, 10),
            numbers(_NOW, [check.now for check in checks], language, Format.NUMBER),
        ],
    )


def _history_block(checks: Sequence[HistoryCheck], language: Language) -> Block:
    return Block(
        title=_HISTORY_TITLE.in_language(language),
        note=_HISTORY_NOTE.in_language(language),
        columns=[
            texts(_HISTORY, [check.name.in_language(language) for check in checks], language, 34, wrap=True),
            texts(_SAYS, [_said(check, language) for check in checks], language, 39, wrap=True),
            _advice([_supported(check, language) if check.is_warning else None for check in checks], language),
            numbers(_CASES, [check.cases for check in checks], language, Format.NUMBER),
            numbers(_NOW, [check.now for check in checks], language, Format.NUMBER),
            numbers(_SUPPORTS, [check.supported for check in checks], language, Format.NUMBER),
        ],
    )


def _advice(advice: Sequence[str | None], language: Language) -> TabColumn:
    return remarks(_TO_DO, advice, language, 39, wrap=True)


def _to_try(check: LimitCheck, language: Language) -> str:
    if check.setting is None or check.to_try is None:
        return _NO_FIGURE.in_language(language)
    return _set(check.setting, check.to_try, language)


def _set(setting: str, value: float, language: Language) -> str:
    name = SETTING_MEANINGS[setting].name.in_language(language)
    return _TRY.format(language, value=number_words(value, language), setting=name)


def _said(check: HistoryCheck, language: Language) -> str:
    if check.supported is None:
        return _TOO_FEW.in_language(language)
    return "; ".join(f"{name.in_language(language)} {number_words(value, language)}" for name, value in check.figures)


def _supported(check: HistoryCheck, language: Language) -> str:
    if check.supported is None or check.supported == check.now:
        return _NO_LIMIT_FITS.in_language(language)
    return _set(check.setting, check.supported, language)
