"""What Excel would refuse in a manifest, found before anybody loads it: Excel itself says nothing or little.

Sources: [MS-OWEMXML] 2.2 for the order of elements and the lengths of texts; the published reference of Office add-in
manifests for shared runtimes and icons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from sheets_addin.hosts.excel import lint_words as words
from sheets_addin.hosts.excel.functions_lint import functions_faults
from sheets_addin.hosts.excel.icons import SIZES
from sheets_addin.hosts.excel.lint_words import Fault
from sheets_addin.hosts.excel.manifest import AUTO_OPEN, EXCEL_API, LOCALES
from sheets_addin.vocabulary.language import Language

_APP = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
_BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
_OVER = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,3}")
_PANE_SCRIPT = "pane.js"
_ASSOCIATED = re.compile(rb'^associate\("([\w.]+)"', re.MULTILINE)
"""How the script of the pane says what a button does."""
_LONGEST_ID = 32
_LONGEST_ADDRESS = 2048

# the children of an element in their order; those with ! must be there
_ORDER: Mapping[str, str] = {
    f"{_APP}OfficeApp": "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! "
    "HighResolutionIconUrl! SupportUrl AppDomains Hosts! Requirements! DefaultSettings! Permissions! VersionOverrides!",
    f"{_APP}Requirements": "Sets! Methods",
    f"{_APP}DefaultSettings": "SourceLocation!",
    f"{_OVER}VersionOverrides": "Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins",
    f"{_OVER}Host": "Runtimes! AllFormFactors! DesktopFormFactor!",
    f"{_OVER}DesktopFormFactor": "GetStarted FunctionFile! ExtensionPoint!",
    f"{_OVER}Group": "Label! Icon! Control!",
    f"{_OVER}Control": "Label! ToolTip Supertip! Icon! Action! Enabled",
    f"{_OVER}Supertip": "Title! Description!",
    f"{_OVER}Resources": "Images! Urls! ShortStrings! LongStrings!",
}
_ORDER_OF_POINT = {
    "CustomFunctions": "Script! Page! Metadata! Namespace",
    "PrimaryCommandSurface": "OfficeTab CustomTab",
}
_ORDER_OF_ACTION = {"ShowTaskpane": "TaskpaneId SourceLocation!", "ExecuteFunction": "FunctionName!"}

_LONGEST = {
    f"{_APP}DisplayName": 125,
    f"{_APP}Description": 250,
    f"{_BASIC}ShortStrings": 125,
    f"{_BASIC}LongStrings": 250,
}
_PANE_PLACES = {
    "Runtime": f".//{_OVER}Runtimes/{_OVER}Runtime",
    "Page": f".//{_OVER}Page/{_OVER}SourceLocation",
    "FunctionFile": f".//{_OVER}FunctionFile",
    "ShowTaskpane": f".//{_OVER}Action/{_OVER}SourceLocation",
}


def manifest_faults(manifest: str, site: Mapping[str, bytes]) -> list[Fault]:
    """What is wrong with ``manifest`` of the site with these files; nothing where it is fine."""
    try:
        root = ElementTree.fromstring(manifest.encode())
    except ElementTree.ParseError as error:
        return [Fault(words.NOT_XML, {"detail": str(error)})]
    if root.tag != f"{_APP}OfficeApp" or root.get(_TYPE) != "TaskPaneApp":
        return [Fault(words.NOT_A_MANIFEST, {})]
    order = list(_order_faults(root))
    # the rest relies on the elements being there
    return order or list(_Manifest(root, site).faults())


def _order_faults(element: ElementTree.Element) -> Iterator[Fault]:
    rule = _rule_of(element)
    if rule is not None:
        known = [name.rstrip("!") for name in rule.split()]
        names = [_local(child) for child in element]
        for name in names:
            if name not in known:
                yield Fault(words.STRANGE_ELEMENT, {"element": name, "parent": _local(element)})
        for wanted in rule.split():
            if wanted.endswith("!") and wanted.rstrip("!") not in names:
                yield Fault(words.MISSING_ELEMENT, {"element": wanted.rstrip("!"), "parent": _local(element)})
        places = [known.index(name) for name in names if name in known]
        for before, after in pairwise(places):
            if after < before:
                fields = {"element": known[after], "other": known[before], "parent": _local(element)}
                yield Fault(words.WRONG_ORDER, fields)
    for child in element:
        yield from _order_faults(child)


def _rule_of(element: ElementTree.Element) -> str | None:
    kind = element.get(_TYPE, "")
    if element.tag == f"{_OVER}ExtensionPoint":
        return _ORDER_OF_POINT.get(kind)
    if element.tag == f"{_OVER}Action":
        return _ORDER_OF_ACTION.get(kind)
    return _ORDER.get(element.tag)


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


@dataclass(frozen=True)
class _Manifest:
    """A manifest whose elements are all there and in order."""

    root: ElementTree.Element
    site: Mapping[str, bytes]

    def faults(self) -> Iterator[Fault]:
        yield from self._identity()
        yield from self._requirements()
        yield from self._ids()
        yield from self._addresses()
        yield from self._pages()
        yield from self._actions()
        yield from self._texts()
        yield from self._icons()
        yield from self._functions()

    def _identity(self) -> Iterator[Fault]:
        for name, pattern, text in (("Id", _GUID, words.NOT_A_GUID), ("Version", _VERSION, words.NOT_A_VERSION)):
            value = (self.root.findtext(_APP + name) or "").strip()
            if not pattern.fullmatch(value):
                yield Fault(text, {"value": value})

    def _requirements(self) -> Iterator[Fault]:
        sets = {one.get("Name"): one.get("MinVersion") for one in self.root.iter(f"{_APP}Set")}
        if sets.get("SharedRuntime") != "1.1":
            yield Fault(words.NO_SHARED_RUNTIME, {})
        if sets.get("ExcelApi") != EXCEL_API:
            yield Fault(words.NO_EXCEL_API, {"version": EXCEL_API})
        if any(one.get("lifetime") != "long" for one in self.root.iter(f"{_OVER}Runtime")):
            yield Fault(words.SHORT_RUNTIME, {})

    def _resources(self) -> list[ElementTree.Element]:
        return [one for kind in self.root.findall(f".//{_OVER}Resources/*") for one in kind]

    def _ids(self) -> Iterator[Fault]:
        seen: set[str] = set()
        for one in (*self._resources(), *self.root.iter(f"{_OVER}Control"), *self.root.iter(f"{_OVER}Group")):
            name = one.get("id", "")
            if name in seen:
                yield Fault(words.REPEATED_ID, {"id": name})
            seen.add(name)
        known = {one.get("id") for one in self._resources()}
        for element in self.root.iter():
            name = element.get("resid", "")
            if len(name) > _LONGEST_ID:
                yield Fault(words.LONG_ID, {"id": name, "limit": _LONGEST_ID})
            if name and name not in known:
                yield Fault(words.NO_RESOURCE, {"id": name, "element": _local(element)})

    def _all_addresses(self) -> Iterator[str]:
        holders = [
            *(self.root.find(_APP + name) for name in ("IconUrl", "HighResolutionIconUrl", "SupportUrl")),
            self.root.find(f"{_APP}DefaultSettings/{_APP}SourceLocation"),
            *self.root.iter(f"{_BASIC}Image"),
            *self.root.iter(f"{_BASIC}Url"),
        ]
        for holder in holders:
            if holder is not None:
                values = [holder.get("DefaultValue"), *(override.get("Value") for override in holder)]
                yield from (value for value in values if value is not None)

    def _addresses(self) -> Iterator[Fault]:
        site = self._value(self._pane_ids()["Runtime"][0]).rpartition("/")[0] + "/"
        for address in self._all_addresses():
            if not address.startswith("https://"):
                yield Fault(words.NOT_HTTPS, {"address": address})
            elif len(address) > _LONGEST_ADDRESS:
                yield Fault(words.LONG_TEXT, {"text": address[:40] + "…", "limit": _LONGEST_ADDRESS})
            elif address.startswith(site) and address.removeprefix(site) not in self.site:
                yield Fault(words.NO_FILE, {"address": address})

    def _pane_ids(self) -> dict[str, list[str]]:
        return {name: [one.get("resid", "") for one in self.root.findall(at)] for name, at in _PANE_PLACES.items()}

    def _value(self, name: str) -> str:
        found = (one.get("DefaultValue", "") for one in self._resources() if one.get("id") == name)
        return next(found, "")

    def _pages(self) -> Iterator[Fault]:
        ids = self._pane_ids()
        if len({name for names in ids.values() for name in names}) > 1:
            listed = ", ".join(f"{place}: {', '.join(names)}" for place, names in ids.items())
            yield Fault(words.SEVERAL_PAGES, {"ids": listed})
        source = self.root.find(f"{_APP}DefaultSettings/{_APP}SourceLocation")
        if source is not None and source.get("DefaultValue") != self._value(ids["Runtime"][0]):
            yield Fault(words.OTHER_SOURCE, {"address": source.get("DefaultValue")})

    def _actions(self) -> Iterator[Fault]:
        started = {(one.text or "").strip() for one in self.root.iter(f"{_OVER}FunctionName")}
        associated = {name.decode() for name in _ASSOCIATED.findall(self.site.get(_PANE_SCRIPT, b""))}
        for name in sorted(started - associated):
            yield Fault(words.NO_ACTION, {"name": name})
        for name in sorted(associated - started):
            yield Fault(words.NO_BUTTON, {"name": name})
        if AUTO_OPEN not in {one.text for one in self.root.iter(f"{_OVER}TaskpaneId")}:
            yield Fault(words.NO_AUTO_OPEN, {"id": AUTO_OPEN})

    def _texts(self) -> Iterator[Fault]:
        for parent, limit in _LONGEST.items():
            for holder in self.root.iter(parent):
                for text in holder if parent.startswith(_BASIC) else (holder,):
                    yield from self._text(text, limit)

    def _text(self, holder: ElementTree.Element, limit: int) -> Iterator[Fault]:
        values = {None: holder.get("DefaultValue", "")} | {one.get("Locale"): one.get("Value", "") for one in holder}
        for value in values.values():
            if not value or len(value) > limit:
                yield Fault(words.LONG_TEXT if value else words.NO_TEXT, {"text": value[:40] + "…", "limit": limit})
        is_namespace = any(one.get("resid") == holder.get("id") for one in self.root.iter(f"{_OVER}Namespace"))
        if LOCALES[Language.RUSSIAN] not in values and not is_namespace:
            yield Fault(words.NOT_IN_RUSSIAN, {"text": values[None]})

    def _icons(self) -> Iterator[Fault]:
        for icon in self.root.iter(f"{_OVER}Icon"):
            sizes = {image.get("size") for image in icon}
            missing = [str(size) for size in SIZES if str(size) not in sizes]
            if missing:
                yield Fault(words.NO_ICON, {"sizes": ", ".join(missing)})

    def _functions(self) -> Iterator[Fault]:
        source = self.root.find(f".//{_OVER}Metadata/{_OVER}SourceLocation")
        name = "" if source is None else source.get("resid", "")
        for url in self.root.iter(f"{_BASIC}Url"):
            if url.get("id") == name:
                twins = {one.get("Locale"): one.get("Value", "") for one in url}
                if LOCALES[Language.RUSSIAN] not in twins:
                    yield Fault(words.NO_TWIN_FILE, {"file": url.get("DefaultValue")})
                files = [url.get("DefaultValue", ""), *twins.values()]
                yield from functions_faults({file: self._file(file) for file in files if self._file(file)})

    def _file(self, address: str) -> bytes:
        return self.site.get(address.rpartition("/")[2], b"")
