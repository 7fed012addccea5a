"""Bitrix24: deals as its REST interface names their fields, dumped to a table."""

from __future__ import annotations

from sheets_addin.importing.export_format import ExportFormat, Taken
from sheets_addin.vocabulary.language import Language, Text

FORMAT = ExportFormat(
    name=Text(en="Bitrix24: deals over REST", ru="Битрикс24: сделки через REST"),
    told_by=(frozenset({"STAGE_ID"}), frozenset({"OPPORTUNITY"}), frozenset({"TITLE", "COMPANY_TITLE"})),
    language=Language.ENGLISH,
    columns=(
        Taken("client_id", ("COMPANY_ID",)),
        Taken("client", ("COMPANY_TITLE", "CONTACT_FULL_NAME", "TITLE")),
        Taken("contact_person", ("CONTACT_FULL_NAME",)),
        Taken("manager", ("ASSIGNED_BY_NAME", "ASSIGNED_BY_ID")),
        Taken("deal_value", ("OPPORTUNITY",)),
        Taken("expected_close", ("CLOSEDATE",)),
        Taken("stage", ("STAGE_ID",)),
        Taken("in_work_since", ("BEGINDATE", "DATE_CREATE")),
        Taken("note", ("SOURCE_DESCRIPTION", "COMMENTS"), joined=True),
    ),
    words={
        "stage": {
            "NEW": "new",
            "PREPARATION": "contact_2",
            "PREPAYMENT_INVOICE": "deal",
            "EXECUTING": "deal_support",
            "FINAL_INVOICE": "deal_support",
            "WON": "client",
            "LOSE": "refusal",
            "APOLOGY": "refusal",
        }
    },
    prefixes={"stage": r"C\d+:"},
    blanks={"client_id": frozenset({"0"})},
    deal=frozenset({"deal_value", "expected_close", "stage", "in_work_since", "note"}),
    closed_by=("CLOSED",),
    currency=("CURRENCY_ID",),
    open_only=frozenset({"deal_value", "expected_close"}),
    follows=frozenset({"deal_value", "expected_close", "stage", "in_work_since", "manager"}),
    said=(
        Text(
            en="Without a column COMPANY_TITLE a client is called by the deal's title, "
            "and without ASSIGNED_BY_NAME a manager by a number.",
            ru="Без столбца COMPANY_TITLE клиент назван по названию сделки, "
            "без ASSIGNED_BY_NAME менеджер указан номером.",
        ),
    ),
)
