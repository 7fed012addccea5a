"""The managers' day after a refresh: what Priorities holds, what is refused on Settings, in both languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from sheets_addin.vocabulary.problems import problem_lines
from tests.refresh.conftest import TODAY, BookMaker, as_records, refreshed, table
from tests.refresh.memory_book import MemoryBook

OLD = TODAY - dt.timedelta(days=60)


@dataclass(frozen=True)
class Spoken:
    """The words of one language that these workbooks use."""

    language: Language
    clients: str
    headers: tuple[str, ...]
    orders: str
    order_headers: tuple[str, ...]
    settings: str
    setting_headers: tuple[str, ...]
    black_share: str
    black_cap: str
    priorities: str
    shown: tuple[str, ...]
    refused: str
    used: str
    long_contact: tuple[str, str]
    behind: tuple[str, str]
    black_room: str
    waiting: str


ENGLISH = Spoken(
    Language.ENGLISH,
    "Clients",
    ("ID", "Client", "Manager", "Debt", "Payment due", "Minutes per contact"),
    "Orders",
    ("Client or ID", "Date", "Amount"),
    "Settings",
    ("Setting", "Value", "Meaning"),
    "Goal sell: black, % of the day",
    "Black: cap, % of the day",
    "Priorities",
    ("Manager", "Place", "Client", "Minutes"),
    "black clients may never take more than 5 % of the time",
    "5 is used",
    ("the contact takes 481 min; the working day has 480", "kept; it never fits into a day"),
    (
        "kept; it never fits into a day; waiting behind it today: 2. Make it shorter",
        "kept; it never fits into a day; waiting behind it today: 1. Make it shorter",
    ),
    "black clients get 24 min of the day (5 %)",
    "Do not fit into the working day: 2; black clients get at most 5 % of the day: 1.",
)
RUSSIAN = Spoken(
    Language.RUSSIAN,
    "Клиенты",
    ("Код", "Клиент", "Менеджер", "Дебиторка", "Срок оплаты", "Минут на контакт"),
    "Заказы",
    ("Клиент или код", "Дата", "Сумма"),
    "Настройки",
    ("Настройка", "Значение", "Пояснение"),
    "Цель «продажа»: чёрные, % дня",
    "Чёрные: потолок, % дня",
    "Приоритеты",
    ("Менеджер", "Место", "Клиент", "Минуты"),
    "на чёрных клиентов нельзя тратить больше 5 % времени",
    "взято 5",
    ("контакт занимает 481 мин., а в рабочем дне их 480", "оставлено; в день такой контакт не поместится"),
    (
        "оставлено; в день такой контакт не поместится; за ним сегодня ждут: 2. Сократите его",
        "оставлено; в день такой контакт не поместится; за ним сегодня ждут: 1. Сократите его",
    ),
    "на чёрных в день отведено 24 (5 %)",
    "Не помещаются в рабочий день: 2; чёрным — не больше 5 % дня: 1.",
)
both_languages = pytest.mark.parametrize("spoken", [ENGLISH, RUSSIAN], ids=["en", "ru"])


def workbook(make_book: BookMaker, spoken: Spoken, *settings: tuple[str, CellValue]) -> MemoryBook:
    """Gold g1 to g3 of 100, 60 and 400 minutes, black b1 and b2 of 20: all of one manager, all due today."""
    debt = (50.0, OLD)
    clients = [
        ("g1", "Gold 1", "Анна", None, None, 100.0),
        ("g2", "Gold 2", "Анна", None, None, 60.0),
        ("g3", "Gold 3", "Анна", None, None, 400.0),
        ("b1", "Black 1", "Анна", *debt, 20.0),
        ("b2", "Black 2", "Анна", *debt, 20.0),
    ]
    orders = [(client, OLD, 1000.0) for client in ("g1", "g2", "g3")] + [("b1", OLD, 1.0), ("b2", OLD, 1.0)]
    return make_book(
        {
            spoken.clients: table(spoken.headers, *clients),
            spoken.orders: table(spoken.order_headers, *orders),
            spoken.settings: table(spoken.setting_headers, *((name, value, None) for name, value in settings)),
        }
    )


def day_of(book: MemoryBook, spoken: Spoken) -> list[tuple[CellValue, ...]]:
    return [tuple(row[header] for header in spoken.shown) for row in as_records(book, spoken.priorities)]


@both_languages
def test_priorities_hold_the_day_that_fits_and_the_summary_counts_the_rest(
    make_book: BookMaker, spoken: Spoken
) -> None:
    book = workbook(make_book, spoken)
    result = refreshed(book)
    summary = result.summary
    # gold may take 168 minutes: 100 and 60, not 400 more; black 24: one of 20; 300 are left, too few for 400
    day = [("Анна", 1, "Gold 1", 100), ("Анна", 2, "Gold 2", 60), ("Анна", 3, "Black 1", 20)]
    assert day_of(book, spoken) == day
    assert (summary.due_today, summary.planned_today, summary.not_today) == (5, 3, {"Анна": 2})
    assert [call.client for call in summary.first_calls] == [client for _, _, client, _ in day]
    # Black 2 would fit into what is left of the day, Gold 3 would not
    assert (summary.black_not_today, summary.black_share) == (1, 5)
    notes = [block.note or "" for report in result.changes.reports for block in report.blocks]
    assert sum(spoken.waiting in note for note in notes) == 2


@both_languages
@pytest.mark.parametrize("setting", ["black_share", "black_cap"])
def test_black_above_its_cap_is_refused_and_5_percent_used(make_book: BookMaker, spoken: Spoken, setting: str) -> None:
    name = getattr(spoken, setting)
    usual = zip(_OTHER_SHARES[spoken.language], (35, 30, 10, 10), strict=True)
    settings = [(name, 15.0), *(usual if setting == "black_share" else ())]
    book = workbook(make_book, spoken, *settings)
    (line,) = problem_lines(refreshed(book).problems, spoken.language)
    assert (line.sheet, line.rows, line.column) == (spoken.settings, "2", name)
    assert (line.value, line.what, line.done) == ("15", spoken.refused, spoken.used)
    assert [client for _, _, client, _ in day_of(book, spoken)] == ["Gold 1", "Gold 2", "Black 1"]


_OTHER_SHARES = {
    Language.ENGLISH: [f"Goal sell: {base}, % of the day" for base in ("gold", "standard", "image", "in development")],
    Language.RUSSIAN: [
        f"Цель «продажа»: {base}, % дня" for base in ("золотые", "стандартные", "имиджевые", "в разработке")
    ],
}


@both_languages
def test_a_contact_longer_than_the_day_is_named(make_book: BookMaker, spoken: Spoken) -> None:
    book = workbook(make_book, spoken)
    book.cells[spoken.clients][3][5] = 481.0
    (line,) = problem_lines(refreshed(book).problems, spoken.language)
    assert (line.sheet, line.rows, line.column) == (spoken.clients, "4", spoken.headers[5])
    assert (line.value, line.what, line.done) == ("481", *spoken.long_contact)


@both_languages
def test_who_waits_behind_a_contact_that_never_fits_is_told(make_book: BookMaker, spoken: Spoken) -> None:
    book = workbook(make_book, spoken)
    for row, minutes in ((1, 600.0), (4, 30.0)):
        book.cells[spoken.clients][row][5] = minutes
    of_gold, of_black = problem_lines(refreshed(book).problems, spoken.language)
    assert (of_gold.rows, of_gold.value, of_gold.done) == ("2", "600", spoken.behind[0])
    assert (of_black.rows, of_black.value, of_black.done) == ("5", "30", spoken.behind[1])
    assert spoken.black_room in of_black.what
    assert day_of(book, spoken) == []
