"""Where workbooks live: the port :class:`Book` and an adapter for each place.

Three modules are imported by themselves, because of what they bring with them that nothing else needs: new workbooks
from :mod:`sheets_addin.books.new_book` (openpyxl), those of a live Excel from :mod:`sheets_addin.books.excel_book`
(xlwings), Google Sheets from :mod:`sheets_addin.books.google_access` (gspread). Charts bring openpyxl once a report is
written.
"""

from sheets_addin.books.book import Book
from sheets_addin.books.file_book import FileBook
from sheets_addin.books.macros import Button, Macros

__all__ = ["Book", "Button", "FileBook", "Macros"]
