"""A page's text → its skeleton: the tags that shape it, and one character in place of every run of text.

The parser sees the skeleton only. Whatever it moves about, each character still says which run it stands for, so
every text keeps its exact place, whichever library parses and whatever the line ends are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.readers.web.dressing import Dressing, dressing, with_fields
from gklint.readers.web.styles import plain_style

FIRST_RUN = 0x10000  # the character that stands for run 0; no text of the page itself is in the skeleton
_MOST_RUNS = 0x100000

_BLANK = " \t\n\r\f"
_VALUE = rf"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_BLANK}>\"'][^{_BLANK}>]*+"
# All attributes as browsers take them, and as nearly all of them are written, which is found faster.
_ATTRIBUTE = rf"(?:=?+[^{_BLANK}/>=]++|=)(?:[{_BLANK}]*+=[{_BLANK}]*+(?:{_VALUE})?+)?+"
_ATTRIBUTES = rf"(?:[{_BLANK}/]++|{_ATTRIBUTE})*+(?:>|\Z)"
_PLAIN_ATTRIBUTES = rf"(?:[{_BLANK}]++[\w:-]++=(?:\"[^\"]*+\"|'[^']*+'|[^{_BLANK}>\"'][^{_BLANK}>]*+))*+>"
_COMMENT = r"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
_OTHER = r"[!?][^>]*+(?:>|\Z)|/(?![a-zA-Z])[^>]*+(?:>|\Z)"
_TAG = rf"/?+[a-zA-Z][^{_BLANK}/>]*+(?:>|{_PLAIN_ATTRIBUTES}|{_ATTRIBUTES})"


def _raw_element(name: str) -> str:
    """The pattern of an element whose content is no markup, up to its end tag."""
    name = "".join(f"[{letter}{letter.upper()}]" for letter in name)
    ends = rf"/{name}(?=[{_BLANK}/>])"
    return rf"{name}(?=[{_BLANK}/>]){_ATTRIBUTES}(?:[^<]++|<(?!{ends}))*+(?:<{ends}{_ATTRIBUTES}|\Z)"


_RAW = ("script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp")
_RAW_ELEMENTS = "|".join(map(_raw_element, _RAW))
# Tags, comments and raw elements. The looks ahead spare most tags the trial of what they cannot be.
_MARKUP = lazy_pattern(rf"(<(?:(?=[!?/])(?:{_COMMENT}|{_OTHER})|(?=[instxINSTX])(?:{_RAW_ELEMENTS})|{_TAG}))")
_REFERENCE = lazy_pattern("&")
_NAME = lazy_pattern(rf"</?([a-zA-Z][^{_BLANK}/>]*+)")

# Elements that shape a page. The parser need not hear of others: they only dress the text.
SHAPING = frozenset(
    (
        *("html", "head", "body", "frameset", "table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td"),
        *("th", "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "div", "center", "ul", "ol", "li", "dl", "dt"),
        *("dd", "dir", "menu", "section", "article", "main", "header", "footer", "nav", "aside", "hgroup", "address"),
        *("blockquote", "pre", "listing", "form", "fieldset", "legend", "figure", "figcaption", "details", "summary"),
        *("dialog", "button", "object", "marquee"),
    )
)
# Parsers differ on what may stand in a select and in drawings; what a template holds is not shown.
_ALIKE = {"select": "nav", "option": "div", "optgroup": "div", "template": "dialog", "svg": "span", "math": "span"}
_PLACED = frozenset(("table", "td", "th"))  # the places of these are asked for
_HEADS = frozenset(("meta", "title", "script"))  # what the head of a page says of it
_HIDDEN = lazy_pattern(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|\shidden(?=[\s/>=])", re.IGNORECASE
)
_HIDING = ("display", "visibility", "mso-hide", "hidden")  # without one of these words nothing is hidden
# Elements that cannot hide anything: they hold nothing, or no markup.
_NOT_HIDING = frozenset(
    (
        *_RAW,
        *[
            "area",
            "base",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "plaintext",
            "source",
            "wbr",
        ],
    )
)
_HELPER = lazy_pattern(r"\bheight\s*=\s*[\"']?0\b", re.IGNORECASE)  # Word's row that only sets column widths


class Skeleton(NamedTuple):
    """The skeleton's markup and what it was made from.

    `parts` are runs of text and tags by turns, a run first and last; a comment is one tag, and so is an element
    whose content is no markup. `bounds` are where each part begins, and where the last one ends. Run and tag of one
    number follow each other.
    """

    markup: str
    parts: list[str]
    bounds: list[int]
    heads: list[str]  # meta tags, titles and scripts, each once, in order
    remarks: frozenset[str]  # the comments
    dressing: Dressing  # what becomes of some runs of text

    @property
    def end(self) -> int:
        """Where reading stopped; before the end of a page above the limits."""
        return self.bounds[-1]

    def run(self, number: int) -> tuple[int, int]:
        """Where a run of text begins and ends."""
        return self.bounds[2 * number], self.bounds[2 * number + 1]

    def comments(self) -> Iterator[tuple[int, str]]:
        """The comments, with where each begins."""
        tags = self.parts[1::2] if self.remarks else []
        return ((self.bounds[2 * index + 1], tag) for index, tag in enumerate(tags) if tag in self.remarks)

    def elements(self, name: str) -> Iterator[str]:
        """The start tags of this name that differ; with its content for one whose content is raw."""
        opening = f"<{name}"
        length = len(opening)
        return (tag for tag in self.heads if tag[:length].lower() == opening)

    def place(self, tag: str) -> int:
        """Where a tag first stands."""
        return self.bounds[2 * self.parts[1::2].index(tag) + 1]


def skeleton(text: str, options: ReaderOptions) -> Skeleton:
    """The skeleton of a page, in one look at its text."""
    most = min(options.max_cells, _MOST_RUNS - 1)
    parts = _MARKUP.split(_text_with_references(text, options.max_cells), most)
    if len(parts) > 2 * most:
        parts[-1] = ""
    parts = with_fields(parts)
    texts, tags = parts[0::2], parts[1::2]
    shapes, dressed = _Shapes(tags), dressing(parts)
    markup = "".join(_pieces(texts, map(shapes.__getitem__, tags), dressed.dropped))
    remarks = frozenset(tag for tag in shapes if tag.startswith("<!--"))
    return Skeleton(markup, parts, list(accumulate(map(len, parts), initial=0)), shapes.heads, remarks, dressed)


def _text_with_references(text: str, most: int) -> str:
    """The text up to the character reference behind the first `most`: each is a piece with a place of its own."""
    if text.count("&") <= most:
        return text
    return text[: next(islice(_REFERENCE.finditer(text), most, None)).start()]


def _pieces(texts: list[str], shapes: Iterable[str], dropped: frozenset[int]) -> Iterator[str]:
    """The skeleton piece by piece."""
    for index, (text, shape) in enumerate(zip(texts, chain(shapes, ("",)), strict=True)):
        if text == "\n":
            yield text
        elif text and index not in dropped:
            if text.strip(_BLANK):
                yield chr(FIRST_RUN + index)
            else:
                yield "\n" if "\n" in text or "\r" in text else " "
        if shape:
            yield shape if shape[-1] == ">" else f"{shape}{index}>"


class _Shapes(dict[str, str]):
    """The form of a tag that the parser gets, computed once for identical tags; it ends in `at=` for placed ones."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self.heads: list[str] = []
        self._hidden = _hidden_names(tags)
        self._kept = SHAPING | _ALIKE.keys() | self._hidden

    def __missing__(self, tag: str) -> str:
        self[tag] = shape = self._shape(tag)
        return shape

    def _shape(self, tag: str) -> str:
        match = _NAME.match(tag)
        name = match[1].lower() if match else ""
        if name in _HEADS and tag[1] != "/":
            self.heads.append(tag)
        if name not in self._kept or tag[-1] != ">":
            return ""
        name = _ALIKE.get(name, name)
        if tag[1] == "/":
            return f"</{name}>"
        hidden = " hidden" if self._hidden and _HIDDEN.search(plain_style(tag)) else ""
        if name in _PLACED:
            return f"<{name}{hidden} at="
        return f"<{name} helper>" if name == "tr" and _HELPER.search(tag) else f"<{name}{hidden}>"


def _hidden_names(tags: list[str]) -> frozenset[str]:
    """The names of all elements that are hidden somewhere."""
    distinct = set(tags)
    written = "".join(distinct).lower()
    if not any(map(written.__contains__, (*_HIDING, "&#", "\\"))):
        return frozenset()
    names = (_NAME.match(tag) for tag in distinct if _HIDDEN.search(plain_style(tag)))
    return frozenset(name[1].lower() for name in names if name) - _NOT_HIDING
