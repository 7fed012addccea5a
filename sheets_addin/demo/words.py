"""The words of the invented company in both languages; lists of a pair are equally long and read side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_addin.vocabulary.language import Language


@dataclass(frozen=True)
class Words:
    """One list in two languages: the same place means the same thing in both."""

    en: tuple[str, ...]
    ru: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.en) != len(self.ru):
            raise ValueError(f"{len(self.en)} English words beside {len(self.ru)} Russian ones")

    def __len__(self) -> int:
        return len(self.en)

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The list in ``language``."""
        return self.ru if language is Language.RUSSIAN else self.en


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def _commas(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", " ").split(","))


COMPANY_NAMES = Words(
    en=_commas(
        """Meridian, Northgate, Harbour, Oakfield, Silverline, Crestwood, Bluestone, Falcon, Beacon, Kestrel,
        Redwood, Highland, Evergreen, Compass, Granite, Larkspur, Ironbridge, Summit, Orchard, Westbrook,
        Amber, Cedar, Delta, Elmwood, Foxglove, Glenmore, Hawthorn, Juniper, Kingsway, Lakeside,
        Maple, Nova, Orion, Phoenix, Quarry, Riverbank, Sterling, Thornhill, Vanguard, Willow"""
    ),
    ru=_commas(
        """Меридиан, Норд, Гавань, Дубрава, Сапфир, Вершина, Базальт, Сокол, Маяк, Беркут,
        Рубеж, Нагорье, Вектор, Компас, Гранит, Лагуна, Виадук, Кряж, Яблоня, Ручей,
        Янтарь, Кедр, Дельта, Вяз, Аврора, Долина, Прометей, Олимп, Тракт, Каскад,
        Клён, Нова, Орион, Феникс, Зенит, Берег, Эталон, Терем, Авангард, Ветер"""
    ),
)

TOWNS = Words(
    en=_commas(
        """Ashcombe, Brackley Vale, Castlemere, Dunford, Eastwick, Farrowdale, Greyhaven, Holmbury, Inglewick, Kelmsby,
        Langmere, Millbrook, Netherby, Oxenford, Penhallow, Quernmore, Ravensworth, Saltmarsh, Thistledown, Upwick,
        Wexcombe, Yarnfield, Aldermoor, Birchover, Coldwater, Dellwood, Elmstead, Fernhill, Goosebridge, Hazelmere,
        Ivydale, Kingsmarsh, Lowbridge, Merrowby, Northwick, Otterford, Pinewood, Rookdale, Stonecroft, Tarnside"""
    ),
    ru=_commas(
        """Ясногорье, Берёзовка, Замковое, Дунаево, Восточный, Дальний Лог, Серая Гавань, Холмогорье, Ингульск, Кельма,
        Ланское, Мельничный, Нижнереченск, Бродовск, Пеньково, Жерново, Воронино, Соловьёво, Полевск, Верховье,
        Вексино, Прядильск, Ольхово, Рябиновка, Студёный, Долинное, Вязово, Папоротное, Гусево Поле, Орехово Поле,
        Плющево, Князево, Низинск, Мерово, Северный Бор, Выдрино, Сосновка, Грачёвка, Каменный Двор, Озёрки"""
    ),
)

COMPANY_PATTERNS: dict[str, Words] = {
    "production": Words(
        en=_lines(
            """{name} Engineering Ltd
            {name} Plastics Ltd
            {name} Foods Ltd
            {name} Metalworks
            {name} Packaging Ltd
            {name} Furniture Ltd
            {name} Textiles Ltd
            {name} Instruments Ltd"""
        ),
        ru=_lines(
            """ООО «Машзавод «{name}»
            ООО «{name} Пласт»
            АО «Пищекомбинат «{name}»
            АО «Металлозавод «{name}»
            ООО «{name} Упаковка»
            Мебельная фабрика «{name}»
            Швейная фабрика «{name}»
            ООО «Приборы «{name}»"""
        ),
    ),
    "trade": Words(
        en=_lines(
            """{name} Trading Co
            {name} Wholesale Ltd
            {name} Stores
            {name} Supplies Ltd
            {name} Home & Garden
            {name} Tools Ltd
            {name} Electrical Ltd
            {name} Import Ltd"""
        ),
        ru=_lines(
            """Торговый дом «{name}»
            ООО «{name} Опт»
            Сеть магазинов «{name}»
            ООО «{name} Снаб»
            ООО «{name} Дом и сад»
            ООО «{name} Инструмент»
            ООО «{name} Электро»
            ООО «{name} Импорт»"""
        ),
    ),
    "services": Words(
        en=_lines(
            """{name} Services Ltd
            {name} Logistics Ltd
            {name} Cleaning Ltd
            {name} Dental Clinic
            {name} Hotel
            {name} Print
            {name} Fitness
            {name} Consulting LLP"""
        ),
        ru=_lines(
            """ООО «{name} Сервис»
            ООО «{name} Логистика»
            Клининг «{name}»
            Стоматология «{name}»
            Гостиница «{name}»
            Типография «{name}»
            Фитнес-клуб «{name}»
            ООО «{name} Консалтинг»"""
        ),
    ),
    "construction": Words(
        en=_lines(
            """{name} Construction Ltd
            {name} Homes
            {name} Roofing Ltd
            {name} Joinery Ltd
            {name} Civil Works Ltd
            {name} Heating & Plumbing
            {name} Facades Ltd
            {name} Developments Ltd"""
        ),
        ru=_lines(
            """СК «{name}»
            ООО «{name} Дом»
            ООО «{name} Кровля»
            ООО «{name} Столярка»
            ООО «{name} Дорстрой»
            ООО «{name} Сантехмонтаж»
            ООО «{name} Фасад»
            Застройщик «{name}»"""
        ),
    ),
    "public_sector": Words(
        en=_lines(
            """{town} Primary School
            {town} Town Council
            {town} Community Hospital
            {town} Library Service
            {town} Sports Centre
            {town} Water Authority
            {town} College
            {town} Arts Centre"""
        ),
        ru=_lines(
            """Школа № 3, {town}
            Администрация, {town}
            Городская больница, {town}
            Библиотечная сеть, {town}
            Спортшкола, {town}
            МУП «Водоканал», {town}
            Колледж, {town}
            Дворец культуры, {town}"""
        ),
    ),
}
"""Patterns of company names by the category's code; every pattern with every name is a different company."""

IMAGE_COMPANIES = Words(
    en=_lines(
        """White Wings Airways
        Meteor Football Club
        First Wave Television
        Imperial Plaza Hotels
        Northern Crown Bank
        Riverside Grand Theatre
        Aurora Motor Group
        Polaris Airport"""
    ),
    ru=_lines(
        """Авиакомпания «Белые крылья»
        Футбольный клуб «Метеор-1»
        Телеканал «Первая волна»
        Отели «Империал Плаза»
        Банк «Северная корона»
        Большой театр на Набережной
        Автоконцерн «Аврора»
        Аэропорт «Полярис»"""
    ),
)

WOMEN = Words(
    en=_commas(
        "Alice, Emma, Grace, Hannah, Isla, Julia, Kate, Laura, Megan, Nina, Olivia, Paula, Rachel, Sophie, Tara"
    ),
    ru=_commas(
        "Алиса, Елена, Галина, Анна, Ирина, Юлия, Екатерина, Лариса, Марина, Нина, Ольга, Полина, Раиса, Софья, Тамара"
    ),
)
MEN = Words(
    en=_commas("Adam, Ben, Colin, Daniel, Edward, Frank, George, Henry, Ian, James, Kevin, Liam, Martin, Neil, Oscar"),
    ru=_commas(
        """Андрей, Борис, Виктор, Дмитрий, Евгений, Фёдор, Георгий, Игорь, Иван, Максим, Константин, Леонид,
        Михаил, Николай, Олег"""
    ),
)
SURNAMES = Words(
    en=_commas(
        """Abbott, Barnes, Carter, Dawson, Ellis, Fletcher, Gibson, Harper, Irving, Jenkins,
        Knight, Lawson, Mason, Norris, Osborne, Palmer, Quinn, Reeves, Shaw, Turner"""
    ),
    ru=_commas(
        """Абрамов, Баранов, Карпов, Данилов, Ершов, Филатов, Гусев, Харитонов, Исаев, Журавлёв,
        Князев, Лаптев, Мельников, Носов, Осипов, Панов, Королёв, Рыбаков, Шубин, Титов"""
    ),
)

MANAGERS = Words(
    en=("Anna Bell", "Daniel Ward", "Maria Hughes", "Simon Clarke"),
    ru=("Анна Белова", "Дмитрий Орлов", "Мария Жукова", "Сергей Крылов"),
)
TERRITORIES = Words(
    en=("London", "South East", "Midlands", "North West", "Scotland"),
    ru=("Москва", "Санкт-Петербург", "Поволжье", "Урал", "Сибирь"),
)
ACTIVITY_KINDS = Words(
    en=("Call", "Letter", "Meeting", "Presentation"),
    ru=("Звонок", "Письмо", "Встреча", "Презентация"),
)

TASKS = Words(
    en=_lines(
        """Prepare the offer for the tender
        Agree the discount with the director
        Send samples and the price list
        Check the stock for the spring order
        Sign the closing papers
        Reconcile the payments of the quarter
        Book the showroom for a demonstration
        Renew the framework contract
        Call the warehouse about the late delivery
        Draft the plan of visits for the region
        Answer the complaint about packaging
        Collect the references for the case study"""
    ),
    ru=_lines(
        """Подготовить предложение на тендер
        Согласовать скидку с директором
        Отправить образцы и прайс-лист
        Проверить остатки под весенний заказ
        Подписать закрывающие документы
        Сверить оплаты за квартал
        Забронировать шоурум для показа
        Продлить рамочный договор
        Узнать на складе о задержке отгрузки
        Составить план выездов по региону
        Ответить на претензию по упаковке
        Собрать отзывы для примера внедрения"""
    ),
)

NOTES: dict[str, Words] = {
    "prospect": Words(
        en=_lines(
            """Asks for a comparison with the present supplier.
            Met at the spring exhibition.
            Decides together with the head of production.
            Prefers letters to calls.
            Wants delivery in two parts.
            Recommended by an old client."""
        ),
        ru=_lines(
            """Просит сравнить с нынешним поставщиком.
            Познакомились на весенней выставке.
            Решает вместе с начальником производства.
            Удобнее писать, чем звонить.
            Нужна поставка в две партии.
            Пришёл по рекомендации."""
        ),
    ),
    "buyer": Words(
        en=_lines(
            """Takes the whole range, likes new items.
            Orders before the holidays.
            Has a second warehouse in the region.
            Asks for the closing papers by e-mail.
            Wants a yearly contract."""
        ),
        ru=_lines(
            """Берёт весь ассортимент, любит новинки.
            Заказывает перед праздниками.
            Есть второй склад в регионе.
            Закрывающие просит по почте.
            Хочет годовой договор."""
        ),
    ),
    "debtor": Words(
        en=_lines(
            """Says the money comes with the next instalment.
            The accountant is on leave, call the director.
            Paying in parts was agreed."""
        ),
        ru=_lines(
            """Говорит, что оплатит со следующего транша.
            Бухгалтер в отпуске, звонить директору.
            Договорились платить частями."""
        ),
    ),
    "refusal": Words(
        en=_lines(
            """Budget cut until next year.
            Bought from a competitor this time.
            Came only for the price."""
        ),
        ru=_lines(
            """Бюджет срезали до следующего года.
            В этот раз купили у конкурента.
            Приходил только за ценой."""
        ),
    ),
}
"""Notes by the sort of client that they are written about."""
