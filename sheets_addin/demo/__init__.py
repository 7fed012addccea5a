"""An invented company to show the product on: clients, two years of orders, activities and tasks."""

from __future__ import annotations

from sheets_addin.demo.tables import DemoData, demo_tables

__all__ = ["DemoData", "demo_tables"]
