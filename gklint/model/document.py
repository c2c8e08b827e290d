"""What every reader returns: a file's paragraphs and tables in reading order, each with its place."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.source import Passage, Source, Span


class Paragraph(NamedTuple):
    """One paragraph (docx, html) or one line (txt, md, pdf) that is not blank.

    `level` is the heading level the format itself states (`##`, `<h2>`, an outline level), else 0.
    `joined` says that the format states paragraph bounds, so that it never continues on the next one.
    """

    passage: Passage
    level: int = 0
    joined: bool = False

    @property
    def span(self) -> Span:
        return self.passage.span()

    @property
    def text(self) -> str:
        return self.passage.text


class Cell(NamedTuple):
    """One cell. `text` is what a person sees in it, unstripped inside but without outer line ends.

    `row` and `column` count from 0 within its table; in a table that is not `ruled` the column is
    the cell's position in its row. `height` and `width` are its row span and column span.
    """

    span: Span
    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


class Table(NamedTuple):
    """Rows of distinct cells (a merged cell stands once, where it begins).

    `ruled`: rows and columns are stated by the format (html, docx, xlsx, ruled pdf), so an empty cell
    is certainly that cell. Not ruled: inferred from tabs, pipes or line ends. `rows_known` is False
    when not even the row bounds are certain (cells one below the other); then it has one row. `framed`:
    not ruled, but each row is closed by marks on both sides and has as many cells as any other.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = False
    rows_known: bool = True
    framed: bool = False


Block = Paragraph | Table


class Note(NamedTuple):
    """Something a reader met that the office should know; the GK0 rules turn it into a finding.

    `kind` is one of NOTE_KINDS; `key` names the place or matter stably (no line numbers).
    """

    kind: str
    words: Words
    span: Span
    key: str = ""
    help: Words | None = None

    def within(self, source: Source) -> Note:
        """The same in a source that begins alike and may end earlier; at its end what stands behind that."""
        end = len(source.text)
        return self._replace(span=Span(source, min(self.span.start, end), min(self.span.end, end)))


NOTE_KINDS = (
    "unreadable",  # cannot be decoded or opened, empty, too large, encrypted, truncated
    "damaged",  # bytes or characters lost (U+FFFD, NUL)
    "charset",  # the declared encoding is not the true one
    "revisions",  # unaccepted tracked changes (read as accepted)
    "hidden",  # hidden text, hidden sheet
    "formula",  # a formula without cached value
    "picture",  # pages or tables that are pictures
    "cut",  # a limit was reached, the rest was not read
    "converted",  # read through another program
)


@dataclass(frozen=True, eq=False)
class Document:
    """A file as its reader saw it. Headers, footers, navigation and the like are in `asides`."""

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    asides: tuple[Paragraph, ...] = ()
    title: str | None = None  # from metadata, when the format has it
    published: date | None = None  # from metadata
    comments: tuple[tuple[Span, str], ...] = field(default=())  # (place, text) of comments in the file

    @property
    def unreadable(self) -> bool:
        """The note that says why the file could not be read; None when it could."""
        return any(note.kind == "unreadable" for note in self.notes)
