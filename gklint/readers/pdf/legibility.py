"""Whether the text taken from a PDF is the text that its pages show.

A font that is embedded without a table from its codes to characters (ToUnicode, ISO 32000 9.10.2) shows its page well,
and gives up the numbers of its glyphs: control characters, Latin letters with accents, private and unassigned code
points, characters of scripts that no report has.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from gklint.readers.pdf.shapes import PdfPage

_FEWEST = 40  # characters that a verdict rests on
_MOST_STRANGE = 0.15  # of all characters; in texts that read well it is below 0.01
_SCRIPTS = ("HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC")  # of other documents, which are no reports but read well
_OUTLINES = 40  # drawn shapes of a page: more than rulings of a form on a page that is otherwise blank


def is_garbled(pages: Sequence[PdfPage]) -> bool:
    """Whether more of the text than in any that reads well is none that a Chinese document has."""
    counts = Counter(character for page in pages for piece in page.pieces for character in piece.text)
    del counts[" "]
    total = counts.total()
    strange = sum(count for character, count in counts.items() if not _is_usual(character))
    return total >= _FEWEST and strange > _MOST_STRANGE * total


def holds_unreadable_text(pages: Sequence[PdfPage]) -> bool:
    """Of pages without any text: whether they paint some, by a font that says nothing or as outlines of its shapes."""
    return any(page.texts or page.shapes >= _OUTLINES for page in pages)


@cache
def _is_usual(character: str) -> bool:
    """Whether documents in Chinese, or in a script of a neighbour, are written with it."""
    if " " <= character <= "~" or unicodedata.category(character)[0] in "PSNZ":
        return True
    if "\u4e00" <= character <= "\u9fff":
        return any(_can_write(character, encoding) for encoding in ("gb2312", "big5"))
    return unicodedata.name(character, "").startswith(_SCRIPTS)


def _can_write(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
