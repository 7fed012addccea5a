"""The pane beside a workbook, whoever holds that: its views, its words, and what it knows of the product."""

from sheets_addin.hosts.pane.pages import module_text, page_files
from sheets_addin.hosts.pane.product import pane_product
from sheets_addin.hosts.pane.words import ALL as PANE_WORDS

__all__ = ["PANE_WORDS", "module_text", "page_files", "pane_product"]
