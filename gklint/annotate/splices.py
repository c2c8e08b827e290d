"""Bytes put into a part at given places, so that all others stay, and taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gklint.model.light_classes import NamedTuple


class Splice(NamedTuple):
    """Put `text` in the place of `removed` bytes from `offset` on."""

    offset: int
    removed: int
    text: bytes


def apply_splices(data: bytes, splices: Iterable[Splice]) -> tuple[bytes, list[Splice]]:
    """The data with the splices, of which none overlap, and what undoes them. Those at one place keep their order."""
    made: list[bytes] = []
    undoing: list[Splice] = []
    at = length = 0
    for offset, removed, text in sorted(splices, key=lambda splice: splice.offset):
        made += (data[at:offset], text)
        length += offset - at
        undoing.append(Splice(length, len(text), data[offset : offset + removed]))
        length += len(text)
        at = offset + removed
    return b"".join([*made, data[at:]]), undoing


def replacing(before: bytes, after: bytes) -> Sequence[Splice]:
    """The one splice that makes `after` of `before`; none when they are the same."""
    return () if before == after else (Splice(0, len(before), after),)
