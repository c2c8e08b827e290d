"""What a paragraph's style says of it: heading level and list, followed to the styles it is based on."""

from __future__ import annotations

import re
from collections.abc import Set
from xml.etree.ElementTree import Element

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.word.looks import PLAIN, WordLook, looks_of, own_look
from gklint.readers.word.names import PARAGRAPH_PROPERTIES, PARAGRAPH_STYLE, RUN_STYLE, VALUE, W

_HEADING = lazy_pattern(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_MOST_BASES = 20
_NUMBERED, _OUTLINE, _LEVEL, _LIST = W + "numPr", W + "outlineLvl", W + "ilvl", W + "numId"


class ParagraphShape(NamedTuple):
    """Heading level (0: none), list and level in it (None: unspecified)."""

    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: ParagraphShape) -> ParagraphShape:
        """This shape, completed by `base` where it is unspecified."""
        return ParagraphShape(
            base.level if self.level is None else self.level,
            base.list_id if self.list_id is None else self.list_id,
            base.list_level if self.list_level is None else self.list_level,
        )


_PLAIN = ParagraphShape()


class Styles:
    """The styles of a document by their id. `dressing`: the looks of those that change what text says; mostly none."""

    def __init__(self, part: Element | None, unseen: Set[Element] = frozenset()) -> None:
        """`unseen` are the runs that look like nothing, whatever their style says of them."""
        root = part if part is not None else Element("none")
        self._elements = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self._shapes: dict[str, ParagraphShape] = {}
        self.dressing = looks_of(self._elements)
        self.unseen = unseen

    def shape(self, properties: Element | None) -> ParagraphShape:
        """The shape of a paragraph with these properties."""
        if properties is None:
            return ParagraphShape(0)
        named = properties.find(PARAGRAPH_STYLE)
        style = self._of_style(named.get(VALUE, "")) if named is not None else _PLAIN
        own = _own(properties)
        return style if own is _PLAIN else own.over(style)

    def look(self, properties: Element, named: str, base: WordLook = PLAIN) -> WordLook:
        """The look of the style that `properties` name (in an element called `named`); `base` when they name none."""
        style = properties.find(named) if self.dressing else None
        return base if style is None else self.dressing.get(style.get(VALUE, ""), base)

    def run_look(self, properties: Element, paragraph: WordLook) -> WordLook:
        """The look of a run with these properties, in a paragraph whose style looks like `paragraph`."""
        return own_look(properties, self.look(properties, RUN_STYLE, paragraph))

    def _of_style(self, style_id: str) -> ParagraphShape:
        if style_id not in self._shapes:
            self._shapes[style_id] = self._resolve(style_id)
        return self._shapes[style_id]

    def _resolve(self, style_id: str) -> ParagraphShape:
        shape = ParagraphShape()
        for _ in range(_MOST_BASES):
            style = self._elements.get(style_id)
            if style is None:
                break
            properties = style.find(PARAGRAPH_PROPERTIES)
            shape = shape.over(_own(properties) if properties is not None else ParagraphShape())
            shape = shape.over(ParagraphShape(_named_level(style)))
            base = style.find(W + "basedOn")
            style_id = base.get(VALUE, "") if base is not None else ""
        return shape


def _own(properties: Element) -> ParagraphShape:
    outline, numbered = properties.find(_OUTLINE), properties.find(_NUMBERED)
    if outline is None and numbered is None:
        return _PLAIN
    level = None if outline is None else (_integer(outline, 9) + 1) % 10
    if numbered is None:
        return ParagraphShape(level)
    in_list, list_level = numbered.find(_LIST), numbered.find(_LEVEL)
    return ParagraphShape(
        level,
        None if in_list is None else in_list.get(VALUE),
        None if list_level is None else min(_integer(list_level, 0), 8),
    )


def _named_level(style: Element) -> int | None:
    name = style.find(W + "name")
    match = _HEADING.fullmatch(name.get(VALUE, "")) if name is not None else None
    return int(match[1]) if match else None


def _integer(element: Element, otherwise: int) -> int:
    text = element.get(VALUE, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else otherwise
