"""The commands of the menu and the toolbar: Refresh and Why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import uno
from com.sun.star.frame import XDispatchProvider, XNotifyingDispatch
from com.sun.star.lang import XInitialization

from .component import Component
from .failure import Failure
from .office import office_of
from .product import PRODUCT, say
from .reasons import reasons_of
from .refresh import refresh
from .server import NoAnswerError

_FAILED, _DONE = 0, 1


class Commands(Component, XDispatchProvider, XNotifyingDispatch, XInitialization):
    """Carries out the commands of one window.

    A caller that passes ``Silent`` gets what would be shown as the result of the dispatch alone.
    """

    implementation = "org.sheetsaddin.Commands"
    services = ("com.sun.star.frame.ProtocolHandler",)

    def __init__(self, context: Any, *_: Any) -> None:
        self._context = context
        self._frame: Any = None

    def initialize(self, arguments: Sequence[Any]) -> None:
        """LibreOffice tells the window."""
        if arguments:
            self._frame = arguments[0]

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:
        """Who carries out ``url``."""
        return self if url.Complete.startswith(PRODUCT["protocol"]) else None

    def queryDispatches(self, requests: Sequence[Any]) -> Sequence[Any]:
        """Who carries out each of the requests."""
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: Sequence[Any]) -> None:
        """Carry out ``url``."""
        self._carried_out(url, arguments)

    def dispatchWithNotification(self, url: Any, arguments: Sequence[Any], listener: Any) -> None:
        """Carry out ``url`` and tell ``listener`` what came of it."""
        done, said = self._carried_out(url, arguments)
        if listener is not None:
            event = uno.createUnoStruct("com.sun.star.frame.DispatchResultEvent")
            event.Source, event.State, event.Result = self, _DONE if done else _FAILED, said
            listener.dispatchFinished(event)

    def addStatusListener(self, listener: Any, url: Any) -> None:
        """The commands are always there."""

    def removeStatusListener(self, listener: Any, url: Any) -> None:
        """Nothing was noted."""

    def _carried_out(self, url: Any, arguments: Sequence[Any]) -> tuple[bool, str]:
        commands: dict[str, Callable[[Any, Any], str]] = {"refresh": refresh, "why": reasons_of}
        office = office_of(self._context)
        office.answers.patience.forget()
        done, language = False, ""
        try:
            model = self._frame.Controller.Model
            language = office.document(model).language()
            said = commands[url.Complete.removeprefix(PRODUCT["protocol"])](office, model)
            done = True
        except NoAnswerError as fault:
            fields = {"address": office.backend.address, "detail": fault.detail, "seconds": fault.seconds}
            said = say(fault.kind, language, **fields)
        except Failure as error:
            said = str(error)
        except Exception as error:  # LibreOffice would drop it, and whoever clicked would see nothing happen
            said = say("broken", language, detail=f"{type(error).__name__}: {error}")
        if not any(item.Name == "Silent" and item.Value for item in arguments):
            self._show(said, language, done=done)
        return done, said

    def _show(self, text: str, language: str, *, done: bool) -> None:
        kind = uno.Enum("com.sun.star.awt.MessageBoxType", "INFOBOX" if done else "WARNINGBOX")
        window = self._frame.ContainerWindow
        window.Toolkit.createMessageBox(window, kind, 1, say("title", language), text).execute()
