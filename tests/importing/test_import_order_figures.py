"""Order figures in a list of clients: brought in where the workbook keeps no orders, else left out."""

import datetime as dt
from pathlib import Path

from sheets_addin.importing import Opened, Wish, open_source, prepare_clients, read_import_memory
from sheets_addin.refresh import refresh_book
from sheets_addin.vocabulary.language import Language
from tests.importing.bring import bring_clients, bring_orders, column, template
from tests.importing.exports import TODAY
from tests.refresh.memory_book import MemoryBook

RU, EN = Language.RUSSIAN, Language.ENGLISH
NOW = dt.datetime.combine(TODAY, dt.time(9))
DEBTORS = (
    "Клиент;Долг;Оплатить до;Этап;Последний заказ;Счетов 12 мес\n"
    "Клён;120000;{overdue:%d.%m.%Y};Клиент;{bought:%d.%m.%Y};4\nДуб;;;Переговоры;;\n"
)


def opened(book: MemoryBook, path: Path) -> Opened:
    days = {"overdue": TODAY - dt.timedelta(days=60), "bought": TODAY - dt.timedelta(days=90)}
    path.write_text(DEBTORS.format(**days), encoding="utf-8")
    return open_source(path, Wish(), lambda: read_import_memory(book), TODAY)


def test_imported_debtors_become_black_and_stay_so(tmp_path: Path) -> None:
    book = template(RU)
    found = opened(book, tmp_path / "debtors.csv")
    assert found.left == []
    done = prepare_clients(book, found.source, RU)
    book.write(done.changes)
    assert (done.added, done.computed) == (2, [])
    for _ in range(2):
        result = refresh_book(book, TODAY, NOW)
        assert column(book, "Клиенты", "База") == ["Чёрный", "В разработке"]
        assert column(book, "Клиенты", "Последний заказ") == [TODAY - dt.timedelta(days=90), None]
        assert not [problem for problem in result.problems if "последнего заказа" in problem.what.ru]


def test_a_workbook_with_orders_computes_the_figures_itself_and_says_so(tmp_path: Path) -> None:
    book = template(RU)
    bring_orders(book, ["Клиент", "Дата", "Сумма"], ["Клён", TODAY - dt.timedelta(days=5), 100], language=RU)
    done = prepare_clients(book, opened(book, tmp_path / "debtors.csv").source, RU)
    book.write(done.changes)
    assert [one.key for one in done.computed] == ["last_order", "invoices_12m"]
    refresh_book(book, TODAY, NOW)
    assert column(book, "Клиенты", "Последний заказ") == [TODAY - dt.timedelta(days=5), None]


def test_a_book_whose_clients_owe_but_never_bought_is_told_what_is_missing() -> None:
    book = template()
    bring_clients(book, ["Client", "Debt", "Payment due"], ["Birch", 5000, TODAY - dt.timedelta(days=60)], language=EN)
    told = [problem.what.en for problem in refresh_book(book, TODAY, NOW).problems]
    assert "no client has a last order: without orders nobody can be Black, Gold, Standard or Image" in told


def test_stages_are_translated_and_a_column_of_another_table_is_no_slip(tmp_path: Path) -> None:
    book = template(RU)
    (tmp_path / "list.csv").write_text("Клиент;Этап;Номер;Приоритет;Следующее действие\nДуб;Переговоры;7;1;1.2.2026\n")
    found = open_source(tmp_path / "list.csv", Wish(), lambda: read_import_memory(book), TODAY)
    assert (set(found.source.header.places), found.left) == ({"client", "stage"}, [])
    done = prepare_clients(book, found.source, RU)
    assert ([record["stage"] for record in done.new], done.unreadable) == (["2 контакт"], 0)
