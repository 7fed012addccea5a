"""1C: the report «Задолженность покупателей по срокам долга»."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Merged, Taken
from sheets_addin.vocabulary.language import Text

FORMAT = ExportFormat(
    name=Text(en="1C: customers' debt by age", ru="1С: задолженность покупателей по срокам долга"),
    told_by=(
        frozenset({"Контрагент", "Покупатель", "Клиент"}),
        frozenset({"Общая задолженность"}),
        frozenset({"Срок просрочки (дней)", "Срок просрочки", "Дней просрочки"}),
    ),
    columns=(
        Taken("client", ("Контрагент", "Покупатель", "Клиент")),
        Taken("debt", ("Общая задолженность",)),
        Taken("payment_due", ("Срок просрочки (дней)", "Срок просрочки", "Дней просрочки"), is_days_before=True),
    ),
    groups=("Контрагент", "Покупатель", "Клиент"),
    merged={"debt": Merged.SUM, "payment_due": Merged.EARLIEST},
    not_negative=frozenset({"debt"}),
    adds_where="debt",
    follows=frozenset({"debt", "payment_due"}),
    lists_everyone_with="debt",
    said=(
        Text(
            en="Payment due is {as_of} less the days overdue; it stays blank where nothing is overdue. "
            "Several cards of one client: their debts are added up, the longest delay counts.",
            ru="Срок оплаты — {as_of} минус дни просрочки; без просрочки он пустой. "
            "Если клиент заведён несколькими карточками, долги складываются, а просрочка берётся самая долгая.",
        ),
    ),
)
