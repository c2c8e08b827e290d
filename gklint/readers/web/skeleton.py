"""A page's text → its skeleton: the tags that shape it, and one character in place of every run of text.

The parser sees the skeleton only. Whatever it moves about, each character still says which run it stands for, so
every text keeps its exact place, whichever library parses and whatever the line ends are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain
from typing import NamedTuple

from gklint.model.plugin import ReaderOptions

FIRST_RUN = 0x10000  # the character that stands for run 0; no text of the page itself is in the skeleton
_MOST_RUNS = 0x100000
_TAGS_PER_CELL = 4

_BLANK = " \t\n\r\f"
_VALUE = rf"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_BLANK}>\"'][^{_BLANK}>]*+"
_ATTRIBUTE = rf"(?:=?+[^{_BLANK}/>=]++|=)(?:[{_BLANK}]*+=[{_BLANK}]*+(?:{_VALUE})?+)?+"
_ATTRIBUTES = rf"(?:[{_BLANK}/]++|{_ATTRIBUTE})*+(?:>|\Z)"
_COMMENT = r"<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
_OTHER = r"<[!?][^>]*+(?:>|\Z)|</(?![a-zA-Z])[^>]*+(?:>|\Z)"
_RAW = "script|style|title|textarea|noscript|iframe|noembed|noframes|xmp"
_RAW_ELEMENT = (
    rf"<((?i:{_RAW}))(?=[{_BLANK}/>]){_ATTRIBUTES}(?:[^<]++|<(?!/(?i:\2)[{_BLANK}/>]))*+(?:</(?i:\2){_ATTRIBUTES}|\Z)"
)
_TAG = rf"<(/?+[a-zA-Z][^{_BLANK}/>]*+){_ATTRIBUTES}"
_MARKUP = re.compile(rf"({_COMMENT}|{_OTHER}|{_RAW_ELEMENT}|{_TAG})")

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
_ALIKE = {"select": "nav", "option": "div", "optgroup": "div"}  # parsers differ on what may stand in a select
_PLACED = frozenset(("table", "td", "th"))  # the places of these are asked for
_SPAN = re.compile(r"(?<![\w-])((?:col|row)span)\s*=\s*[\"']?\s*\+?(\d{1,9})", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|\shidden(?=[\s/>=])", re.IGNORECASE
)
_HIDING = ("display", "visibility", "mso-hide", "hidden")  # without one of these words nothing is hidden
_HELPER = re.compile(r"\bheight\s*=\s*[\"']?0\b", re.IGNORECASE)  # Word's row that only sets column widths


class Skeleton(NamedTuple):
    """The skeleton's markup and what it was made from.

    `runs` are start and end of each run of text, `tags` start and text of each tag and comment; an element whose
    content is no markup is one tag. `end` is where reading stopped, for a page above the limits.
    """

    markup: str
    runs: list[tuple[int, int]]
    tags: list[tuple[int, str]]
    end: int

    def comments(self) -> Iterator[tuple[int, str]]:
        """The comments, with where each begins."""
        return (tag for tag in self.tags if tag[1].startswith("<!--"))

    def elements(self, name: str) -> Iterator[tuple[int, str]]:
        """The start tags with this name, with where each begins; with its content for one whose content is raw."""
        opening = f"<{name}"
        length = len(opening)
        return (tag for tag in self.tags if tag[1][:length].lower() == opening)


def skeleton(text: str, options: ReaderOptions) -> Skeleton:
    """The skeleton of a page, in one look at its text."""
    most = min(options.max_cells * _TAGS_PER_CELL, _MOST_RUNS - 1)
    parts = _MARKUP.split(text, most)
    texts, tags, names = parts[0::4], parts[1::4], parts[3::4]
    ends = list(accumulate(map(len, chain.from_iterable(zip(texts, [*tags, ""], strict=True)))))
    end = len(text)
    if len(tags) == most:
        end = ends[-3]
        texts[-1] = ""
    starts = [0, *ends[1::2]]
    runs = list(zip(starts, ends[0::2], strict=False))
    placed_tags = list(zip(ends[0::2], tags, strict=False))
    markup = "".join(_pieces(texts, tags, names, any(map(text.lower().__contains__, _HIDING))))
    return Skeleton(markup, runs, placed_tags, end)


def _pieces(texts: list[str], tags: list[str], names: list[str | None], hidden: bool) -> Iterator[str]:
    """The skeleton piece by piece. `hidden`: the page may hide something."""
    shapes = _Shapes(_hidden_names(tags, names) if hidden else frozenset())
    for index, (text, tag, name) in enumerate(zip(texts, [*tags, ""], [*names, None], strict=True)):
        if text:
            if text.strip(_BLANK):
                yield chr(FIRST_RUN + index)
            else:
                yield "\n" if "\n" in text or "\r" in text else " "
        if name:
            shape = shapes[tag, name]
            yield shape if shape[-1:] != "=" else f"{shape}{index}>"


def _hidden_names(tags: list[str], names: list[str | None]) -> frozenset[str]:
    """The names of all elements that are hidden somewhere."""
    return frozenset(name.lower() for tag, name in set(zip(tags, names, strict=True)) if name and _HIDDEN.search(tag))


class _Shapes(dict[tuple[str, str], str]):
    """What the parser is told of a tag, found once for all tags that read alike; it ends in `at=` for placed ones."""

    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__()
        self.kept = SHAPING | _ALIKE.keys() | hidden
        self.hidden = hidden

    def __missing__(self, key: tuple[str, str]) -> str:
        self[key] = shape = self._shape(*key)
        return shape

    def _shape(self, tag: str, name: str) -> str:
        slash = "/" if name[0] == "/" else ""
        name = name.lstrip("/").lower()
        if name not in self.kept or not tag.endswith(">"):
            return ""
        name = _ALIKE.get(name, name)
        if slash:
            return f"</{name}>"
        attributes = " hidden" if name in self.hidden and _HIDDEN.search(tag) else ""
        if name in _PLACED:
            attributes += "".join(f" {span.lower()}={value}" for span, value in _SPAN.findall(tag)) + " at="
            return f"<{name}{attributes}"
        if name == "tr" and _HELPER.search(tag):
            attributes = " hidden"
        return f"<{name}{attributes}>"
