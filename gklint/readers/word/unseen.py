"""Runs of a Word file that nobody sees on the page: in the colour of what they stand on, or too small to read.

The colour of the ground is known where it is stated, or where nothing could state it: what a table style, a picture
behind the text or a text box paints there is not looked up, and text on it counts as seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from xml.etree.ElementTree import Element

from gklint.model.light_classes import NamedTuple
from gklint.readers.ink import LEAST_SIZE, WHITE, look_alike
from gklint.readers.word.names import (
    CELL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    ROW,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    TABLE,
    TEXT_BOX,
    VALUE,
    W,
)

_COLOR, _SIZE, _SCALE = W + "color", W + "sz", W + "w"
_SHADING, _HIGHLIGHT, _FILL = W + "shd", W + "highlight", W + "fill"
_STYLE, _BASED_ON, _BACKGROUND = W + "style", W + "basedOn", W + "background"
_SPACING, _HEIGHT, _EXACT = W + "spacing", W + "trHeight", "exact"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TEXT_FILL = _W14 + "textFill"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_DRAWN = (_ANCHOR, W + "pict")
_OUTLINED = (W + "outline", W + "shadow", W + "emboss", W + "imprint", _W14 + "textOutline")
_ANY = "?"  # a colour that cannot be told
_LEAST_SIZE = 2 * LEAST_SIZE  # in half points
_LEAST_HEIGHT = 20 * LEAST_SIZE  # in twips, of a line or a row that shows its text
_LEAST_SCALE = 10  # percent of its width that text is drawn in
_MOST_BASES = 20
_TELLING = frozenset((_COLOR, _SIZE, _SCALE, _SPACING, _HEIGHT, _HIGHLIGHT, _TEXT_FILL))
_LIGHT_THEMES = ("background1", "light1")
_HIGHLIGHTS = {"white": WHITE, "black": "000000", "none": ""}


class _Ink(NamedTuple):
    """How text is printed: colour (nothing for that which Word chooses), half points, ground, percent of its width.

    `crushed`: its lines are of a stated height that shows nothing of it.
    """

    color: str = ""
    size: float = 21
    ground: str = ""
    scale: float = 100
    crushed: bool = False

    def is_unseen(self, ground: str) -> bool:
        """Whether nobody sees it on a ground, unless it has one of its own."""
        small = self.size < _LEAST_SIZE or self.scale < _LEAST_SCALE or self.crushed
        return small or self.color == "none" or look_alike(self.color, self.ground or ground)


class _Surround(NamedTuple):
    """What an element stands in: the colour behind it, whether that is a cell, and whether its row has no height."""

    ground: str
    in_cell: bool = False
    crushed: bool = False


def unseen_runs(document: Element, styles: Element | None, surrounds: Sequence[Element]) -> frozenset[Element]:
    """The runs that nobody sees. `styles` are all styles, `surrounds` the headers and footers."""
    drawn = any(next(one.iter(name), None) is not None for one in (document, *surrounds) for name in _DRAWN)
    page = WHITE if document.find(_BACKGROUND) is None else _ANY
    book = _StyleBook(styles if styles is not None else Element("none"))
    return frozenset(_unseen_in(document, book, page, _ANY if drawn else page))


def may_be_unseen(parts: Sequence[Element]) -> bool:
    """Whether a document and its styles state anything that can keep text from being seen; most state nothing."""
    tags = {element.tag for part in parts for element in part.iter()}
    if tags.isdisjoint(_TELLING):
        return False
    colors = {_color(one) for one in _elements(parts, _COLOR, tags)} - {""}
    grounds = {_fill(one) for one in _elements(parts, _SHADING, tags)} | {WHITE}
    return (
        not tags.isdisjoint((_HIGHLIGHT, _TEXT_FILL))
        or any(look_alike(color, ground) for color in colors for ground in grounds)
        or any(_number(one, VALUE, 21) < _LEAST_SIZE for one in _elements(parts, _SIZE, tags))
        or any(_number(one, VALUE, 100) < _LEAST_SCALE for one in _elements(parts, _SCALE, tags))
        or any(_is_crushed(one) for name in (_SPACING, _HEIGHT) for one in _elements(parts, name, tags))
    )


def _elements(parts: Sequence[Element], name: str, tags: Set[str]) -> Iterator[Element]:
    """The elements of a name, looked for where there are any."""
    return (one for part in parts for one in part.iter(name)) if name in tags else iter(())


def _unseen_in(document: Element, book: _StyleBook, page: str, drawn: str) -> Iterator[Element]:
    """The runs that nobody sees on a `page` of this colour; outside of tables it is that of what is `drawn` there."""
    left: list[tuple[Element, _Surround]] = [(document, _Surround(page))]
    while left:
        element, place = left.pop()
        tag = element.tag
        if tag == PARAGRAPH:
            ink, ground = book.paragraph(element, place.ground if place.in_cell else drawn)
            inner = list(_runs_and_boxes(element))
            for run in inner:
                if run.tag == RUN and (place.crushed or _is_unseen(run, ink, ground, book)):
                    yield run
            left += [(box, _Surround(_ANY, True)) for box in inner if box.tag == TEXT_BOX]
            continue
        if tag == TABLE:
            place = _Surround(book.table_ground(element) or place.ground, True)
        elif tag == ROW:
            place = place._replace(crushed=any(map(_is_crushed, element.iterfind(f"{W}trPr/{_HEIGHT}"))))
        elif tag == CELL:
            shading = element.find(f"{W}tcPr/{_SHADING}")
            place = place._replace(ground=(shading is not None and _fill(shading)) or place.ground)
        left += [(inner, place) for inner in element]


def _runs_and_boxes(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph, and the text boxes in it; not those in text boxes."""
    left = [paragraph]
    while left:
        element = left.pop()
        if element.tag in (RUN, TEXT_BOX):
            yield element
        if element.tag != TEXT_BOX:
            left += element


