"""The invented company: always the same, always alive, and every case in it."""

import datetime as dt
import re

import pandas as pd
import pytest

from sheets_addin.assess import assess
from sheets_addin.demo import demo_tables
from sheets_addin.vocabulary import choices
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.settings import Settings
from sheets_addin.vocabulary.table_columns import ACTIVITY_COLUMNS, ORDER_COLUMNS, TASK_COLUMNS

TODAY = dt.date(2026, 11, 20)
DAYS = [TODAY, dt.date(2024, 2, 29), dt.date(2027, 1, 1), dt.date(2025, 7, 13)]
TABLES = {"clients": CLIENT_COLUMNS, "orders": ORDER_COLUMNS, "activities": ACTIVITY_COLUMNS, "tasks": TASK_COLUMNS}
IN_WORDS = {
    "client", "contact_person", "phone", "email", "manager", "territory", "category", "note",
    "activity_client", "activity_manager", "activity_kind", "task", "task_manager",
}  # fmt: skip
DTYPES = {
    Kind.TEXT: "str", Kind.CHOICE: "str", Kind.MONEY: "float64", Kind.INTEGER: "float64",
    Kind.DATE: "datetime64[s]", Kind.YES_NO: "boolean",
}  # fmt: skip


@pytest.fixture(scope="module")
def company():
    return demo_tables(Language.RUSSIAN, TODAY)


def assessed(company, today=TODAY):
    orders = company.orders.rename(columns={"order_client": "client_id"})
    known = company.clients[["client", "client_id"]]
    activities = company.activities.merge(known, left_on="activity_client", right_on="client")
    found = assess(company.clients, orders, Settings(), today, activities=activities)
    return pd.concat([company.clients, found.columns], axis=1)


@pytest.fixture(scope="module")
def table(company):
    return assessed(company)


def test_the_same_seed_and_day_give_the_same_company(company):
    again = demo_tables(Language.RUSSIAN, TODAY)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(company, name), getattr(again, name))


def test_another_seed_gives_another_company(company):
    other = demo_tables(Language.RUSSIAN, TODAY, seed=7)
    assert not other.clients["client"].equals(company.clients["client"])
    assert not other.orders["amount"].equals(company.orders["amount"])


def test_both_languages_tell_of_one_company(company):
    english = demo_tables(Language.ENGLISH, TODAY)
    for name, columns in TABLES.items():
        shared = [column.key for column in columns if column.key not in IN_WORDS]
        pd.testing.assert_frame_equal(getattr(company, name)[shared], getattr(english, name)[shared])
        for key in IN_WORDS & set(getattr(company, name)):
            assert (getattr(company, name)[key].isna() == getattr(english, name)[key].isna()).all(), key


@pytest.mark.parametrize("language", Language)
def test_texts_are_in_the_language_of_the_company(language):
    clients = demo_tables(language, TODAY).clients
    cyrillic = re.compile("[А-Яа-яЁё]")
    for key in ("client", "contact_person", "manager", "territory", "category", "note"):
        found = clients[key].dropna().map(lambda text: bool(cyrillic.search(text)))
        assert (found == (language is Language.RUSSIAN)).all(), key


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_their_columns_with_the_types_of_their_kinds(company, name):
    frame = getattr(company, name)
    assert list(frame) == [column.key for column in TABLES[name]]
    for column in TABLES[name]:
        assert frame[column.key].dtype == DTYPES[column.kind], column.key
        if column.kind is Kind.CHOICE:
            assert set(frame[column.key].dropna()) <= {choice.code for choice in column.choices}
        if column.not_negative:
            assert not (frame[column.key] < 0).any(), column.key


def test_numbers_to_call_and_addresses_belong_to_nobody():
    english, russian = (demo_tables(language, TODAY).clients for language in (Language.ENGLISH, Language.RUSSIAN))
    assert english["phone"].str.fullmatch(r"\+44 1632 960\d{3}").all()
    assert russian["phone"].str.fullmatch(r"\+7 \(495\) 0\d\d-\d\d-\d\d").all()
    for clients in (english, russian):
        assert clients["email"].str.fullmatch(r"[a-z-]+@[a-z-]+\.example\.com").all()


@pytest.mark.parametrize("size", [100, 300, 3000])
def test_clients_are_as_many_as_asked_and_all_different(size):
    clients = demo_tables(Language.RUSSIAN, TODAY, clients=size).clients
    assert len(clients) == size
    assert clients["client_id"].is_unique
    assert clients["client"].is_unique


def test_too_few_clients_are_refused():
    with pytest.raises(ValueError, match="at least 100 clients, got 99"):
        demo_tables(Language.ENGLISH, TODAY, clients=99)


def test_orders_and_activities_are_those_of_the_clients(company):
    assert set(company.orders["order_client"]) <= set(company.clients["client_id"])
    assert set(company.activities["activity_client"]) <= set(company.clients["client"])
    assert company.orders["order_date"].is_monotonic_increasing
    assert company.activities["activity_date"].is_monotonic_increasing


