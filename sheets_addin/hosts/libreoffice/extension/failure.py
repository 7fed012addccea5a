"""What stops a command, in words for people."""

from __future__ import annotations


class Failure(Exception):
    """The command was not carried out; the sentence says why and what to do."""
