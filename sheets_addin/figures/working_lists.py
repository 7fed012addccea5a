"""How full each manager's working list is, and whom to take where it is too short (S1).

A list holds ``list_min`` to ``list_max`` prospects. Names for a short one come from Call round, then from the queue of
New, in order of work.
"""

from __future__ import annotations

from collections import deque

import numpy as np
import pandas as pd

from sheets_addin.vocabulary.language import Language, Text
from sheets_addin.vocabulary.settings import Settings

OK, OVERLOADED, SHORT = "ok", "overloaded", "short"
"""The states of a list."""

_STATES = {
    OK: Text(en="fits", ru="в норме"),
    OVERLOADED: Text(en="overloaded by {difference}", ru="перегружен на {difference}"),
    SHORT: Text(en="take {difference} more", ru="взять ещё {difference}"),
}


def list_occupancy(clients: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """One row a manager, by name, who has any client at all; clients without a manager are nobody's list.

    ``clients`` are assessed: manager and list_status. Columns: ``manager``, ``in_work``, ``queue``, ``status`` ('ok',
    'overloaded' or 'short'), ``difference`` (prospects above ``list_max``, or missing to ``list_min``, else 0).
    """
    managers = pd.Index(sorted(clients["manager"].dropna().unique()), dtype="str", name="manager")
    listed = clients[clients["list_status"].notna() & clients["manager"].notna()]
    counts = pd.DataFrame(
        {
            status: listed.loc[listed["list_status"] == status, "manager"].value_counts().reindex(managers)
            for status in ("in_work", "queue")
        },
        index=managers,
    )
    found = counts.fillna(0).astype("int64").reset_index()
    prospects = (found["in_work"] + found["queue"]).to_numpy()
    over, missing = prospects - settings.list_max, settings.list_min - prospects
    return found.assign(
        status=pd.Series(np.select([over > 0, missing > 0], [OVERLOADED, SHORT], OK), dtype="str"),
        difference=np.maximum(np.maximum(over, missing), 0),
    )


def occupancy_words(status: str, difference: int, language: Language) -> str:
    """The state of a list for a reader: 'take 12 more'."""
    return _STATES[status].format(language, difference=difference)


def names_to_take(clients: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Clients for the managers whose lists are short, each for one of them, as many as are missing at most.

    A manager takes from his own Call round first; then those short of names take in turn, who lacks most first, from
    Call round without a manager and from New that wait in somebody's queue or have no manager. ``clients`` are
    assessed; the columns manager, client_id, client, stage, work_rank and list_status are read. Columns: ``to_manager``
    (in order of name), ``manager`` (whose client it is now, NaN for nobody's), ``client_id``, ``client``, ``stage``,
    in the order in which they are to be taken.
    """
    occupancy = list_occupancy(clients, settings)
    short = occupancy[occupancy["status"] == SHORT].set_index("manager")["difference"]
    offered = _offered(clients)
    own = offered[(offered["stage"] == "call_round") & offered["manager"].isin(short.index)]
    own = own[own.groupby("manager").cumcount() < own["manager"].map(short)]
    short -= own["manager"].value_counts().reindex(short.index, fill_value=0)
    open_to_all = offered[offered["manager"].isna() | (offered["stage"] == "new")]
    takers = _in_turn(short, len(open_to_all))
    dealt = open_to_all.head(len(takers)).assign(
        to_manager=pd.Series(takers, index=open_to_all.index[: len(takers)], dtype="str")
    )
    taken = pd.concat([own.assign(to_manager=own["manager"]), dealt])
    return taken.sort_values("to_manager", kind="stable")[
        ["to_manager", "manager", "client_id", "client", "stage"]
    ].reset_index(drop=True)


def _offered(clients: pd.DataFrame) -> pd.DataFrame:
    """Who may be taken: Call round first, then New that nobody works with, each in order of work, then by ID."""
    call_round = (clients["stage"] == "call_round") & clients["work_rank"].notna()
    idle = clients["manager"].isna() | (clients["list_status"] == "queue")
    new = (clients["stage"] == "new") & clients["list_status"].notna() & idle
    found = clients[call_round | new]
    return found.assign(is_new=found["stage"] == "new").sort_values(["is_new", "work_rank", "client_id"], kind="stable")


def _in_turn(short: pd.Series, count: int) -> list[str]:
    """Who takes each of ``count`` clients: everybody in turn, largest shortage first, until nobody lacks any."""
    lacking = sorted(short[short > 0].items(), key=lambda item: (-item[1], str(item[0])))
    waiting = deque((str(manager), int(missing)) for manager, missing in lacking)
    takers: list[str] = []
    while waiting and len(takers) < count:
        manager, missing = waiting.popleft()
        takers.append(manager)
        if missing > 1:
            waiting.append((manager, missing - 1))
    return takers
