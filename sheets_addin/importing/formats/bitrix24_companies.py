"""Bitrix24: the list of companies, exported to CSV or Excel in Russian."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Taken
from sheets_addin.vocabulary.language import Text

FORMAT = ExportFormat(
    name=Text(en="Bitrix24: list of companies", ru="Битрикс24: список компаний"),
    told_by=(
        frozenset({"Название компании"}),
        frozenset({"Тип компании", "Кол-во сотрудников", "Годовой оборот", "Банковские реквизиты"}),
    ),
    columns=(
        Taken("client_id", ("ID",)),
        Taken("client", ("Название компании",)),
        Taken("phone", ("Телефон", "Рабочий телефон", "Мобильный телефон", "Другой телефон"), joined=True),
        Taken("email", ("E-mail", "Рабочий e-mail", "Частный e-mail", "Другой e-mail"), joined=True),
        Taken("manager", ("Ответственный",)),
        Taken("category", ("Сфера деятельности",)),
        Taken("note", ("Комментарий",), joined=True),
    ),
    follows=frozenset({"manager"}),
)
