"""The one click: a workbook read and understood, its clients assessed, its tabs laid out and written."""

from __future__ import annotations

from sheets_addin.refresh.clients import ClientAssessment, assess_workbook
from sheets_addin.refresh.run import RefreshResult, compute, refresh_book
from sheets_addin.refresh.shared import refresh_shared_book
from sheets_addin.refresh.summary import FirstCall, RefreshSummary
from sheets_addin.refresh.template import template_settings, template_tabs
from sheets_addin.refresh.workbook import Workbook, has_clients, open_workbook

__all__ = [
    "ClientAssessment",
    "FirstCall",
    "RefreshResult",
    "RefreshSummary",
    "Workbook",
    "assess_workbook",
    "compute",
    "has_clients",
    "open_workbook",
    "refresh_book",
    "refresh_shared_book",
    "template_settings",
    "template_tabs",
]
