"""What a paragraph's style says of it: heading level and list, followed to the styles it is based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gklint.readers.word.names import PARAGRAPH_PROPERTIES, PARAGRAPH_STYLE, RUN_PROPERTIES, VALUE, W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_MOST_BASES = 20
_VANISH = f"{RUN_PROPERTIES}/{W}vanish"
_NUMBERED, _OUTLINE, _LEVEL, _LIST = W + "numPr", W + "outlineLvl", W + "ilvl", W + "numId"


class ParagraphShape(NamedTuple):
    """Heading level (0: none), list and level in it (None: not said)."""

    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: ParagraphShape) -> ParagraphShape:
        """What holds where this is said first, and else `base`."""
        return ParagraphShape(
            base.level if self.level is None else self.level,
            base.list_id if self.list_id is None else self.list_id,
            base.list_level if self.list_level is None else self.list_level,
        )


_PLAIN = ParagraphShape()


class Styles:
    """The styles of a document by their id. `hiding` are those whose text is hidden; most documents have none."""

    def __init__(self, part: Element | None) -> None:
        root = part if part is not None else Element("none")
        self._elements = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self._shapes: dict[str, ParagraphShape] = {}
        self.hiding = _hiding(self._elements)

    def shape(self, properties: Element | None) -> ParagraphShape:
        """The shape of a paragraph with these properties."""
        if properties is None:
            return ParagraphShape(0)
        named = properties.find(PARAGRAPH_STYLE)
        style = self._of_style(named.get(VALUE, "")) if named is not None else _PLAIN
        own = _own(properties)
        return style if own is _PLAIN else own.over(style)

    def hides(self, properties: Element, named: str) -> bool:
        """Whether the style that `properties` name (in an element called `named`) hides text."""
        style = properties.find(named)
        return style is not None and style.get(VALUE, "") in self.hiding

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


def _hiding(styles: Mapping[str, Element]) -> frozenset[str]:
    """The styles whose text is hidden, by themselves or by a style they are based on."""
    said = {name: vanish for name, style in styles.items() if (vanish := style.find(_VANISH)) is not None}
    if not said:
        return frozenset()
    return frozenset(name for name in styles if _says(said, styles, name))


def _says(said: Mapping[str, Element], styles: Mapping[str, Element], name: str) -> bool:
    for _ in range(_MOST_BASES):
        if name in said:
            return said[name].get(VALUE, "1") not in ("0", "false", "off")
        base = styles[name].find(W + "basedOn") if name in styles else None
        if base is None:
            break
        name = base.get(VALUE, "")
    return False


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
