"""The typed columns of the Clients tab, in the order in which a template has them."""

from __future__ import annotations

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.client_aliases import CLIENT_ALIASES
from sheets_addin.vocabulary.columns import Column, Group, Kind, Unit
from sheets_addin.vocabulary.language import Text


def _text(
    key: str,
    en: str,
    ru: str,
    width: float,
    meaning: Text,
    group: Group,
    folded: bool = False,
) -> Column:
    return Column(
        key=key,
        name=Text(en=en, ru=ru),
        kind=Kind.TEXT,
        width=width,
        meaning=meaning,
        group=group,
        folded=folded,
        aliases=CLIENT_ALIASES.get(key, ()),
    )


def _yes_no(key: str, en: str, ru: str, meaning: Text, group: Group, folded: bool = False) -> Column:
    return Column(
        key=key, name=Text(en=en, ru=ru), kind=Kind.YES_NO, width=14, meaning=meaning, group=group, folded=folded
    )


def _date(key: str, en: str, ru: str, meaning: Text, group: Group, folded: bool = False) -> Column:
    return Column(
        key=key,
        name=Text(en=en, ru=ru),
        kind=Kind.DATE,
        width=13,
        meaning=meaning,
        group=group,
        folded=folded,
        aliases=CLIENT_ALIASES.get(key, ()),
    )


CLIENT_ID = _text(
    "client_id",
    "ID",
    "Код",
    11,
    Text(en="The client's own code; filled in where blank.", ru="Код клиента; пустой заполняется сам."),
    Group.WHO,
)
CLIENT = _text(
    "client",
    "Client",
    "Клиент",
    30,
    Text(en="Name of the company or person.", ru="Название компании или имя."),
    Group.WHO,
)
STAGE = Column(
    key="stage",
    aliases=CLIENT_ALIASES["stage"],
    name=Text(en="Stage", ru="Состояние"),
    kind=Kind.CHOICE,
    choices=choices.STAGES,
    width=21,
    group=Group.STAGE,
    meaning=Text(en="Where the work with the client stands.", ru="На чём стоит работа с клиентом."),
)

