"""Columns of a file that a workbook computes itself: they are left out."""

from __future__ import annotations

import dataclasses

from sheets_addin.importing.source import Source
from sheets_addin.refresh import Workbook
from sheets_addin.vocabulary.columns import Column
from sheets_addin.vocabulary.order_columns import ORDER_METRICS


def without_computed(source: Source, workbook: Workbook) -> tuple[Source, list[Column]]:
    """``source`` without the order metrics that ``workbook`` takes from its own orders, and which those are."""
    if not workbook.computes_order_metrics:
        return source, []
    left = [metric for metric in ORDER_METRICS if metric.key in source.header.places]
    keys = {metric.key for metric in left}
    places = {key: place for key, place in source.header.places.items() if key not in keys}
    return dataclasses.replace(source, header=dataclasses.replace(source.header, places=places)), left
