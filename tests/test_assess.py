"""The whole assessment: order of methods, properties over any table, and real data."""

import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.assess import assess
from sheets_addin.methods import EXPLAINED, OUTPUTS
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.columns import Kind
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.order_columns import ORDER_METRICS
from sheets_addin.vocabulary.settings import Settings
from tests.methods.client_table import TODAY, client_table, day, orders_table, run

RETAIL = Path(__file__).parents[1] / ".." / "shared" / "data" / "online_retail_invoices.csv.gz"
MONEY = st.sampled_from([0.0, 0.01, 499_999.99, 500_000.0, 1_000_000.0, 1_000_000.01, -5.0, 1e15])
DAYS = st.integers(-400, 200).map(day)
OF_KIND = {
    Kind.MONEY: MONEY,
    Kind.INTEGER: st.integers(-2, 20),
    Kind.NUMBER: st.sampled_from([0.0, 1.0, 17.5, 365.0]),
    Kind.DATE: st.one_of(DAYS, st.sampled_from([dt.date(1900, 1, 1), dt.date(9999, 12, 31)])),
    Kind.YES_NO: st.booleans(),
}
WORDS = st.sampled_from(["Ann", "Bob", "яблоко", "=1+1", "{x}", "😀", " "])


def cells(column):
    """Any cell of a column, blanks included."""
    if column.kind is Kind.CHOICE:
        return st.one_of(st.none(), st.sampled_from([choice.code for choice in column.choices]))
    return st.one_of(st.none(), OF_KIND.get(column.kind, WORDS))


ROWS = st.fixed_dictionaries(
    {}, optional={c.key: cells(c) for c in (*CLIENT_COLUMNS, *ORDER_METRICS) if c.key != "client_id"}
)
DAYS_BELOW_ZERO = re.compile(r"-\d[\d ]*(?:[.,]\d+)? (?:day|дн|день)")
FEW = settings(max_examples=40, deadline=None)  # one example assesses whole tables
TABLES = st.lists(ROWS, min_size=1, max_size=5)
SETTINGS = st.fixed_dictionaries(
    {"goal": st.sampled_from(["sell", "develop"]), "crisis": st.booleans(), "language": st.sampled_from(["ru", "en"])}
)


def with_ids(rows):
    return [{**row, "client_id": f"C-{place:03d}"} for place, row in enumerate(rows)]


def cells_of(frame):
    """The frame as rows of plain values, None where blank."""
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.itertuples(index=False)]


def why(found):
    """Every reason of the first row, in the order in which they are told."""
    return [reason for key in EXPLAINED if key in found.columns and (reason := found.reason(0, key))]


@FEW
@given(TABLES, SETTINGS)
def test_any_mix_of_blanks_gives_one_base_and_no_error(rows, chosen):
    found = run(*rows, gold_threshold=None, **chosen)
    bases = {choice.code for choice in OUTPUTS["base"].column.choices}
    assert found.columns["base"].isin(bases).all()
    for key in OUTPUTS:
        texts = found.reasons(key)
        assert len(texts) == len(rows)
        assert all(isinstance(text, str) for text in texts)
        assert not [text for text in texts if DAYS_BELOW_ZERO.search(text)]
    assert why(found)


@FEW
@given(TABLES, st.randoms(use_true_random=False), SETTINGS)
def test_shuffling_the_rows_changes_nothing(rows, random, chosen):
    rows = with_ids(rows)
    shuffled = rows[:]
    random.shuffle(shuffled)
    straight = run(*rows, gold_threshold=None, **chosen)
    mixed = run(*shuffled, gold_threshold=None, **chosen)
    places = [shuffled.index(row) for row in rows]
    assert cells_of(straight.columns) == cells_of(mixed.columns.iloc[places])
    assert straight.gold_threshold == mixed.gold_threshold


@FEW
@given(TABLES, SETTINGS)
def test_a_row_alone_is_the_same_row_in_the_table(rows, chosen):
    # Place and list status are of a row among others; all else must come out of the row itself.
    of_the_list = ["work_rank", "list_status", "is_due"]
    whole = run(*with_ids(rows), gold_threshold=None, **chosen)
    for place, row in enumerate(with_ids(rows)):
        alone = run(row, gold_threshold=whole.gold_threshold, **chosen)
        in_table = whole.columns.iloc[[place]].drop(columns=of_the_list)
        assert cells_of(in_table) == cells_of(alone.columns.drop(columns=of_the_list))
        assert whole.reason(place, "base") == alone.reason(0, "base")


