"""What all components of the extension share in one run of LibreOffice: the server, the answers, the documents."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.frame import XTerminateListener

from .answers import Answers
from .backend import Backend
from .configuration import read_configuration
from .document import Document


class _AtTheEnd(unohelper.Base, XTerminateListener):
    """Stops the server that this run started."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def queryTermination(self, event: Any) -> None:
        """Nothing speaks against it."""

    def notifyTermination(self, event: Any) -> None:
        """Everything closes."""
        self._backend.close()

    def disposing(self, source: Any) -> None:
        """The desktop is gone."""


class _WhenClosed(unohelper.Base, XDocumentEventListener):
    """Forgets a document that is closed."""

    def __init__(self, documents: dict[str, Document], name: str) -> None:
        self._documents = documents
        self._name = name

    def documentEventOccured(self, event: Any) -> None:
        """Something happened to the document."""
        if event.EventName == "OnUnload":
            self._documents.pop(self._name, None)

    def disposing(self, source: Any) -> None:
        """The document is gone."""
        self._documents.pop(self._name, None)


class Office:
    """One run of LibreOffice; ``context`` is its component context."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.backend = Backend(lambda: read_configuration(context))
        self.desktop.addTerminateListener(_AtTheEnd(self.backend))
        self.answers = Answers(self.backend.post_for_cells)
        self._documents: dict[str, Document] = {}
        self.stored_blanks: int | None = None
        """While stored values are read: how many cells LibreOffice asked for because their stored value is blank."""

    def document(self, model: Any) -> Document:
        """What is known of a document; read anew after it was closed and opened again."""
        name = model.RuntimeUID
        found = self._documents.get(name)
        if found is None:
            found = self._documents[name] = Document(model)
            model.addDocumentEventListener(_WhenClosed(self._documents, name))
        return found


_offices: list[Office] = []


def office_of(context: Any) -> Office:
    """The one office of this run."""
    if not _offices:
        _offices.append(Office(context))
    return _offices[0]
