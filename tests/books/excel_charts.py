"""Charts of the Excel in memory: what xlwings and the product ask of them, and what they draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from xlwings import base_classes


@dataclass
class SeriesState:
    """One series, with Excel's own names for what it draws; ``points`` are the colours of single ones."""

    Name: str = ""
    Values: str = ""
    XValues: str = ""
    HasDataLabels: bool = False
    points: dict[int, int] = field(default_factory=dict)
    colour: Any = None

    def Points(self, number: int) -> _Point:  # noqa: N802 - Excel's name
        return _Point(self, number)


@dataclass
class ChartState:
    name: str
    kind: str
    place: tuple[float, float, float, float]
    series: list[SeriesState] = field(default_factory=list)
    title: str | None = None
    legend: dict[str, Any] = field(default_factory=dict)
    axes: dict[str, dict[str, Any]] = field(default_factory=lambda: {"category": {}, "value": {}})


class _Point:
    def __init__(self, series: SeriesState, number: int) -> None:
        self._series, self._number = series, number

    @property
    def Format(self) -> SimpleNamespace:  # noqa: N802
        return SimpleNamespace(Fill=SimpleNamespace(ForeColor=_Colour(self._series.points, self._number)))


class _Colour:
    def __init__(self, points: dict[int, int], number: int) -> None:
        self.__dict__.update(points=points, number=number)

    def __setattr__(self, name: str, value: int) -> None:
        assert name == "RGB"
        self.points[self.number] = value


class Charts(base_classes.Charts):
    """The charts of a sheet; a new one draws what is chosen on it, as Excel's does."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    def __call__(self, name_or_index: str | int) -> Chart:
        states = self._sheet.state.charts
        if isinstance(name_or_index, str):
            return Chart(self._sheet, next(state for state in states if state.name == name_or_index))
        return Chart(self._sheet, states[name_or_index - 1])

    def __len__(self) -> int:
        return len(self._sheet.state.charts)

    def __iter__(self) -> Iterator[Chart]:
        return iter([Chart(self._sheet, state) for state in self._sheet.state.charts])

    def __contains__(self, name: str) -> bool:
        return any(state.name == name for state in self._sheet.state.charts)

    def add(self, left: float, top: float, width: float, height: float, **how: Any) -> Chart:
        self._sheet.book.state.touched()
        state = ChartState(how["name"], how["chart_type"], (left, top, width, height), [SeriesState("what is chosen")])
        self._sheet.state.charts.append(state)
        return Chart(self._sheet, state)


class Chart(base_classes.Chart):
    def __init__(self, sheet: Any, state: ChartState) -> None:
        self._sheet, self._state = sheet, state

    @property
    def parent(self) -> Any:
        return self._sheet

    @property
    def name(self) -> str:
        return self._state.name

    @property
    def api(self) -> tuple[Any, Any]:
        return SimpleNamespace(), SimpleNamespace(SeriesCollection=self._native_series)

    def _native_series(self, number: int | None = None) -> Any:
        series = self._state.series
        if number is not None:
            return SimpleNamespace(Delete=lambda: series.pop(number - 1))

        def new() -> SeriesState:
            series.append(SeriesState())
            return series[-1]

        return SimpleNamespace(Count=len(series), NewSeries=new)

    @property
    def title(self) -> str | None:
        return self._state.title

    @title.setter
    def title(self, value: str | None) -> None:
        self._state.title = value

    @property
    def legend(self) -> _Properties:
        return _Properties(self._state.legend)

    @property
    def category_axis(self) -> _Axis:
        return _Axis(self._state.axes["category"])

    @property
    def value_axis(self) -> _Axis:
        return _Axis(self._state.axes["value"])

    @property
    def series(self) -> _Series:
        return _Series(self._state.series)

    def delete(self) -> None:
        self._sheet.book.state.touched()
        self._sheet.state.charts.remove(self._state)


class _Properties:
    def __init__(self, known: dict[str, Any]) -> None:
        self.__dict__["_known"] = known

    def __getattr__(self, name: str) -> Any:
        return self._known[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self._known[name] = value


class _Axis:
    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known

    def set(self, **how: Any) -> None:
        self._known.update(how)


class _Series(base_classes.ChartSeriesCollection):
    def __init__(self, states: list[SeriesState]) -> None:
        self._states = states

    def __len__(self) -> int:
        return len(self._states)

    def __call__(self, number: int) -> Any:
        return _Painted(self._states[number - 1])


class _Painted(base_classes.ChartSeries):
    def __init__(self, state: SeriesState) -> None:
        self._state = state

    def set(self, **how: Any) -> None:
        self._state.colour = how.get("fill_color", how.get("line_color"))
