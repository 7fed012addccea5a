"""Imported rows reach the workbook once, nothing typed is overwritten and nothing is lost."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.importing import prepare_clients, prepare_orders
from sheets_addin.refresh import open_workbook, refresh_book, template_tabs
from sheets_addin.vocabulary.client_columns import CLIENT_COLUMNS
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.parsing import plain
from sheets_addin.vocabulary.problems import problem_lines
from sheets_addin.vocabulary.tab_names import MEMORY_TAB
from tests.importing.bring import Cells, bring_clients, bring_orders, column, read_source, source_of, template
from tests.refresh.memory_book import MemoryBook

RU, EN = Language.RUSSIAN, Language.ENGLISH
TODAY = dt.date(2026, 3, 31)
NOW = dt.datetime(2026, 3, 31, 9, 30)
DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "online_retail_invoices.csv.gz"


def own() -> MemoryBook:
    """A workbook of somebody's own: a title above, a column of his own, no IDs on some clients, no orders."""
    return MemoryBook(
        {
            "Клиенты": [
                ["База на 2026 год"],
                ["Моё", "Код", "Клиент", "Телефон", "Менеджер"],
                ["x", "0042", "Ромашка", None, "Анна"],
                ["y", None, "Лютик", "222", None],
                ["z", "C-000007", "Ёлка", "  ", "Пётр"],
            ]
        }
    )


def test_new_clients_are_added_below_and_typed_as_the_workbook_types_them() -> None:
    book = template(RU)
    done = bring_clients(
        book,
        ["Client", "ID", "Debt", "Payment due", "Need", "Size", "Stage", "Decision makers", "Note"],
        ["Birch", "0042", "1,234.50", "2026-12-31 10:00:00", "yes", "large", "Contact 1", "3", "= 5 boxes"],
        ["Oak", "", "", "", "", "", "", "", ""],
    )
    assert (done.rows, done.added, done.known, done.unreadable, done.left_out) == (2, 2, 0, 0, 0)
    row = book.cells["Клиенты"][1]
    headers = [str(cell) for cell in book.cells["Клиенты"][0]]
    assert {header: cell for header, cell in zip(headers, row, strict=False) if cell is not None} == {
        "Клиент": "Birch",
        "Код": "0042",
        "Дебиторка": 1234.5,
        "Срок оплаты": dt.date(2026, 12, 31),
        "Потребность": "да",
        "Размер": "Крупный",
        "Состояние": "1 контакт",
        "Лиц, принимающих решение": 3,
        "Заметка": "= 5 boxes",
    }
    assert column(book, "Клиенты", "Клиент") == ["Birch", "Oak"]


def test_a_cell_with_a_formula_is_kept_and_others_of_its_column_are_filled() -> None:
    book = MemoryBook({"Clients": [["ID", "Client", "Debt"], ["K1", "Birch", 10.0], ["K2", "Oak", 20.0]]})
    book.typed_formulas["Clients", 1, 2] = "5+5"
    file = source_of([["ID", "Client", "Debt"], ["K1", "Birch", 1.0], ["K2", "Oak", 2.0]], CLIENT_COLUMNS)
    prepared = prepare_clients(book, file, EN, overwrite={"debt"})
    book.write(prepared.changes)
    assert column(book, "Clients", "Debt") == [10, 2]
    assert len(prepared.kept) == 1


def test_a_comma_in_a_number_means_what_the_files_language_means_by_it() -> None:
    book = template(EN)
    bring_clients(book, ["Клиент", "Дебиторка"], ["Ромашка", "1,234"])
    assert column(book, "Clients", "Debt") == [1.234]


