"""Markdown files: laid out as text, with headings, bold, comments and front matter understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gklint.model.document import Block, Document, Paragraph, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Passage, Source, Span
from gklint.readers.line_kinds import SENTENCE_ENDS, lines_of
from gklint.readers.markdown_markup import Markup, Stretch, blank_out, comments, fenced_code, front_matter, html_tables
from gklint.readers.text import open_text
from gklint.readers.text_layout import lay_out

_LINE_MARKS = lazy_pattern(r"(?:>\s?+|[-*+]\s++(?!\d+\Z))+")  # of quotations and lists, but not `- 12`
_UNDERLINE = lazy_pattern(r"=+|-{3,}|(?:[-*_]\s*+){3,}")
_LONGEST_HEADING = 60
_MARKS = "*<\\"


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a Markdown file. Paired bold marks are markup; any other mark in the text stays, for rules to see."""
    opened = open_text(data, path, "md", options, _MARKS)
    if isinstance(opened, Document):
        return opened
    source = opened.source
    front = front_matter(source.text)
    text = blank_out(source.text, [(0, front.end)] if front.end else [])
    text = blank_out(text, fenced_code(text))
    remarks = list(comments(text))
    text = blank_out(text, remarks)
    tables = list(html_tables(text)) if "<" in text else []
    inside = _html_blocks(source, text, tables, options) if tables else []
    if isinstance(inside, Document):
        return inside
    text = blank_out(text, tables)
    blocks, page_numbers = lay_out(source, text)
    return Document(
        source,
        tuple(_merge_blocks(_blocks(blocks, Markup(source, text, remarks)), inside)),
        opened.notes,
        (*_front_lines(source, front.end), *page_numbers),
        title=front.title,
        published=front.published,
        comments=tuple(_comments(source, remarks)),
    )


def _html_blocks(
    source: Source, text: str, tables: Sequence[Stretch], options: ReaderOptions
) -> list[Block] | Document:
    """The blocks of the tables written as HTML, or the document that says why they cannot be read."""
    # Imported here: few Markdown files hold such tables, and the others need not pay for it.
    from gklint.readers.html import blocks_in, no_library
    from gklint.readers.web.trees import NoParserError

    bounds = [0, *(bound for stretch in tables for bound in stretch), len(text)]
    try:
        return blocks_in(source, blank_out(text, zip(bounds[0::2], bounds[1::2], strict=True)), options)
    except NoParserError:
        return no_library(source)


def _merge_blocks(blocks: Iterable[Block], inside: list[Block]) -> Iterable[Block]:
    return sorted([*blocks, *inside], key=lambda block: block.span.start) if inside else blocks


def _front_lines(source: Source, end: int) -> Iterator[Paragraph]:
    lines = lines_of(source, source.text[:end])
    for line, at in zip(lines.texts, lines.starts, strict=True):
        if text := line.strip():
            start = at + line.find(text)
            yield Paragraph(Passage.of(source, start, start + len(text)))


def _comments(source: Source, remarks: Iterable[Stretch]) -> Iterator[tuple[Span, str]]:
    for start, end in remarks:
        span = Span(source, start, end)
        yield span, span.text.removeprefix("<!--").removesuffix("-->").strip()


def _blocks(blocks: Iterable[Block], markup: Markup) -> Iterator[Block]:
    """The blocks of the layout as Markdown means them; a line that underlines a heading is none of its own."""
    held: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and _UNDERLINE.fullmatch(block.text):
            if held is not None and _is_underlined(held, block):
                level = 1 if block.text[0] == "=" else 2
                held = held._replace(level=level, joined=True)
            continue
        if held is not None:
            yield held
        held = None
        if isinstance(block, Table):
            yield markup.table(block)
        else:
            held = _paragraph(block, markup)
    if held is not None:
        yield held


def _is_underlined(above: Paragraph, line: Paragraph) -> bool:
    """Whether `line` underlines the paragraph right above it, not a sentence that a rule follows."""
    between = line.span.source.text[above.span.end : line.span.start]
    is_heading = len(above.text) <= _LONGEST_HEADING and not above.text.endswith(SENTENCE_ENDS)
    return is_heading and not above.level and between.replace("\r\n", "\n").count("\n") == 1


def _paragraph(paragraph: Paragraph, markup: Markup) -> Paragraph | None:
    """The paragraph without its marks; None when it has nothing else."""
    start, text = paragraph.passage.pieces[0].start, paragraph.text
    if marks := _LINE_MARKS.match(text):
        start += marks.end()
        text = text[marks.end() :]
    level = len(text) - len(text.lstrip("#"))
    if not 1 <= level <= 6 or text[level : level + 1].strip():
        level = 0
    body = text[level:].strip()
    start += text.find(body, level)
    if level and body.rstrip("#").endswith((" ", "\u3000")):
        body = body.rstrip("#").rstrip()
    passage = markup.passage(start, start + len(body))
    return Paragraph(passage, level, joined=level > 0) if passage.text.strip() else None
