"""Elements that change how a run of text reads: struck out, raised, ruby beside it, or a field's value.

The tags are read one after another, without the tree: such elements stand inside a paragraph or a cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.raised_text import LOWERED, RAISED, STRUCK, UNCERTAIN
from gklint.readers.web.styles import doubtful_subjects, is_doubtful, names_of
from gklint.readers.web.unseen import unseen_runs

_NAME = lazy_pattern(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_STRUCK = frozenset(("del", "s", "strike"))
_BESIDE = frozenset(("rt", "rp", "rtc"))
_ENDS_BESIDE = frozenset(("ruby", "rb", "p", "td", "th", "tr", "table"))
_LINE_THROUGH = lazy_pattern(r"text-decoration[\w-]*\s*:[^;\"']*line-through", re.IGNORECASE)
_UPRIGHT = lazy_pattern(r"text-decoration\s*:\s*none|vertical-align\s*:\s*baseline", re.IGNORECASE)
_SUPER = lazy_pattern(r"vertical-align\s*:\s*super|mso-text-raise\s*:\s*[1-9]", re.IGNORECASE)
_SUB = lazy_pattern(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)
_INLINE = frozenset(("span", "font", "b", "i", "em", "strong", "u", "a", "small", "big", "label", "bdo"))
_MOST_OPEN = 200  # elements within each other that dress a text; hostile pages open them without end
_VOID = frozenset(("", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_BLOCKS = frozenset(("p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
_CELL = frozenset(("td", "th"))
_FIELD = lazy_pattern(r"<(?:input|textarea|option|select)\b", re.IGNORECASE)
_TYPE = lazy_pattern(r"\btype\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FIELD_TYPES = frozenset(("text", "number", "tel", "search", ""))
_VALUE = lazy_pattern(r"(?<![\w-])value\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TEXT_AREA = lazy_pattern(r"(<textarea\b[^>]*>)([^<]*)(</textarea[^>]*>)", re.IGNORECASE)
_SELECTED = lazy_pattern(r"\sselected(?=[\s=>/])", re.IGNORECASE)
_ELEMENTS = ("<bdo", "<del", "<s", "<rt", "<rp", "<option")
_STYLES = ("line-through", "vertical-align", "mso-text-raise")


class Dressing(NamedTuple):
    """What becomes of runs of text, by their number: `dropped` ones are not read, of `shifted` other characters are.

    `struck` are all that are struck out. What fills a cell alone is read with its strokes: the cell is not blank.
    `unseen` are those among the dropped that nobody sees.
    """

    dropped: frozenset[int]
    shifted: Mapping[int, dict[int, str]]
    struck: tuple[int, ...]
    unseen: tuple[int, ...] = ()


def with_fields(parts: list[str]) -> list[str]:
    """The parts of a page in which what stands in the fields of a cell is a run of text of its own."""
    if not any(_FIELD.match(tag) for tag in set(parts[1::2])):
        return parts
    made: list[str] = [parts[0]]
    depth = 0
    for tag, text in zip(parts[1::2], parts[2::2], strict=True):
        name = _name(tag)
        if name in _CELL:
            depth = max(depth + (-1 if tag[1] == "/" else 1), 0)
        made += [*(_split_tag(tag, name) if depth and name in ("input", "textarea") else (tag,)), text]
    return made


def _split_tag(tag: str, name: str) -> tuple[str, ...]:
    """A field's tag as what stands before its value, the value, and what stands behind it."""
    if name == "textarea":
        found = _TEXT_AREA.fullmatch(tag)
        return found.groups() if found and found[2].strip() else (tag,)
    kind = _TYPE.search(tag)
    value = _VALUE.search(tag)
    if value is None or (kind[1].lower() if kind else "") not in _FIELD_TYPES:
        return (tag,)
    start, end = next(value.span(group) for group in (1, 2, 3) if value[group] is not None)
    return (tag[:start], tag[start:end], tag[end:]) if start < end else (tag,)


def dressing(parts: Sequence[str]) -> Dressing:
    """What the elements of a page do to its runs; run and tag of one number follow each other."""
    sheet = "".join([tag[tag.find(">") + 1 :] for tag in parts[1::2] if tag[:6].lower() == "<style"]).replace(
        "<!--", ""
    )
    plain, unseen = _dressing_of_tags(parts, sheet), unseen_runs(parts, sheet)
    if not (unseen.hidden or unseen.doubtful):
        return plain
    shifted = {**plain.shifted, **dict.fromkeys(unseen.doubtful - plain.dropped, UNCERTAIN)}
    hidden = tuple(sorted(unseen.hidden - plain.dropped))
    return Dressing(plain.dropped | unseen.hidden, shifted, plain.struck, hidden)


