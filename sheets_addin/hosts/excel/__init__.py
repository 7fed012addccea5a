"""The add-in of Excel: its manifest, its functions and the pages that Excel loads, all of them files of one site."""

from sheets_addin.hosts.excel.site import site_files

__all__ = ["site_files"]
