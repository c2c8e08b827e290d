"""SARIF 2.1.0, for archives and for code scanning: `report` turns an Outcome into a log, `pieces` piece by piece."""

from gklint.reporters.sarif.log import pieces, report

__all__ = ["pieces", "report"]
