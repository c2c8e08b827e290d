"""Text that any file format can hold: without control characters and without the halves of characters."""

from __future__ import annotations

import re

# XML and spreadsheets refuse control characters; UTF-8 refuses surrogates, which stand in a file name
# for bytes that could not be decoded (archives packed with GBK names).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # how a cell begins that a spreadsheet computes
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?|[-－]+")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]\s*")


def replace_unprintable(text: str) -> str:
    """The text with U+FFFD for each character that cannot be written."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The printable text with a blank for each line break."""
    return _BREAKS.sub(" ", replace_unprintable(text)).strip()


def shorten(text: str, length: int) -> str:
    """The text, or its beginning with an ellipsis: at most `length` code points."""
    return text if len(text) <= length else text[: length - 1] + "…"


def escape_formula(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet computes: an apostrophe makes it show as it is.

    Excel takes the full-width signs for the others. A number with its sign, or a dash, computes to nothing else.
    """
    return f"'{text}" if text.startswith(_COMPUTED) and not _NUMBER.fullmatch(text) else text


def csv_cell(text: str) -> str:
    """The text as a cell of one line that a spreadsheet does not take for a formula."""
    return escape_formula(one_line(text))
