"""Outline and paragraphs → section tree: （一） below 一、, 1. below （一）, （1） below 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gklint.match.heading_wordings import Match
from gklint.match.headings import sub_heading
from gklint.match.paragraphs import TABLE_SECTIONS, Content, is_scrap
from gklint.match.sections import Head, Outline, SectionRegion
from gklint.model.document import Paragraph, Table
from gklint.model.report import Heading, Section
from gklint.model.source import Source, Span, widest


@dataclass
class _OutlineNode:
    """A section while it is filled. `start` and `end` are source offsets."""

    level: int
    start: int
    end: int
    heading: Heading | None = None
    key: str | None = None
    match: Match = "canonical"
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list[_OutlineNode] = field(default_factory=list)

    def section(self, source: Source) -> Section:
        return Section(
            self.key,
            self.heading,
            Span(source, self.start, max(self.start, self.end)),
            tuple(self.paragraphs),
            tuple(self.tables),
            tuple([child.section(source) for child in self.children]),
            self.match,
        )


def section_tree(source: Source, outline: Outline, contents: Sequence[Iterable[Content]]) -> tuple[Section, ...]:
    """The top-level sections, first what stands before the first heading. `contents` go with `outline.regions`.

    A top-level section spans all blocks of its region, statutory tables too.
    """
    heads = (None, *outline.heads)
    tops = [_top(head, _reach(source, outline, region)) for head, region in zip(heads, outline.regions, strict=True)]
    for top, content in zip(tops, contents, strict=True):
        _fill(top, content)
    return tuple([top.section(source) for top in tops])


def _reach(source: Source, outline: Outline, region: SectionRegion) -> Span:
    """From the first to the last block of a region; an empty region has no length."""
    spans = [outline.blocks[at].span for at in (region.first, region.last - 1) if region.first < region.last]
    return widest(spans) if spans else Span(source, 0, 0)


def _top(head: Head | None, reach: Span) -> _OutlineNode:
    if head is None:
        return _OutlineNode(1, reach.start, reach.end)
    span = head.heading.passage.span()
    return _OutlineNode(1, span.start, max(span.end, reach.end), head.heading, head.key, head.match)


def _fill(top: _OutlineNode, items: Iterable[Content]) -> None:
    """Put each paragraph and table below the heading it belongs to."""
    open_nodes = [top]
    for item in items:
        if isinstance(item, Table):
            open_nodes[-1].tables.append(item)
        else:
            _place(open_nodes, item, item.span, top.key in TABLE_SECTIONS)
        for node in open_nodes[1:]:
            node.end = max(node.end, item.span.end)


def _place(open_nodes: list[_OutlineNode], paragraph: Paragraph, span: Span, beside_table: bool) -> None:
    """Below the innermost open heading, or below a new one that the paragraph begins with."""
    scrap = beside_table and is_scrap(paragraph.text)
    heading, rest = (None, paragraph) if scrap else sub_heading(paragraph)
    if heading is not None:
        while open_nodes[-1].level >= heading.level and len(open_nodes) > 1:
            open_nodes.pop()
        node = _OutlineNode(heading.level, span.start, span.end, heading)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
    if rest is not None:
        open_nodes[-1].paragraphs.append(rest)
