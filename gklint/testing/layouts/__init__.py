"""The layouts in which reports of offices come as text."""

from gklint.testing.layouts.layout import LAYOUTS, Layout

__all__ = ["LAYOUTS", "Layout"]
