"""The source line of a finding with carets under the place, aligned where characters are two columns wide."""

from __future__ import annotations

from gklint.model.diagnostic import Place
from gklint.model.quotation import clause_from, clause_until
from gklint.reporters.styled import Line, StyledText, line
from gklint.reporters.web_text import shown_parts
from gklint.reporters.width import Screen, on_one_line

_DIM, _BAR = "dim", "│ "
_ELLIPSIS = "…"
_GAP = "……"  # within a marked text that is too long for the screen


def excerpt(place: Place, style: str, screen: Screen, columns: int) -> list[Line]:
    """Two lines, the source and the carets, at most `columns` wide; none for a place that is the whole file."""
    if not any(place.line_parts):
        return []
    before, marked, after = map(on_one_line, shown_parts(place))
    before, after = _cut(before, marked, after, screen, columns - len(_BAR))
    marked = _both_ends(marked, screen, columns - len(_BAR) - screen.width(before))
    carets = "^" * max(screen.width(marked), 1)
    blank = " " * screen.width(before)
    return [
        line(StyledText(_BAR, _DIM), before, StyledText(marked, style), after),
        line(StyledText(_BAR, _DIM), blank, StyledText(carets, style)),
    ]


def _both_ends(text: str, screen: Screen, columns: int) -> str:
    """All of a marked text if it fits, else its beginning and its end: what is wrong with it may stand in either."""
    if screen.width(text) <= columns:
        return text
    room = max(columns - screen.width(_GAP), 0)
    whole = text.rstrip(_ELLIPSIS)
    head, tail = screen.head(whole, room - room // 3), screen.tail(whole, room // 3)
    head = whole[: clause_until(whole, len(head))]
    tail = whole[clause_from(whole, len(whole) - len(tail)) :]
    return f"{head}{_GAP}{tail}" if room else screen.head(text, columns)


def _cut(before: str, marked: str, after: str, screen: Screen, columns: int) -> tuple[str, str]:
    """What is shown on either side: all if it fits, else as much as fits, with an ellipsis where cut."""
    room = max(columns - screen.width(marked), 0)
    if screen.width(before) + screen.width(after) <= room:
        return before, after
    ellipsis_room = screen.ambiguous
    share = max(room // 2, room - screen.width(after))
    if screen.width(before) > share:
        cut = len(before) - len(screen.tail(before, max(share - ellipsis_room, 0)))
        before = _ELLIPSIS + before[clause_from(before, cut) :]
    rest = room - screen.width(before)
    if screen.width(after) > rest:
        cut = len(screen.head(after, max(rest - ellipsis_room, 0)))
        after = after[: clause_until(after, cut)] + _ELLIPSIS
    return before, after
