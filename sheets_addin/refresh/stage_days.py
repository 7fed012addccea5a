"""Since when every client is in its stage, as far as refreshes saw it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from sheets_addin.refresh.memory import ClientState


def stage_since(clients: pd.DataFrame, before: Mapping[str, ClientState], today: dt.date) -> pd.Series:
    """The day on which a refresh first saw each client in its stage (datetime64[s], a row a client).

    ``before`` is how the last refresh saw the clients. Blank without a stage, and where the client came with it. Of
    rows that share an ID only the first, which is the one remembered, can have moved.
    """
    ids, stages = clients["client_id"], clients["stage"]
    found: list[dt.date | None] = []
    for client_id, stage, is_repeated in zip(ids.tolist(), stages.tolist(), ids.duplicated().tolist(), strict=True):
        state = before.get(client_id)
        if state is None or not isinstance(stage, str):
            found.append(None)
        elif state.stage == stage:
            found.append(state.stage_since)
        else:
            found.append(None if is_repeated else today)
    return pd.Series(np.array(found, dtype="datetime64[D]").astype("datetime64[s]"), index=clients.index)
