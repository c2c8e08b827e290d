"""Runs of rich text in a workbook: which are raised, lowered or struck out."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.readers.raised_text import LOWERED, RAISED, STRUCK

_SHIFTED = {"superscript": RAISED, "subscript": LOWERED}


class RichText:
    """The text of a string or a cell, run by run. Readings of characters (phonetic runs) are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._struck: list[str] = []
        self._table: dict[int, str] | None = None
        self._is_struck = self._phonetic = False

    def clear(self) -> None:
        """Begin another text."""
        self._parts, self._struck = [], []
        self._table, self._is_struck = None, False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "r":
            self._table, self._is_struck = None, False
        elif name == "rPh":
            self._phonetic = True
        elif name == "vertAlign":
            self._table = _SHIFTED.get(attributes.get("val", ""))
        elif name == "strike":
            self._is_struck = attributes.get("val", "1") not in ("0", "false")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._phonetic = False

    def add(self, text: str) -> None:
        """Text of a run."""
        if self._phonetic:
            return
        if self._is_struck:
            self._struck.append(text)
        else:
            self._parts.append(text.translate(self._table) if self._table else text)

    @property
    def text(self) -> str:
        """The text; what is struck out counts only where there is nothing else, and keeps its strokes."""
        return "".join(self._parts) or "".join(self._struck).translate(STRUCK)
