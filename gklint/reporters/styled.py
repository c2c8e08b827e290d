"""Text in pieces of one style each: printed plain, or coloured for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from gklint.model.light_classes import NamedTuple


class StyledText(NamedTuple):
    """A run of text in one style, named as rich names them (`bold red`); without style by default."""

    text: str
    style: str = ""


Line = tuple[StyledText, ...]


def line(*pieces: StyledText | str) -> Line:
    """A line of pieces; a bare text has no style."""
    return tuple(piece if isinstance(piece, StyledText) else StyledText(piece) for piece in pieces)


def indent(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines moved to the right; an empty one stays empty."""
    return [(StyledText(" " * by), *one) if one else one for one in lines]


def render_lines(lines: Iterable[Line], color: bool) -> str:
    """The lines as text, each with a line end and without blanks before it."""
    render = _render_colored if color else _render_plain
    return "".join(f"{render(one)}\n" for one in lines)


def _render_plain(pieces: Line) -> str:
    return "".join(piece.text for piece in pieces).rstrip()


def _render_colored(pieces: Line) -> str:
    # Imported here: only a terminal shows colours, and rich takes longer to import than a report to check.
    from rich.color import ColorSystem
    from rich.style import Style

    return "".join(
        Style.parse(piece.style).render(piece.text, color_system=ColorSystem.STANDARD) if piece.style else piece.text
        for piece in pieces
    ).rstrip()
