"""The cleaning exit of everything gklint prints: characters that act instead of showing are shown by their number."""

from __future__ import annotations

import re

from gklint.model.lazy_pattern import lazy_pattern

# Controls act on terminals; C1 among them. Marks of direction let text read otherwise than it is; characters without
# width hide in it, tags (U+E0000) whole texts. XML and spreadsheets refuse most of them, UTF-8 the surrogates, which
# stand in a file name for bytes that could not be decoded (archives packed with GBK names).
_ACTING = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u2028\u2029\U000e0000-\U000e0fff"
)
_UNPRINTABLE = lazy_pattern(f"[{_ACTING}\ud800-\udfff\ufffe\uffff]")
_IN_JSON = lazy_pattern(f"[{_ACTING}]")
_NOT_TEXT = lazy_pattern("[\ud800-\udfff\ufffe\uffff]")
_COMMAND = lazy_pattern(r"^(\s*):(?=:)", re.MULTILINE)  # at the beginning of a line: a command to GitHub's runner
_OLD_COMMAND = lazy_pattern(r"##(?=\[|vso\[)", re.IGNORECASE)  # anywhere: to GitHub's and to Azure's
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # how a cell begins that a spreadsheet computes
_NUMBER = lazy_pattern(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?|[-－]+")
_BREAKS = lazy_pattern(r"\s*[\r\n\x85\u2028\u2029]\s*")


def replace_unprintable(text: str) -> str:
    """The text with `<U+202E>` for each character that acts instead of showing, or that cannot be written."""
    if text.isascii() and text.isprintable():  # most words, and quick to find out
        return text
    return _UNPRINTABLE.sub(_show_number, text)


def _show_number(character: re.Match[str]) -> str:
    return f"<U+{ord(character[0]):04X}>"


def one_line(text: str) -> str:
    """The printable text with a blank for each line break."""
    return replace_unprintable(text if text.isprintable() else _BREAKS.sub(" ", text)).strip()


def escape_json(text: str) -> str:
    """JSON text in which characters that act stand as escapes: the values stay what they are.

    Halves of characters, which many readers of JSON refuse, become U+FFFD.
    """
    return _NOT_TEXT.sub("\ufffd", escape_acting(text))


def escape_acting(text: str) -> str:
    """The same with the halves of characters left."""
    text = _OLD_COMMAND.sub("#\\\\u0023", text) if "##" in text else text  # in strings only
    return text if text.isascii() and "\x7f" not in text else _IN_JSON.sub(_escape_character, text)


def _escape_character(character: re.Match[str]) -> str:
    code = ord(character[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def disarm_commands(text: str) -> str:
    """Lines none of which a CI service takes for a command, whatever names and texts stand in them."""
    if "::" not in text and "##" not in text:
        return text
    return _OLD_COMMAND.sub("## ", _COMMAND.sub(r"\1: ", text))


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