def _is_unseen(run: Element, paragraph: _Ink, ground: str, book: _StyleBook) -> bool:
    properties = run.find(RUN_PROPERTIES)
    if properties is None:
        return paragraph.is_unseen(ground)
    if any(properties.find(name) is not None for name in _OUTLINED):
        return False
    return _ink_of(properties, book.run(properties, paragraph)).is_unseen(ground)


class _StyleBook:
    """The styles of a document, with what each says of ink."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in styles.iter(_STYLE)}
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}")
        self._default = _Ink() if default is None else _ink_of(default, _Ink())
        self._usual = next((name for name, style in self._styles.items() if _is_default(style)), "")

    def paragraph(self, element: Element, ground: str) -> tuple[_Ink, str]:
        """The ink of a paragraph, and the colour of what its text stands on."""
        properties = element.find(PARAGRAPH_PROPERTIES)
        named = None if properties is None else properties.find(PARAGRAPH_STYLE)
        ink = self._of_style(self._usual if named is None else named.get(VALUE, ""), self._default)
        if properties is None:
            return ink, ground
        return _paragraph_ink(properties, ink), ground

    def run(self, properties: Element, paragraph: _Ink) -> _Ink:
        """The ink of the style that a run names, over that of its paragraph."""
        named = properties.find(RUN_STYLE)
        return paragraph if named is None else self._of_style(named.get(VALUE, ""), paragraph)

    def table_ground(self, table: Element) -> str:
        """What a table is painted in, if anything; a style with any shading may paint every cell otherwise."""
        properties = table.find(W + "tblPr")
        named = None if properties is None else properties.find(W + "tblStyle")
        for style in self._chain("" if named is None else named.get(VALUE, "")):
            if next(style.iter(_SHADING), None) is not None:
                return _ANY
        shading = None if properties is None else properties.find(_SHADING)
        return "" if shading is None else _fill(shading)

    def _of_style(self, name: str, base: _Ink) -> _Ink:
        for style in reversed(list(self._chain(name))):
            shape, properties = style.find(PARAGRAPH_PROPERTIES), style.find(RUN_PROPERTIES)
            base = base if shape is None else _paragraph_ink(shape, base)
            base = base if properties is None else _ink_of(properties, base)
        return base

    def _chain(self, name: str) -> Iterator[Element]:
        """A style and those it is based on."""
        for _ in range(_MOST_BASES):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            base = style.find(_BASED_ON)
            name = "" if base is None else base.get(VALUE, "")


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")


def _paragraph_ink(properties: Element, ink: _Ink) -> _Ink:
    """The ink that paragraph properties give, over `ink`."""
    shading, spacing = properties.find(_SHADING), properties.find(_SPACING)
    if shading is not None:
        ink = ink._replace(ground=_fill(shading))
    if spacing is not None and spacing.get(W + "lineRule"):
        ink = ink._replace(crushed=_is_crushed(spacing))
    return ink


def _ink_of(properties: Element, ink: _Ink) -> _Ink:
    """The ink that run properties give, over `ink`."""
    for one in properties:
        if one.tag == _COLOR:
            ink = ink._replace(color=_color(one))
        elif one.tag == _SIZE:
            ink = ink._replace(size=_number(one, VALUE, ink.size))
        elif one.tag == _SCALE:
            ink = ink._replace(scale=_number(one, VALUE, ink.scale))
        elif one.tag == _SHADING:
            ink = ink._replace(ground=_fill(one))
        elif one.tag == _HIGHLIGHT and (ground := _HIGHLIGHTS.get(one.get(VALUE, ""), _ANY)):
            ink = ink._replace(ground=ground)
        elif one.tag == _TEXT_FILL:
            ink = ink._replace(color=_text_fill(one) or ink.color)
    return ink


def _color(element: Element) -> str:
    """The colour of text; nothing for that which Word chooses, black or white as the ground needs."""
    if element.get(W + "themeColor") in _LIGHT_THEMES:
        return "" if element.get(W + "themeShade") or element.get(W + "themeTint") else WHITE
    color = element.get(VALUE, "")
    return "" if color == "auto" else color


def _text_fill(element: Element) -> str:
    """What letters are filled with: `none`, a colour, nothing for what is not looked up."""
    if element.find(_W14 + "noFill") is not None:
        return "none"
    color = element.find(f"{_W14}solidFill/{_W14}srgbClr")
    return "" if color is None else color.get(_W14 + "val", "")


def _fill(shading: Element) -> str:
    """The colour of a shading; nothing where it has none."""
    pattern, fill = shading.get(VALUE, "clear"), shading.get(_FILL, "auto")
    if pattern == "solid":
        return shading.get(_COLOR, _ANY)
    if pattern not in ("clear", "nil"):
        return _ANY
    if shading.get(W + "themeFill"):
        return _ANY
    return "" if fill == "auto" or pattern == "nil" else fill


def _is_crushed(height: Element) -> bool:
    """Whether a line, or a row, is of a stated height that shows nothing of its text."""
    line = height.tag == _SPACING
    exact = height.get(W + ("lineRule" if line else "hRule")) == _EXACT
    return exact and _number(height, W + "line" if line else VALUE, 240) < _LEAST_HEIGHT


def _number(element: Element, name: str, otherwise: float) -> float:
    text = element.get(name, "").removesuffix("%").removesuffix("pt")
    return float(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
