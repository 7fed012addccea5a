"""What LibreOffice asks of every component."""

from __future__ import annotations

from typing import ClassVar

import unohelper
from com.sun.star.lang import XServiceInfo


class Component(unohelper.Base, XServiceInfo):
    """A component: the name under which it is registered, and what it is."""

    implementation: ClassVar[str]
    services: ClassVar[tuple[str, ...]]

    def getImplementationName(self) -> str:
        """The name under which the component is registered."""
        return self.implementation

    def supportsService(self, name: str) -> bool:
        """Whether ``name`` is one of the services."""
        return name in self.services

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        """What the component is."""
        return self.services