def _dressing_of_tags(parts: Sequence[str], sheet: str) -> Dressing:
    """What the tags do one by one, by their names and styles."""
    tags = parts[1::2]
    written = "".join(set(tags)).lower()
    subjects = doubtful_subjects(sheet)
    dressed = any(word in written for word in (*_ELEMENTS, *_STYLES))
    if not dressed and not subjects and not is_doubtful(written):
        return Dressing(frozenset(), {}, ())
    reader = _DressingReader({tag: _effect(tag, subjects) for tag in set(tags)})
    for run, (tag, text) in enumerate(zip(tags, parts[2::2], strict=True), 1):
        reader.take(tag, run, bool(text.strip()))
    return Dressing(frozenset(reader.dropped), reader.shifted, tuple(reader.struck))


class _Effect(NamedTuple):
    """What a tag does. `kind` is struck, raised, lowered, beside, doubtful, option or nothing."""

    name: str
    kind: str
    ends: bool


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def _effect(tag: str, subjects: frozenset[str]) -> _Effect:
    name = _name(tag)
    ends = tag[1:2] == "/"
    if ends or name in _VOID or "</" in tag:  # nothing stands in it, or what does is no markup
        return _Effect(name, "", ends)
    return _Effect(name, _kind(tag, name, subjects), False)


def _kind(tag: str, name: str, subjects: frozenset[str]) -> str:
    if name in _INLINE and _is_doubtful(tag, name, subjects):
        return "doubtful"
    if _UPRIGHT.search(tag):
        return ""
    if name in _STRUCK or _LINE_THROUGH.search(tag):
        return "struck"
    if name in _BESIDE:
        return "beside"
    if name == "sup" or _SUPER.search(tag):
        return "raised"
    return "lowered" if name == "sub" or _SUB.search(tag) else ""


def _is_doubtful(tag: str, name: str, subjects: frozenset[str]) -> bool:
    """Whether only a browser can tell what is seen of the text in the element."""
    named = bool(subjects) and not subjects.isdisjoint(names_of(tag, name))
    return name == "bdo" or named or is_doubtful(tag)


class _DressingReader:
    """Reads tag after tag, and knows which of the open elements do something."""

    def __init__(self, effects: dict[str, _Effect]) -> None:
        self.dropped: set[int] = set()
        self.shifted: dict[int, dict[int, str]] = {}
        self.struck: list[int] = []
        self._struck: set[int] = set()
        self._effects = effects
        self._names = {effect.name for effect in effects.values() if effect.kind}
        self._open: list[_Effect] = []
        self._cell: list[int] = []  # runs of the cell that hold text
        self._options: list[int] = []
        self._chosen = -1

    def take(self, tag: str, run: int, shown: bool) -> None:
        """A tag, and the number of the run behind it; `shown`: the run is no blank."""
        effect = self._effects[tag]
        if effect.name in _CELL:
            self._end_cell()
        if self._open and effect.name in _BLOCKS:  # a raised mark that nobody closed ends with its paragraph
            self._open = [one for one in self._open if one.kind == "struck" or one.name in _BLOCKS]
        if effect.name in ("select", "option"):
            self._select(effect, tag, run)
        elif effect.ends:
            self._end(effect.name)
        elif effect.name in self._names and tag[-2:-1] != "/" and len(self._open) < _MOST_OPEN:
            self._open.append(effect)
        if self._open:
            self._mark(run)
        if shown:
            self._cell.append(run)

    def _end_cell(self) -> None:
        """Of a cell in which all is struck out the text is read with its strokes."""
        if self._cell and self.dropped.issuperset(self._cell) and self._struck.issuperset(self._cell):
            self.dropped.difference_update(self._cell)
            self.shifted.update(dict.fromkeys(self._cell, STRUCK))
        self._cell = []

    def _end(self, name: str) -> None:
        if name in _ENDS_BESIDE:
            self._open = [effect for effect in self._open if effect.kind != "beside"]
        if name in _CELL:
            self._open.clear()
            return
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                del self._open[index]
                return

    def _mark(self, run: int) -> None:
        kinds = [effect.kind for effect in self._open]
        if "struck" in kinds or "beside" in kinds:
            self.dropped.add(run)
            if "struck" in kinds and "beside" not in kinds:
                self.struck.append(run)
                self._struck.add(run)
        elif "doubtful" in kinds:
            self.shifted[run] = UNCERTAIN
        elif "raised" in kinds:
            self.shifted[run] = RAISED
        elif "lowered" in kinds:
            self.shifted[run] = LOWERED

    def _select(self, effect: _Effect, tag: str, run: int) -> None:
        """Of a list to choose from only what is chosen is shown: the first, unless another is marked."""
        if effect.name == "option" and not effect.ends:
            if _SELECTED.search(tag):
                self._chosen = run
            self._options.append(run)
        elif effect.name == "select":
            if effect.ends and self._options:
                chosen = self._chosen if self._chosen >= 0 else self._options[0]
                self.dropped.update(option for option in self._options if option != chosen)
            self._options, self._chosen = [], -1
