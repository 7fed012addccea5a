"""A brain for the workbook in which a sales department keeps its clients."""

__version__ = "0.1.0"
