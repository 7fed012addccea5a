"""amoCRM: the export of its deals («Сделки»), 76 columns and more, some headers twice."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Taken
from sheets_addin.importing.stage_words import COMMON_STAGES
from sheets_addin.vocabulary.language import Text

FORMAT = ExportFormat(
    name=Text(en="amoCRM: deals", ru="amoCRM: сделки"),
    told_by=(frozenset({"Название сделки"}), frozenset({"Бюджет"}), frozenset({"Этап сделки"})),
    columns=(
        Taken("client", ("Компания", "Компания контакта", "Полное имя контакта")),
        Taken("contact_person", ("Полное имя контакта",)),
        Taken(
            "phone",
            ("Мобильный телефон", "Рабочий телефон", "Рабочий прямой телефон", "Домашний телефон", "Другой телефон"),
            joined=True,
        ),
        Taken("email", ("Рабочий email", "Личный email", "Другой email"), joined=True),
        Taken("manager", ("Ответственный",)),
        Taken("territory", ("Город",)),
        Taken("deal_value", ("Бюджет",)),
        Taken("stage", ("Этап сделки",)),
        Taken("in_work_since", ("Дата создания сделки", "Дата создания")),
        Taken(
            "note",
            (
                "Название сделки",
                "Теги",
                "Примечание",
                "Примечание 2",
                "Примечание 3",
                "Примечание 4",
                "Примечание 5",
            ),
            joined=True,
        ),
    ),
    words={"stage": COMMON_STAGES},
    deal=frozenset({"deal_value", "stage", "in_work_since", "note"}),
    open_only=frozenset({"deal_value"}),
    follows=frozenset({"deal_value", "stage", "in_work_since", "manager"}),
)
