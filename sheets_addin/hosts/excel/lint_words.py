"""What can be wrong with the manifest and what it names, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language, Text


@dataclass(frozen=True)
class Fault:
    """One thing that Excel would refuse."""

    text: Text
    fields: Mapping[str, object]

    def in_language(self, language: Language) -> str:
        """The sentence."""
        return self.text.format(language, **self.fields)


NOT_XML = Text(en="it is no XML: {detail}", ru="это не XML: {detail}")
NOT_A_MANIFEST = Text(
    en="it is no manifest of a task pane add-in (OfficeApp of the type TaskPaneApp)",
    ru="это не манифест надстройки с панелью (OfficeApp типа TaskPaneApp)",
)
STRANGE_ELEMENT = Text(en="{element} has no place in {parent}", ru="элементу {element} не место в {parent}")
MISSING_ELEMENT = Text(en="{parent} lacks {element}", ru="в {parent} не хватает {element}")
WRONG_ORDER = Text(
    en="in {parent}, {element} stands after {other}, but must stand before it",
    ru="в {parent} элемент {element} стоит после {other}, а должен стоять раньше",
)
NOT_A_GUID = Text(en="the Id “{value}” is no GUID", ru="Id «{value}» — не GUID")
NOT_A_VERSION = Text(
    en="the Version “{value}” is none such as 1.0.0.0", ru="Version «{value}» не похожа на версию вроде 1.0.0.0"
)
NO_SHARED_RUNTIME = Text(
    en="the requirement SharedRuntime 1.1 is missing", ru="не хватает требования SharedRuntime 1.1"
)
NO_EXCEL_API = Text(
    en="the requirement ExcelApi {version} is missing: the pages use it",
    ru="не хватает требования ExcelApi {version}: оно нужно страницам",
)
NO_ACTION = Text(
    en="a button starts “{name}”, with which the pane associates no work",
    ru="кнопка запускает «{name}», а панель ничего с этим именем не связывает",
)
NO_BUTTON = Text(
    en="the pane associates work with “{name}”, which no button starts",
    ru="панель связывает с работой «{name}», а кнопки для этого нет",
)
NO_AUTO_OPEN = Text(
    en="no button has the TaskpaneId {id}: a workbook could not open the pane",
    ru="нет кнопки с TaskpaneId {id}: книга не сможет открыть панель",
)
SHORT_RUNTIME = Text(
    en="the Runtime must have the lifetime “long”: functions and pane share it",
    ru="у Runtime должно быть lifetime «long»: он общий для функций и панели",
)
REPEATED_ID = Text(en="the id “{id}” stands there twice", ru="id «{id}» встречается дважды")
LONG_ID = Text(en="the resid “{id}” is longer than {limit} characters", ru="resid «{id}» длиннее {limit} знаков")
NO_RESOURCE = Text(
    en="{element} names “{id}”, which is no resource", ru="{element} называет «{id}», а такого ресурса нет"
)
NOT_HTTPS = Text(en="the address {address} is not https", ru="адрес {address} — не https")
NO_FILE = Text(en="there is nothing at {address}", ru="по адресу {address} ничего нет")
SEVERAL_PAGES = Text(
    en="runtime, page, function file and pane must name one resource, but name several ({ids})",
    ru="Runtime, Page, FunctionFile и панель должны называть один ресурс, а называют разные ({ids})",
)
OTHER_SOURCE = Text(
    en="the SourceLocation {address} is not the page of the runtime",
    ru="SourceLocation {address} — не та страница, что у Runtime",
)
NO_TEXT = Text(en="a text is blank", ru="есть пустой текст")
LONG_TEXT = Text(en="“{text}” is longer than {limit} characters", ru="«{text}» длиннее {limit} знаков")
NOT_IN_RUSSIAN = Text(en="“{text}” has no Russian text (ru-RU)", ru="у «{text}» нет русского текста (ru-RU)")
NO_ICON = Text(en="an icon lacks the sizes {sizes}", ru="у значка не хватает размеров {sizes}")
NO_TWIN_FILE = Text(en="{file} has no Russian twin (ru-RU)", ru="у {file} нет русского двойника (ru-RU)")
NOT_FUNCTIONS = Text(en="{file} does not describe functions ({detail})", ru="{file} не описывает функции ({detail})")
NOT_A_FUNCTION_NAME = Text(
    en="the function “{name}” has no name that Excel takes: three or more letters, digits and points, a letter first, "
    "and an id of A-Z, digits, points and underscores",
    ru="у функции «{name}» имя, которое Excel не примет: нужно не меньше трёх букв, цифр и точек, первой — буква, а id "
    "— из A-Z, цифр, точек и подчёркиваний",
)
NO_TWIN = Text(en="the function {name} is missing in {file}", ru="функции {name} нет в {file}")
OTHER_TWIN = Text(
    en="the function {name} differs in {file} in more than its texts",
    ru="функция {name} отличается в {file} не только текстами",
)
