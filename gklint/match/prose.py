"""Section tree → prose: every paragraph of running text with its section and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.paragraphs import TABLE_SECTIONS, is_note, is_scrap
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.report import Masthead, Prose, Section

_LONGEST_SIGNATURE = 60
_SHORTEST_NAME = 4
_POINT = lazy_pattern("[。，；：！？,;:]")


def prose_of(sections: Sequence[Section], masthead: Masthead) -> tuple[Prose, ...]:
    """All running text in reading order: title, headings, body, notes, signature."""
    title = masthead.title_passage
    found: list[Prose] = []
    for section, name in zip(sections, _names(sections), strict=True):
        for prose in _prose(section, name):
            is_title = title is not None and prose.passage is title
            found.append(Prose(title, "title", "title") if is_title and title is not None else prose)
    return _mark_signature(found, masthead)


def _names(sections: Sequence[Section]) -> Iterator[str]:
    """What `Prose.section` says for each top-level section: its key, or where it stands among the statutory ones."""
    last = max((at for at, section in enumerate(sections) if section.key is not None), default=-1)
    name = "preamble"
    for at, section in enumerate(sections):
        if section.key is not None:
            name = section.key
        yield "end" if at > last >= 0 and section.heading is not None else name


def _prose(section: Section, name: str) -> Iterator[Prose]:
    heading = section.heading
    if heading is not None and heading.body:
        yield Prose(heading.passage, name, "heading")
    for paragraph in section.paragraphs:
        if name not in TABLE_SECTIONS or not is_scrap(paragraph.text):
            yield Prose(paragraph.passage, name, "note" if is_note(paragraph.text) else "body")
    for child in section.children:
        yield from _prose(child, name)


def _mark_signature(prose: list[Prose], masthead: Masthead) -> tuple[Prose, ...]:
    """The prose with its date line, and the name above it, marked as signature."""
    signed = masthead.signed_span
    at = len(prose) - 1
    while signed is not None and at >= 0:
        span = prose[at].passage.span()
        if span.start <= signed.start and signed.end <= span.end:
            for index in range(at, max(at - 2, -1), -1):
                if prose[index].kind == "body" and _is_signature(prose[index].text):
                    prose[index] = prose[index]._replace(kind="signature")
            break
        at -= 1
    return tuple(prose)


def _is_signature(text: str) -> bool:
    return _SHORTEST_NAME <= len(text) <= _LONGEST_SIGNATURE and not _POINT.search(text)
