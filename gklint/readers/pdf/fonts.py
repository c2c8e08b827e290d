"""The one font that stands in for Chinese fonts a PDF names and does not hold: pdfium looks at none of the machine's.

Which characters of turned text pdfium gives depends on the outlines of the font, so that the same file would read
differently where other fonts are installed. Every character of `square.ttf` is a square of its size.
"""

from __future__ import annotations

import ctypes
from importlib.resources import files
from typing import Any

import pypdfium2.raw as raw

_CHARSETS = (128, 129, 134, 136)  # Japanese, Korean, simplified and traditional Chinese, as Windows numbers them
_HANDLE = 1
_NAME = b"Square\0"
_WHOLE_FILE = 0
_CALLBACKS = dict(raw.FPDF_SYSFONTINFO._fields_)


def use_own_font() -> None:
    """Have pdfium ask us for fonts from now on."""
    raw.FPDF_SetSystemFontInfo(_FONTS)


def _copy(data: bytes, buffer: Any, size: int) -> int:
    """The length of the data, which is in the buffer now if there is room for it."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def _map_font(_: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> int | None:
    return _HANDLE if charset in _CHARSETS else None


def _font_data(_: Any, font: int, table: int, buffer: Any, size: int) -> int:
    return _copy(_SQUARE, buffer, size) if table == _WHOLE_FILE else 0


_SQUARE = (files("gklint") / "readers" / "pdf" / "square.ttf").read_bytes()
_FONTS = raw.FPDF_SYSFONTINFO(
    1,
    _CALLBACKS["Release"](lambda _: None),
    _CALLBACKS["EnumFonts"](lambda _, mapper: None),
    _CALLBACKS["MapFont"](_map_font),
    _CALLBACKS["GetFont"](lambda _, face: None),
    _CALLBACKS["GetFontData"](_font_data),
    _CALLBACKS["GetFaceName"](lambda _, font, buffer, size: _copy(_NAME, buffer, size)),
    _CALLBACKS["GetFontCharset"](lambda _, font: _CHARSETS[2]),
    _CALLBACKS["DeleteFont"](lambda _, font: None),
)
