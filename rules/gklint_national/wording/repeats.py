"""Where a text repeats itself at once: the same characters twice in a row.

A backreference (`(.{2,6})\\1`) is tried anew at every character, which takes ten times as long. Here the text,
as one large number, is compared with itself shifted by the length of the word: equal characters leave zeros.
"""

from __future__ import annotations

from collections.abc import Iterator

_WIDTH = 2  # bytes of a character in UTF-16


def repeats(text: str, lengths: range) -> Iterator[tuple[int, int]]:
    """Each (start, length) where text[start:] begins with `length` characters that stand twice in a row.

    Nothing for a text with characters beyond the basic plane, whose places would not be code points.
    """
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) != _WIDTH * len(text):
        return
    number = int.from_bytes(raw, "little")
    for length in lengths:
        differences = (number ^ (number >> (8 * _WIDTH * length))).to_bytes(len(raw), "little")
        # Beyond the end there is nothing to compare with: NUL characters there would look like a repetition.
        compared = differences[: max(len(raw) - _WIDTH * length, 0)]
        yield from ((start, length) for start in _zeros(compared, length))


def _zeros(differences: bytes, length: int) -> Iterator[int]:
    """The characters at which `length` characters without difference begin, none of them within another."""
    run = bytes(_WIDTH * length)
    at = differences.find(run)
    while at >= 0:
        if at % _WIDTH == 0:
            yield at // _WIDTH
            at = differences.find(run, at + len(run))
        else:
            at = differences.find(run, at + 1)
