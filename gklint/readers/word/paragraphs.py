"""A paragraph's element → what it says: its text as it reads with all changes accepted, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gklint.readers.raised_text import LOWERED, RAISED
from gklint.readers.word.looks import PLAIN, WordLook
from gklint.readers.word.names import (
    ALTERNATE,
    CHARACTERS,
    CHOICE,
    ENTERED,
    FALLBACK,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    REVISIONS,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    TEXT_BOX,
    VALUE,
    M,
    W,
)
from gklint.readers.word.styles import Styles

_SYMBOL, _FIELD, _DROP_DOWN = W + "sym", W + "fldChar", f"{W}ffData/{W}ddList"
_RUBY, _RUBY_BASE, _MATH, _MATH_TEXT = W + "ruby", W + "rubyBase", M + "oMath", M + "t"
_GONE = (W + "del", W + "moveFrom")
_COMMENT_START, _COMMENT_END, _COMMENT = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_COMMENT_BOUNDS = frozenset((_COMMENT_START, _COMMENT_END))
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DOCUMENTS = ("Excel", "Word", "ET.", "KET.", "WPS.", "KWPS.")  # what kinds of embedded objects hold a report's tables
_SHIFTED = {"superscript": RAISED, "subscript": LOWERED}
_WRAPPERS = ENTERED | {ALTERNATE}


@dataclass(slots=True)
class ParagraphText:
    """What a `paragraph` says. `pieces` are the elements that its text comes from, each with its share of it in order.

    `marks` are comments that begin (True) or end (False) at an offset of the text, `references` where the sign of a
    comment stands. `struck` is what is struck out in it. `runs_on`: its end is deleted, so that the next paragraph
    continues it. `embedded`: it shows a document of its own.
    """

    paragraph: Element
    text: str = ""
    pieces: list[tuple[Element, str]] = field(default_factory=list)
    marks: list[tuple[str, bool, int]] = field(default_factory=list)
    references: list[tuple[str, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    revised: bool = False
    hidden: int = 0
    struck: str = ""
    runs_on: bool = False
    embedded: bool = False


def paragraph_text(paragraph: Element, styles: Styles) -> ParagraphText:
    """What a paragraph says."""
    said = ParagraphText(paragraph)
    runs = _WordRuns(said, styles)
    for element in inner(paragraph):
        tag = element.tag
        if tag == RUN:
            runs.add(element, unseen=element in styles.unseen)
        elif tag == PARAGRAPH_PROPERTIES:
            _mark_changes(element, said)
            if styles.dressing:
                runs.start(element)
        elif tag in REVISIONS:
            said.revised = True
        elif tag in _COMMENT_BOUNDS:
            said.marks.append((element.get(W + "id", ""), tag == _COMMENT_START, runs.length()))
        elif tag == _MATH:
            runs.parts += [(text, text.text or "") for text in element.iter(_MATH_TEXT)]
    said.pieces = runs.parts
    said.text = "".join([text for _, text in said.pieces])
    return said


def inner(parent: Element) -> Iterable[Element]:
    """What stands in an element, wrappers opened; wrappers themselves come first, for what they tell of changes."""
    return parent if _WRAPPERS.isdisjoint([element.tag for element in parent]) else _visible_elements(parent)


def _visible_elements(elements: Iterable[Element]) -> Iterator[Element]:
    left = list(elements)[::-1]
    while left:
        element = left.pop()
        yield element
        if element.tag in ENTERED:
            left.extend(reversed(element))
        elif element.tag == ALTERNATE:
            left.extend(_alternative(element)[::-1])


def _alternative(alternate: Element) -> list[Element]:
    """Of alternatives the first that holds anything."""
    return next((list(one) for one in alternate if one.tag in (CHOICE, FALLBACK) and len(one)), [])


def _mark_changes(properties: Element, said: ParagraphText) -> None:
    """Changes of the paragraph's end."""
    mark = properties.find(RUN_PROPERTIES)
    if mark is not None and len(mark):
        said.runs_on = any(mark.find(name) is not None for name in _GONE)
        said.revised = said.revised or said.runs_on or mark.find(W + "ins") is not None