@FEW
@given(ROWS, st.integers(0, 90), st.integers(1, 90))
def test_an_older_debt_never_makes_a_client_less_black(row, age, more):
    row = {**row, "debt": 100, "manual_base": None}
    before, after = (
        run({**row, "payment_due": day(-days)}).columns["base"].iloc[0] == "black" for days in (age, age + more)
    )
    assert after or not before


@FEW
@given(TABLES)
def test_the_goal_changes_only_the_order(rows):
    rows = with_ids(rows)
    of_the_list = ["work_rank", "list_status", "is_due"]
    sell, develop = (run(*rows, goal=goal).columns for goal in ("sell", "develop"))
    assert cells_of(sell.drop(columns=of_the_list)) == cells_of(develop.drop(columns=of_the_list))
    assert (sell["work_rank"].isna() == develop["work_rank"].isna()).all()


@FEW
@given(TABLES, SETTINGS)
def test_places_are_one_to_n_for_each_manager_with_the_hot_ones_first(rows, chosen):
    found = run(*rows, **chosen).columns.assign(manager=[row.get("manager") or "" for row in rows])
    for _, of_manager in found.groupby("manager"):
        ranked = of_manager.dropna(subset="work_rank").sort_values("work_rank")
        assert ranked["work_rank"].tolist() == list(range(1, len(ranked) + 1))
        assert ranked["is_hot"].tolist() == sorted(ranked["is_hot"], reverse=True)


def test_only_wanted_methods_and_those_they_need_run():
    found = assess(client_table({"debt": 5}), None, Settings(), TODAY, wanted=["base"])
    metrics = [metric.key for metric in ORDER_METRICS]
    assert set(found.columns) == {*metrics, "base", "rule_base", "debt_days_overdue"}
    with pytest.raises(KeyError, match="overdue"):
        found.reason(0, "overdue")
    with pytest.raises(KeyError, match="nonsense"):
        assess(client_table({}), None, Settings(), TODAY, wanted=["nonsense"])


def test_wanted_reasons_stand_beside_the_columns():
    found = assess(client_table({}, {"size": "off_profile"}), None, Settings(), TODAY, wanted=[], reasons=["base"])
    assert found.columns["base_reason"].tolist() == [
        "In development: has not bought yet",
        "Off-profile: the size is off-profile",
    ]


def test_orders_beat_metrics_that_stand_in_the_table():
    rows = [{"client_id": "a", "revenue_12m": 9_999, "last_order": day(-900)}, {"client_id": "b", "orders_12m": 50}]
    found = run(*rows, orders=orders_table(("a", day(-1), 7.0), ("unknown", day(-1), 5.0))).columns
    assert found["revenue_12m"].tolist()[0] == 7
    assert found["orders_12m"].isna().tolist() == [False, True]
    assert found["base"].tolist() == ["standard", "development"]


def test_orders_count_for_the_first_row_with_their_id_and_for_no_row_without():
    rows = ({"client_id": "a"}, {"revenue_12m": 5}, {"client_id": "a", "revenue_12m": 5}, {"client_id": "b"})
    found = run(*rows, orders=orders_table(("a", day(-1), 7.0), ("b", day(-1), 3.0))).columns
    assert found["base"].tolist() == ["standard", "development", "development", "standard"]
    assert found["revenue_12m"].fillna(0).tolist() == [7, 0, 0, 3]


def test_contacts_noted_for_days_to_come_are_none_yet():
    activities = pd.DataFrame(
        {
            "client_id": pd.Series(["a", "a", "b", "c"], dtype="str"),
            "activity_date": pd.Series([day(2), day(-3), day(1), day(0)], dtype="datetime64[s]"),
        }
    )
    rows = [{"client_id": name, "last_contact": day(-30)} for name in ("a", "b", "c")]
    found = run(*rows, activities=activities).columns
    assert [stamp.date() for stamp in found["latest_contact"]] == [day(-3), day(-30), day(0)]
    assert found["is_due"].tolist() == [False, True, False]


