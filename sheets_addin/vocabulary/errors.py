"""What can go wrong, as types.

::

    SheetsAddinError            says what happened in either language
      BookError                 a workbook cannot be read or written; it is as it was
        BookInUse               another program has it open; try again once it is closed
        BookChanged             somebody saved it between our read and write; try again
      Stopped                   somebody stopped the program; the sentence says what it had written
      WrongUse                  the request itself makes no sense: a missing column, an unknown client
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sheets_addin.vocabulary.language import Language, Text


class SheetsAddinError(Exception):
    """Base of the product's own errors: one sentence in both languages, with the values that it names.

    Of ``fields`` those that are a Text or another error of ours are told in the language of the sentence.
    """

    def __init__(self, text: Text, **fields: object) -> None:
        self.text = text
        self.fields = fields
        super().__init__(self.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """The sentence as a person reading ``language`` should see it."""
        told = {
            name: value.in_language(language) if isinstance(value, Text | SheetsAddinError) else value
            for name, value in self.fields.items()
        }
        return self.text.format(language, **told)


class BookError(SheetsAddinError):
    """A workbook cannot be read or written; nothing was changed."""


class BookInUse(BookError):
    """Another program has the workbook open."""


class BookChanged(BookError):
    """The workbook was saved by somebody else between our read and our write."""


class Stopped(SheetsAddinError):
    """Somebody stopped the program before it was done."""


@contextlib.contextmanager
def told_if_stopped(text: Text, **fields: object) -> Iterator[None]:
    """Raises Stopped with ``text`` where somebody stops the program inside."""
    try:
        yield
    except KeyboardInterrupt as stop:
        raise Stopped(text, **fields) from stop


class WrongUse(SheetsAddinError):
    """The request makes no sense as it stands."""


def reason_of(error: Exception) -> str:
    """Why a file or an address cannot be used, in the words of the operating system where it gives any."""
    return getattr(error, "strerror", None) or str(error)
