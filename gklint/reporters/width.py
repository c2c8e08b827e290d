"""How many columns a text takes on a terminal, where Chinese characters take two."""

from __future__ import annotations

import unicodedata

from gklint.model.light_classes import NamedTuple
from gklint.reporters.printable import replace_unprintable

_NONE = ("Mn", "Me", "Cf")  # categories of characters that take no column


class Screen(NamedTuple):
    """A terminal. `ambiguous`: columns of characters such as “ ” …  ① — 1, or 2 with many Chinese fonts."""

    ambiguous: int = 1

    def width(self, text: str) -> int:
        """The columns `text` takes."""
        return len(text) if text.isascii() else sum(map(self._character, text))

    def padded(self, text: str, columns: int) -> str:
        """The text filled up with blanks on its right."""
        return text + " " * (columns - self.width(text))

    def aligned(self, text: str, columns: int) -> str:
        """The text filled up with blanks on its left."""
        return " " * (columns - self.width(text)) + text

    def head(self, text: str, columns: int) -> str:
        """As much of the beginning as fits."""
        taken = 0
        for index, character in enumerate(text):
            taken += self._character(character)
            if taken > columns:
                return text[:index]
        return text

    def tail(self, text: str, columns: int) -> str:
        """As much of the end as fits."""
        return self.head(text[::-1], columns)[::-1]

    def _character(self, character: str) -> int:
        kind = unicodedata.east_asian_width(character)
        if kind in "WF":
            return 2
        if unicodedata.category(character) in _NONE:
            return 0
        return self.ambiguous if kind == "A" else 1


def on_one_line(text: str) -> str:
    """The text of one line as a terminal shows it: tabs and other control characters are one column each."""
    return replace_unprintable(text.replace("\t", " "))