def test_what_cannot_be_read_stays_as_text_and_the_refresh_reports_it() -> None:
    book = template()
    done = bring_clients(
        book,
        ["Client", "Debt", "Payment due", "Need", "Stage", "Category"],
        ["Birch", "much", "32.01.2026", "perhaps", "Warm", "Fishing"],
    )
    assert done.unreadable == 4
    assert [column(book, "Clients", header) for header in ("Debt", "Payment due", "Need", "Stage", "Category")] == [
        ["much"],
        ["32.01.2026"],
        ["perhaps"],
        ["Warm"],
        ["Fishing"],
    ]
    result = refresh_book(book, TODAY, NOW)
    lines = problem_lines(result.problems, EN)
    assert {(line.column, line.value) for line in lines if line.sheet == "Clients"} == {
        ("Debt", "much"),
        ("Payment due", "32.01.2026"),
        ("Need", "perhaps"),
        ("Stage", "Warm"),
        ("Manager", ""),
    }


def test_known_clients_get_their_blank_cells_filled_and_nothing_overwritten() -> None:
    book = own()
    done = bring_clients(
        book,
        ["ID", "Client", "Phone", "Manager"],
        ["0042", "Ромашка (новое имя)", "111", "Борис"],
        ["", "ЛЮТИК", "2-22", "Борис"],
        ["", "елка", "333", "Борис"],
    )
    assert (done.rows, done.added, done.known, done.filled, done.differing) == (3, 0, 3, 3, 3)
    assert [row[2:] for row in book.cells["Клиенты"][2:]] == [
        ["Ромашка", "111", "Анна"],
        ["Лютик", "222", "Борис"],
        ["Ёлка", "333", "Пётр"],
    ]
    assert [row[0] for row in book.cells["Клиенты"][2:]] == ["x", "y", "z"]


def test_a_client_is_known_by_id_before_name() -> None:
    book = own()
    bring_clients(book, ["ID", "Client", "Phone"], ["0042", "Лютик", "111"])
    assert column(book, "Клиенты", "Телефон", 1) == ["111", "222", "  "]


def test_a_blank_id_is_filled_and_an_id_of_our_own_making_gives_way_to_the_name() -> None:
    book = own()
    done = bring_clients(book, ["ID", "Client"], ["8842", "Лютик"], ["8843", "Ёлка"])
    assert (done.added, done.known, done.filled) == (0, 2, 1)
    assert column(book, "Клиенты", "Код", 1) == ["0042", "8842", "C-000007"]


def test_another_id_means_another_client_of_the_same_name() -> None:
    book = own()
    done = bring_clients(book, ["ID", "Client"], ["77", "Ромашка"], ["78", "Ёлка"], ["79", "Ёлка"])
    assert (done.added, done.known) == (2, 1)
    assert column(book, "Клиенты", "Код", 1) == ["0042", None, "C-000007", "77", "79"]


def test_a_cell_that_shows_an_error_is_not_taken_for_blank() -> None:
    book = MemoryBook({"Clients": [["ID", "Client", "Phone"], ["1", "Birch", None]]}, {"Clients": {(1, 2): "#N/A"}})
    done = bring_clients(book, ["ID", "Phone"], ["1", "555"])
    assert (done.known, done.filled) == (1, 0)
    assert book.cells["Clients"][1][2] is None


def test_columns_that_the_workbook_lacks_are_added_after_its_last_one() -> None:
    book = own()
    done = bring_clients(
        book, ["Клиент", "E-mail", "Долг", "Регион"], ["Ромашка", "a@example.com", "5", ""], ["Клён", "", "7", ""]
    )
    assert (done.added, done.filled) == (1, 2)
    rows = book.cells["Клиенты"]
    assert rows[1] == ["Моё", "Код", "Клиент", "Телефон", "Менеджер", "E-mail", "Дебиторка"]
    assert rows[2][5:] == ["a@example.com", 5]
    assert rows[5][2] == "Клён"
    assert rows[5][6] == 7


