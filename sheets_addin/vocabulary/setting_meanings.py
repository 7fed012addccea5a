"""What each setting is called and means, in both languages, and how a cell shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Text


@dataclass(frozen=True)
class SettingMeaning:
    """The name of a setting on the Settings tab, what it means, and the kind of its value."""

    name: Text
    meaning: Text
    kind: Kind


SETTING_MEANINGS: dict[str, SettingMeaning] = {
    "language": SettingMeaning(
        Text(en="Language", ru="Язык"),
        Text(en="Russian or English.", ru="русский или английский."),
        Kind.CHOICE,
    ),
    "currency": SettingMeaning(
        Text(en="Currency", ru="Валюта"),
        Text(en="The label of the one currency of this workbook.", ru="Обозначение единственной валюты книги."),
        Kind.TEXT,
    ),
    "cells": SettingMeaning(
        Text(en="Cells", ru="Ячейки"),
        Text(
            en="formulas: computed cells hold =SEGMENT(...) with its value; values: the value alone.",
            ru="формулы: в ячейках =SEGMENT(...) вместе со значением; значения: только значение.",
        ),
        Kind.CHOICE,
    ),
    "host": SettingMeaning(
        Text(en="Program", ru="Программа"),
        Text(
            en="Where the formulas are computed: Excel add-in, xlwings, LibreOffice or Google Sheets; blank: not said.",
            ru="Где считаются формулы: надстройка Excel, xlwings, LibreOffice или Google Таблицы; пусто: не указано.",
        ),
        Kind.CHOICE,
    ),
    "function_namespace": SettingMeaning(
        Text(en="Excel add-in: prefix of functions", ru="Надстройка Excel: приставка функций"),
        Text(
            en="Only where the add-in was built with one: SALES for =SALES.SEGMENT(...).",
            ru="Только если надстройка собрана с приставкой: SALES для =SALES.SEGMENT(...).",
        ),
        Kind.TEXT,
    ),
    "categories": SettingMeaning(
        Text(en="Categories", ru="Категории"),
        Text(
            en="Lines of business to choose from, separated by semicolons.",
            ru="Роды занятий на выбор, через точку с запятой.",
        ),
        Kind.TEXT,
    ),
    "goal": SettingMeaning(
        Text(en="Goal", ru="Цель"),
        Text(
            en="sell (sell out stock, launch new items) or develop (grow the base): decides the order of work.",
            ru="продажа (распродать склад, вывести новинки) или развитие (растить базу): задаёт порядок работы.",
        ),
        Kind.CHOICE,
    ),
    "crisis": SettingMeaning(
        Text(en="Crisis", ru="Кризис"),
        Text(
            en="yes: win-back clients come right after the hot ones.",
            ru="да: возврат клиентов идёт сразу после горячих.",
        ),
        Kind.YES_NO,
    ),
    "black_overdue_days": SettingMeaning(
        Text(en="Black: debt overdue, days", ru="Чёрный: долг просрочен, дней"),
        Text(
            en="A client with an older overdue debt is black.", ru="Клиент с более старым просроченным долгом — чёрный."
        ),
        Kind.INTEGER,
    ),
    "black_late_count": SettingMeaning(
        Text(en="Black: invoices at least", ru="Чёрный: счетов не меньше"),
        Text(
            en="Invoices in 12 months from which habitual lateness is judged.",
            ru="Сколько счетов за 12 месяцев нужно, чтобы судить о просрочках.",
        ),
        Kind.INTEGER,
    ),
    "black_late_share": SettingMeaning(
        Text(en="Black: late invoices, %", ru="Чёрный: просрочено счетов, %"),
        Text(
            en="This share of late invoices or more makes a client black.",
            ru="Такая доля просроченных счетов и выше делает клиента чёрным.",
        ),
        Kind.NUMBER,
    ),
    "gold_revenue": SettingMeaning(
        Text(en="Gold: revenue of 12 months", ru="Золотой: выручка за 12 месяцев"),
        Text(
            en="From this revenue a client without overdue debt is gold; blank: derived, see the next row.",
            ru="С этой выручки клиент без просрочки — золотой; пусто — считается по следующей строке.",
        ),
        Kind.MONEY,
    ),
    "gold_share": SettingMeaning(
        Text(en="Gold: share of revenue, %", ru="Золотой: доля выручки, %"),
        Text(
            en="The largest clients that together bring this share of revenue are gold.",
            ru="Крупнейшие клиенты, которые вместе дают эту долю выручки, — золотые.",
        ),
        Kind.NUMBER,
    ),
    "fast_days": SettingMeaning(
        Text(en="Fast deal, days", ru="Быстрая сделка, дней"),
        Text(
            en="A deal that closes within these days is fast.",
            ru="Сделка, которая закроется за столько дней, — быстрая.",
        ),
        Kind.INTEGER,
    ),
    "large_deal": SettingMeaning(
        Text(en="Large deal from", ru="Крупная сделка от"),
        Text(en="A deal of this value or more is large.", ru="Сделка на эту сумму и больше — крупная."),
        Kind.MONEY,
    ),
    "x_orders": SettingMeaning(
        Text(en="X: orders a year", ru="X: заказов в год"),
        Text(en="Orders in 12 months from which a client is X.", ru="Заказов за 12 месяцев, с которых клиент — X."),
        Kind.INTEGER,
    ),
    "y_orders": SettingMeaning(
        Text(en="Y: orders a year", ru="Y: заказов в год"),
        Text(en="Orders in 12 months from which a client is Y.", ru="Заказов за 12 месяцев, с которых клиент — Y."),
        Kind.INTEGER,
    ),
    "lifetime_years": SettingMeaning(
        Text(en="Life of a client, years", ru="Срок жизни клиента, лет"),
        Text(en="How many years a client buys; used by LTV.", ru="Сколько лет клиент покупает; нужно для LTV."),
        Kind.NUMBER,
    ),
    "high_value": SettingMeaning(
        Text(en="High value above", ru="Высокая ценность свыше"),
        Text(en="A yearly potential above this is High.", ru="Потенциал в год больше этого — высокая ценность."),
        Kind.MONEY,
    ),
    "medium_value": SettingMeaning(
        Text(en="Medium value from", ru="Средняя ценность от"),
        Text(en="A yearly potential from this up is Medium.", ru="Потенциал в год от этой суммы — средняя ценность."),
        Kind.MONEY,
    ),
    "merger_pause_days": SettingMeaning(
        Text(en="Merger pause, days", ru="Пауза при слиянии, дней"),
        Text(
            en="A merger puts the purchase off at least so long.",
            ru="Слияние откладывает покупку не меньше чем на столько.",
        ),
        Kind.INTEGER,
    ),
    "decider_days": SettingMeaning(
        Text(en="Each further decider, days", ru="За каждого ЛПР сверх первого, дней"),
        Text(en="Added for every decision maker above one.", ru="Добавляется за каждого, кто решает, сверх одного."),
        Kind.INTEGER,
    ),
    "new_buyer_days": SettingMeaning(
        Text(en="New buyer, days", ru="Новый покупатель, дней"),
        Text(
            en="Added when a new buyer slows, taken away when he speeds.",
            ru="Прибавляется, если новый покупатель замедляет, вычитается, если ускоряет.",
        ),
        Kind.INTEGER,
    ),
    "work_limit_days": SettingMeaning(
        Text(en="Time limit, days", ru="Предельный срок, дней"),
        Text(
            en="14, 30 or 40 days to sell or move the prospect.",
            ru="14, 30 или 40 дней, чтобы продать или перевести клиента.",
        ),
        Kind.INTEGER,
    ),
    "rhythm_development": SettingMeaning(
        Text(en="Rhythm: in development, days", ru="Ритм: в разработке, дней"),
        Text(en="A contact at least this often where no date is agreed.", ru="Контакт не реже, если день не назначен."),
        Kind.INTEGER,
    ),
    "rhythm_gold": SettingMeaning(
        Text(en="Rhythm: gold, days", ru="Ритм: золотые, дней"),
        Text(en="A contact at least this often where no date is agreed.", ru="Контакт не реже, если день не назначен."),
        Kind.INTEGER,
    ),
    "rhythm_standard": SettingMeaning(
        Text(en="Rhythm: standard, days", ru="Ритм: стандартные, дней"),
        Text(en="A contact at least this often where no date is agreed.", ru="Контакт не реже, если день не назначен."),
        Kind.INTEGER,
    ),
    "rhythm_image": SettingMeaning(
        Text(en="Rhythm: image, days", ru="Ритм: имиджевые, дней"),
        Text(en="A contact at least this often where no date is agreed.", ru="Контакт не реже, если день не назначен."),
        Kind.INTEGER,
    ),
    "rhythm_black": SettingMeaning(
        Text(en="Rhythm: black, days", ru="Ритм: чёрные, дней"),
        Text(en="A contact at least this often where no date is agreed.", ru="Контакт не реже, если день не назначен."),
        Kind.INTEGER,
    ),
    "list_min": SettingMeaning(
        Text(en="Working list from", ru="Рабочий список от"),
        Text(
            en="A manager works with at least so many prospects.",
            ru="Минимум клиентов в работе у менеджера.",
        ),
        Kind.INTEGER,
    ),
    "list_max": SettingMeaning(
        Text(en="Working list to", ru="Рабочий список до"),
        Text(
            en="A manager works with at most so many prospects; the rest queue.",
            ru="Максимум клиентов в работе; остальные в очереди.",
        ),
        Kind.INTEGER,
    ),
    "sell_gold_share": SettingMeaning(
        Text(en="Goal sell: gold, % of the day", ru="Цель «продажа»: золотые, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "sell_standard_share": SettingMeaning(
        Text(en="Goal sell: standard, % of the day", ru="Цель «продажа»: стандартные, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "sell_image_share": SettingMeaning(
        Text(en="Goal sell: image, % of the day", ru="Цель «продажа»: имиджевые, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "sell_development_share": SettingMeaning(
        Text(en="Goal sell: in development, % of the day", ru="Цель «продажа»: в разработке, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "sell_black_share": SettingMeaning(
        Text(en="Goal sell: black, % of the day", ru="Цель «продажа»: чёрные, % дня"),
        Text(en="Share of the working day, never above the cap.", ru="Доля рабочего дня, не выше потолка."),
        Kind.NUMBER,
    ),
    "develop_development_share": SettingMeaning(
        Text(en="Goal develop: in development, % of the day", ru="Цель «развитие»: в разработке, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "develop_standard_share": SettingMeaning(
        Text(en="Goal develop: standard, % of the day", ru="Цель «развитие»: стандартные, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "develop_gold_share": SettingMeaning(
        Text(en="Goal develop: gold, % of the day", ru="Цель «развитие»: золотые, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "develop_image_share": SettingMeaning(
        Text(en="Goal develop: image, % of the day", ru="Цель «развитие»: имиджевые, % дня"),
        Text(en="Share of the working day.", ru="Доля рабочего дня."),
        Kind.NUMBER,
    ),
    "develop_black_share": SettingMeaning(
        Text(en="Goal develop: black, % of the day", ru="Цель «развитие»: чёрные, % дня"),
        Text(en="Share of the working day, never above the cap.", ru="Доля рабочего дня, не выше потолка."),
        Kind.NUMBER,
    ),
    "black_time_max": SettingMeaning(
        Text(en="Black: cap, % of the day", ru="Чёрные: потолок, % дня"),
        Text(en="Never more than 5 % of the time for black clients.", ru="На чёрных никогда не больше 5 % времени."),
        Kind.NUMBER,
    ),
    "day_minutes": SettingMeaning(
        Text(en="Working day, minutes", ru="Рабочий день, минут"),
        Text(en="A manager's working day.", ru="Рабочий день менеджера."),
        Kind.INTEGER,
    ),
    "contact_minutes": SettingMeaning(
        Text(en="One contact, minutes", ru="Один контакт, минут"),
        Text(
            en="How long a contact takes unless the row says otherwise.",
            ru="Сколько длится контакт, если в строке не сказано иначе.",
        ),
        Kind.INTEGER,
    ),
    "stop_factor": SettingMeaning(
        Text(en="Stopped: times the interval", ru="Перестал: интервалов без заказа"),
        Text(
            en="Silence longer than so many of the client's own intervals.",
            ru="Молчание дольше стольких собственных интервалов клиента.",
        ),
        Kind.NUMBER,
    ),
    "stop_min_days": SettingMeaning(
        Text(en="Stopped: at least, days", ru="Перестал: не раньше, дней"),
        Text(en="A shorter silence is never called stopped.", ru="Более короткая пауза не считается остановкой."),
        Kind.INTEGER,
    ),
    "stop_single_days": SettingMeaning(
        Text(en="Stopped: after one order, days", ru="Перестал: после одного заказа, дней"),
        Text(en="For clients that bought on one day only.", ru="Для клиентов, купивших только в один день."),
        Kind.INTEGER,
    ),
    "reduced_share": SettingMeaning(
        Text(en="Reduced: below, %", ru="Снизил: меньше, %"),
        Text(
            en="Revenue of 90 days below this share of the 90 days before.",
            ru="Выручка 90 дней меньше этой доли предыдущих 90 дней.",
        ),
        Kind.NUMBER,
    ),
    "thinking_days": SettingMeaning(
        Text(en="Thinking: longer than, days", ru="Думает: дольше, дней"),
        Text(
            en="Went to think and no contact for longer than this.", ru="Ушёл думать, и контакта не было дольше этого."
        ),
        Kind.INTEGER,
    ),
    "trial_start": SettingMeaning(
        Text(en="Trial: start", ru="Испытание: начало"),
        Text(en="The first day of the trial of the model.", ru="Первый день испытания модели."),
        Kind.DATE,
    ),
    "trial_days": SettingMeaning(
        Text(en="Trial: days", ru="Испытание: дней"),
        Text(en="30 to 40 days.", ru="От 30 до 40 дней."),
        Kind.INTEGER,
    ),
}
