"""What is set for the extension under Expert Configuration: the server's address, the key, the time-out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import uno

_NODE = "/org.sheetsaddin.Settings/Server"


@dataclass(frozen=True)
class Configuration:
    """``address`` and ``key`` of the server, ``seconds`` to wait for a cell's answer; whether to start a local server
    and with which ``program`` ('' finds it on the PATH).
    """

    address: str
    key: str
    seconds: float
    starts_server: bool
    program: str


def read_configuration(context: Any) -> Configuration:
    """The settings as they are now."""
    path = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    path.Name, path.Value = "nodepath", _NODE
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (path,))
    return Configuration(
        address=node.getByName("Address"),
        key=node.getByName("Key"),
        seconds=node.getByName("TimeOut"),
        starts_server=node.getByName("StartByItself"),
        program=node.getByName("Program"),
    )
