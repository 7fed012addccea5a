"""Orders and activities whose client is not found: who may be meant, or whose name is most like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from sheets_addin.refresh.checks import LEFT_OUT, Ledger
from sheets_addin.refresh.identity import Bearer, ClientFinder, bearers_words
from sheets_addin.vocabulary.client_names import client_name
from sheets_addin.vocabulary.language import Text
from sheets_addin.vocabulary.problems import Problem
from sheets_addin.vocabulary.table_reader import Table

_NO_CLIENT = Text(en="the client is missing", ru="клиент не указан")
_UNKNOWN = Text(en="there is no such client on the Clients tab", ru="такого клиента нет на вкладке клиентов")
_LIKE = Text(
    en="there is no such client on the Clients tab; most like it is {known}",
    ru="такого клиента нет на вкладке клиентов; похож {known}",
)
_SEVERAL = Text(en="several clients may be meant: {known}", ru="так могут называться несколько клиентов: {known}")
_COMPARED = 50
"""So many unknown names are compared with all clients: more of them are another list, not slips of the hand."""


def check_clients_named(table: Table, ledger: Ledger, client_ids: pd.Series, finder: ClientFinder) -> list[Problem]:
    """Rows of ``table`` that name no client, or one whom ``finder`` did not find, as blanks of ``client_ids`` show.

    All rows with one name are told at once where the message names clients, each for itself where it names none.
    """
    named = table.frame[ledger.client]
    places = np.flatnonzero((client_ids.isna() & named.notna()).to_numpy()).tolist()
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in zip(places, named.iloc[places].tolist(), strict=True):
        rows[name].append(table.rows[place])
    several = {name: bearers for name in rows if (bearers := finder.bearers(name))}
    likest = _likest([name for name in rows if name not in several], finder)
    header = table.headers[ledger.client]
    nobody = np.flatnonzero(named.isna().to_numpy()).tolist()
    problems = [Problem(table.sheet, table.rows[place], header, None, _NO_CLIENT, LEFT_OUT) for place in nobody]
    for name, (first, *others) in rows.items():
        known = several.get(name) or likest.get(name)
        if known:
            what, fields = _SEVERAL if name in several else _LIKE, {"known": bearers_words(known)}
            problems.append(Problem(table.sheet, first, header, name, what, LEFT_OUT, dict(fields), others))
        else:
            problems.extend(Problem(table.sheet, row, header, name, _UNKNOWN, LEFT_OUT) for row in rows[name])
    return problems


def _likest(names: Sequence[str], finder: ClientFinder) -> Mapping[str, list[Bearer]]:
    """The client whose name is most like each of ``names``; those that are like none are left out."""
    found = {name: list(known[:1]) for name in names if (known := finder.namesakes(name))}
    strangers = [name for name in names if name not in found][:_COMPARED]
    if strangers:
        # a refresh in which every name is known starts without what this loads
        from sheets_addin.refresh.likeness import KnownNames  # noqa: PLC0415

        known_names = KnownNames([client_name(bearer.name).words for bearer in finder.named])
        likest = {name: known_names.like(client_name(name).words)[:1] for name in strangers}
        found.update({name: [finder.named[place] for place in places] for name, places in likest.items()})
    return found
