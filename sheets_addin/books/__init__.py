"""Where workbooks live: the port :class:`Book` and an adapter for each place."""

from sheets_addin.books.book import Book
from sheets_addin.books.file_book import FileBook, create_book

__all__ = ["Book", "FileBook", "create_book"]
