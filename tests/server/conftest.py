"""Chromium for the served page."""

from browsing import browser

__all__ = ["browser"]
