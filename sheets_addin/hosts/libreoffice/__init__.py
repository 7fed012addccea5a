"""The extension for LibreOffice Calc: cell functions, menu and toolbar, packed as one .oxt file."""

from sheets_addin.hosts.libreoffice.package import EXTENSION_FILE, build_extension

__all__ = ["EXTENSION_FILE", "build_extension"]
