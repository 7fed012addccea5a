"""Bitrix24: the list of deals, exported to CSV or Excel in Russian."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Taken
from sheets_addin.importing.stage_words import COMMON_STAGES
from sheets_addin.vocabulary.language import Text

FORMAT = ExportFormat(
    name=Text(en="Bitrix24: list of deals", ru="Битрикс24: список сделок"),
    told_by=(frozenset({"Название сделки"}), frozenset({"Стадия сделки"})),
    columns=(
        Taken("client", ("Компания", "Клиент", "Контакт")),
        Taken("contact_person", ("Контакт",)),
        Taken("manager", ("Ответственный",)),
        Taken("deal_value", ("Сумма", "Сумма/Валюта")),
        Taken("expected_close", ("Предполагаемая дата закрытия",)),
        Taken("stage", ("Стадия сделки",)),
        Taken("in_work_since", ("Дата начала", "Дата создания")),
        Taken("note", ("Название сделки", "Комментарий"), joined=True),
    ),
    words={"stage": COMMON_STAGES},
    deal=frozenset({"deal_value", "expected_close", "stage", "in_work_since", "note"}),
    closed_by=("Сделка закрыта",),
    currency=("Валюта",),
    open_only=frozenset({"deal_value", "expected_close"}),
    follows=frozenset({"deal_value", "expected_close", "stage", "in_work_since", "manager"}),
)
