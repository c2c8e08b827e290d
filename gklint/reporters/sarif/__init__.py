"""SARIF 2.1.0, for archives and for code scanning: `report` turns an Outcome into a log."""

from gklint.reporters.sarif.log import report

__all__ = ["report"]
