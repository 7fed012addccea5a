"""The parts of a workbook that name our add-in of Excel, so that Excel offers it when the workbook opens.

Panes of other add-ins, and the parts that name them, stay as they are. Source: [MS-OWEXML] 2.1 and 2.2.
"""

from __future__ import annotations

from sheets_addin.books.markup import XML_HEAD, Element
from sheets_addin.books.package import Package, Relationship
from sheets_addin.vocabulary.excel_add_in import ADD_IN_ID, ADD_IN_VERSION

_PANES = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"
_EXTENSION = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PANES_TYPE = "application/vnd.ms-office.webextensiontaskpanes+xml"
_PANES_LINK = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes"
_EXTENSION_TYPE = "application/vnd.ms-office.webextension+xml"
_EXTENSION_LINK = "http://schemas.microsoft.com/office/2011/relationships/webextension"
_FOLDER = "xl/webextensions/"

_REFERENCE = f'id="{ADD_IN_ID}" version="{ADD_IN_VERSION}"'
_OURS = (
    f'{XML_HEAD}<we:webextension xmlns:we="{_EXTENSION}" id="{{{ADD_IN_ID.upper()}}}">'
    # as the administrator of a company deploys it; in its stead one that was put on this computer by hand
    f'<we:reference {_REFERENCE} store="EXCatalog" storeType="EXCatalog"/>'
    f'<we:alternateReferences><we:reference {_REFERENCE} store="developer" storeType="Registry"/>'
    "</we:alternateReferences>"
    '<we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties>'
    f'<we:bindings/><we:snapshot xmlns:r="{_RELATIONS}"/></we:webextension>'
)


def name_add_in(package: Package) -> None:
    """Name the add-in in the workbook where it is not named yet."""
    if _links_to_ours(package):
        return
    found = package.related("", "webextensiontaskpanes")
    if found:
        panes = found[0]
    else:
        taken = package.find(f"{_FOLDER}taskpanes.xml")
        panes = package.new_name(_FOLDER + "taskpanes{}.xml") if taken else f"{_FOLDER}taskpanes.xml"
        package.add(panes, _PANES_TYPE, [f'{XML_HEAD}<wetp:taskpanes xmlns:wetp="{_PANES}"/>'.encode()])
        package.link("", _PANES_LINK, panes)
    extension = package.new_name(_FOLDER + "webextension{}.xml")
    package.add(extension, _EXTENSION_TYPE, [_OURS.encode()])
    relation = package.link(panes, _EXTENSION_LINK, extension)
    markup = package.markup(panes)
    prefix = markup.namespace_prefix
    row = len(markup.root.children)
    markup.append(
        markup.root,
        f'<{prefix}taskpane dockstate="right" visibility="1" width="350" row="{row}">'
        f'<{prefix}webextensionref xmlns:r="{_RELATIONS}" r:id="{relation}"/></{prefix}taskpane>'.encode(),
    )
    package.update(panes, markup)


def forget_add_in(package: Package) -> None:
    """Take the add-in's name out of the workbook; the list of panes goes with its last pane."""
    for panes, link in _links_to_ours(package):
        markup = package.markup(panes)
        ours = [pane for pane in markup.root.children if _relation(pane) == link.id]
        for pane in ours:
            markup.replace(pane, b"")
        is_last = len(ours) == len(markup.root.children)
        package.update(panes, markup)
        package.unlink(panes, link.id)
        package.remove(link.target)
        if is_last:
            for root_link in package.relationships(""):
                if root_link.target.lower() == panes.lower():
                    package.unlink("", root_link.id)
            package.remove(panes)


def _links_to_ours(package: Package) -> list[tuple[str, Relationship]]:
    """The lists of panes that show our add-in, with their links to the parts that name it."""
    return [
        (panes, link)
        for panes in package.related("", "webextensiontaskpanes")
        for link in package.relationships(panes)
        if link.kind == "webextension" and package.find(link.target) and _names_ours(package, link.target)
    ]


def _names_ours(package: Package, part: str) -> bool:
    root = package.markup(part).root
    alternate = root.child("alternateReferences")
    references = [*root.all("reference"), *(alternate.children if alternate is not None else [])]
    return any(one.attributes.get("id", "").strip("{}").lower() == ADD_IN_ID for one in references)


def _relation(pane: Element) -> str | None:
    reference = pane.child("webextensionref")
    return reference.attribute("id") if reference is not None else None
