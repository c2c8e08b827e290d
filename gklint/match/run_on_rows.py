"""Rows of a table that run on in one line: labels and their values with nothing but blanks between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from gklint.match.label_folding import fold
from gklint.match.row_names import RowVocabulary
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

_FEWEST_ROWS = 3  # labels with values behind them that show a line to hold rows
_WIDEST_ROW = 15  # values of a row of any form: table four
_WORD = lazy_pattern(r"\S+")


class _Piece(NamedTuple):
    text: str
    start: int


def run_on_pieces(
    text: str, words: RowVocabulary, is_value: Callable[[str], bool]
) -> tuple[tuple[str, int], ...] | None:
    """The labels and values of a line that holds several rows, each with where it begins; None for any other line.

    Every run of values must stand behind words that the form prints, so that a sentence with figures is none.
    """
    every = [_Piece(match[0], match.start()) for match in _WORD.finditer(text)]
    runs = [(valued, list(run)) for valued, run in groupby(every, key=lambda word: is_value(word.text))]
    labelled = [run for (valued, run), (behind, _) in pairwise(runs) if behind and not valued]
    wide = any(valued and len(run) == _WIDEST_ROW for valued, run in runs)
    if runs[0][0] or (len(labelled) < _FEWEST_ROWS and not wide):
        return None
    if not all(_is_printed(run, words, first=at == 0, wide=wide) for at, run in enumerate(labelled)):
        return None
    return tuple(piece for valued, run in runs for piece in (run if valued else _labels(run, words, text)))


def _is_printed(run: list[_Piece], words: RowVocabulary, *, first: bool, wide: bool) -> bool:
    """Whether the words before values end in a label of the form (table four: a header), behind printed words alone.

    Before the first row other words may stand: a note on the table.
    """
    at = _label_at(run, words)
    if at == len(run):
        return wide and words.is_printed(fold(run[-1].text))
    return first or all(words.is_printed(fold(word.text)) for word in run[:at])


def _label_at(run: list[_Piece], words: RowVocabulary) -> int:
    """At which word the longest label of the form begins that ends the run; its length when none does."""
    for at in range(len(run)):
        if fold("".join([word.text for word in run[at:]])) in words.labels:
            return at
    return len(run)


def _labels(run: list[_Piece], words: RowVocabulary, text: str) -> Iterator[tuple[str, int]]:
    """The words of a run one by one, those of the label that ends it together."""
    at = _label_at(run, words)
    yield from run[:at]
    if at < len(run):
        end = run[-1].start + len(run[-1].text)
        yield text[run[at].start : end], run[at].start
