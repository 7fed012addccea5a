"""The icons of the add-in, drawn at the very size at which they are shown: a sheet, and what the button does to it."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

SIZES = (16, 32, 80)
"""Pixels of a side that every version of Office asks for."""

_SHARPNESS = 8
"""Points drawn for each pixel of a side; their mean smooths the edges."""

_PAPER, _LINE = (0xDC, 0xE6, 0xF0), (0x8F, 0xA3, 0xB8)
_GREEN, _BLUE, _ORANGE, _SKY = (0x00, 0x9E, 0x73), (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00), (0x56, 0xB4, 0xE9)

_Points: TypeAlias = NDArray[np.float64]
_Area: TypeAlias = NDArray[np.bool_]
_Colour: TypeAlias = tuple[int, int, int]


@cache
def icons() -> Mapping[str, bytes]:
    """Each icon as PNG by its file's name, such as ``refresh-16.png``."""
    drawn = {"product": _product, "refresh": _refresh, "today": _today, "why": _why}
    return {f"{name}-{size}.png": _png(draw(_Drawing(size))) for name, draw in drawn.items() for size in SIZES}


class _Drawing:
    """A square of side 1, seen as points; later areas cover earlier ones."""

    def __init__(self, size: int) -> None:
        self._size = size
        side = size * _SHARPNESS
        middles = (np.arange(side) + 0.5) / side
        self.x: _Points
        self.y: _Points
        self.x, self.y = np.meshgrid(middles, middles)
        self._colours = np.zeros((side, side, 3))
        self._filled = np.zeros((side, side), dtype=bool)

    def fill(self, area: _Area, colour: _Colour) -> None:
        self._colours[area] = colour
        self._filled |= area

    def box(self, left: float, top: float, right: float, bottom: float) -> _Area:
        return (self.x >= left) & (self.x < right) & (self.y >= top) & (self.y < bottom)

    def ring(self, x: float, y: float, radius: float, width: float) -> _Area:
        return np.abs(np.hypot(self.x - x, self.y - y) - radius) < width / 2

    def disc(self, x: float, y: float, radius: float) -> _Area:
        return np.hypot(self.x - x, self.y - y) < radius

    def sector(self, x: float, y: float, first: float, last: float) -> _Area:
        """What lies between two directions, in degrees clockwise from the right."""
        angles = np.degrees(np.arctan2(self.y - y, self.x - x)) % 360
        return (angles >= first) & (angles < last)

    def triangle(self, *corners: tuple[float, float]) -> _Area:
        signs = []
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
            signs.append((bx - ax) * (self.y - ay) - (by - ay) * (self.x - ax) >= 0)
        inside: _Area = np.logical_and.reduce(signs) | ~np.logical_or.reduce(signs)
        return inside

    def pixels(self) -> NDArray[np.uint8]:
        """Red, green, blue and opacity of each pixel."""
        parts = (self._size, _SHARPNESS, self._size, _SHARPNESS)
        opacity = self._filled.reshape(parts).mean(axis=(1, 3))
        sums = (self._colours * self._filled[..., None]).reshape(*parts, 3).mean(axis=(1, 3))
        colours = np.divide(sums, opacity[..., None], out=np.zeros_like(sums), where=opacity[..., None] > 0)
        whole: NDArray[np.uint8] = np.rint(np.dstack([colours, opacity * 255])).astype(np.uint8)
        return whole


def _sheet(drawing: _Drawing) -> None:
    drawing.fill(drawing.box(0.06, 0.12, 0.94, 0.88), _LINE)
    drawing.fill(drawing.box(0.1, 0.16, 0.9, 0.84), _PAPER)
    drawing.fill(drawing.box(0.1, 0.32, 0.9, 0.36) | drawing.box(0.3, 0.16, 0.34, 0.84), _LINE)


def _product(drawing: _Drawing) -> NDArray[np.uint8]:
    _sheet(drawing)
    for left, top, colour in ((0.42, 0.62, _SKY), (0.58, 0.52, _ORANGE), (0.74, 0.42, _GREEN)):
        drawing.fill(drawing.box(left, top, left + 0.1, 0.78), colour)
    return drawing.pixels()


def _refresh(drawing: _Drawing) -> NDArray[np.uint8]:
    _sheet(drawing)
    x, y, radius = 0.58, 0.58, 0.2
    drawing.fill(drawing.ring(x, y, radius, 0.11) & ~drawing.sector(x, y, 300, 360), _GREEN)
    turn = math.radians(300)
    tip_x, tip_y = x + radius * math.cos(turn), y + radius * math.sin(turn)
    corners = ((tip_x - 0.06, tip_y - 0.15), (tip_x + 0.17, tip_y + 0.03), (tip_x - 0.07, tip_y + 0.14))
    drawing.fill(drawing.triangle(*corners), _GREEN)
    return drawing.pixels()


def _today(drawing: _Drawing) -> NDArray[np.uint8]:
    _sheet(drawing)
    for top, right in ((0.44, 0.84), (0.58, 0.74), (0.72, 0.64)):
        drawing.fill(drawing.disc(0.2, top + 0.03, 0.06), _ORANGE)
        drawing.fill(drawing.box(0.4, top - 0.01, right, top + 0.07), _BLUE)
    return drawing.pixels()


def _why(drawing: _Drawing) -> NDArray[np.uint8]:
    _sheet(drawing)
    x, y, radius = 0.6, 0.46, 0.13
    drawing.fill(drawing.ring(x, y, radius, 0.1) & ~drawing.sector(x, y, 90, 180), _BLUE)
    drawing.fill(drawing.box(x - 0.05, y + radius - 0.05, x + 0.05, y + radius + 0.09), _BLUE)
    drawing.fill(drawing.disc(x, y + radius + 0.17, 0.062), _BLUE)
    return drawing.pixels()


def _png(pixels: NDArray[np.uint8]) -> bytes:
    height, width, _ = pixels.shape
    # each row begins with the number of its filter, 0 for none
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, width * 4)], axis=1)
    head = struct.pack(">2I5B", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_part, parts))


def _part(part: tuple[bytes, bytes]) -> bytes:
    kind, content = part
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
