"""The manifest of the add-in: who it is, where its pages are, its buttons on the ribbon, in both languages.

Sources: [MS-OWEMXML] 2.2 and the published reference of Office add-in manifests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from sheets_addin.books.markup import XML_HEAD
from sheets_addin.hosts.excel import words
from sheets_addin.hosts.excel.functions_json import FUNCTIONS_FILES
from sheets_addin.hosts.excel.icons import SIZES
from sheets_addin.hosts.words import DESCRIPTION, REFRESH, SALES, TODAY
from sheets_addin.vocabulary.errors import WrongUse
from sheets_addin.vocabulary.excel_add_in import ADD_IN_ID, ADD_IN_VERSION
from sheets_addin.vocabulary.language import Language, Text

MANIFEST_FILE = "manifest.xml"
PANE_FILE = "pane.html"

LOCALES = {Language.ENGLISH: "en-US", Language.RUSSIAN: "ru-RU"}

_NAMESPACE = re.compile(r"[A-Za-z][A-Za-z0-9.]{0,31}")
_ADDRESS = re.compile(r"https://(?:[\w.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?(?:/[^\s?#\"<>]*)?")

_NOT_A_NAMESPACE = Text(
    en="“{namespace}” cannot stand before the names of functions: up to 32 Latin letters, digits and points, a letter "
    "first.",
    ru="«{namespace}» не может стоять перед именами функций: до 32 латинских букв, цифр и точек, первой — буква.",
)
_NOT_AN_ADDRESS = Text(
    en="“{address}” is no address of a site for Excel: it begins with https:// and names a server.",
    ru="«{address}» — не адрес сайта для Excel: он начинается с https:// и называет сервер.",
)

PANE = "Pane.Url"
"""The one resource behind the runtime, the functions' page, the commands and the pane: they share one page."""

EXCEL_API = "1.13"
"""What the pages use of Excel without asking first: the last of it is the resizing of tables."""

AUTO_OPEN = "Office.AutoShowTaskpaneWithDocument"
"""The id by which a workbook that names the add-in opens its pane."""


@dataclass(frozen=True)
class _Button:
    """A button of the ribbon: what it does, or with ``opens_pane`` no more than that.

    Its name is also that of its icon, and what the page associates with its work.
    """

    name: str
    label: Text
    tip: Text
    opens_pane: bool = False

    @property
    def icon(self) -> str:
        return "product" if self.opens_pane else self.name


_BUTTONS = (
    _Button("refresh", REFRESH, words.REFRESH_TIP),
    _Button("today", TODAY, words.TODAY_TIP),
    _Button("why", words.WHY, words.WHY_TIP),
    # a workbook opens its pane by a button that shows it and nothing more
    _Button("pane", words.PANE, words.PANE_TIP, opens_pane=True),
)


@dataclass
class _Resources:
    """What the manifest refers to by id."""

    images: dict[str, str] = field(default_factory=dict)
    urls: dict[str, dict[Language, str]] = field(default_factory=dict)
    short: dict[str, Text] = field(default_factory=dict)
    long: dict[str, Text] = field(default_factory=dict)


def manifest(address: str, namespace: str = "") -> str:
    """manifest.xml for the site whose pages are at ``address``/excel/.

    With ``namespace`` SALES the functions are called =SALES.SEGMENT(...); '' lets their names stand alone. Raises
    WrongUse where the address is not https or the namespace is none.
    """
    if not _ADDRESS.fullmatch(address):
        raise WrongUse(_NOT_AN_ADDRESS, address=address)
    if namespace and not _NAMESPACE.fullmatch(namespace):
        raise WrongUse(_NOT_A_NAMESPACE, namespace=namespace)
    site = f"{address.rstrip('/')}/excel/"
    lines = [*_opening(site), *_overrides(_resources(site, namespace), bool(namespace)), "</OfficeApp>"]
    return XML_HEAD + "\n".join(lines) + "\n"


def _opening(site: str) -> Iterator[str]:
    yield (
        '<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">'
    )
    yield f"<Id>{ADD_IN_ID}</Id>"
    yield f"<Version>{ADD_IN_VERSION}</Version>"
    yield "<ProviderName>Sheets-addin</ProviderName>"
    yield f"<DefaultLocale>{LOCALES[Language.ENGLISH]}</DefaultLocale>"
    yield from _said("DisplayName", words.TITLE)
    yield from _said("Description", DESCRIPTION)
    yield f"<IconUrl DefaultValue={quoteattr(site + 'icons/product-32.png')}/>"
    yield f"<HighResolutionIconUrl DefaultValue={quoteattr(site + 'icons/product-80.png')}/>"
    yield '<Hosts><Host Name="Workbook"/></Hosts>'
    yield '<Requirements><Sets DefaultMinVersion="1.1">'
    yield '<Set Name="SharedRuntime" MinVersion="1.1"/>'
    yield f'<Set Name="ExcelApi" MinVersion="{EXCEL_API}"/>'
    yield "</Sets></Requirements>"
    yield f"<DefaultSettings><SourceLocation DefaultValue={quoteattr(site + PANE_FILE)}/></DefaultSettings>"
    yield "<Permissions>ReadWriteDocument</Permissions>"


