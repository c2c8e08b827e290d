"""A paragraph's element → what it says: its text as it reads with all changes accepted, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gklint.readers.word.names import (
    CHARACTERS,
    ENTERED,
    PARAGRAPH_PROPERTIES,
    REVISIONS,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    VALUE,
    W,
)

_VANISH, _SYMBOL, _DELETED = W + "vanish", W + "sym", W + "del"
_COMMENT_START, _COMMENT_END, _COMMENT = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_COMMENT_BOUNDS = frozenset((_COMMENT_START, _COMMENT_END))
_ALTERNATE, _CHOICE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}" + name for name in ("AlternateContent", "Choice")
)
_DRAWN = frozenset((_ALTERNATE, W + "drawing", W + "pict", W + "object"))
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Spoken:
    """What a paragraph says. `marks` are comments that begin (True) or end (False) at an offset of the text.

    `runs_on`: its end is deleted, so that the next paragraph continues it.
    """

    text: str = ""
    marks: list[tuple[str, bool, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    revised: bool = False
    hidden: int = 0
    runs_on: bool = False


def spoken(paragraph: Element) -> Spoken:
    """What a paragraph says."""
    said = Spoken()
    parts: list[str] = []
    for element in inner(paragraph):
        tag = element.tag
        if tag == RUN:
            _add_run(element, parts, said)
        elif tag == PARAGRAPH_PROPERTIES:
            _mark_changes(element, said)
        elif tag in REVISIONS:
            said.revised = True
        elif tag in _COMMENT_BOUNDS:
            said.marks.append((element.get(W + "id", ""), tag == _COMMENT_START, sum(map(len, parts))))
    said.text = "".join(parts)
    return said


def inner(parent: Element) -> Iterable[Element]:
    """What stands in an element, wrappers opened; wrappers themselves come first, for what they tell of changes."""
    return parent if ENTERED.isdisjoint([element.tag for element in parent]) else _opened(parent)


def _opened(parent: Element) -> Iterator[Element]:
    left = list(reversed(parent))
    while left:
        element = left.pop()
        yield element
        if element.tag in ENTERED:
            left.extend(reversed(element))


def _mark_changes(properties: Element, said: Spoken) -> None:
    """Changes of the paragraph's end."""
    mark = properties.find(RUN_PROPERTIES)
    if mark is not None and len(mark):
        said.runs_on = mark.find(_DELETED) is not None
        said.revised = said.revised or said.runs_on or mark.find(W + "ins") is not None


def _add_run(run: Element, parts: list[str], said: Spoken) -> None:
    """Add what a run says to `parts`."""
    hidden = False
    for element in run:
        tag = element.tag
        if tag == TEXT:
            if hidden:
                said.hidden += bool(element.text and element.text.strip())
            elif element.text:
                parts.append(element.text)
        elif tag == RUN_PROPERTIES:
            hidden = _is_hidden(element)
        elif tag in CHARACTERS:
            parts.append(CHARACTERS[tag])
        elif tag == _SYMBOL:
            parts.append("□")
        elif tag == _COMMENT:
            said.marks.append((element.get(W + "id", ""), False, -1))
        elif tag in _DRAWN:
            said.boxes += _text_boxes(element)


def _is_hidden(properties: Element) -> bool:
    vanish = properties.find(_VANISH)
    return vanish is not None and vanish.get(VALUE, "1") not in _OFF


def _text_boxes(drawn: Element) -> list[Element]:
    """The text boxes of a drawing; of an alternative the first choice only."""
    if drawn.tag == _ALTERNATE:
        choice = drawn.find(_CHOICE)
        drawn = drawn if choice is None else choice
    return list(drawn.iter(TEXT_BOX))