CLIENT_COLUMNS: tuple[Column, ...] = (
    CLIENT_ID,
    CLIENT,
    _text(
        "contact_person",
        "Contact person",
        "Контактное лицо",
        22,
        Text(en="Whom to talk to.", ru="С кем говорить."),
        Group.WHO,
    ),
    _text(
        "phone",
        "Phone",
        "Телефон",
        18,
        Text(en="The number to call.", ru="Куда звонить."),
        Group.WHO,
    ),
    _text(
        "email",
        "E-mail",
        "E-mail",
        24,
        Text(en="Where to write.", ru="Куда писать."),
        Group.WHO,
        folded=True,
    ),
    _text(
        "manager",
        "Manager",
        "Менеджер",
        16,
        Text(en="Who works with the client.", ru="Кто ведёт клиента."),
        Group.WHO,
    ),
    _text(
        "territory",
        "Territory",
        "Территория",
        16,
        Text(en="Region or district.", ru="Регион или район."),
        Group.WHO,
        folded=True,
    ),
    Column(
        key="category",
        aliases=CLIENT_ALIASES["category"],
        name=Text(en="Category", ru="Категория"),
        kind=Kind.TEXT,
        choices=choices.CATEGORIES,
        width=15,
        group=Group.WHO,
        folded=True,
        meaning=Text(
            en="Line of business; the list is the Settings row 'Categories'.",
            ru="Род занятий; список задан строкой «Категории» в Настройках.",
        ),
    ),
    Column(
        key="size",
        name=Text(en="Size", ru="Размер"),
        kind=Kind.CHOICE,
        choices=choices.SIZES,
        width=15,
        group=Group.WHO,
        meaning=Text(
            en="Size of the client; Off-profile takes it out of the work.",
            ru="Размер клиента; «Непрофильный» выводит его из работы.",
        ),
    ),
    _yes_no(
        "is_image",
        "Image client",
        "Имиджевый",
        Text(
            en="A well-known name that uses it to get discounts and deferrals.",
            ru="Известное имя: пользуется им, чтобы выторговать скидки и отсрочки.",
        ),
        Group.WHO,
        folded=True,
    ),
    _yes_no(
        "need",
        "Need",
        "Потребность",
        Text(en="Does the client need what we sell?", ru="Нужно ли клиенту то, что мы продаём?"),
        Group.QUALIFICATION,
    ),
    _yes_no(
        "money",
        "Money",
        "Деньги",
        Text(en="Does the client have the money?", ru="Есть ли у клиента деньги?"),
        Group.QUALIFICATION,
    ),
    _yes_no("urgent", "Urgent", "Срочно", Text(en="Is it needed now?", ru="Нужно ли это сейчас?"), Group.QUALIFICATION),
    Column(
        key="deal_value",
        aliases=CLIENT_ALIASES["deal_value"],
        name=Text(en="Deal value", ru="Сумма сделки"),
        kind=Kind.MONEY,
        unit=Unit.CURRENCY,
        width=14,
        group=Group.DEAL,
        not_negative=True,
        meaning=Text(en="What the current deal would bring.", ru="Сколько принесёт текущая сделка."),
    ),
    _date(
        "expected_close",
        "Expected close",
        "Ожидаемое закрытие",
        Text(en="When the deal is expected to close.", ru="Когда ожидается закрытие сделки."),
        Group.DEAL,
    ),
    Column(
        key="potential",
        name=Text(en="Yearly potential", ru="Потенциал в год"),
        kind=Kind.MONEY,
        unit=Unit.CURRENCY,
        width=15,
        group=Group.DEAL,
        not_negative=True,
        meaning=Text(en="What the client could buy in a year.", ru="Сколько клиент мог бы покупать в год."),
    ),
    STAGE,
    Column(
        key="refusal_reason",
        name=Text(en="Refusal reason", ru="Причина отказа"),
        kind=Kind.CHOICE,
        choices=choices.REFUSAL_REASONS,
        width=16,
        group=Group.STAGE,
        folded=True,
        meaning=Text(
            en="Why the client refused; all but Off-profile come back.",
            ru="Почему отказ; все причины, кроме «Непрофильный», возвращаются.",
        ),
    ),
    _date(
        "in_work_since",
        "In work since",
        "В работе с",
        Text(
            en="The day the work began; the time limit counts from it.",
            ru="День начала работы; от него считается предельный срок.",
        ),
        Group.STAGE,
    ),
    _date(
        "last_contact",
        "Last contact",
        "Последний контакт",
        Text(en="The day of the last contact.", ru="День последнего контакта."),
        Group.STAGE,
    ),
    _date(
        "next_contact",
        "Next contact",
        "Следующий контакт",
        Text(en="The day agreed for the next contact.", ru="День, на который договорились."),
        Group.STAGE,
    ),
    _yes_no(
        "thinking",
        "Went to think",
        "Ушёл думать",
        Text(en="The client took time to think.", ru="Клиент взял время подумать."),
        Group.STAGE,
        folded=True,
    ),
    Column(
        key="debt",
        aliases=CLIENT_ALIASES["debt"],
        name=Text(en="Debt", ru="Дебиторка"),
        kind=Kind.MONEY,
        unit=Unit.CURRENCY,
        width=13,
        group=Group.MONEY,
        not_negative=True,
        meaning=Text(en="What the client owes now.", ru="Сколько клиент должен сейчас."),
    ),
    _date(
        "payment_due",
        "Payment due",
        "Срок оплаты",
        Text(en="The day the debt falls due.", ru="День, когда долг надо оплатить."),
        Group.MONEY,
    ),
    _date(
        "promised_pay",
        "Promised to pay",
        "Обещал оплатить",
        Text(en="The day the client promised to pay.", ru="День, когда обещал заплатить."),
        Group.MONEY,
        folded=True,
    ),
    _date(
        "contract_due",
        "Contract obligation",
        "Обязательство по договору",
        Text(en="The next date that the contract sets.", ru="Ближайший срок по договору."),
        Group.MONEY,
        folded=True,
    ),
    Column(
        key="new_buyer",
        name=Text(en="New buyer", ru="Новый покупатель"),
        kind=Kind.CHOICE,
        choices=choices.NEW_BUYER_EFFECTS,
        width=13,
        group=Group.SLOWS,
        folded=True,
        meaning=Text(
            en="A new person buys: does it speed or slow the purchase?",
            ru="Покупает новый человек: это ускоряет или замедляет?",
        ),
    ),
    _date(
        "budget_from",
        "Budget from",
        "Бюджет с",
        Text(en="No purchase before the budget opens.", ru="До начала бюджета покупки не будет."),
        Group.SLOWS,
        folded=True,
    ),
    _date(
        "supplier_until",
        "Supplier contract until",
        "Договор с поставщиком до",
        Text(en="Tied to another supplier until then.", ru="До этого дня связан с другим поставщиком."),
        Group.SLOWS,
        folded=True,
    ),
    _yes_no(
        "merger",
        "Merger",
        "Слияние",
        Text(en="A merger or acquisition is going on.", ru="Идёт слияние или поглощение."),
        Group.SLOWS,
        folded=True,
    ),
    Column(
        key="decision_makers",
        name=Text(en="Decision makers", ru="Лиц, принимающих решение"),
        kind=Kind.INTEGER,
        unit=Unit.COUNT,
        width=13,
        group=Group.SLOWS,
        folded=True,
        not_negative=True,
        meaning=Text(en="How many people decide.", ru="Сколько человек решают."),
    ),
    Column(
        key="seller_phase",
        name=Text(en="Seller phase", ru="Этап продавца"),
        kind=Kind.CHOICE,
        choices=choices.SELLER_PHASES,
        width=14,
        group=Group.SLOWS,
        folded=True,
        meaning=Text(
            en="Where the seller is: finding out or presenting.", ru="Чем занят продавец: выявляет или показывает."
        ),
    ),
    _yes_no(
        "sample_requested",
        "Sample requested",
        "Запросил образец",
        Text(en="The buyer asked for a sample or a demonstration.", ru="Покупатель попросил образец или показ."),
        Group.SLOWS,
        folded=True,
    ),
    Column(
        key="contact_minutes",
        name=Text(en="Minutes per contact", ru="Минут на контакт"),
        kind=Kind.INTEGER,
        unit=Unit.MINUTE,
        width=12,
        group=Group.SLOWS,
        folded=True,
        not_negative=True,
        meaning=Text(
            en="How long a contact takes, where not as usual.", ru="Сколько длится контакт, если не как обычно."
        ),
    ),
    Column(
        key="manual_base",
        name=Text(en="Base (manual)", ru="База (вручную)"),
        kind=Kind.CHOICE,
        choices=choices.BASES,
        width=16,
        group=Group.SLOWS,
        folded=True,
        meaning=Text(
            en="The manager's own choice of base; it beats the rule.", ru="Выбор базы руками; он сильнее правила."
        ),
    ),
    _text(
        "note",
        "Note",
        "Заметка",
        34,
        Text(en="Anything worth remembering.", ru="Всё, что стоит помнить."),
        Group.SLOWS,
    ),
)