def _said(element: str, text: Text) -> Iterator[str]:
    yield f"<{element} DefaultValue={quoteattr(text.en)}>"
    yield f'<Override Locale="{LOCALES[Language.RUSSIAN]}" Value={quoteattr(text.ru)}/>'
    yield f"</{element}>"


def _resources(site: str, namespace: str) -> _Resources:
    resources = _Resources()
    resources.urls[PANE] = {Language.ENGLISH: site + PANE_FILE}
    resources.urls["Functions.Script"] = {Language.ENGLISH: site + "functions.js"}
    resources.urls["Functions.Metadata"] = {language: site + name for language, name in FUNCTIONS_FILES.items()}
    if namespace:
        resources.short["Functions.Namespace"] = Text(namespace, namespace)
    resources.short["Group.Label"] = SALES
    for name in dict.fromkeys(("product", *(button.icon for button in _BUTTONS))):
        for size in SIZES:
            resources.images[_icon(name, size)] = f"{site}icons/{name}-{size}.png"
    for button in _BUTTONS:
        resources.short[f"{button.name}.Label"] = button.label
        resources.long[f"{button.name}.Tip"] = button.tip
    return resources


def _icon(name: str, size: int) -> str:
    return f"{name}.Icon{size}"


def _overrides(resources: _Resources, has_namespace: bool) -> Iterator[str]:
    yield (
        '<VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" '
        'xsi:type="VersionOverridesV1_0">'
    )
    yield '<Hosts><Host xsi:type="Workbook">'
    yield f'<Runtimes><Runtime resid="{PANE}" lifetime="long"/></Runtimes>'
    yield '<AllFormFactors><ExtensionPoint xsi:type="CustomFunctions">'
    yield '<Script><SourceLocation resid="Functions.Script"/></Script>'
    yield f'<Page><SourceLocation resid="{PANE}"/></Page>'
    yield '<Metadata><SourceLocation resid="Functions.Metadata"/></Metadata>'
    if has_namespace:
        yield '<Namespace resid="Functions.Namespace"/>'
    yield "</ExtensionPoint></AllFormFactors>"
    yield "<DesktopFormFactor>"
    yield f'<FunctionFile resid="{PANE}"/>'
    yield '<ExtensionPoint xsi:type="PrimaryCommandSurface"><OfficeTab id="TabHome"><Group id="SheetsAddin.Group">'
    yield '<Label resid="Group.Label"/>'
    yield from _icons("product")
    for button in _BUTTONS:
        yield from _control(button)
    yield "</Group></OfficeTab></ExtensionPoint>"
    yield "</DesktopFormFactor>"
    yield "</Host></Hosts>"
    yield from _resource_lists(resources)
    yield "</VersionOverrides>"


def _control(button: _Button) -> Iterator[str]:
    name = button.name
    yield f'<Control xsi:type="Button" id="SheetsAddin.{name}">'
    yield f'<Label resid="{name}.Label"/>'
    yield f'<Supertip><Title resid="{name}.Label"/><Description resid="{name}.Tip"/></Supertip>'
    yield from _icons(button.icon)
    if button.opens_pane:
        yield (
            f'<Action xsi:type="ShowTaskpane"><TaskpaneId>{AUTO_OPEN}</TaskpaneId>'
            f'<SourceLocation resid="{PANE}"/></Action>'
        )
    else:
        yield f'<Action xsi:type="ExecuteFunction"><FunctionName>{name}</FunctionName></Action>'
    yield "</Control>"


def _icons(name: str) -> Iterator[str]:
    yield "<Icon>"
    for size in SIZES:
        yield f'<bt:Image size="{size}" resid="{_icon(name, size)}"/>'
    yield "</Icon>"


def _resource_lists(resources: _Resources) -> Iterator[str]:
    yield "<Resources>"
    yield "<bt:Images>"
    for name, address in resources.images.items():
        yield f'<bt:Image id="{name}" DefaultValue={quoteattr(address)}/>'
    yield "</bt:Images>"
    yield "<bt:Urls>"
    for name, addresses in resources.urls.items():
        yield from _resource("bt:Url", name, addresses)
    yield "</bt:Urls>"
    for kind, texts in (("ShortStrings", resources.short), ("LongStrings", resources.long)):
        yield f"<bt:{kind}>"
        for name, text in texts.items():
            yield from _resource("bt:String", name, {language: text.in_language(language) for language in LOCALES})
        yield f"</bt:{kind}>"
    yield "</Resources>"


def _resource(element: str, name: str, values: dict[Language, str]) -> Iterator[str]:
    default, russian = values[Language.ENGLISH], values.get(Language.RUSSIAN)
    opening = f'<{element} id="{name}" DefaultValue={quoteattr(default)}'
    if russian is None or russian == default:
        yield f"{opening}/>"
    else:
        yield f"{opening}>"
        yield f'<bt:Override Locale="{LOCALES[Language.RUSSIAN]}" Value={quoteattr(russian)}/>'
        yield f"</{element}>"