def test_rows_of_one_client_in_the_file_become_one_client() -> None:
    book = template()
    done = bring_clients(
        book,
        ["ID", "Client", "Phone", "Manager"],
        ["1", "Birch", "", "Ann"],
        ["1", "Birch", "5", "Bob"],
        ["", "birch", "6", ""],
    )
    assert (done.rows, done.added, done.known, done.repeats) == (3, 1, 0, 2)
    assert column(book, "Clients", "Phone") == ["5"]
    assert column(book, "Clients", "Manager") == ["Ann"]


def test_rows_that_name_no_client_are_counted_and_left_out() -> None:
    book = template()
    done = bring_clients(book, ["Client", "Phone"], ["Birch", "1"], ["", "2"])
    assert (done.rows, done.added, done.left_out) == (2, 1, 1)


def test_clients_twice_change_nothing_the_second_time() -> None:
    book = own()
    rows: list[Cells] = [
        ["ID", "Client", "Phone"],
        ["8842", "Лютик", "1"],
        ["8843", "Ёлка", "2"],
        ["8844", "Клён", "3"],
    ]
    bring_clients(book, *rows)
    before = [list(row) for row in book.cells["Клиенты"]]
    again = bring_clients(book, *rows)
    assert (again.added, again.known, again.filled) == (0, 3, 0)
    assert (list(again.changes.patches), list(again.changes.tabs)) == ([], [])
    assert book.cells["Клиенты"] == before


def test_a_book_without_clients_gets_the_tab_of_a_new_workbook() -> None:
    book = MemoryBook({"Sheet1": [["hello"]]})
    done = bring_clients(book, ["Клиент", "Долг"], ["Ромашка", "5"], language=RU)
    assert done.language is RU
    assert column(book, "Клиенты", "Клиент") == ["Ромашка"]
    assert book.cells["Sheet1"] == [["hello"]]
    assert open_workbook(book).clients.frame["debt"].tolist() == [5]


def test_texts_too_long_for_a_cell_are_cut_and_counted() -> None:
    book = template()
    done = bring_clients(book, ["Client", "Note"], ["Birch", "x" * 40_000])
    assert done.cut == 1
    assert column(book, "Clients", "Note") == ["x" * 32_767]


ORDERS: list[Cells] = [
    ["Number", "Client", "Date", "Amount"],
    ["A1", "Birch", "2026-01-02 08:26:00", "100"],
    ["A2", "Oak", "03.01.2026", "1 234,50"],
    ["A2", "Oak", "03.01.2026", "1 234,50"],
    ["A3", "birch ", "2026-01-04", "-100"],
    ["A4", "", "2026-01-04", "7"],
]


def test_orders_are_added_and_so_are_the_clients_they_name() -> None:
    book = template()
    done = bring_orders(book, *ORDERS)
    assert (done.rows, done.added, done.known, done.new_clients, done.left_out) == (5, 5, 0, 2, 0)
    assert column(book, "Orders", "Client or ID") == ["Birch", "Oak", "Oak", "birch", None]
    assert column(book, "Orders", "Date")[:2] == [dt.date(2026, 1, 2), dt.date(2026, 1, 3)]
    assert column(book, "Orders", "Amount") == [100, 1234.5, 1234.5, -100, 7]
    assert column(book, "Clients", "ID") == ["C-000001", "C-000002"]
    assert column(book, "Clients", "Client") == ["Birch", "Oak"]
    result = refresh_book(book, TODAY, NOW)
    assert {line.what for line in problem_lines(result.problems, EN)} == {
        "the client is missing",
        "the client has no manager",
        "the same order stands on several rows: client, date, amount and number agree",
    }
    assert result.summary.bases["standard"] + result.summary.bases["gold"] == 2


def test_a_column_of_ids_gives_new_clients_those_ids() -> None:
    book = template()
    bring_orders(book, ["CustomerID", "Date", "Amount"], ["00123", "2026-01-02", "5"], ["00124", "2026-01-02", "5"])
    assert column(book, "Clients", "ID") == ["00123", "00124"]
    assert column(book, "Clients", "Client") == ["00123", "00124"]


