"""Runs of text on a page that nobody sees: in the colour of what they stand on, too small, in a block without ink.

Tags are read one after another with what is open round them. A ground is known where the page states it, and white
where nothing states another: an element whose class an outer style sheet may paint is taken as seen. What is too
small is not assessable, since browsers may have a least size; so is what a style sheet of the page makes white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.ink import WHITE, look_alike
from gklint.readers.web.colors import CLEAR, color_of
from gklint.readers.web.styles import names_of, plain_style, subjects_of

_NAME = lazy_pattern(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_COLOR = lazy_pattern(r"color\s*[:=]\s*[\"']?\s*([#\w]+(?:\([^)]{0,40}\))?)")
_GROUND = lazy_pattern(r"(?:background(?:-color|-image)?|bgcolor)\s*[:=]\s*[\"']?\s*([#\w]+(?:\([^)]{0,40}\))?)")
_SIZE = lazy_pattern(r"font(?:-size)?\s*:\s*(?:[a-z]+\s+)*(\d*\.?\d+)(px|pt|r?em|%)?")
_LEAST = {"px": 2.6, "pt": 2.0, "": 2.6, "em": 0.15, "rem": 0.15, "%": 15.0}  # a size that can be read, by its unit
_NO_INK = lazy_pattern(
    r"(?<![\w-])opacity\s*:\s*(?:0?\.0\d*|0)(?![\d.])|scale\(\s*0\s*\)|clip-path\s*:\s*inset\(\s*(?:100|[5-9]\d)\s*%"
    r"|(?<![\w-])clip\s*:\s*rect\(\s*0"
)
_AWAY = lazy_pattern(r"(?:text-indent|left|top)\s*:\s*-\d{3}")
_MARKS = ("font-size", "font:", "opacity", "scale(", "clip", "text-indent", "left:", "top:")
_OUTER_SHEET = ("rel=stylesheet", 'rel="stylesheet', "rel='stylesheet", "@import")
_VOID = frozenset(("", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_ROWS, _CELLS = frozenset(("tr", "tbody", "thead", "tfoot")), frozenset(("td", "th"))
_THROUGH = frozenset(("none", "inherit", "initial", "unset"))  # grounds that show what is behind them
_MOST_OPEN = 500
_WHITE = lazy_pattern(r"color\s*:\s*(?:#f|white|snow|ghost|rgb|hsl)")
_ANY = "?"


class UnseenRuns(NamedTuple):
    """The numbers of runs that nobody sees, and of those of which a browser alone can tell."""

    hidden: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()


class _TagLook(NamedTuple):
    """What the tag of an element says of its look; empty or None: nothing."""

    name: str
    color: str = ""
    ground: str = ""
    tiny: bool | None = None
    inkless: bool = False
    whitened: bool = False  # a style sheet of the page has it white
    classed: bool = False


class _Inside(NamedTuple):
    """What holds inside an open element. `painted`: an outer style sheet may have painted it, or its table."""

    name: str
    color: str = ""
    ground: str = WHITE
    tiny: bool = False
    inkless: bool = False
    whitened: bool = False
    painted: bool = False


def unseen_runs(parts: Sequence[str], sheet: str) -> UnseenRuns:
    """The runs that nobody sees; `parts` are runs and tags by turns, `sheet` the style sheets of the page."""
    tags = parts[1::2]
    distinct = set(tags)
    written = "".join(distinct).lower()
    whitened = subjects_of(sheet, _is_white_rule, alone=True) if _WHITE.search(sheet.lower()) else frozenset()
    if not (whitened or _may_be_unseen(plain_style(written))):
        return UnseenRuns()
    painted = subjects_of(sheet, _is_ground_rule)
    looks = {tag: _look_of(tag, whitened, painted) for tag in distinct}
    outer = any(map((written + sheet.lower()).__contains__, _OUTER_SHEET))
    return _walk(zip(tags, parts[2::2], strict=True), looks, outer)


def _may_be_unseen(written: str) -> bool:
    """Whether tags state a colour that is alike to a ground, or anything else that takes text out of sight."""
    colors = {color_of(match[1]) for match in _COLOR.finditer(written) if _begins(written, match.start())}
    grounds = {color_of(match[1]) for match in _GROUND.finditer(written)} | {WHITE}
    if CLEAR in colors or any(look_alike(color, ground) for color in colors for ground in grounds):
        return True
    return any(mark in written for mark in _MARKS) and (
        any(_is_tiny(match[1], match[2]) for match in _SIZE.finditer(written))
        or _NO_INK.search(written) is not None
        or _AWAY.search(written) is not None
    )


def _walk(tags: Iterable[tuple[str, str]], looks: dict[str, _TagLook], outer: bool) -> UnseenRuns:
    hidden: set[int] = set()
    doubtful: set[int] = set()
    frames = [_Inside("")]
    for run, (tag, text) in enumerate(tags, 1):
        look = looks[tag]
        if tag[1:2] == "/":
            _close(frames, look.name)
        elif look.name not in _VOID and tag[-2:-1] != "/":
            _close_implied(frames, look.name)
            if len(frames) < _MOST_OPEN:
                frames.append(_inside(look, frames[-1], outer))
        inside = frames[-1]
        if inside != _Inside(inside.name) and text.strip():
            if _is_hidden(inside):
                hidden.add(run)
            elif inside.tiny or inside.inkless or (inside.whitened and inside.ground == WHITE and not inside.painted):
                doubtful.add(run)
    return UnseenRuns(frozenset(hidden), frozenset(doubtful))


def _is_hidden(inside: _Inside) -> bool:
    """Whether text in an element has no colour, or that of its ground where this is known."""
    if inside.color == CLEAR:
        return True
    return not inside.painted and look_alike(inside.color, inside.ground)


def _inside(look: _TagLook, around: _Inside, outer: bool) -> _Inside:
    """What holds inside an element that looks so."""
    painted = outer and look.classed
    return _Inside(
        look.name,
        look.color or around.color,
        look.ground or around.ground,
        around.tiny if look.tiny is None else look.tiny,
        around.inkless or look.inkless,
        look.whitened or (around.whitened and not look.color),
        False if look.ground not in ("", _ANY) else painted or (around.painted and look.name != "table"),
    )


def _close(frames: list[_Inside], name: str) -> None:
    """End the innermost element of a name; the end of a cell or row ends what was left open in it."""
    for at in range(len(frames) - 1, 0, -1):
        if frames[at].name == name:
            del frames[at:]
            return
        if frames[at].name in _CELLS and name not in _CELLS | _ROWS | {"table"}:
            return


def _close_implied(frames: list[_Inside], name: str) -> None:
    """End what the start of a cell, a row or a paragraph ends without saying so."""
    ended = _CELLS if name in _CELLS else _CELLS | _ROWS if name in _ROWS else frozenset(("p",)) if name == "p" else ()
    for at in range(len(frames) - 1, 0, -1) if ended else ():
        if frames[at].name == "table" or (name == "p" and frames[at].name in _CELLS):
            return
        if frames[at].name in ended and not (name == "tr" and frames[at].name in _ROWS - {"tr"}):
            del frames[at:]
            return


def _look_of(tag: str, whitened: frozenset[str], painted: frozenset[str]) -> _TagLook:
    match = _NAME.match(tag)
    name = match[1].lower() if match else ""
    if tag[1:2] in ("/", "!") or "=" not in tag or "</" in tag:
        return _TagLook(name, whitened=name in whitened, ground=_ANY if name in painted else "")
    style = plain_style(tag).lower()
    names = names_of(tag, name)
    colors = [match[1] for match in _COLOR.finditer(style) if _begins(style, match.start())]
    color = color_of(colors[-1]) if colors else ""
    ground = _ANY if not painted.isdisjoint(names) else ""
    return _TagLook(
        name,
        color,
        _ground_of(style) or ground,
        _size_of(style),
        _NO_INK.search(style) is not None or (("position" in style or "indent" in style) and bool(_AWAY.search(style))),
        not color and not whitened.isdisjoint(names),
        len(names) > 1,
    )


def _ground_of(style: str) -> str:
    """The colour that a tag paints its element in; nothing for one that lets through what is behind it."""
    stated = [match[1] for match in _GROUND.finditer(style)]
    colors = [color for one in stated if one not in _THROUGH and (color := color_of(one)) != CLEAR]
    return _ANY if _ANY in colors else colors[-1] if colors else ""


def _size_of(style: str) -> bool | None:
    """Whether a tag sets text too small to read; None when it says nothing of size."""
    sizes = [_is_tiny(match[1], match[2]) for match in _SIZE.finditer(style)]
    if sizes:
        return sizes[-1]
    return False if "font-size" in style or ("<font" in style and "size=" in style) else None


def _is_tiny(number: str, unit: str | None) -> bool:
    return float(number) < _LEAST[unit or ""]


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at `at`: `color`, not that of `border-color`."""
    return not at or not (text[at - 1].isalnum() or text[at - 1] == "-")


def _is_white_rule(rule: str) -> bool:
    rule = rule.lower()
    colors = [match[1] for match in _COLOR.finditer(rule) if _begins(rule, match.start())]
    return bool(colors) and look_alike(color_of(colors[-1]), WHITE) and not _is_ground_rule(rule)


def _is_ground_rule(rule: str) -> bool:
    return "background" in rule.lower()