class _WordRuns:
    """The runs of one paragraph, as they are met. `look` is that of the paragraph's style."""

    __slots__ = ("_codes", "_counted", "_length", "_said", "_styles", "look", "parts")

    def __init__(self, said: ParagraphText, styles: Styles) -> None:
        self.parts: list[tuple[Element, str]] = []
        self.look = PLAIN
        self._said, self._styles = said, styles
        self._length = self._counted = 0
        self._codes: list[bool] = []  # the fields that are open: whether still in the code, which nobody sees

    def length(self) -> int:
        """The length of the text so far."""
        self._length += sum([len(text) for _, text in self.parts[self._counted :]])
        self._counted = len(self.parts)
        return self._length

    def start(self, properties: Element) -> None:
        """Take the look of a paragraph with these properties."""
        self.look = self._styles.look(properties, PARAGRAPH_STYLE)

    def add(self, run: Iterable[Element], *, unseen: bool = False) -> None:
        """Add what a run says; of one that is `unseen` the text counts as hidden."""
        look = self.look
        for element in run:
            tag = element.tag
            if tag == TEXT:
                if unseen or look.hidden:
                    self._said.hidden += bool(element.text and element.text.strip())
                elif element.text and not (self._codes and True in self._codes):
                    self._add_text(element, element.text, look)
            elif tag == RUN_PROPERTIES:
                look = self._styles.run_look(element, self.look)
            elif tag in CHARACTERS:
                self.parts.append((element, CHARACTERS[tag]))
            else:
                self._add_special(element)

    def _add_text(self, element: Element, text: str, look: WordLook) -> None:
        if look.struck:
            self._said.struck += text
        else:
            self.parts.append((element, text.translate(_SHIFTED[look.raised]) if look.raised else text))

    def _add_special(self, element: Element) -> None:
        tag = element.tag
        if tag == _SYMBOL:
            self.parts.append((element, "□"))
        elif tag == _FIELD:
            self._turn(element.get(_FIELD + "Type", ""))
            self.parts += [(element, entry) for entry in _chosen_entries(element)]
        elif tag == _COMMENT:
            self._said.references.append((element.get(W + "id", ""), self.length()))
        elif tag == _RUBY:
            self.parts += [(text, text.text or "") for text in element.iterfind(f"{_RUBY_BASE}/{RUN}/{TEXT}")]
        elif tag == ALTERNATE:
            self.add([one for one in _visible_elements([element]) if one.tag != ALTERNATE])
        elif tag in _DRAWN:
            self._said.boxes += _text_boxes(element)
            self._said.embedded = self._said.embedded or _is_document(element)

    def _turn(self, kind: str) -> None:
        """The beginning of a field, the end of its code, or its end."""
        if kind == "begin":
            self._codes.append(True)
        elif self._codes:
            self._codes.pop()
            if kind == "separate":
                self._codes.append(False)


def _chosen_entries(field: Element) -> Iterator[str]:
    """What a drop-down field shows: the entry that is chosen in it, the first one otherwise."""
    for choice in field.iterfind(_DROP_DOWN):
        entries = [entry.get(VALUE, "") for entry in choice.iterfind(W + "listEntry")]
        chosen = choice.find(W + "result")
        number = chosen.get(VALUE, "") if chosen is not None else "0"
        if number.isdigit() and int(number) < len(entries):
            yield entries[int(number)]


def _text_boxes(drawn: Element) -> Iterator[Element]:
    """The text boxes of a drawing, not those inside them; of alternatives the first only."""
    left = [drawn]
    while left:
        element = left.pop()
        if element.tag == TEXT_BOX:
            yield element
        else:
            left.extend(reversed(_alternative(element) if element.tag == ALTERNATE else element))


def _is_document(drawn: Element) -> bool:
    """Whether a drawing shows a workbook or another document embedded in this one."""
    return any(embedded.get("ProgID", "").startswith(_DOCUMENTS) for embedded in drawn.iterfind(_OBJECT))