@pytest.mark.parametrize("today", DAYS)
def test_the_company_is_alive_on_any_day(today):
    company = demo_tables(Language.RUSSIAN, today)
    now = pd.Timestamp(today)
    orders = company.orders["order_date"]
    assert (orders <= now).all()
    assert (now - orders.max()).days <= 7
    assert 690 <= (now - orders.min()).days <= 740
    assert (company.clients["last_contact"].dropna() < now).all()
    assert (company.clients["next_contact"] == now).any()
    assert (company.clients["next_contact"] > now).any()
    assert (company.clients["in_work_since"].dropna() <= now).all()


def test_nobody_works_at_the_weekend(company):
    worked = [company.orders["order_date"], company.activities["activity_date"], company.clients["next_contact"]]
    assert all((days.dropna().dt.day_of_week < 5).all() for days in worked)


def test_debts_are_the_unpaid_invoices(company):
    orders = company.orders
    unpaid = orders[orders["paid_on"].isna() & orders["order_due"].notna()].groupby("order_client")
    clients = company.clients.set_index("client_id")
    owing = clients[clients["debt"].notna()]
    pd.testing.assert_series_equal(owing["debt"], unpaid["amount"].sum(), check_names=False)
    assert (owing["payment_due"] == unpaid["order_due"].min()).all()


def test_last_contacts_are_the_latest_activities_as_far_back_as_these_go(company):
    latest = company.activities.groupby("activity_client")["activity_date"].max()
    typed = company.clients.set_index("client")["last_contact"].reindex(latest.index)
    assert len(latest) > 200
    assert (latest == typed).all()


def test_every_sort_of_order_is_there(company):
    orders = company.orders
    assert (orders["amount"] < 0).any()
    assert orders["order_due"].isna().any()
    assert (orders["paid_on"] > orders["order_due"]).any()
    assert (orders["paid_on"].isna() & orders["order_due"].notna()).any()


def test_orders_have_a_season():
    """December sells well above January, all buyers together."""
    orders = demo_tables(Language.ENGLISH, TODAY, clients=3000).orders
    by_month = orders.groupby(orders["order_date"].dt.month)["amount"].sum()
    assert by_month[12] > 1.3 * by_month[1]


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("base", choices.BASES),
        ("stage", choices.STAGES),
        ("size", choices.SIZES),
        ("refusal_reason", choices.REFUSAL_REASONS),
        ("new_buyer", choices.NEW_BUYER_EFFECTS),
        ("seller_phase", choices.SELLER_PHASES),
        ("abc", choices.ABC_CLASSES),
        ("xyz", choices.XYZ_CLASSES),
        ("value_tier", choices.VALUE_TIERS),
        ("winback", choices.WIN_BACK_KINDS),
    ],
)
@pytest.mark.parametrize("today", DAYS)
def test_every_choice_occurs(today, key, codes):
    table = assessed(demo_tables(Language.ENGLISH, today), today)
    assert set(table[key].dropna()) == {choice.code for choice in codes}


def test_categories_are_those_of_a_new_workbook(company):
    assert set(company.clients["category"]) == {category.name.ru for category in choices.CATEGORIES}


def test_every_flag_and_rare_case_occurs(table):
    flags = " ".join(table["overdue"].dropna())
    assert all(word in flags for word in ("payment", "contact", "stage", "contract"))
    assert set(table["priority"].dropna()) == {1, 2, 3, 4}
    assert (table["stage_days_overdue"] > 0).any()
    assert table["suggested_move"].notna().any()
    assert table["phase_warning"].nunique() == 2
    for key in ("budget_from", "supplier_until", "merger", "promised_pay", "contact_minutes", "note"):
        assert table[key].notna().any(), key
    assert (table["decision_makers"] > 1).any()
    assert table["sample_requested"].any()
    manual = table[table["manual_base"].notna()]
    assert 3 <= len(manual) <= 8
    assert (manual["manual_base"] != manual["rule_base"]).any()
    assert (table["last_contact"].isna() & (table["stage"] == "new")).any()


@pytest.mark.parametrize("seed", range(5))
def test_proportions_are_those_of_a_company(seed):
    table = assessed(demo_tables(Language.RUSSIAN, TODAY, seed=seed))
    buyers = table[table["last_order"].notna()]
    revenue = buyers["revenue_12m"].fillna(0).sort_values(ascending=False)
    top_fifth = revenue.iloc[: round(len(revenue) / 5)].sum() / revenue.sum()
    assert 0.72 <= top_fifth <= 0.85
    assert 0.12 <= (buyers["base"] == "gold").mean() <= 0.25
    assert 5 <= (table["base"] == "black").sum() <= 12
    assert (buyers["winback"] == "reduced").sum() <= 15
    prospects = table[table["stage"].isin(["new", "contact_1", "contact_2", "contact_3"])]
    loads = prospects["manager"].value_counts()
    assert len(loads) == 4
    assert loads.between(35, 65).all()
    assert table["territory"].nunique() == 5
    assert 0.05 <= (prospects["stage_days_overdue"] > 0).mean() <= 0.2
    due = table["is_due"].groupby(table["manager"]).mean()
    assert due.between(0.15, 0.6).all()
    assert 0.03 <= table["is_hot"].mean() <= 0.2
