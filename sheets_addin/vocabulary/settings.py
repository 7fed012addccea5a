"""Every threshold of the methods, with its default and its bounds.

A workbook's Settings tab changes the values; the shape of the rules stays. Impossible values are refused, one message
a setting, and never silently bent.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sheets_addin.vocabulary.language import Language

Goal = Literal["sell", "develop"]
CellMode = Literal["formulas", "values"]
Host = Literal["excel", "xlwings", "libreoffice", "google"]
Days = Annotated[int, Field(ge=0, le=3660)]
Money = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
OrderCount = Annotated[int, Field(ge=1, le=100_000)]
DayMinutes = Annotated[int, Field(ge=1, le=1440)]

BASE_ORDER: dict[str, tuple[str, ...]] = {
    "sell": ("gold", "standard", "image", "development", "black"),
    "develop": ("development", "standard", "gold", "image", "black"),
}
"""The order in which each goal works through the bases (S4)."""


class Settings(BaseModel):
    """The thresholds of one workbook; shares are in percent, periods in days, money in the workbook's currency.

    Raises pydantic.ValidationError with one error for each value out of its bounds. Settings that contradict each other
    are found by :mod:`sheets_addin.vocabulary.settings_table`, which knows what to use instead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language = Language.ENGLISH
    currency: str = ""
    cells: CellMode = "values"
    host: Host | None = None
    function_namespace: Annotated[str, Field(pattern=r"^([A-Za-z][A-Za-z0-9_.]{0,31})?$")] = ""
    categories: str = ""
    goal: Goal = "sell"
    crisis: bool = False

    black_overdue_days: Days = 30
    black_late_count: OrderCount = 3
    black_late_share: Share = 50
    gold_revenue: Money | None = None
    gold_share: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 80
    fast_days: Days = 30
    large_deal: Money = 500_000
    x_orders: OrderCount = 12
    y_orders: OrderCount = 4
    lifetime_years: Annotated[float, Field(gt=0, le=100)] = 3
    high_value: Money = 1_000_000
    medium_value: Money = 500_000
    merger_pause_days: Days = 180
    decider_days: Days = 14
    new_buyer_days: Days = 30
    work_limit_days: Literal[14, 30, 40] = 30
    rhythm_development: Days = 7
    rhythm_gold: Days = 14
    rhythm_standard: Days = 30
    rhythm_image: Days = 30
    rhythm_black: Days = 14
    list_min: Annotated[int, Field(ge=0, le=10_000)] = 50
    list_max: Annotated[int, Field(ge=1, le=10_000)] = 90

    sell_gold_share: Share = 35
    sell_standard_share: Share = 40
    sell_image_share: Share = 10
    sell_development_share: Share = 10
    sell_black_share: Share = 5
    develop_development_share: Share = 55
    develop_standard_share: Share = 20
    develop_gold_share: Share = 10
    develop_image_share: Share = 10
    develop_black_share: Share = 5
    black_time_max: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)] = 5
    day_minutes: DayMinutes = 480
    contact_minutes: DayMinutes = 15

    stop_factor: Annotated[float, Field(gt=0, le=100)] = 2
    stop_min_days: Days = 30
    stop_single_days: Days = 180
    reduced_share: Share = 70
    thinking_days: Days = 14
    trial_start: dt.date | None = None
    trial_days: Annotated[int, Field(ge=30, le=40)] = 35

    def category_names(self) -> list[str]:
        """The lines of business to choose from."""
        return [name.strip() for name in self.categories.split(";") if name.strip()]

    def shares(self, goal: Goal) -> dict[str, float]:
        """Share of the working day in percent by base code, in the order of work of ``goal`` (S4)."""
        return {base: float(getattr(self, f"{goal}_{base}_share")) for base in BASE_ORDER[goal]}

    def rhythm(self) -> dict[str, int]:
        """Longest days between contacts by base code (S4)."""
        return {base: int(getattr(self, f"rhythm_{base}")) for base in BASE_ORDER[self.goal]}
