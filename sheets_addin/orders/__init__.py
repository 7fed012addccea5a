"""Order history: the same metrics per client, wherever the orders are kept."""

from sheets_addin.orders.history import order_metrics

__all__ = ["order_metrics"]