def test_clients_are_found_by_id_and_by_name_before_new_ones_are_made() -> None:
    book = own()
    done = bring_orders(
        book,
        ["Клиент", "Дата", "Сумма"],
        ["0042", "02.01.2026", "1"],
        ["РОМАШКА", "03.01.2026", "1"],
        ["лютик", "03.01.2026", "1"],
        ["Ежевика", "03.01.2026", "1"],
    )
    assert done.new_clients == 1
    assert column(book, "Клиенты", "Клиент", 1) == ["Ромашка", "Лютик", "Ёлка", "Ежевика"]
    assert column(book, "Клиенты", "Код", 1)[3] == "C-000009", "C-000008 is for the client that has no ID yet"
    assert column(book, "Заказы", "Сумма") == [1, 1, 1, 1]


def test_the_same_orders_again_are_skipped_as_often_as_they_are_there() -> None:
    book = template()
    bring_orders(book, *ORDERS)
    again = bring_orders(book, *ORDERS)
    assert (again.added, again.known, again.new_clients) == (0, 5, 0)
    assert (list(again.changes.patches), list(again.changes.tabs)) == ([], [])
    third = bring_orders(book, *ORDERS, ORDERS[2])
    assert (third.added, third.known) == (1, 5)
    assert column(book, "Orders", "Number") == ["A1", "A2", "A2", "A3", "A4", "A2"]


def test_orders_typed_by_hand_count_as_there_however_they_were_typed() -> None:
    book = own()
    book.cells["Заказы"] = [
        ["Клиент или код", "Дата", "Сумма", "Номер"],
        ["Ромашка", "02.01.2026", "1 000,00 ₽", 17],
        ["ромашка", dt.datetime(2026, 1, 3, 12), 2000.0, None],
        ["Ромашка", "когда-то", "много", None],
    ]
    done = bring_orders(
        book,
        ["Код клиента", "Дата", "Сумма", "Номер"],
        ["0042", "2026-01-02", "1000", "17"],
        ["0042", "2026-01-03", "2000", ""],
        ["0042", "когда-то", "много", ""],
        ["0042", "никогда", "много", ""],
    )
    assert (done.added, done.known, done.unreadable) == (1, 3, 4)
    assert book.cells["Заказы"][4] == ["0042", "никогда", "много"]


def test_order_columns_that_the_workbook_lacks_are_added() -> None:
    book = own()
    book.cells["Заказы"] = [["Клиент", "Дата", "Сумма", "Моё"], ["Ромашка", dt.date(2026, 1, 2), 5, "x"]]
    bring_orders(book, ["Клиент", "Дата", "Сумма", "Номер", "Оплачено"], ["Ромашка", "03.01.2026", "7", "12", ""])
    assert book.cells["Заказы"][0] == ["Клиент", "Дата", "Сумма", "Моё", "Номер"]
    assert book.cells["Заказы"][2] == ["Ромашка", dt.date(2026, 1, 3), 7, None, "12"]


def test_an_orders_tab_of_another_kind_is_left_alone() -> None:
    book = own()
    book.cells["Orders"] = [["To do:"], ["order pens"]]
    bring_orders(book, ["Клиент", "Дата", "Сумма"], ["Ромашка", "03.01.2026", "7"])
    assert book.cells["Orders"] == [["To do:"], ["order pens"]]
    assert open_workbook(book).orders is not None


def test_rows_with_no_order_at_all_are_counted_and_left_out() -> None:
    book = template()
    done = bring_orders(
        book, ["Client", "Date", "Amount", "Country"], ["", "", "", "UK"], ["Birch", "2026-01-02", "5", ""]
    )
    assert (done.rows, done.added, done.left_out) == (2, 1, 1)


