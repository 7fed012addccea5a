"""Where workbooks live: the port :class:`Book` and an adapter for each place.

The adapter of a live Excel is imported from :mod:`sheets_addin.books.excel_book`: it brings xlwings with it, which
nothing else needs.
"""

from sheets_addin.books.book import Book
from sheets_addin.books.file_book import FileBook, create_book
from sheets_addin.books.macros import Button, Macros

__all__ = ["Book", "Button", "FileBook", "Macros", "create_book"]
