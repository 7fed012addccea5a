"""LibreOffice without a screen, the extension unpacked beside it, driven over UNO."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from sheets_addin.hosts.libreoffice import build_extension
from tests.conftest import needed_program

_PYTHON_OF_THE_SYSTEM = "/usr/lib/python3/dist-packages"


def uno_module() -> Any:
    """LibreOffice's own bridge to Python, which is no package that pip knows."""
    if _PYTHON_OF_THE_SYSTEM not in sys.path:
        sys.path.append(_PYTHON_OF_THE_SYSTEM)
    try:
        import uno  # noqa: PLC0415
    except ImportError as error:
        if os.environ.get("CI"):
            pytest.fail(f"python3-uno is not installed for this Python: {error}")
        pytest.skip(f"python3-uno is not installed for this Python: {error}")
    return uno


class Opened:
    """An open document; a class, since LibreOffice's exceptions do not survive a generator."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def __enter__(self) -> Any:
        return self._document

    def __exit__(self, kind: object, fault: BaseException | None, _: object) -> None:
        # pytest cannot show LibreOffice's exceptions
        said = f"{type(fault).__name__}: {fault}" if type(fault).__module__.startswith("tests.hosts") else ""
        self._document.close(True)
        if said:
            raise AssertionError(said) from None


class Office:
    """One running LibreOffice with a profile of its own."""

    def __init__(self, folder: Path, settings: dict[str, str | float | bool]) -> None:
        self._uno = uno_module()
        self._program = needed_program("soffice")
        self._profile = folder / "profile"
        self._extensions = folder / "extensions"
        package = build_extension(folder / "built")
        with zipfile.ZipFile(package) as archive:
            archive.extractall(self._extensions / "sheets-addin")
        self._pipe = f"sheets-addin-{os.getpid()}-{time.monotonic_ns()}"
        self._process = self._start()
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.configure(**settings)

    def _start(self) -> subprocess.Popen[bytes]:
        command = [
            self._program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={self._profile.as_uri()}",
            f"-env:BUNDLED_EXTENSIONS={self._extensions.as_uri()}",
            f"--accept=pipe,name={self._pipe};urp;",
        ]
        until = time.monotonic() + 120
        resolver = self._uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        while time.monotonic() < until:
            # a fresh profile may ask to be started again, with code 81
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and time.monotonic() < until:
                with contextlib.suppress(Exception):
                    self.context = resolver.resolve(f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext")
                    return process
                time.sleep(0.1)
        pytest.fail("LibreOffice did not start")

    def service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def configure(self, **settings: str | float | bool) -> None:
        """What a person sets under Expert Configuration."""
        path = self.named(nodepath="/org.sheetsaddin.Settings/Server")
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", path)
        for name, value in settings.items():
            node.replaceByName(name, value)
        node.commitChanges()

    def properties(self, **values: Any) -> tuple[Any, ...]:
        return self._structs("com.sun.star.beans.PropertyValue", values)

    def named(self, **values: Any) -> tuple[Any, ...]:
        return self._structs("com.sun.star.beans.NamedValue", values)

    def _structs(self, kind: str, values: dict[str, Any]) -> tuple[Any, ...]:
        found = []
        for name, value in values.items():
            item = self._uno.createUnoStruct(kind)
            item.Name, item.Value = name, value
            found.append(item)
        return tuple(found)

    def opened(self, path: Path | None = None, *, hidden: bool = True) -> Opened:
        """A workbook, or a new one, closed again at the end without being saved."""
        address = "private:factory/scalc" if path is None else path.as_uri()
        return Opened(self.desktop.loadComponentFromURL(address, "_blank", 0, self.properties(Hidden=hidden)))

    def dispatch(self, document: Any, command: str) -> tuple[bool, str]:
        """Run a command of the menu; whether it was carried out, and what it says."""
        helper = self.service("com.sun.star.frame.DispatchHelper")
        frame = document.CurrentController.Frame
        silently = self.properties(Silent=True)
        event = self.on_main_thread(
            lambda: helper.executeDispatch(frame, f"vnd.sheetsaddin:{command}", "_self", 0, silently)
        )
        return event.State == 1, event.Result

    def on_main_thread(self, work: Callable[[], Any]) -> Any:
        """What ``work`` gives, run where a click on a menu runs.

        A call from outside runs on a thread of its own: there LibreOffice 7.4 may wait for Python while Python waits
        for LibreOffice. A call made from within a callback runs on the thread that called back.
        """
        import unohelper  # noqa: PLC0415
        from com.sun.star.awt import XCallback  # noqa: PLC0415

        answer: Future[Any] = Future()

        class Callback(unohelper.Base, XCallback):  # type: ignore[misc, unused-ignore]
            def notify(self, _data: object) -> None:
                try:
                    answer.set_result(work())
                except Exception as error:
                    answer.set_exception(error)

        self.service("com.sun.star.awt.AsyncCallback").addCallback(Callback(), None)
        return answer.result(timeout=120)

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.desktop.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(30)
