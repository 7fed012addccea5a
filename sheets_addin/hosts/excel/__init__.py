"""The add-in of Excel: its manifest, its functions and the pages that Excel loads, all of them files of one site."""

from sheets_addin.hosts.excel.manifest import MANIFEST_FILE
from sheets_addin.hosts.excel.package import RefusedManifest, build_add_in, checked_manifest
from sheets_addin.hosts.excel.site import site_files

__all__ = ["MANIFEST_FILE", "RefusedManifest", "build_add_in", "checked_manifest", "site_files"]
