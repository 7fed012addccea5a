"""The exports that are known by their headers, one module each: a module with a ``FORMAT`` is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from sheets_addin.importing.export_format import ExportFormat

FORMATS: Mapping[str, ExportFormat] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").FORMAT
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name)
}
"""Every known export by the name of its module."""
