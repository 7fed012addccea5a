"""The site of the add-in of Excel below ``/excel/``: static files, asked anew each time and sent only when changed."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import PurePosixPath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheets_addin.hosts.excel import MANIFEST_FILE, checked_manifest, site_files

OFFICE = "https://appsforoffice.microsoft.com"
"""Where Office's own library comes from: its licence lets nobody else hand it out."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Office's library makes functions from text
        f"script-src 'self' 'unsafe-eval' {OFFICE}",
        f"connect-src 'self' {OFFICE}",
        "img-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def site_response(request: Request, name: str) -> Response:
    """The file ``name`` of the site; 404 where there is none, 304 where the caller has it already.

    The manifest names the server as the caller does; ``?namespace=SALES`` puts that before the names of functions.
    Raises WrongUse where such a manifest cannot be made.
    """
    if name == MANIFEST_FILE:
        # Excel takes https alone: behind a server that speaks it, the host is all that the request tells
        address = f"https://{request.headers.get('host', '')}"
        text = checked_manifest(address, request.query_params.get("namespace", ""))
        return Response(text, headers={"cache-control": "no-cache"}, media_type=_TYPES[".xml"])
    content = site_files().get(name)
    if content is None:
        raise HTTPException(404)
    headers = {
        "etag": _mark(name),
        # asked anew each time, so that a new version of the product is never mixed with an old one
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
        # Excel on the web reads the descriptions of functions from its own address
        "access-control-allow-origin": "*",
    }
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    suffix = PurePosixPath(name).suffix
    if suffix == ".html":
        headers["content-security-policy"] = _POLICY
    return Response(content, headers=headers, media_type=_TYPES[suffix])


@cache
def _mark(name: str) -> str:
    return f'"{hashlib.sha256(site_files()[name]).hexdigest()[:32]}"'
