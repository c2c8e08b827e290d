"""The rule that is running, so that the time limit can stop it."""

from __future__ import annotations

from gklint.model.rule import Rule


class OvertimeError(BaseException):
    """Something took longer than `seconds` and was stopped.

    `of_file`: these are all that a file has, not the share of one rule.
    No Exception: what catches everything that can go wrong with its own work shall not catch this.
    """

    def __init__(self, seconds: float, of_file: bool = False) -> None:
        super().__init__(f"more than {seconds:g} seconds")
        self.seconds = seconds
        self.of_file = of_file


class CurrentRule:
    """The rule that is running on one file; None between rules."""

    def __init__(self) -> None:
        self.rule: Rule | None = None
        self._met: Rule | None = None
        self._ticks = 0

    def ticked(self) -> int:
        """Count a tick of the clock; return how many earlier ticks found the same rule running."""
        self._ticks = self._ticks + 1 if self.rule is not None and self.rule is self._met else 0
        self._met = self.rule
        return self._ticks
