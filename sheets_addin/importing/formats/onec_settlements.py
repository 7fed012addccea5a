"""1C: the report «Ведомость по взаиморасчетам с контрагентами», its groups kept by the outline of its rows."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Merged, Taken
from sheets_addin.vocabulary.language import Text

_CLOSING_BALANCE = ("кон. остаток", "Конечный остаток", "Остаток на конец", "Долг на конец")

FORMAT = ExportFormat(
    name=Text(en="1C: settlements with counterparties", ru="1С: ведомость по взаиморасчётам с контрагентами"),
    told_by=(
        frozenset({"Контрагент", "Покупатель"}),
        frozenset({"приход", "расход", "Сумма взаиморасчетов"}),
        frozenset(_CLOSING_BALANCE),
    ),
    header_rows=2,
    columns=(
        Taken("client", ("Контрагент", "Покупатель")),
        Taken("debt", _CLOSING_BALANCE),
    ),
    groups=("Контрагент", "Покупатель"),
    merged={"debt": Merged.SUM},
    not_negative=frozenset({"debt"}),
    adds_where="debt",
    follows=frozenset({"debt"}),
    lists_everyone_with="debt",
    said=(
        Text(
            en="Debt is the closing balance of the counterparty; below zero it is an advance, hence no debt.",
            ru="Дебиторка — конечный остаток по контрагенту; отрицательный остаток — аванс, долга нет.",
        ),
    ),
)
