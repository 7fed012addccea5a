"""The HTTP API: cell functions and the refresh for hosts that send their cells and take back values.

It keeps nothing between two requests. The application is ``make_app`` of :mod:`sheets_addin.server.app`; it is loaded
in the server's own processes, so that the other commands start without a web framework.
"""

from sheets_addin.server.dev_cert import DevCertificate, dev_certificate
from sheets_addin.server.keys import KeyRing, new_key
from sheets_addin.server.run import DEFAULT_PORT, is_loopback, listen, run_server

__all__ = [
    "DEFAULT_PORT",
    "DevCertificate",
    "KeyRing",
    "dev_certificate",
    "is_loopback",
    "listen",
    "new_key",
    "run_server",
]
