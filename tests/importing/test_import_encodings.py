"""A text table is read in the encoding in which somebody saved it, though the file does not name it."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_addin.importing.encodings import decoded
from tests.importing.bring import read_source

WESTERN = [
    "Client;Note\nCafé Müller;Straße 5\n",
    "Client;Note\nCAFÉ MÜLLER;ÖBB\n",
    "Client;Note\nJosé Núñez;¿Qué?\n",
    "Client;Note\nSmørrebrød Å/S;25 m²\n",
    "Client;Note\nÀ la carte;à Évian\n",
    "Client;Note\nBirch;£100 – “fixed”\n",
    "Client;Note\nBirch;€ 100\n",
]
RUSSIAN = [
    "Клиент;Заметка\nООО «Ромашка»;№ 5 – срочно\n",
    "КЛИЕНТ;ЗАМЕТКА\nЁЛКА;ПОДЪЕЗД Б\n",
    "Client;Note\nBirch;я\n",
    "Клиент;Заметка\nCафе «Müller»;USB-кабель, SMSка\n".replace("ü", "u"),
    "Клієнт;Нотатка\nЇжак;є\n",
]


@pytest.mark.parametrize("text", WESTERN)
def test_western_text_survives(text: str) -> None:
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_text_survives(text: str) -> None:
    assert decoded(text.encode("cp1251")) == text


def test_a_long_table_is_judged_by_its_words() -> None:
    names = "".join(f"Café Müller {number};x\n" for number in range(20_000))
    assert decoded(f"Client;Note\n{names}".encode("cp1252")).endswith("Café Müller 19999;x\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [*WESTERN, *RUSSIAN])
def test_unicode_is_itself(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_utf_16_is_read_in_either_order_of_bytes(tmp_path: Path) -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(mark + "Клиент\tE-mail\nCafé Müller\tя@пример.рф\n".encode(encoding))
        assert read_source(path, "clients").rows == [["Café Müller", "я@пример.рф"]]


@pytest.mark.parametrize(("byte", "encoding"), [(b"\x98", "cp1252"), (b"\x81", "cp1251")])
def test_what_one_encoding_lacks_is_read_in_the_other(byte: bytes, encoding: str) -> None:
    assert decoded(b"Client\n1" + byte) == "Client\n1" + byte.decode(encoding)


@given(st.text(alphabet="абвгдежзиклмнопрстуфхцчшщыэюя", min_size=2), st.text(alphabet="AZaz09;,\n ", max_size=20))
def test_any_russian_word_is_told(word: str, around: str) -> None:
    text = f"{around} {word} {around}"
    assert decoded(text.encode("cp1251")) == text
