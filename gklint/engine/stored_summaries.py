"""Summaries of reports of which only the names are in memory: figures and prose are read when a rule asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import cast

from gklint.model.archive import ReportSummary
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.system.spool import Spool

_AT_HAND = 256  # summaries whose figures and prose stay in memory: rules look at one body's, year after year


class SummaryContent(NamedTuple):
    """What takes the room in a summary."""

    numbers: tuple[Number | None, ...]
    packed: tuple[tuple[str, bytes], ...]


class SummaryStore:
    """Puts the content of summaries away."""

    def __init__(self) -> None:
        self._contents = Spool(SummaryContent)
        self._read = lru_cache(_AT_HAND)(self._contents.__getitem__)

    def put_away(self, summary: ReportSummary) -> ReportSummary:
        """The same summary, which reads its content from here."""
        path, organ, year, form, numbers, digest, packed, doubted = summary
        self._contents.append(SummaryContent(numbers, packed))
        at = len(self._contents) - 1
        return _StoredSummary.of(path, intern(organ), year, intern(form), self._read, digest, at, doubted)


class _StoredSummary(ReportSummary):
    """A summary that holds, in the place of its figures, the function that reads its content, and that of its prose,
    the number that the function is called with."""

    __slots__ = ()

    @classmethod
    def of(cls, *parts: object) -> _StoredSummary:
        """The summary with these parts in the place of fields."""
        return tuple.__new__(cls, parts)

    @property
    def _content(self) -> SummaryContent:
        read = cast(Callable[[int], SummaryContent], tuple.__getitem__(self, _NUMBERS))
        return read(cast(int, tuple.__getitem__(self, _PACKED)))

    @property
    def numbers(self) -> tuple[Number | None, ...]:
        return self._content.numbers

    @property
    def packed(self) -> tuple[tuple[str, bytes], ...]:
        return self._content.packed


_NUMBERS, _PACKED = ReportSummary._fields.index("numbers"), ReportSummary._fields.index("packed")
