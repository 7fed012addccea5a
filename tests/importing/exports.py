"""Exports of other programs, built with the columns that they really have."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from sheets_addin.importing import Decision, Import, Wish, open_source, prepare_clients, read_import_memory
from sheets_addin.importing.outcome import Clears, Decide, keep_all, leave
from sheets_addin.importing.source import Source
from sheets_addin.vocabulary.language import Language
from sheets_addin.vocabulary.layout import CellValue
from tests.refresh.memory_book import MemoryBook

TODAY = dt.date(2026, 3, 31)


def _headers(joined: str, mark: str = ";") -> list[str]:
    return joined.split(mark)


AMOCRM_DEALS = _headers(
    "ID;Название сделки;Бюджет;Ответственный;Дата создания сделки;Кем создана сделка;Дата редактирования;"
    "Кем редактирована;Дата закрытия;Теги;Примечание;Примечание 2;Примечание 3;Примечание 4;Примечание 5;Этап сделки;"
    "Воронка;Полное имя контакта;Компания контакта;Ответственный за контакт;Компания;Рабочий телефон;"
    "Рабочий прямой телефон;Мобильный телефон;Факс;Домашний телефон;Другой телефон;Рабочий email;Личный email;"
    "Другой email;Город;Источник;Должность;Товар;Skype;ICQ;Jabber;Google Talk;MSN;Другой IM;"
    "Пользовательское соглашение;cid;uid;tid;utm_source;utm_medium;utm_campaign;utm_term;utm_content;utm_referrer;"
    "_ym_uid;_ym_counter;roistat;referrer;openstat_service;openstat_campaign;openstat_ad;openstat_source;from;"
    "gclientid;gclid;yclid;fbclid;GOOGLE_ID;roistat;KEYWORD;ADV_CAMP;TRAF_TYPE;TRAF_SRC;Товар;Производитель;cid;uid;"
    "tid;Источник;domain"
)
BITRIX24_DEALS = _headers(
    "ID;Название сделки;Стадия сделки;Сумма;Валюта;Сумма/Валюта;Вероятность;Тип;Направление;Компания;Контакт;Клиент;"
    "Товар;Сделка закрыта;Предполагаемая дата закрытия;Дата начала;Дата создания;Дата изменения;Кем создана;"
    "Кем изменена;Ответственный;Дела;Источник;Дополнительно об источнике;Повторная сделка;Повторное обращение;"
    "Группа стадий;Комментарий;Состояние;Дата события;Тип события;Описание события"
)
BITRIX24_COMPANIES = _headers(
    "ID;Название компании;Тип компании;Сфера деятельности;Годовой оборот;Валюта;Кол-во сотрудников;Телефон;E-mail;"
    "Сайт;Мессенджер;Фактический адрес;Юридический адрес;Банковские реквизиты;Ответственный;Дела;Дата создания;"
    "Дата изменения;Кем создана;Кем изменена;Комментарий"
)
BITRIX24_REST = _headers(
    "ID,STAGE_ID,ASSIGNED_BY_ID,OPPORTUNITY,BEGINDATE,CLOSEDATE,CLOSED,SOURCE_ID,SOURCE_DESCRIPTION,UTM_SOURCE,TITLE,"
    "DATE_CREATE,UF_CRM_1614587643",
    ",",
)
ONEC_DEBT = _headers(
    "Контрагент;Общая задолженность;В т.ч. просроченная;Срок просрочки (дней);До 7;8 - 14;15 - 30;31 - 60;От 61"
)


def text_table(
    path: Path,
    headers: Sequence[str],
    *rows: Mapping[str, str],
    delimiter: str = ";",
    encoding: str = "utf-8",
) -> Path:
    """A text table; rows name the headers that they fill."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(headers)
    for row in rows:
        assert row.keys() <= set(headers)
        writer.writerow(
            [row.get(header, "") if header not in headers[:place] else "" for place, header in enumerate(headers)]
        )
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(path: Path, rows: Sequence[Sequence[CellValue]], levels: Mapping[int, int] | None = None) -> Path:
    """A workbook of one sheet as 1C names it; ``levels`` has the outline level of rows (from 0)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "TDSheet"
    for row in rows:
        sheet.append(list(row))
    for row, level in (levels or {}).items():
        sheet.row_dimensions[row + 1].outlineLevel = level
    book.save(path)
    return path


def with_capital_shared_strings(path: Path) -> Path:
    """The same workbook with the part of its strings named as 1C names it, xl/SharedStrings.xml."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name.replace("sharedStrings", "SharedStrings"), content)
    return path


def opened(path: Path, book: MemoryBook, today: dt.date = TODAY) -> Source:
    return open_source(path, Wish(), lambda: read_import_memory(book), today).source


def bring(
    path: Path,
    book: MemoryBook,
    *,
    today: dt.date = TODAY,
    overwrite: Sequence[str] = (),
    decide: Decide = leave,
    clears: Clears = keep_all,
) -> Import:
    """The file brought into the book, as the command does it."""
    source = opened(path, book, today)
    done = prepare_clients(book, source, Language.RUSSIAN, overwrite=overwrite, decide=decide, clears=clears)
    book.write(done.changes)
    return done


def answer(decision: Decision) -> Decide:
    return lambda doubt: decision


def clients(book: MemoryBook, *headers: str) -> list[tuple[CellValue, ...]]:
    """The cells of the Clients tab below ``headers``, row by row."""
    header, *rows = book.cells["Клиенты"]
    places = [header.index(name) if name in header else None for name in headers]
    return [
        tuple(row[place] if place is not None and place < len(row) else None for place in places)
        for row in rows
        if any(cell is not None for cell in row)
    ]
