"""Runs of rich text in a workbook: which are raised, lowered or struck out, too small to read, of other colours."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.readers.ink import LEAST_SIZE
from gklint.readers.raised_text import LOWERED, RAISED, STRUCK
from gklint.readers.workbook.looks import color_of, number_in

_SHIFTED = {"superscript": RAISED, "subscript": LOWERED}

ColoredRun = tuple[str, str]  # text, and its colour where it has one of its own


class RichText:
    """The text of a string or a cell, run by run. Readings of characters (phonetic runs) are left out.

    `is_tiny`: a run is too small to read, and is left out, too. `is_colored`: a run has a colour of its own.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._struck: list[str] = []
        self._table: dict[int, str] | None = None
        self._is_struck = self._phonetic = self._skips = False
        self._color = ""
        self._colored: list[ColoredRun] = []
        self.is_tiny = self.is_colored = False

    def clear(self) -> None:
        """Begin another text."""
        self._parts, self._struck = [], []
        self._start_run()
        self.is_tiny = self.is_colored = False

    def _start_run(self) -> None:
        self._table, self._is_struck, self._skips, self._color = None, False, False, ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "r":
            self._start_run()
        elif name == "rPh":
            self._phonetic = True
        elif name == "vertAlign":
            self._table = _SHIFTED.get(attributes.get("val", ""))
        elif name == "strike":
            self._is_struck = attributes.get("val", "1") not in ("0", "false")
        elif name == "color":
            self._start_color(color_of(attributes))
        elif name == "sz":
            self._skips = number_in(attributes.get("val"), LEAST_SIZE) < LEAST_SIZE

    def _start_color(self, color: str) -> None:
        if not self.is_colored:
            self._colored = [(text, "") for text in self._parts]
        self._color, self.is_colored = color, True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._phonetic = False

    def add(self, text: str) -> None:
        """Text of a run."""
        if self._phonetic:
            return
        if self._skips:
            self.is_tiny = True
        elif self._is_struck:
            self._struck.append(text)
        else:
            text = text.translate(self._table) if self._table else text
            self._parts.append(text)
            if self.is_colored:
                self._colored.append((text, self._color))

    @property
    def text(self) -> str:
        """The text; what is struck out counts only where there is nothing else, and keeps its strokes."""
        return "".join(self._parts) or "".join(self._struck).translate(STRUCK)

    @property
    def colored(self) -> list[ColoredRun]:
        """The runs that are read, each with its colour."""
        return self._colored