@pytest.mark.parametrize("holds", ["clients", "orders"])
def test_new_tabs_have_the_columns_of_a_new_workbook_and_name_no_tab_that_is_not_there(holds: str) -> None:
    book = MemoryBook({})
    if holds == "clients":
        done = bring_clients(book, ["Client"], ["Birch"])
    else:
        done = bring_orders(book, ["Client", "Date", "Amount"], ["Birch", "01.02.2026", "5"])
    headers = {tab.name: [column.header for column in tab.columns] for tab in template_tabs(EN)}
    assert all([column.header for column in tab.columns] == headers[tab.name] for tab in done.changes.tabs)
    named = {column.choices_in[0] for tab in done.changes.tabs for column in tab.columns if column.choices_in}
    assert named and named <= book.cells.keys()


def test_orders_in_a_book_without_clients_make_both_tabs() -> None:
    book = MemoryBook({"Sheet1": [["hello"]]})
    done = bring_orders(book, ["Клиент", "Дата", "Сумма"], ["Ромашка", "03.01.2026", "7"], language=RU)
    assert (done.language, done.added, done.new_clients) == (RU, 1, 1)
    assert list(book.cells) == ["Sheet1", "Клиенты", "Заказы", MEMORY_TAB]
    assert bring_orders(book, ["Клиент", "Дата", "Сумма"], ["Ромашка", "03.01.2026", "7"]).added == 0


def test_orders_without_clients_in_the_book_are_not_doubled() -> None:
    book = MemoryBook({"Orders": [["Client", "Date", "Amount"], ["Birch", dt.date(2026, 1, 2), 5]]})
    with pytest.raises(WrongUse, match="has the tab “Orders” but no clients: import the clients first"):
        bring_orders(book, ["Client", "Date", "Amount"], ["Birch", "2026-01-02", "5"])


orders = st.lists(
    st.tuples(
        st.sampled_from(["A1", "A2", ""]),
        st.sampled_from(["Birch", "Oak", "birch", "Elm", ""]),
        st.sampled_from(["2026-01-02", "02.01.2026", "2026-01-03 10:00", "soon", ""]),
        st.sampled_from(["5", "5,00", "-5", "1 000", "much", ""]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(first=orders, second=orders)
def test_importing_twice_is_importing_once_and_every_row_ends_somewhere(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    book = template()
    header = ORDERS[0]
    bring_orders(book, header, *first)
    done = bring_orders(book, header, *second)
    assert done.added + done.known + done.left_out == done.rows == len(second)
    assert done.known <= len(first)
    rows = [list(row) for row in book.cells["Orders"]]
    assert bring_orders(book, header, *second).added == 0
    assert bring_orders(book, header, *first).added == 0
    assert book.cells["Orders"] == rows
    assert {text for text in column(book, "Orders", "Client or ID") if text} <= {"Birch", "Oak", "birch", "Elm"}
    known = open_workbook(book).clients.frame["client"].tolist()
    assert {plain(name) for name in known} == {plain(row[1]) for row in (*first, *second) if row[1]}


@pytest.mark.skipif(not DATA.exists(), reason="the shared real data is not here")
def test_real_invoices_give_the_bases_that_were_counted_by_hand() -> None:
    book = template()
    source = read_source(DATA, "orders")
    done = prepare_orders(book, source, EN)
    book.write(done.changes)
    assert (done.rows, done.added, done.new_clients, done.left_out, done.unreadable) == (25_943, 25_943, 4_372, 0, 0)
    result = refresh_book(book, dt.date(2011, 12, 9), NOW)
    bases = result.summary.bases
    assert (result.summary.clients, bases["gold"], bases["standard"], bases["development"]) == (4_372, 1_170, 3_168, 34)
    assert result.summary.gold_threshold == 1447.14
    assert result.summary.winback["stopped"] == 1_052
    (line,) = [line for line in problem_lines(result.problems, EN) if line.what == "the client is missing"]
    assert line.count == 3_722
    assert prepare_orders(book, source, EN).added == 0
