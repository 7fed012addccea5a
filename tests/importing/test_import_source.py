"""A file is read whatever its encoding and delimiter, and its columns are found by meaning."""

import codecs
import datetime as dt
import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_addin.books.new_book import create_book
from sheets_addin.importing import Source
from sheets_addin.vocabulary.errors import BookError, WrongUse
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue, Tab, TabColumn
from tests.importing.bring import read_source

RU, EN = Language.RUSSIAN, Language.ENGLISH


def orders(path: Path, **mapping: str) -> Source:
    return read_source(path, "orders", mapping)


def clients(path: Path, **mapping: str) -> Source:
    return read_source(path, "clients", mapping)


def saved(folder: Path, content: str | bytes, name: str = "export.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def cell(source: Source, row: Sequence[CellValue], key: str) -> CellValue:
    place = source.header.places.get(key)
    return row[place] if place is not None and place < len(row) else None


def keys(source: Source) -> dict[str, str]:
    return {column.column.key: column.header for column in source.matched() if column.column is not None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("zipped", [False, True])
def test_any_usual_text_table_is_read(tmp_path: Path, encoding: str, delimiter: str, zipped: bool) -> None:
    rows = [["Контрагент", "Дата", "Сумма", "Ещё"], ["ООО «Ёлка»", "31.12.2026", '"1 234,50"', "да"]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    path = saved(tmp_path, gzip.compress(content) if zipped else content)
    source = orders(path)
    assert keys(source) == {"order_client": "Контрагент", "order_date": "Дата", "amount": "Сумма"}
    assert source.rows == [["ООО «Ёлка»", "31.12.2026", "1 234,50", "да"]]
    assert source.header.language is RU


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path: Path) -> None:
    lines = ["Клиент;Дата;Сумма", *(f"Ромашка, ООО;0{day}.01.2026;1,5" for day in range(1, 9))]
    source = orders(saved(tmp_path, "\n".join(lines)))
    assert source.rows[0] == ["Ромашка, ООО", "01.01.2026", "1,5"]
    assert len(source.rows) == 8


def test_a_text_table_whose_headers_are_only_mapped_is_parted_right(tmp_path: Path) -> None:
    path = saved(tmp_path, "who|when|how, much\nBirch|2026-01-02|1,5\n")
    source = orders(path, order_client="who", order_date="when", amount="how, much")
    assert source.rows == [["Birch", "2026-01-02", "1,5"]]


def test_quotes_line_breaks_and_empty_rows(tmp_path: Path) -> None:
    path = saved(tmp_path, 'Client;Note\n"Birch ""B"" Ltd";"one\ntwo; three"\n\n;;\n"  ";\nOak;\n')
    assert clients(path).rows == [['Birch "B" Ltd', "one\ntwo; three"], ["Oak", ""]]


def test_headers_may_stand_below_titles_and_rows_may_be_short(tmp_path: Path) -> None:
    path = saved(tmp_path, "sep=;\nSales report\n\nClient;Date;Amount;Paid on\nBirch;2026-01-02;5\n")
    source = orders(path)
    assert [cell(source, source.rows[0], key) for key in ("order_client", "amount", "paid_on", "order_due")] == [
        "Birch",
        "5",
        None,
        None,
    ]


def test_what_stands_where_is_shown_with_first_values(tmp_path: Path) -> None:
    path = saved(tmp_path, "Клиент;Моё;Телефон;;Менеджер\nА;;1;x;\nБ;z;2;;\nВ;;3;;\nГ;;4;;\n")
    shown = [(one.header, one.column and one.column.key, list(one.samples)) for one in clients(path).matched()]
    assert shown == [
        ("Клиент", "client", ["А", "Б", "В"]),
        ("Моё", None, ["z"]),
        ("Телефон", "phone", ["1", "2", "3"]),
        ("", None, ["x"]),
        ("Менеджер", "manager", []),
    ]


def test_a_mapping_beats_what_headers_say(tmp_path: Path) -> None:
    path = saved(tmp_path, "Дата;Дата отгрузки;Клиент;Сумма;Итого\n1;2;3;4;5\n")
    assert keys(orders(path))["order_date"] == "Дата"
    source = orders(path, order_date="дата  ОТГРУЗКИ", amount="Итого")
    assert keys(source) == {"order_date": "Дата отгрузки", "amount": "Итого", "order_client": "Клиент"}


def test_a_header_that_is_mapped_serves_no_other_column(tmp_path: Path) -> None:
    path = saved(tmp_path, "Client;Date;Amount;Invoice date\n1;2;3;4\n")
    source = orders(path, order_due="Date", order_date="Invoice date")
    assert keys(source) == {
        "order_client": "Client",
        "order_due": "Date",
        "amount": "Amount",
        "order_date": "Invoice date",
    }


def test_real_exports_are_known_without_a_mapping(tmp_path: Path) -> None:
    bitrix = (
        "ID;Название компании;Тип компании;Сфера деятельности;Годовой оборот;Телефон;E-mail;Ответственный;Комментарий"
    )
    assert keys(clients(saved(tmp_path, bitrix + "\n1;А\n"))) == {
        "client_id": "ID",
        "client": "Название компании",
        "category": "Сфера деятельности",
        "phone": "Телефон",
        "email": "E-mail",
        "manager": "Ответственный",
        "note": "Комментарий",
    }
    retail = "InvoiceNo,CustomerID,InvoiceDate,Country,amount,lines\n536365,17850,2010-12-01 08:26:00,UK,139.12,7\n"
    assert keys(orders(saved(tmp_path, retail))) == {
        "order_number": "InvoiceNo",
        "order_client": "CustomerID",
        "order_date": "InvoiceDate",
        "amount": "amount",
    }
    debts = "Контрагент;Общая задолженность;В т.ч. просроченная;Срок просрочки (дней)\nА;1;2;3\n"
    assert keys(clients(saved(tmp_path, debts))) == {"client": "Контрагент", "debt": "Общая задолженность"}


@pytest.mark.parametrize("name", ["export.xlsx", "export.xlsx.gz"])
def test_a_workbook_is_read_from_the_sheet_that_has_the_headers(tmp_path: Path, name: str) -> None:
    cover = Tab("About", [TabColumn("Exported on", ["1 January"])])
    table = Tab(
        "Data",
        [
            TabColumn("Client", ["Birch", "Oak"]),
            TabColumn("Date", [dt.date(2026, 1, 2), "soon"]),
            TabColumn("Amount", [1.5, None]),
        ],
    )
    book = tmp_path / "made.xlsx"
    create_book(book, [cover, table])
    content = book.read_bytes()
    path = saved(tmp_path, gzip.compress(content) if name.endswith("gz") else content, name)
    source = orders(path)
    assert [cell(source, source.rows[0], key) for key in ("order_client", "amount")] == ["Birch", 1.5]
    assert cell(source, source.rows[1], "order_date") == "soon"
    assert source.name == name


def fault(error: pytest.ExceptionInfo[WrongUse] | pytest.ExceptionInfo[BookError]) -> tuple[str, str]:
    return error.value.in_language(EN), error.value.in_language(RU)


def test_what_is_missing_is_named_with_the_headers_that_there_are(tmp_path: Path) -> None:
    path = saved(tmp_path, "Клиент;День;Итог\nА;1;2\n")
    with pytest.raises(WrongUse) as error:
        orders(path)
    assert fault(error) == (
        "“export.csv” has no column for “Date”, “Amount”. Its headers: Клиент, День, Итог. "
        'Say which of them it is: --map "order_date=HEADER"',
        "В «export.csv» не найдено: «Дата», «Сумма». Заголовки в файле: Клиент, День, Итог. "
        'Укажите, какой из них нужен: --map "order_date=ЗАГОЛОВОК"',
    )


def test_a_mapping_to_what_is_not_there_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "Client;Date;Amount\nA;1;2\n")
    with pytest.raises(WrongUse) as error:
        orders(path, order_date="Day")
    assert fault(error)[0] == "--map order_date=Day: “export.csv” has no such header. Its headers: Client, Date, Amount"
    with pytest.raises(WrongUse) as error:
        orders(path, when="Date")
    assert fault(error)[1] == (
        "--map when=…: нет такого ключа. Есть: order_client, order_date, amount, order_due, paid_on, order_number"
    )


@pytest.mark.parametrize("content", ["", "\n\n", "   \n", codecs.BOM_UTF8])
def test_an_empty_file_lacks_everything(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(WrongUse, match=r"has no column for “ID” or “Client”\. Its headers: —"):
        clients(saved(tmp_path, content))


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as error:
        orders(tmp_path / "no.csv")
    assert fault(error) == (f"There is no file “{tmp_path / 'no.csv'}”.", f"Файла «{tmp_path / 'no.csv'}» нет.")


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WrongUse, "old .xls or a password-protected workbook"),
        (b"PK\x03\x04 not really", BookError, "export.csv"),
        (b"\x89PNG\x00\x00\x01", BookError, "neither a text table nor a workbook"),
        (gzip.compress(b"Client;Date;Amount\n" * 99, mtime=0)[:-20], BookError, "“export.csv” cannot be read"),
        (b'Client;Date;Amount\n"' + b"x" * 1_200_000, BookError, "a quotation mark is opened and never closed"),
        ("Клиент".encode("utf-16")[:-1], BookError, "neither a text table nor a workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, kind: type[Exception], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence):
        orders(saved(tmp_path, content))


@settings(max_examples=150, deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='Client;,\t|"\n\r Дата1.', max_size=80).map(str.encode),
        st.binary(max_size=60).map(lambda rest: b"Client;Date;Amount\n" + rest),
        st.binary(max_size=60).map(lambda rest: b"\x1f\x8b" + rest),
        st.binary(max_size=60).map(lambda rest: b"PK\x03\x04" + rest),
    )
)
def test_any_bytes_are_read_or_refused_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = saved(tmp_path_factory.getbasetemp(), content, "any.csv")
    try:
        source = orders(path)
    except (WrongUse, BookError) as error:
        assert error.in_language(RU) and error.in_language(EN)
    else:
        assert {"order_client", "order_date", "amount"} <= source.header.places.keys()
