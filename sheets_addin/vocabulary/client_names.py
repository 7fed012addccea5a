"""Names of clients in the form in which they are compared: without legal forms, quotes, marks and spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LONG_FORMS = (
    ("общество с ограниченной ответственностью", "ооо"),
    ("публичное акционерное общество", "пао"),
    ("открытое акционерное общество", "оао"),
    ("закрытое акционерное общество", "зао"),
    ("непубличное акционерное общество", "нао"),
    ("акционерное общество", "ао"),
    ("индивидуальный предприниматель", "ип"),
    ("товарищество с ограниченной ответственностью", "тоо"),
    ("limited liability company", "llc"),
)
_FORMS = {
    **dict.fromkeys(("ооо", "llc", "ltd", "limited", "тоо"), "limited"),
    **dict.fromkeys(("ао", "оао", "зао", "пао", "нао", "jsc", "ojsc", "cjsc", "pjsc", "plc"), "joint stock"),
    **dict.fromkeys(("ип", "чп", "ie"), "entrepreneur"),
    **dict.fromkeys(("inc", "corp", "corporation", "co", "company"), "corporation"),
    **dict.fromkeys(("gmbh",), "gmbh"),
}
"""Legal forms -> what kind of owner each is; only at the ends of a name."""

_MARKS = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True)
class ClientName:
    """``key`` is compared for being the same, ``words`` for being alike.

    ``written_form`` is the legal form in short («пао»), ``form`` what kind of owner that is; both '' if unsaid.
    """

    key: str
    words: str
    form: str
    written_form: str = ""

    def forms_agree(self, other: ClientName) -> bool:
        """Whether the legal forms of both names may be one client's: the same, or only one of them says any."""
        return "" in (self.form, other.form) or self.form == other.form


@lru_cache(maxsize=200_000)
def client_name(text: str) -> ClientName:
    """A client's name taken apart; a name of nothing but a legal form or marks is kept as it is."""
    spaced = " ".join(_MARKS.sub(" ", text.casefold().replace("ё", "е").replace(".", "")).split())
    for long, short in _LONG_FORMS:
        spaced = spaced.replace(long, short)
    words = spaced.split()
    forms = []
    while len(words) > 1 and (words[0] in _FORMS or words[-1] in _FORMS):
        forms.append(words.pop(0 if words[0] in _FORMS else -1))
    if not words:
        return ClientName("".join(text.split()).casefold(), "", "")
    written_form = forms[0] if forms else ""
    return ClientName("".join(words), " ".join(words), _FORMS.get(written_form, ""), written_form)
