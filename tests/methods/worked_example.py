"""A worked example: a client of whom a rule of the methods says one thing, computed by hand, and why in both languages.

``number`` is that of the rule in the methods; TODAY is 31.03.2026, gold starts at 1 000.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.methods.client_table import Row, orders_table, reasons, value


@dataclass(frozen=True)
class Example:
    """``because`` are the reasons in English and Russian; ``orders`` are (client_id, day, amount, due, paid)."""

    number: str
    column: str
    row: Row
    expected: Any
    because: tuple[str, str]
    orders: Sequence[tuple[Any, ...]] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def check(self) -> None:
        """The value is the one computed by hand, in either language, and the reasons are word for word these."""
        options = dict(self.settings)
        if self.orders is not None:
            options["orders"] = orders_table(*self.orders)
        both = self.expected if isinstance(self.expected, tuple) else (self.expected, self.expected)
        found = tuple(value(self.column, self.row, language=language, **options) for language in ("en", "ru"))
        assert found == both
        assert reasons(self.column, self.row, **options) == self.because
