"""Blocks of a region → groups of a label and the value cells behind it, whatever layout they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gklint.match.cell_values import CellKind, read_cell
from gklint.match.headings import is_numbered
from gklint.match.label_folding import fold
from gklint.match.row_names import RowVocabulary
from gklint.match.row_values import value_starts
from gklint.match.run_on_rows import run_on_pieces
from gklint.model.document import Block, Cell, Paragraph, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Span

_LONGEST_LABEL = 120  # a line longer than this is prose, not a label
_SURE_VALUES = (CellKind.VALUE, CellKind.HOLDER)
_BETWEEN_PIPES = lazy_pattern(r"[^|\s][^|]*")
_LONGEST_WORDS = 8  # of a text in the place of a value, where nothing else parts values from labels
_MOST_WORDS = 24  # of a row's line: the words of its label, and its values
_CARRY = 90  # folded characters of label text carried on to the next group


class Label(NamedTuple):
    """A text that is no value: a label, part of one, or a header."""

    text: str
    span: Span


def is_nonblank(value: Cell) -> bool:
    """Whether something stands in a cell where a value may."""
    return read_cell(value.text).kind is not CellKind.BLANK


@dataclass
class Group:
    """One label and its values, before anybody knows which row of the form it is.

    `labels` are the texts right before the values, `before` those of earlier lines without values, and
    `carry` the folded text of `before`. `explicit`: the row's bounds and its empty cells are known. `framed`: each
    row of its table is closed by marks on both sides and has as many cells as any.
    """

    block: int
    labels: list[Label] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    before: list[Label] = field(default_factory=list)
    carry: str = ""
    explicit: bool = False
    ruled: bool = False
    framed: bool = False
    _nonblank: list[Cell] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def nonblank(self) -> list[Cell]:
        """The values that are not blank, for a group that is complete."""
        if self._nonblank is None:
            self._nonblank = [value for value in self.values if value[1].isdigit() or is_nonblank(value)]
        return self._nonblank

    @property
    def last(self) -> str:
        return self.labels[-1].text if self.labels else ""

    @property
    def own(self) -> str:
        """Folded text of all its labels."""
        return "".join([fold(label.text) for label in self.labels])


class _Grouping:
    """The state while a region is read: the group being filled, and label text not yet used."""

    def __init__(self, words: RowVocabulary) -> None:
        self.words = words
        self.groups: list[Group] = []
        self.loose: list[Label] = []
        self.open: Group | None = None

    def close(self) -> None:
        """End the group being filled line by line; labels without values stay loose."""
        group = self.open
        self.open = None
        if group is None:
            return
        if group.values:
            self._add(group)
        else:
            self.loose.extend(group.labels)

    def forget(self) -> None:
        """Prose stands between: what was loose is no label of what follows."""
        self.close()
        self.loose.clear()

    def _add(self, group: Group) -> None:
        if self.loose:
            group.before = self.loose
            group.carry = "".join([fold(label.text) for label in self.loose[-12:]])[-_CARRY:]
            self.loose = []
        self.groups.append(group)

    def row(self, group: Group) -> None:
        """A row whose bounds are known."""
        self.close()
        if group.values:
            self._add(group)
            if not group.nonblank:  # a header row looks the same: its text may belong to the next row's label
                self.loose.extend(group.labels)
        else:
            self.loose.extend(group.labels)

    def item(self, block: int, text: str, span: Span) -> None:
        """One cell or line whose row is not known."""
        kind = read_cell(text).kind
        if kind is CellKind.BLANK:
            return
        if self._is_label(text, kind):
            if self.open is None or self.open.values:
                self.close()
                self.open = Group(block)
            self.open.labels.append(Label(text, span))
            return
        if self.open is None:
            self.open = Group(block)
        self.open.values.append(Cell(span, text, 0, 0))

    def _is_label(self, text: str, kind: CellKind) -> bool:
        """Whether a text is a label. Words in place of a value stand behind a label that is whole, or among values."""
        if kind is CellKind.VALUE or kind is CellKind.HOLDER:
            return False
        group = self.open
        behind = group is not None and bool(group.values or _ends_in_label(group.last.split(), self.words))
        if not behind or kind is CellKind.DOUBTFUL:
            return not behind
        plain = fold(text)
        return len(text) > _LONGEST_WORDS or len(plain) < 2 or self.words.is_printed(plain) or is_numbered(text)


def _row_group(block: int, row: Sequence[Cell], start: int, table: Table) -> Group:
    """The labels of a row, and its value cells from `start` on."""
    labels = [Label(cell.text, cell.span) for cell in row[:start] if cell.text.strip()]
    return Group(block, labels, list(row[start:]), explicit=True, ruled=table.ruled, framed=table.framed)


def groups_in(blocks: Sequence[Block], first: int, last: int, words: RowVocabulary) -> list[Group]:
    """The groups of blocks[first:last] in reading order; `words` are those that the form prints in its tables."""
    grouping = _Grouping(words)
    for index in range(first, last):
        block = blocks[index]
        if isinstance(block, Paragraph):
            _take_line(grouping, index, block)
        elif block.rows_known:
            for row, start in zip(block.rows, value_starts(block.rows, block.ruled, words), strict=True):
                grouping.row(_row_group(index, row, start, block))
        else:
            _take_cells(grouping, index, block)
    grouping.close()
    return grouping.groups


def _take_cells(grouping: _Grouping, index: int, table: Table) -> None:
    for row in table.rows:
        for cell in row:
            grouping.item(index, cell.text, cell.span)


def _take_line(grouping: _Grouping, index: int, paragraph: Paragraph) -> None:
    text = paragraph.text
    pieces: Iterable[tuple[str, int]] | None = None
    if "。" not in text:
        is_long = len(text) > _LONGEST_LABEL
        pieces = run_on_pieces(text, grouping.words, _is_sure_value) if is_long else _pieces(text, grouping.words)
    if pieces is None:
        grouping.forget()
        return
    for piece, start in pieces:
        grouping.item(index, piece, paragraph.passage.span(start, start + len(piece)))


def _is_sure_value(word: str) -> bool:
    return read_cell(word).kind in _SURE_VALUES


def _count_values(words: Sequence[str], kinds: Sequence[CellKind]) -> int:
    """How many of the last words are of these kinds."""
    count = 0
    while count < len(words) and read_cell(words[-1 - count]).kind in kinds:
        count += 1
    return count


def _ends_in_label(words: Sequence[str], vocabulary: RowVocabulary) -> bool:
    """Whether the words end in a label of the form."""
    return any(fold("".join(words[at:])) in vocabulary.labels for at in range(len(words)))


def _with_one_text(words: Sequence[str], vocabulary: RowVocabulary) -> int:
    """How many words stand behind the label, where one of them is a text in the place of a value; else 0."""
    for at in range(len(words) - 2, 0, -1):
        if _ends_in_label(words[:at], vocabulary):
            texts = [word for word in words[at:] if read_cell(word).kind not in (*_SURE_VALUES, CellKind.DOUBTFUL)]
            alone = (
                len(texts) == 1 < len(words) - at
                and len(texts[0]) <= _LONGEST_WORDS
                and not vocabulary.is_printed(fold(texts[0]))
            )
            return len(words) - at if alone else 0
    return 0


def _pieces(text: str, vocabulary: RowVocabulary) -> Iterator[tuple[str, int]]:
    """A line as label and trailing values (`四、结转下年度继续办理 0 0 0`), each with where it begins.

    Pipes in a line that is no table row (in a PDF, say) part its cells. What is a number only where one is due
    (`行政强制 三`) is a value behind a label of the form.
    """
    if "|" in text:
        yield from ((part[0].rstrip(), part.start()) for part in _BETWEEN_PIPES.finditer(text))
        return
    words = text.split()
    count = _count_values(words, _SURE_VALUES)
    if (likely := _count_values(words, (*_SURE_VALUES, CellKind.DOUBTFUL))) > count:
        before = words[: len(words) - likely]
        if _ends_in_label(before, vocabulary):
            count = likely
    if 2 < len(words) <= _MOST_WORDS and not _ends_in_label(words[: len(words) - count], vocabulary):
        count = _with_one_text(words, vocabulary) or count
    if len(words) < 2 or count == 0:
        yield text, 0
        return
    starts, at = [], len(text)
    for word in reversed(words[len(words) - count :]):
        at = text.rindex(word, 0, at)
        starts.append(at)
    label = text[:at].rstrip()
    if label:
        yield label, 0
    for word, start in zip(words[len(words) - count :], reversed(starts), strict=True):
        yield word, start
