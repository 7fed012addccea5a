"""Every threshold of the methods, its default, its bounds and its meaning.

A workbook's Settings tab changes the values; the shape of the rules stays. Impossible values are refused here, one
message a setting, and never silently bent.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language, Text

Goal = Literal["sell", "develop"]
CellMode = Literal["formulas", "values"]
Days = Annotated[int, Field(ge=0, le=3660)]
Money = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
"""A share in percent, 0 to 100."""


class SettingMeaning:
    """What a setting is called and means, in both languages, and how a cell shows it."""

    def __init__(self, name_en: str, name_ru: str, en: str, ru: str, kind: Kind) -> None:
        self.name = Text(en=name_en, ru=name_ru)
        self.meaning = Text(en=en, ru=ru)
        self.kind = kind


def _meaning(name_en: str, name_ru: str, en: str, ru: str, kind: Kind = Kind.INTEGER) -> SettingMeaning:
    return SettingMeaning(name_en, name_ru, en, ru, kind)


class Settings(BaseModel):
    """The thresholds of one workbook; shares are in percent, periods in days, money in the workbook's currency.

    Raises pydantic.ValidationError with one error for each impossible value.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[
        Language, _meaning("Language", "Язык", "Russian or English.", "русский или английский.", Kind.CHOICE)
    ] = Language.ENGLISH
    currency: Annotated[
        str,
        _meaning(
            "Currency",
            "Валюта",
            "The label of the one currency of this workbook.",
            "Обозначение единственной валюты книги.",
            Kind.TEXT,
        ),
    ] = ""
    cells: Annotated[
        CellMode,
        _meaning(
            "Cells",
            "Ячейки",
            "formulas: computed cells hold =SEGMENT(...) with its value; values: the value alone.",
            "формулы: в ячейках =SEGMENT(...) вместе со значением; значения: только значение.",
            Kind.CHOICE,
        ),
    ] = "values"
    categories: Annotated[
        str,
        _meaning(
            "Categories",
            "Категории",
            "Lines of business to choose from, separated by semicolons.",
            "Роды занятий на выбор, через точку с запятой.",
            Kind.TEXT,
        ),
    ] = ""
    goal: Annotated[
        Goal,
        _meaning(
            "Goal",
            "Цель",
            "sell (sell out stock, launch new items) or develop (grow the base): decides the order of work.",
            "продажа (распродать склад, вывести новинки) или развитие (растить базу): задаёт порядок работы.",
            Kind.CHOICE,
        ),
    ] = "sell"
    crisis: Annotated[
        bool,
        _meaning(
            "Crisis",
            "Кризис",
            "yes: win-back clients come right after the hot ones.",
            "да: возврат клиентов идёт сразу после горячих.",
            Kind.YES_NO,
        ),
    ] = False

    black_overdue_days: Annotated[
        Days,
        _meaning(
            "Black: debt overdue, days",
            "Чёрный: долг просрочен, дней",
            "A client with an older overdue debt is black.",
            "Клиент с более старым просроченным долгом — чёрный.",
        ),
    ] = 30
    black_late_count: Annotated[
        Annotated[int, Field(ge=1, le=1000)],
        _meaning(
            "Black: invoices at least",
            "Чёрный: счетов не меньше",
            "Invoices in 12 months from which habitual lateness is judged.",
            "Сколько счетов за 12 месяцев нужно, чтобы судить о просрочках.",
        ),
    ] = 3
    black_late_share: Annotated[
        Share,
        _meaning(
            "Black: late invoices, %",
            "Чёрный: просрочено счетов, %",
            "This share of late invoices or more makes a client black.",
            "Такая доля просроченных счетов и выше делает клиента чёрным.",
            Kind.NUMBER,
        ),
    ] = 50
    gold_revenue: Annotated[
        Money | None,
        _meaning(
            "Gold: revenue of 12 months",
            "Золотой: выручка за 12 месяцев",
            "From this revenue a client without overdue debt is gold; blank: derived, see the next row.",
            "С этой выручки клиент без просрочки — золотой; пусто — считается по следующей строке.",
            Kind.MONEY,
        ),
    ] = None
    gold_share: Annotated[
        Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)],
        _meaning(
            "Gold: share of revenue, %",
            "Золотой: доля выручки, %",
            "The largest clients that together bring this share of revenue are gold.",
            "Крупнейшие клиенты, которые вместе дают эту долю выручки, — золотые.",
            Kind.NUMBER,
        ),
    ] = 80
    fast_days: Annotated[
        Days,
        _meaning(
            "Fast deal, days",
            "Быстрая сделка, дней",
            "A deal that closes within these days is fast.",
            "Сделка, которая закроется за столько дней, — быстрая.",
        ),
    ] = 30
    large_deal: Annotated[
        Money,
        _meaning(
            "Large deal from",
            "Крупная сделка от",
            "A deal of this value or more is large.",
            "Сделка на эту сумму и больше — крупная.",
            Kind.MONEY,
        ),
    ] = 500_000
    x_orders: Annotated[
        Annotated[int, Field(ge=1)],
        _meaning(
            "X: orders a year",
            "X: заказов в год",
            "Orders in 12 months from which a client is X.",
            "Заказов за 12 месяцев, с которых клиент — X.",
        ),
    ] = 12
    y_orders: Annotated[
        Annotated[int, Field(ge=1)],
        _meaning(
            "Y: orders a year",
            "Y: заказов в год",
            "Orders in 12 months from which a client is Y.",
            "Заказов за 12 месяцев, с которых клиент — Y.",
        ),
    ] = 4
    lifetime_years: Annotated[
        Annotated[float, Field(gt=0, le=100)],
        _meaning(
            "Life of a client, years",
            "Срок жизни клиента, лет",
            "How many years a client buys; used by LTV.",
            "Сколько лет клиент покупает; нужно для LTV.",
            Kind.NUMBER,
        ),
    ] = 3
    high_value: Annotated[
        Money,
        _meaning(
            "High value above",
            "Высокая ценность свыше",
            "A yearly potential above this is High.",
            "Потенциал в год больше этого — высокая ценность.",
            Kind.MONEY,
        ),
    ] = 1_000_000
    medium_value: Annotated[
        Money,
        _meaning(
            "Medium value from",
            "Средняя ценность от",
            "A yearly potential from this up is Medium.",
            "Потенциал в год от этой суммы — средняя ценность.",
            Kind.MONEY,
        ),
    ] = 500_000
    merger_pause_days: Annotated[
        Days,
        _meaning(
            "Merger pause, days",
            "Пауза при слиянии, дней",
            "A merger puts the purchase off at least so long.",
            "Слияние откладывает покупку не меньше чем на столько.",
        ),
    ] = 180
    decider_days: Annotated[
        Days,
        _meaning(
            "Each further decider, days",
            "За каждого лишнего ЛПР, дней",
            "Added for every decision maker above one.",
            "Добавляется за каждого, кто решает, сверх одного.",
        ),
    ] = 14
    new_buyer_days: Annotated[
        Days,
        _meaning(
            "New buyer, days",
            "Новый покупатель, дней",
            "Added when a new buyer slows, taken away when he speeds.",
            "Прибавляется, если новый покупатель замедляет, вычитается, если ускоряет.",
        ),
    ] = 30
    work_limit_days: Annotated[
        Literal[14, 30, 40],
        _meaning(
            "Time limit, days",
            "Предельный срок, дней",
            "14, 30 or 40 days to sell or move the prospect.",
            "14, 30 или 40 дней, чтобы продать или перевести клиента.",
        ),
    ] = 30
    rhythm_development: Annotated[
        Days,
        _meaning(
            "Rhythm: in development, days",
            "Ритм: в разработке, дней",
            "A contact at least this often where no date is agreed.",
            "Контакт не реже, если день не назначен.",
        ),
    ] = 7
    rhythm_gold: Annotated[
        Days,
        _meaning(
            "Rhythm: gold, days",
            "Ритм: золотые, дней",
            "A contact at least this often where no date is agreed.",
            "Контакт не реже, если день не назначен.",
        ),
    ] = 14
    rhythm_standard: Annotated[
        Days,
        _meaning(
            "Rhythm: standard, days",
            "Ритм: стандартные, дней",
            "A contact at least this often where no date is agreed.",
            "Контакт не реже, если день не назначен.",
        ),
    ] = 30
    rhythm_image: Annotated[
        Days,
        _meaning(
            "Rhythm: image, days",
            "Ритм: имиджевые, дней",
            "A contact at least this often where no date is agreed.",
            "Контакт не реже, если день не назначен.",
        ),
    ] = 30
    rhythm_black: Annotated[
        Days,
        _meaning(
            "Rhythm: black, days",
            "Ритм: чёрные, дней",
            "A contact at least this often where no date is agreed.",
            "Контакт не реже, если день не назначен.",
        ),
    ] = 14
    list_min: Annotated[
        Annotated[int, Field(ge=0)],
        _meaning(
            "Working list from",
            "Рабочий список от",
            "A manager works with at least so many prospects.",
            "Меньше стольких клиентов в работе менеджеру мало.",
        ),
    ] = 50
    list_max: Annotated[
        Annotated[int, Field(ge=1)],
        _meaning(
            "Working list to",
            "Рабочий список до",
            "A manager works with at most so many prospects; the rest queue.",
            "Больше стольких клиентов в работе не бывает; прочие в очереди.",
        ),
    ] = 90

    sell_gold_share: Annotated[
        Share,
        _meaning(
            "Goal sell: gold, % of the day",
            "Цель «продажа»: золотые, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 35
    sell_standard_share: Annotated[
        Share,
        _meaning(
            "Goal sell: standard, % of the day",
            "Цель «продажа»: стандартные, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 40
    sell_image_share: Annotated[
        Share,
        _meaning(
            "Goal sell: image, % of the day",
            "Цель «продажа»: имиджевые, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 10
    sell_development_share: Annotated[
        Share,
        _meaning(
            "Goal sell: in development, % of the day",
            "Цель «продажа»: в разработке, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 10
    sell_black_share: Annotated[
        Share,
        _meaning(
            "Goal sell: black, % of the day",
            "Цель «продажа»: чёрные, % дня",
            "Share of the working day, never above the cap.",
            "Доля рабочего дня, не выше потолка.",
            Kind.NUMBER,
        ),
    ] = 5
    develop_development_share: Annotated[
        Share,
        _meaning(
            "Goal develop: in development, % of the day",
            "Цель «развитие»: в разработке, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 55
    develop_standard_share: Annotated[
        Share,
        _meaning(
            "Goal develop: standard, % of the day",
            "Цель «развитие»: стандартные, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 20
    develop_gold_share: Annotated[
        Share,
        _meaning(
            "Goal develop: gold, % of the day",
            "Цель «развитие»: золотые, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 10
    develop_image_share: Annotated[
        Share,
        _meaning(
            "Goal develop: image, % of the day",
            "Цель «развитие»: имиджевые, % дня",
            "Share of the working day.",
            "Доля рабочего дня.",
            Kind.NUMBER,
        ),
    ] = 10
    develop_black_share: Annotated[
        Share,
        _meaning(
            "Goal develop: black, % of the day",
            "Цель «развитие»: чёрные, % дня",
            "Share of the working day, never above the cap.",
            "Доля рабочего дня, не выше потолка.",
            Kind.NUMBER,
        ),
    ] = 5
    black_time_max: Annotated[
        Annotated[float, Field(ge=0, le=5)],
        _meaning(
            "Black: cap, % of the day",
            "Чёрные: потолок, % дня",
            "Never more than 5 % of the time for black clients.",
            "На чёрных никогда не больше 5 % времени.",
            Kind.NUMBER,
        ),
    ] = 5
    day_minutes: Annotated[
        Annotated[int, Field(ge=1, le=1440)],
        _meaning("Working day, minutes", "Рабочий день, минут", "A manager's working day.", "Рабочий день менеджера."),
    ] = 480
    contact_minutes: Annotated[
        Annotated[int, Field(ge=1, le=1440)],
        _meaning(
            "One contact, minutes",
            "Один контакт, минут",
            "How long a contact takes unless the row says otherwise.",
            "Сколько длится контакт, если в строке не сказано иначе.",
        ),
    ] = 15

    stop_factor: Annotated[
        Annotated[float, Field(gt=0, le=100)],
        _meaning(
            "Stopped: times the interval",
            "Перестал: интервалов без заказа",
            "Silence longer than so many of the client's own intervals.",
            "Молчание дольше стольких собственных интервалов клиента.",
            Kind.NUMBER,
        ),
    ] = 2
    stop_min_days: Annotated[
        Days,
        _meaning(
            "Stopped: at least, days",
            "Перестал: не раньше, дней",
            "A shorter silence is never called stopped.",
            "Меньшее молчание не считается остановкой.",
        ),
    ] = 30
    stop_single_days: Annotated[
        Days,
        _meaning(
            "Stopped: after one order, days",
            "Перестал: после одного заказа, дней",
            "For clients that bought on one day only.",
            "Для клиентов, купивших только в один день.",
        ),
    ] = 180
    reduced_share: Annotated[
        Share,
        _meaning(
            "Reduced: below, %",
            "Снизил: меньше, %",
            "Revenue of 90 days below this share of the 90 days before.",
            "Выручка 90 дней меньше этой доли предыдущих 90 дней.",
            Kind.NUMBER,
        ),
    ] = 70
    thinking_days: Annotated[
        Days,
        _meaning(
            "Thinking: longer than, days",
            "Думает: дольше, дней",
            "Went to think and no contact for longer than this.",
            "Ушёл думать, и контакта не было дольше этого.",
        ),
    ] = 14
    trial_start: Annotated[
        dt.date | None,
        _meaning(
            "Trial: start",
            "Испытание: начало",
            "The first day of the trial of the model.",
            "Первый день испытания модели.",
            Kind.DATE,
        ),
    ] = None
    trial_days: Annotated[
        Annotated[int, Field(ge=30, le=40)],
        _meaning("Trial: days", "Испытание: дней", "30 to 40 days.", "От 30 до 40 дней."),
    ] = 35

    @model_validator(mode="after")
    def _consistent(self) -> Settings:
        if self.medium_value > self.high_value:
            raise ValueError("medium_value")
        if self.y_orders > self.x_orders:
            raise ValueError("y_orders")
        if self.list_min > self.list_max:
            raise ValueError("list_min")
        for goal in ("sell", "develop"):
            if abs(sum(self.shares(goal).values()) - 100) > 1e-9:
                raise ValueError(f"{goal}_shares")
        return self

    def shares(self, goal: str) -> dict[str, float]:
        """Share of the working day in percent by base code, in the order of work of ``goal`` (S4)."""
        order = {
            "sell": ("gold", "standard", "image", "development", "black"),
            "develop": ("development", "standard", "gold", "image", "black"),
        }[goal]
        return {base: float(getattr(self, f"{goal}_{base}_share")) for base in order}

    def rhythm(self) -> dict[str, int]:
        """Longest days between contacts by base code (S4)."""
        return {
            base: int(getattr(self, f"rhythm_{base}")) for base in ("development", "gold", "standard", "image", "black")
        }


def meaning_of(setting: str) -> SettingMeaning:
    """The name and meaning of ``setting``; KeyError where there is no such setting."""
    found: list[Any] = [item for item in Settings.model_fields[setting].metadata if isinstance(item, SettingMeaning)]
    return found[0]
