"""Every column is defined once, and its names are unique in its table in either language."""

from collections.abc import Iterator

import pytest

from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.choices import Choice
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Column, Kind, Unit
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.settings_table import SETTING_COLUMNS
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS

TABLES: dict[str, tuple[Column, ...]] = {
    "clients": (*CLIENT_COLUMNS, *ORDER_METRICS),
    "orders": ORDER_COLUMNS,
    "activities": ACTIVITY_COLUMNS,
    "tasks": TASK_COLUMNS,
    "settings": SETTING_COLUMNS,
}


def has_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" or letter == "ё" for letter in text.casefold())


@pytest.mark.parametrize("table", TABLES)
def test_keys_and_names_are_unique_in_a_table(table: str) -> None:
    columns = TABLES[table]
    assert len({column.key for column in columns}) == len(columns)
    for language in ("en", "ru"):
        names = [plain(getattr(column.name, language)) for column in columns]
        assert len(set(names)) == len(names)
    owners: dict[str, str] = {}
    for column in columns:
        for name in (column.name.en, column.name.ru):
            assert owners.setdefault(plain(name), column.key) == column.key, name


@pytest.mark.parametrize("table", TABLES)
def test_an_alias_names_no_other_column(table: str) -> None:
    names = {plain(name): column.key for column in TABLES[table] for name in (column.name.en, column.name.ru)}
    aliases: dict[str, str] = {}
    for column in TABLES[table]:
        for alias in column.aliases:
            assert names.get(plain(alias), column.key) == column.key, alias
            assert aliases.setdefault(plain(alias), column.key) == column.key, alias


@pytest.mark.parametrize("table", TABLES)
def test_each_column_is_explained_in_both_languages(table: str) -> None:
    for column in TABLES[table]:
        assert not has_cyrillic(column.name.en + column.meaning.en), column.key
        assert has_cyrillic(column.meaning.ru), column.key
        assert column.name.ru, column.key
        assert column.meaning.en.endswith((".", "?")), column.key
        assert column.meaning.ru.endswith((".", "?")), column.key


@pytest.mark.parametrize("table", TABLES)
def test_units_choices_and_bounds_fit_the_kind(table: str) -> None:
    for column in TABLES[table]:
        assert (column.unit is Unit.CURRENCY) == (column.kind is Kind.MONEY), column.key
        if column.kind is Kind.CHOICE:
            assert column.choices, column.key
        if column.not_negative:
            assert column.kind in (Kind.MONEY, Kind.INTEGER, Kind.NUMBER), column.key
        assert 5 <= column.width <= 100, column.key


def all_choices() -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for name, value in vars(choices).items():
        if isinstance(value, tuple) and value and isinstance(value[0], Choice):
            yield name, value


@pytest.mark.parametrize(
    ("name", "offered"), list(all_choices()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_choices_are_told_apart_in_each_language(name: str, offered: tuple[Choice, ...]) -> None:
    assert len({choice.code for choice in offered}) == len(offered)
    assert len({plain(choice.name.en) for choice in offered}) == len(offered)
    assert len({plain(choice.name.ru) for choice in offered}) == len(offered)
    owners: dict[str, str] = {}
    for choice in offered:
        for text in (choice.code, choice.name.en, choice.name.ru):
            assert owners.setdefault(plain(text), choice.code) == choice.code, text


def test_colour_is_never_the_only_mark_of_a_base() -> None:
    signs = [choice.sign for choice in choices.BASES]
    assert all(signs)
    assert len(set(signs)) == len(signs)


def test_the_clients_tab_has_the_columns_that_the_workbook_promises() -> None:
    assert [column.key for column in CLIENT_COLUMNS] == [
        "client_id",
        "client",
        "contact_person",
        "phone",
        "email",
        "manager",
        "territory",
        "category",
        "size",
        "is_image",
        "need",
        "money",
        "urgent",
        "deal_value",
        "expected_close",
        "potential",
        "stage",
        "refusal_reason",
        "in_work_since",
        "last_contact",
        "next_contact",
        "thinking",
        "debt",
        "payment_due",
        "promised_pay",
        "contract_due",
        "new_buyer",
        "budget_from",
        "supplier_until",
        "merger",
        "decision_makers",
        "seller_phase",
        "sample_requested",
        "contact_minutes",
        "manual_base",
        "note",
    ]
    assert [column.key for column in ORDER_METRICS] == [
        "revenue_12m",
        "orders_12m",
        "last_order",
        "ltv",
        "revenue_90d",
        "revenue_prev_90d",
        "order_interval",
        "invoices_12m",
        "late_invoices_12m",
    ]
