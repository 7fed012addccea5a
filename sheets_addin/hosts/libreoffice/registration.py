"""The XML and IDL files by which LibreOffice gets to know the extension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from sheets_addin import __version__
from sheets_addin.functions import ARGUMENTS, CALLS, CELL_FUNCTIONS, Argument, CellFunction, TableFunction
from sheets_addin.hosts.libreoffice import words
from sheets_addin.hosts.libreoffice.product_file import PROTOCOL, method_of
from sheets_addin.hosts.words import DESCRIPTION, REFRESH, SALES, WHY_HERE
from sheets_addin.vocabulary.language import Language, Text

IDENTIFIER = "org.sheetsaddin"
PACKAGE = "sheets_addin_calc"
DEFAULT_ADDRESS = "http://127.0.0.1:8765"

_ADD_IN = f"{IDENTIFIER}.CellFunctions"
_HANDLER = f"{IDENTIFIER}.Commands"
_ON_LOAD = f"{IDENTIFIER}.OnLoad"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REGISTRY = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
_COMMANDS = (("refresh", REFRESH), ("why", WHY_HERE))
_ICONS = f"vnd.sun.star.extension://{IDENTIFIER}/icons"


def interface() -> str:
    """The interface of the cell functions, as IDL text that LibreOffice reads itself."""
    document = "[in] com::sun::star::beans::XPropertySet document"
    row = "[in] com::sun::star::table::XCellRange row"
    methods = "\n".join(
        f"  any {method_of(name)}({document}, {row}, [in] any headers, [in] any today);" for name in CELL_FUNCTIONS
    )
    arguments = ", ".join(f"[in] any {argument.key}" for argument in CALLS.arguments)
    table = f"  sequence< sequence< any > > {method_of(CALLS.name)}({document}, {arguments});"
    first, second = IDENTIFIER.split(".")
    return f"module {first} {{ module {second} {{\n interface XCellFunctions {{\n{methods}\n{table}\n }};\n}}; }};\n"


def manifest() -> str:
    """META-INF/manifest.xml: what each file of the extension is."""
    data = ("CalcAddIns.xcu", "Addons.xcu", "ProtocolHandler.xcu", "Jobs.xcu")
    kinds = {
        "functions.idl": "application/vnd.sun.star.uno-typelibrary;type=RDB",
        "extension.components": "application/vnd.sun.star.uno-components",
        "Settings.xcs": "application/vnd.sun.star.configuration-schema",
        **dict.fromkeys(data, "application/vnd.sun.star.configuration-data"),
    }
    entries = "".join(
        f' <manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{name}"/>\n'
        for name, kind in kinds.items()
    )
    return f'{_XML}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}</manifest:manifest>\n'


def components() -> str:
    """Which services the Python component has."""
    services = {
        _ADD_IN: "com.sun.star.sheet.AddIn",
        _HANDLER: "com.sun.star.frame.ProtocolHandler",
        _ON_LOAD: "com.sun.star.task.Job",
    }
    listed = "".join(
        f'  <implementation name="{name}"><service name="{service}"/><service name="{name}"/></implementation>\n'
        for name, service in services.items()
    )
    return (
        f'{_XML}<components xmlns="http://openoffice.org/2010/uno-components">\n'
        f' <component loader="com.sun.star.loader.Python" uri="component.py">\n{listed} </component>\n</components>\n'
    )


def component() -> str:
    """The module that LibreOffice loads; everything else stands in the package beside it."""
    return f"from {PACKAGE}.components import g_ImplementationHelper  # LibreOffice looks for this name\n"


def description() -> str:
    """description.xml: name, version and what the extension needs."""
    names = "".join(f'<name lang="{lang}">{escape(text)}</name>' for lang, text in _languages(words.TITLE))
    notes = "".join(f'<src xlink:href="description-{lang}.txt" lang="{lang}"/>' for lang, _ in _languages(DESCRIPTION))
    return (
        f'{_XML}<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f' <identifier value="{IDENTIFIER}"/>\n <version value="{__version__}"/>\n'
        f" <display-name>{names}</display-name>\n"
        f" <extension-description>{notes}</extension-description>\n"
        ' <icon><default xlink:href="icons/product.png"/></icon>\n'
        " <dependencies>"
        '<lo:LibreOffice-minimal-version xmlns:lo="http://libreoffice.org/extensions/description/2011" value="7.0"'
        ' xmlns:d="http://openoffice.org/extensions/description/2006" d:name="LibreOffice 7.0"/>'
        "</dependencies>\n</description>\n"
    )


def calc_add_ins() -> str:
    """CalcAddIns.xcu: the texts of the function wizard."""
    functions = "".join(_function(function, ARGUMENTS) for function in CELL_FUNCTIONS.values())
    functions += _function(CALLS, CALLS.arguments)
    return _data(
        "org.openoffice.Office",
        "CalcAddIns",
        _node("AddInInfo", _node(_ADD_IN, _node("AddInFunctions", functions), new=True)),
    )


def _function(function: CellFunction | TableFunction, its_arguments: Sequence[Argument]) -> str:
    arguments = "".join(
        _node(
            argument.key,
            _said("DisplayName", argument.name) + _said("Description", argument.meaning),
            new=True,
        )
        for argument in its_arguments
    )
    names = f'<prop oor:name="CompatibilityName"><value xml:lang="en">{function.name}</value></prop>'
    return _node(
        method_of(function.name),
        _said("DisplayName", Text(function.name, function.name))
        + _said("Description", function.meaning)
        + _value("Category", "Add-In")
        + names
        + _node("Parameters", arguments),
        new=True,
    )


def add_ons() -> str:
    """Addons.xcu: the menu, the toolbar and their icons."""
    entries = "".join(
        _node(
            f"{place}_{name}",
            _value("URL", PROTOCOL + name)
            + _said("Title", title)
            + _value("Target", "_self")
            + _value("Context", "com.sun.star.sheet.SpreadsheetDocument"),
            new=True,
        )
        for place, (name, title) in enumerate(_COMMANDS)
    )
    menu = _node(f"{IDENTIFIER}.Menu", _said("Title", SALES) + _node("Submenu", entries), new=True)
    images = "".join(
        _node(
            f"{IDENTIFIER}.{name}",
            _value("URL", PROTOCOL + name)
            + _node(
                "UserDefinedImages",
                _value("ImageSmallURL", f"{_ICONS}/{name}-16.png") + _value("ImageBigURL", f"{_ICONS}/{name}-26.png"),
            ),
            new=True,
        )
        for name, _ in _COMMANDS
    )
    content = (
        _node("OfficeMenuBar", menu)
        + _node("OfficeToolBar", _node(f"{IDENTIFIER}.ToolBar", entries, new=True))
        + _node("Images", images)
    )
    return _data("org.openoffice.Office", "Addons", _node("AddonUI", content))


def protocol_handler() -> str:
    """ProtocolHandler.xcu: who carries out the commands."""
    protocols = f'<prop oor:name="Protocols" oor:type="oor:string-list"><value>{PROTOCOL}*</value></prop>'
    return _data("org.openoffice.Office", "ProtocolHandler", _node("HandlerSet", _node(_HANDLER, protocols, new=True)))


def jobs() -> str:
    """Jobs.xcu: what runs when a document was opened."""
    job = _node("Jobs", _node(_ON_LOAD, _value("Service", _ON_LOAD), new=True))
    event = _node("OnLoadFinished", _node("JobList", _node(_ON_LOAD, "", new=True)), new=True)
    return _data("org.openoffice.Office", "Jobs", job + _node("Events", event))


def settings_schema(program: str) -> str:
    """Settings.xcs: what can be set under Expert Configuration, with its defaults; ``program`` is that of Program."""
    settings = (
        ("Address", "xs:string", DEFAULT_ADDRESS, words.SETTING_ADDRESS),
        ("Key", "xs:string", "", words.SETTING_KEY),
        ("TimeOut", "xs:double", "5.0", words.SETTING_TIME_OUT),
        ("StartByItself", "xs:boolean", "true", words.SETTING_START),
        ("Program", "xs:string", program, words.SETTING_PROGRAM),
    )
    properties = "".join(
        f'<prop oor:name="{name}" oor:type="{kind}" oor:nillable="false">'
        f"<info><desc>{escape(f'{meaning.en} / {meaning.ru}')}</desc></info><value>{escape(default)}</value></prop>"
        for name, kind, default, meaning in settings
    )
    return (
        f'{_XML}<oor:component-schema {_REGISTRY} oor:name="Settings" oor:package="{IDENTIFIER}" xml:lang="en">'
        f'<component><group oor:name="Server">{properties}</group></component></oor:component-schema>\n'
    )


def _data(package: str, name: str, content: str) -> str:
    opening = f'<oor:component-data {_REGISTRY} oor:name="{name}" oor:package="{package}">'
    return f"{_XML}{opening}{content}</oor:component-data>\n"


def _node(name: str, content: str, *, new: bool = False) -> str:
    operation = ' oor:op="replace"' if new else ""
    return f"<node oor:name={quoteattr(name)}{operation}>{content}</node>"


def _value(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>'


def _said(name: str, text: Text) -> str:
    values = "".join(f'<value xml:lang="{lang}">{escape(said)}</value>' for lang, said in _languages(text))
    return f'<prop oor:name="{name}" oor:type="xs:string">{values}</prop>'


def _languages(text: Text) -> Iterable[tuple[str, str]]:
    return tuple((language.value, text.in_language(language)) for language in (Language.ENGLISH, Language.RUSSIAN))
