const PRODUCT = {
 "tabs": {
  "clients": {
   "en": "Clients",
   "ru": "Клиенты"
  },
  "orders": {
   "en": "Orders",
   "ru": "Заказы"
  },
  "activities": {
   "en": "Activities",
   "ru": "Активности"
  },
  "tasks": {
   "en": "Tasks",
   "ru": "Задачи"
  },
  "settings": {
   "en": "Settings",
   "ru": "Настройки"
  },
  "priorities": {
   "en": "Priorities",
   "ru": "Приоритеты"
  },
  "development": {
   "en": "In development",
   "ru": "В разработке"
  },
  "gold": {
   "en": "Gold",
   "ru": "Золотой"
  },
  "standard": {
   "en": "Standard",
   "ru": "Стандартный"
  },
  "image": {
   "en": "Image",
   "ru": "Имиджевый"
  },
  "black": {
   "en": "Black",
   "ru": "Чёрный"
  },
  "winback": {
   "en": "Win-back",
   "ru": "Возврат"
  },
  "team": {
   "en": "Team",
   "ru": "Команда"
  },
  "overview": {
   "en": "Overview",
   "ru": "Обзор"
  },
  "trial": {
   "en": "Trial",
   "ru": "Испытание"
  },
  "problems": {
   "en": "Problems",
   "ru": "Проблемы"
  },
  "log": {
   "en": "Log",
   "ru": "Журнал"
  }
 },
 "memory": "_sheets_addin",
 "searchedRows": 30,
 "settings": {
  "setting": [
   "Setting",
   "Настройка"
  ],
  "value": [
   "Value",
   "Значение"
  ],
  "meaning": [
   "Meaning",
   "Пояснение"
  ]
 },
 "rowHeaders": [
  "account",
  "accountmanager",
  "amountofdeal",
  "base(manual)",
  "budgetfrom",
  "category",
  "city",
  "client",
  "clientid",
  "closedate",
  "comment",
  "comments",
  "company",
  "contact",
  "contactperson",
  "contractobligation",
  "customer",
  "customerid",
  "dealvalue",
  "debt",
  "decisionmakers",
  "duedate",
  "e-mail",
  "email",
  "expectedclose",
  "id",
  "idклиента",
  "imageclient",
  "industry",
  "invoices12m",
  "inworksince",
  "lastcall",
  "lastcontact",
  "lastorder",
  "lateinvoices12m",
  "ltv",
  "mail",
  "manager",
  "merger",
  "minutespercontact",
  "money",
  "need",
  "newbuyer",
  "nextcall",
  "nextcontact",
  "note",
  "notes",
  "opportunity",
  "orderinterval",
  "orders12m",
  "owner",
  "paymentdue",
  "phone",
  "phonenumber",
  "promisedtopay",
  "refusalreason",
  "region",
  "responsible",
  "revenue12m",
  "revenue90d",
  "revenueprevious90d",
  "salesmanager",
  "samplerequested",
  "sellerphase",
  "size",
  "stage",
  "status",
  "suppliercontractuntil",
  "tel",
  "territory",
  "urgent",
  "wenttothink",
  "yearlypotential",
  "база(вручную)",
  "бюджет",
  "бюджетс",
  "вработес",
  "выручка12мес",
  "выручка90дн",
  "выручкапред.90дн",
  "город",
  "датазакрытия",
  "датапоследнегоконтакта",
  "датаследующегоконтакта",
  "дебиторка",
  "деньги",
  "договорспоставщикомдо",
  "долг",
  "задолженность",
  "заказов12мес",
  "заказчик",
  "заметка",
  "запросилобразец",
  "имиджевый",
  "имяконтакта",
  "интервалзаказов",
  "категория",
  "клиент",
  "код",
  "кодклиента",
  "комментарии",
  "комментарий",
  "компания",
  "контакт",
  "контактноелицо",
  "контактныйтелефон",
  "контрагент",
  "лиц,принимающихрешение",
  "менеджер",
  "менеджерпопродажам",
  "минутнаконтакт",
  "мобильныйтелефон",
  "название",
  "названиеклиента",
  "названиекомпании",
  "наименование",
  "наименованиеклиента",
  "наименованиеконтрагента",
  "наименованиеорганизации",
  "новыйпокупатель",
  "обещалоплатить",
  "общаязадолженность",
  "обязательствоподоговору",
  "ожидаемоезакрытие",
  "оплатитьдо",
  "организация",
  "отв.менеджер",
  "ответственный",
  "ответственныйменеджер",
  "покупатель",
  "посл.контакт",
  "последнийзаказ",
  "последнийзвонок",
  "последнийконтакт",
  "потенциалвгод",
  "потребность",
  "почта",
  "примечание",
  "причинаотказа",
  "просроченныхсчетов12мес",
  "рабочийтелефон",
  "размер",
  "регион",
  "след.звонок",
  "след.контакт",
  "следующийзвонок",
  "следующийконтакт",
  "слияние",
  "состояние",
  "срокоплаты",
  "срокплатежа",
  "срочно",
  "стадия",
  "статус",
  "статусклиента",
  "суммадолга",
  "суммасделки",
  "сферадеятельности",
  "счетов12мес",
  "тел",
  "тел.",
  "телефон",
  "территория",
  "ушелдумать",
  "фирма",
  "эл.почта",
  "электроннаяпочта",
  "этап",
  "этаппродавца"
 ],
 "look": {
  "tones": {
   "development": {
    "text": "0B3C5D",
    "fill": "D6ECFA",
    "handle": "56B4E9"
   },
   "gold": {
    "text": "5C4300",
    "fill": "FBE7B2",
    "handle": "E69F00"
   },
   "standard": {
    "text": "00432F",
    "fill": "CFEDE3",
    "handle": "009E73"
   },
   "image": {
    "text": "5A1E43",
    "fill": "F5DCEA",
    "handle": "CC79A7"
   },
   "black": {
    "text": "FFFFFF",
    "fill": "2B2B2B",
    "handle": "000000"
   },
   "off_profile": {
    "text": "4A4A4A",
    "fill": "E6E6E6",
    "handle": "999999"
   },
   "warning": {
    "text": "6B2500",
    "fill": "FADBC8",
    "handle": "D55E00"
   },
   "first": {
    "text": "003A5D",
    "fill": "C9DFF2",
    "handle": "0072B2"
   }
  },
  "header": {
   "text": "1F2D3D",
   "fill": "DCE6F0",
   "line": "8FA3B8"
  },
  "computed": {
   "text": "3B4A5A",
   "fill": "F3F5F7"
  },
  "editable": {
   "fill": "FFFBE6"
  },
  "line": "D5DCE4",
  "rowPoints": 17.0,
  "formats": {
   "general": [
    "General",
    "General"
   ],
   "text": [
    "@",
    "@"
   ],
   "integer": [
    "#,##0",
    "#,##0"
   ],
   "money": [
    "#,##0",
    "#,##0.00"
   ],
   "date": [
    "dd.mm.yyyy",
    "dd.mm.yyyy"
   ],
   "date_time": [
    "dd.mm.yyyy hh:mm",
    "dd.mm.yyyy hh:mm"
   ],
   "number": [
    "#,##0",
    "#,##0.0#"
   ],
   "percent": [
    "0\" %\"",
    "0.0\" %\""
   ]
  }
 }
};

/** Headers of a client's row, in all spellings that are understood. */
const KNOWN_HEADERS = new Set(PRODUCT.rowHeaders);
