"""Values that people pick from a list, each with one code and a name in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language, Text


@dataclass(frozen=True)
class Choice:
    """One value of a list: ``code`` in frames and the API, ``name`` on a sheet."""

    code: str
    name: Text
    sign: str = ""
    """A sign drawn before the name, so that colour is never the only mark."""
    aliases: tuple[str, ...] = ()
    """What else people type for it."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names by which it is known."""
        return self.name.en, self.name.ru, *self.aliases

    def in_language(self, language: Language) -> str:
        """The name as a sheet in ``language`` shows it."""
        return self.name.in_language(language)


def _choice(code: str, en: str, ru: str, sign: str = "", aliases: tuple[str, ...] = ()) -> Choice:
    return Choice(code, Text(en=en, ru=ru), sign, aliases)


BASES = (
    _choice("development", "In development", "В разработке", "▷"),
    _choice("gold", "Gold", "Золотой", "★"),
    _choice("standard", "Standard", "Стандартный", "●"),
    _choice("image", "Image", "Имиджевый", "◆"),
    _choice("black", "Black", "Чёрный", "■"),
    _choice("off_profile", "Off-profile", "Непрофильный", "–"),
)

SIZES = (
    _choice("large", "Large", "Крупный"),
    _choice("medium", "Medium", "Средний"),
    _choice("small", "Small", "Маленький"),
    _choice("off_profile", "Off-profile", "Непрофильный"),
)

STAGES = (
    _choice("new", "New", "Новый клиент", aliases=("Новый", "New client")),
    _choice("contact_1", "Contact 1", "1 контакт", aliases=("Контакт 1", "Первый контакт")),
    _choice("contact_2", "Contact 2", "2 контакт", aliases=("Контакт 2", "Второй контакт")),
    _choice("contact_3", "Contact 3", "3 контакт", aliases=("Контакт 3", "Третий контакт")),
    _choice("refusal", "Refusal", "Отказ"),
    _choice("deal", "Deal", "Сделка"),
    _choice("strategic_reserve", "Strategic reserve", "Стратегический запас"),
    _choice("call_round", "Call round", "Обзвон"),
    _choice("deal_support", "Deal support", "Сопровождение сделки"),
    _choice("client", "Client", "Клиент"),
)

BASE_CODES = frozenset(base.code for base in BASES)
STAGE_CODES = frozenset(stage.code for stage in STAGES)

REFUSAL_REASONS = (
    _choice("off_profile", "Off-profile", "Непрофильный"),
    _choice("no_money", "No money", "Нет денег"),
    _choice("crisis", "Crisis", "Кризис"),
    _choice("other", "Other", "Другое", aliases=("Другая", "Другая причина", "Прочее")),
)

NEW_BUYER_EFFECTS = (
    _choice("speeds", "Speeds", "Ускоряет"),
    _choice("slows", "Slows", "Замедляет"),
)

SELLER_PHASES = (
    _choice("discovery", "Discovery", "Выявление"),
    _choice("presentation", "Presentation", "Презентация"),
)

VALUE_TIERS = (
    _choice("high", "High", "Высокая"),
    _choice("medium", "Medium", "Средняя"),
    _choice("low", "Low", "Низкая"),
)

ABC_CLASSES = (_choice("A", "A", "A"), _choice("B", "B", "B"), _choice("C", "C", "C"))
XYZ_CLASSES = (_choice("X", "X", "X"), _choice("Y", "Y", "Y"), _choice("Z", "Z", "Z"))

WIN_BACK_KINDS = (
    _choice("stopped", "Stopped", "Перестал", "✕"),
    _choice("reduced", "Reduced", "Снизил", "▼"),
    _choice("thinking", "Thinking", "Думает", "…"),
)

LIST_STATUSES = (
    _choice("in_work", "In work", "В работе"),
    _choice("queue", "Queue", "Очередь"),
)

CATEGORIES = (
    _choice("production", "Production", "Производство"),
    _choice("trade", "Trade", "Торговля"),
    _choice("services", "Services", "Услуги"),
    _choice("construction", "Construction", "Строительство"),
    _choice("public_sector", "Public sector", "Госсектор"),
)

GOALS = (
    _choice("sell", "sell", "продажа"),
    _choice("develop", "develop", "развитие"),
)

CELL_MODES = (
    _choice("formulas", "formulas", "формулы"),
    _choice("values", "values", "значения"),
)

HOSTS = (
    _choice("excel", "Excel add-in", "надстройка Excel", aliases=("Excel",)),
    _choice("xlwings", "xlwings", "xlwings"),
    _choice("libreoffice", "LibreOffice", "LibreOffice"),
    _choice("google", "Google Sheets", "Google Таблицы"),
)

LANGUAGES = (
    _choice("ru", "Russian", "русский"),
    _choice("en", "English", "английский"),
)

YES = Text(en="yes", ru="да")
NO = Text(en="no", ru="нет")


def name_of(choices: tuple[Choice, ...], code: str, language: Language) -> str:
    """The name of ``code`` among ``choices``; KeyError where it is none of them."""
    for choice in choices:
        if choice.code == code:
            return choice.in_language(language)
    raise KeyError(code)
