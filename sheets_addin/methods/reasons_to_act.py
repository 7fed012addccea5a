"""The grounds on which NEXT_ACTION chooses: one short text each, shown as the reason of the action (S1-S4)."""

from sheets_addin.vocabulary.language import Text

DEBT_ONLY = Text(en="black: only collect the debt", ru="чёрный: только взыскивать долг")
PAYMENT = Text(en="a payment is overdue", ru="просрочена оплата")
NO_PAYMENT_DATE = Text(en="a debt without a payment date", ru="долг без даты оплаты")
REFUSED = Text(en="refusal: it comes back through “Call round”", ru="отказ: возвращается через «Обзвон»")
REFUSED_FOR_GOOD = Text(en="a refusal as off-profile is for good", ru="отказ с причиной «непрофильный» — окончательный")
RESERVE = Text(en="strategic reserve: willing, no date yet", ru="стратегический запас: купить готов, срока нет")
CONTRACT = Text(
    en="image: keep the contract's dates, volumes and terms", ru="имиджевый: держать сроки, объёмы и условия договора"
)
CLASS_A = Text(en="class A: need, money and urgency are there", ru="класс A: есть потребность, деньги и срочность")
CLASS_B = Text(en="class B: need and money, no hurry", ru="класс B: есть потребность и деньги, но не срочно")
CLASS_C = Text(en="class C: a need without money", ru="класс C: потребность есть, денег нет")
DEAL = Text(en="the deal is on", ru="идёт сделка")
LIMIT = Text(en="the time limit is over: sell or move", ru="предельный срок вышел: продать или перевести")
OLD_CLOSE = Text(en="the closing date has passed", ru="срок закрытия прошёл")
SPED_UP = Text(en="a new buyer speeds the deal up", ru="новый покупатель ускоряет сделку")
THINKING = Text(en="win-back: went to think", ru="возврат: ушёл думать")
STOPPED = Text(en="win-back: stopped buying", ru="возврат: перестал покупать")
REDUCED = Text(en="win-back: buys less", ru="возврат: покупает меньше")
GOLD = Text(en="gold: offer new items and stock", ru="золотой: предлагать новинки и остатки")
STANDARD = Text(en="standard: grow toward gold", ru="стандартный: растить до золотого")
EVALUATION = Text(en="the buyer evaluates, but nobody presents", ru="покупатель оценивает, а презентации не было")
NO_ORDER = Text(en="a client without an order", ru="клиент без заказа")
QUALIFY = Text(en="in development: not qualified yet", ru="в разработке: ещё не квалифицирован")
