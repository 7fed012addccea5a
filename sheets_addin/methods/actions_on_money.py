"""What to do about money that is owed: it comes before anything is sold (S1, S4).

Black: the sum, how late, what was promised for when, and nothing else. A debt is what stands in the client's row; where
nothing stands there, late invoices say that it is to be found out.
"""

from __future__ import annotations

from sheets_addin.methods import reasons_to_act as because
from sheets_addin.methods.decision import NOTHING
from sheets_addin.methods.situations import Chapter, act, base, missing, noted, passed, positive
from sheets_addin.vocabulary.language import Text

_BLACK = base("black")
_OVERDUE = noted("debt_days_overdue", Text(en="the debt is overdue", ru="долг просрочен"))
_DEBT = positive("debt", Text(en="there is a debt", ru="есть долг"))
_DEBT_UNKNOWN = missing("debt", Text(en="no debt is noted", ru="долг не записан"))
_PROMISED = noted("promised_pay", Text(en="a payment date was promised", ru="обещана дата оплаты"))
_PROMISE_BROKEN = passed(
    "promised_pay", Text(en="the promised payment date has passed", ru="обещанная дата оплаты прошла")
)
_DUE_KNOWN = noted("payment_due", Text(en="the payment date is known", ru="срок оплаты известен"))
_NO_DUE_DATE = missing("payment_due", Text(en="no payment date is noted", ru="срок оплаты не записан"))
_NO_PROMISE = missing("promised_pay", Text(en="no payment date was promised", ru="дата оплаты не обещана"))
_LATE_INVOICES = positive(
    "late_invoices_12m", Text(en="late invoices in 12 months", ru="за 12 месяцев есть просроченные счета")
)
_OFF_PROFILE = base("off_profile")

BLACK = Chapter(
    Text(en="Black: only collect the debt", ru="Чёрный: только взыскивать долг"),
    (
        act(
            _BLACK,
            _OVERDUE,
            _PROMISE_BROKEN,
            do=Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, promised for {promised_pay} but not paid",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, обещал {promised_pay} и не заплатил",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _OVERDUE,
            _PROMISED,
            do=Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, promised for {promised_pay}",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, обещал {promised_pay}",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _OVERDUE,
            do=Text(
                en="Collect {debt}: {debt_days_overdue:days} overdue, get a payment date",
                ru="Взыскать {debt}: просрочка {debt_days_overdue:days}, добиться даты оплаты",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT,
            _DUE_KNOWN,
            do=Text(en="Collect {debt}: due on {payment_due}", ru="Взыскать {debt}: срок оплаты {payment_due}"),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT,
            _PROMISE_BROKEN,
            do=Text(
                en="Collect {debt}: promised for {promised_pay} but not paid",
                ru="Взыскать {debt}: обещал {promised_pay} и не заплатил",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT,
            _PROMISED,
            do=Text(
                en="Collect {debt}: promised for {promised_pay}",
                ru="Взыскать {debt}: обещал {promised_pay}",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT,
            do=Text(en="Collect {debt}: agree on a payment date", ru="Взыскать {debt}: договориться о дате оплаты"),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT_UNKNOWN,
            _LATE_INVOICES,
            do=Text(
                en="Check the payments, note the debt and collect it: "
                "{late_invoices_12m} of {invoices_12m} invoices paid late or unpaid",
                ru="Сверить оплаты, записать долг и взыскать: "
                "не оплачено в срок счетов {late_invoices_12m} из {invoices_12m}",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            _DEBT_UNKNOWN,
            do=Text(
                en="Check whether there is a debt, and note it",
                ru="Проверить, есть ли долг, и записать его",
            ),
            because=because.DEBT_ONLY,
        ),
        act(
            _BLACK,
            do=Text(
                en="No debt to collect now: sell for prepayment only",
                ru="Взыскивать сейчас нечего: отгружать только по предоплате",
            ),
            because=because.DEBT_ONLY,
        ),
    ),
)

PAYMENT = Chapter(
    Text(en="A late payment comes before a sale", ru="Просроченная оплата важнее продажи"),
    (
        act(
            _OVERDUE,
            _PROMISE_BROKEN,
            do=Text(
                en="Remind them to pay {debt}: {debt_days_overdue:days} overdue, "
                "promised for {promised_pay} but not paid{old_close}",
                ru="Напомнить об оплате {debt}: просрочка {debt_days_overdue:days}, "
                "обещал {promised_pay} и не заплатил{old_close}",
            ),
            because=because.PAYMENT,
        ),
        act(
            _OVERDUE,
            _PROMISED,
            do=Text(
                en="Remind them to pay {debt}: {debt_days_overdue:days} overdue, "
                "promised for {promised_pay}{old_close}",
                ru="Напомнить об оплате {debt}: просрочка {debt_days_overdue:days}, обещал {promised_pay}{old_close}",
            ),
            because=because.PAYMENT,
        ),
        act(
            _OVERDUE,
            do=Text(
                en="Remind them to pay {debt}: {debt_days_overdue:days} overdue, get a payment date{old_close}",
                ru="Напомнить об оплате {debt}: просрочка {debt_days_overdue:days}, узнать дату оплаты{old_close}",
            ),
            because=because.PAYMENT,
        ),
        act(
            _DEBT,
            _NO_DUE_DATE,
            _PROMISE_BROKEN,
            do=Text(
                en="Remind them to pay {debt}: promised for {promised_pay} but not paid{old_close}",
                ru="Напомнить об оплате {debt}: обещал {promised_pay} и не заплатил{old_close}",
            ),
            because=because.PAYMENT,
        ),
        act(
            _DEBT,
            _NO_DUE_DATE,
            _NO_PROMISE,
            do=Text(
                en="Ask when they will pay {debt}, and note the date{old_close}",
                ru="Узнать, когда оплатят {debt}, и записать дату{old_close}",
            ),
            because=because.NO_PAYMENT_DATE,
        ),
        act(_OFF_PROFILE, do=None, because=NOTHING),
    ),
)