def test_a_typed_last_contact_after_today_counts_as_blank():
    found = run({"last_contact": day(13)}, {"last_contact": day(0)})
    assert found.columns["latest_contact"].isna().tolist() == [True, False]
    assert found.columns["is_due"].tolist() == [True, False]
    assert found.reason(0, "is_due") == "never contacted yet"
    assert found.reason(0, "latest_contact") == "last contact 13.04.2026 is after today: not counted"


def test_the_index_of_the_clients_is_kept_and_kinds_are_as_promised():
    clients = client_table({"client_id": "a"}, {"client_id": "b", "in_work_since": day(-1), "stage": "new"})
    clients.index = pd.Index([17, 4])
    found = assess(clients, orders_table(("b", day(-1), 7.0)), Settings(), TODAY).columns
    assert found.index.tolist() == [17, 4]
    dtypes = {Kind.TEXT: "str", Kind.CHOICE: "str", Kind.YES_NO: "boolean", Kind.DATE: "datetime64[s]"}
    for output in OUTPUTS.values():
        assert found[output.key].dtype == dtypes.get(output.column.kind, "float64"), output.key


def test_an_empty_table_gives_empty_columns():
    found = assess(client_table(), orders_table(), Settings(), TODAY)
    assert len(found.columns) == 0
    assert set(OUTPUTS) <= set(found.columns)
    assert found.gold_threshold is None


def test_why_says_everything_of_one_row_in_the_language_of_the_settings():
    row = {
        "last_order": day(-5),
        "order_interval": 30,
        "revenue_12m": 2_000,
        "orders_12m": 5,
        "need": True,
        "money": True,
        "urgent": True,
        "deal_value": 600_000,
        "expected_close": day(5),
        "next_contact": day(-2),
    }
    assert why(run(row, language="en")) == [
        "Gold: revenue of 12 months 2 000 (gold from 1 000), no overdue debt",
        "Group 1: closes in 5 days (fast: 30 or less), deal 600 000 (large: from 500 000)",
        "Adjusted close 05.04.2026 (expected 05.04.2026): nothing moves it",
        "A: need, money and urgency are all there: do not get in the way, close",
        "Y: orders in 12 months: 5 (Y from 4, X from 12)",
        "Medium value: deal value 600 000 (from 500 000 to 1 000 000)",
        "contact was due on 29.03.2026, 2 days ago",
        "Place 1: hot: class A; base Gold, group 1, class A, value medium, overdue 2 days, deal 600 000",
    ]
    assert why(run(row, language="ru"))[0] == (
        "Золотой: выручка за 12 месяцев 2 000 (золотой от 1 000), просроченного долга нет"
    )


def test_results_do_not_depend_on_the_language_but_texts_do():
    rows = [{"stage": "new", "in_work_since": day(-40), "manager": "Ann"}, {"last_order": day(-9), "debt": 5}]
    english, russian = (
        run(*rows, language=language.value).columns for language in (Language.ENGLISH, Language.RUSSIAN)
    )
    texts = [key for key, output in OUTPUTS.items() if output.column.kind is Kind.TEXT]
    assert cells_of(english.drop(columns=texts)) == cells_of(russian.drop(columns=texts))
    assert english["overdue"].iloc[0] == "stage 10 d"
    assert russian["overdue"].iloc[0] == "состояние 10 дн"


@pytest.fixture(scope="module")
def retail():
    if not RETAIL.exists():
        pytest.skip("the shared retail data is not on this machine")
    raw = pd.read_csv(RETAIL, dtype={"CustomerID": "str"}, parse_dates=["InvoiceDate"])
    orders = raw.rename(columns={"CustomerID": "client_id", "InvoiceDate": "order_date"})
    clients = pd.DataFrame({"client_id": orders["client_id"].dropna().unique()})
    return assess(clients, orders, Settings(), dt.date(2011, 12, 9))


def test_real_customers_of_a_wholesaler(retail):
    counts = retail.columns["base"].value_counts().to_dict()
    assert counts == {"gold": 1_170, "standard": 3_168, "development": 34}
    assert retail.gold_threshold == 1_447.14
    assert retail.columns["xyz"].value_counts().to_dict() == {"X": 256, "Y": 1_199, "Z": 2_809}
    assert (retail.columns["winback"] == "stopped").sum() == 1_052
