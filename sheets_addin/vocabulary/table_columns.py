"""The columns of the other tabs that people fill: Orders, Activities and Tasks."""

from __future__ import annotations

from sheets_addin.vocabulary.columns import Column, Kind, Unit
from sheets_addin.vocabulary.language import Text


def _column(
    key: str,
    en: str,
    ru: str,
    kind: Kind,
    meaning: Text,
    unit: Unit | None = None,
    width: float = 14,
    aliases: tuple[str, ...] = (),
) -> Column:
    return Column(key=key, name=Text(en=en, ru=ru), kind=kind, meaning=meaning, unit=unit, width=width, aliases=aliases)


ORDER_COLUMNS: tuple[Column, ...] = (
    _column(
        "order_client",
        "Client or ID",
        "Клиент или код",
        Kind.TEXT,
        Text(en="The client's ID or name.", ru="Код или название клиента."),
        width=28,
        aliases=(
            "Customer ID",
            "CustomerID",
            "Client ID",
            "Код клиента",
            "ID клиента",
            "Client",
            "Customer",
            "Company",
            "Клиент",
            "Контрагент",
            "Компания",
            "Покупатель",
            "ID",
            "Код",
        ),
    ),
    _column(
        "order_date",
        "Date",
        "Дата",
        Kind.DATE,
        Text(en="The day of the order.", ru="День заказа."),
        aliases=(
            "Order date",
            "Invoice date",
            "InvoiceDate",
            "Дата заказа",
            "Дата отгрузки",
            "Дата реализации",
            "Дата продажи",
            "Дата счёта",
            "Дата оформления",
            "Дата оформления заказа",
            "Дата создания заказа",
            "Дата документа",
        ),
    ),
    _column(
        "amount",
        "Amount",
        "Сумма",
        Kind.MONEY,
        Text(en="The amount; negative is a return.", ru="Сумма; отрицательная — возврат."),
        Unit.CURRENCY,
        aliases=("Total", "Revenue", "Order total", "Order amount", "Сумма заказа", "Сумма документа", "Выручка"),
    ),
    _column(
        "order_due",
        "Payment due",
        "Срок оплаты",
        Kind.DATE,
        Text(en="The day by which it is to be paid.", ru="До какого дня оплатить."),
        aliases=("Due date", "Оплатить до"),
    ),
    _column(
        "paid_on",
        "Paid on",
        "Оплачен",
        Kind.DATE,
        Text(en="The day it was paid.", ru="День оплаты."),
        aliases=("Payment date", "Дата оплаты", "Оплачено"),
    ),
    _column(
        "order_number",
        "Number",
        "Номер",
        Kind.TEXT,
        Text(en="Number of the order or invoice.", ru="Номер заказа или счёта."),
        aliases=("Invoice number", "InvoiceNo", "Order number", "Номер заказа", "Номер счёта", "№"),
    ),
)

ACTIVITY_COLUMNS: tuple[Column, ...] = (
    _column("activity_date", "Date", "Дата", Kind.DATE, Text(en="The day of the contact.", ru="День контакта.")),
    _column("activity_manager", "Manager", "Менеджер", Kind.TEXT, Text(en="Who made it.", ru="Кто провёл."), width=22),
    _column(
        "activity_client",
        "Client",
        "Клиент",
        Kind.TEXT,
        Text(en="The client's ID or name.", ru="Код или название клиента."),
        width=28,
        aliases=("Client or ID", "Клиент или код"),
    ),
    _column(
        "activity_kind",
        "Kind",
        "Вид",
        Kind.TEXT,
        Text(en="Call, meeting, letter ...", ru="Звонок, встреча, письмо ..."),
    ),
    _column(
        "minutes",
        "Minutes",
        "Минуты",
        Kind.INTEGER,
        Text(en="How long it took.", ru="Сколько заняло."),
        Unit.MINUTE,
        aliases=("Минут",),
    ),
)

TASK_COLUMNS: tuple[Column, ...] = (
    _column(
        "task",
        "Task",
        "Задача",
        Kind.TEXT,
        Text(en="What is to be done.", ru="Что сделать."),
        width=40,
        aliases=("What to do", "Что сделать", "Дело"),
    ),
    _column(
        "task_manager",
        "Manager",
        "Менеджер",
        Kind.TEXT,
        Text(en="Who does it.", ru="Кто делает."),
        width=22,
        aliases=("Responsible", "Ответственный", "Исполнитель"),
    ),
    _column(
        "task_value",
        "Value",
        "Сумма",
        Kind.MONEY,
        Text(en="What it is worth.", ru="Сколько это стоит."),
        Unit.CURRENCY,
        aliases=("Amount", "Цена вопроса"),
    ),
    _column(
        "task_due",
        "Due",
        "Срок",
        Kind.DATE,
        Text(en="By when.", ru="К какому дню."),
        aliases=("Due date", "Deadline", "Крайний срок", "Срок выполнения"),
    ),
    _column(
        "task_done",
        "Done",
        "Сделано",
        Kind.YES_NO,
        Text(en="Is it done?", ru="Сделано ли?"),
        aliases=("Выполнено", "Готово"),
    ),
)

TASK_RESULTS: tuple[Column, ...] = (
    _column(
        "task_priority",
        "Priority",
        "Приоритет",
        Kind.INTEGER,
        Text(
            en="1 soon and large, 2 soon and small, 3 later and large, 4 later and small; blank once it is done.",
            ru="1 — скоро и крупная, 2 — скоро и мелкая, 3 — не скоро и крупная, 4 — не скоро и мелкая; "
            "у сделанных пусто.",
        ),
        width=11,
    ),
    _column(
        "task_overdue",
        "Overdue",
        "Просрочка",
        Kind.INTEGER,
        Text(
            en="Days past the day by which it was due; blank once it is done.",
            ru="Дней после срока; у сделанных пусто.",
        ),
        Unit.DAY,
        width=12,
    ),
)
"""What refresh fills on the Tasks tab."""

CLIENT_OR_ID: tuple[Column, ...] = tuple(
    column for column in (*ORDER_COLUMNS, *ACTIVITY_COLUMNS) if column.key in ("order_client", "activity_client")
)
"""The columns that hold a client's ID or name, whichever people type."""
