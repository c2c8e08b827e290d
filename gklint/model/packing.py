"""Text packed to some kB and back; unpacking stops where more comes out than was ever put in."""

from __future__ import annotations

import zlib

_WINDOW, _MEMORY = 13, 6  # of zlib: to set up its usual 256 kB takes longer than to pack some kB
MOST_UNPACKED = 192 * 1024 * 1024  # bytes: several times the longest text that is read


class UnpackedSizeError(ValueError):
    """Packed bytes that hold more than MOST_UNPACKED bytes, or that are cut off."""


def pack(text: str, level: int = 6) -> bytes:
    """The text in UTF-8, compressed; halves of characters become question marks."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _WINDOW, _MEMORY)
    return packer.compress(text.encode("utf-8", "replace")) + packer.flush()


def unpack(data: bytes) -> str:
    """The text that was packed. Raises UnpackedSizeError, or zlib.error for bytes that are not packed text."""
    inflater = zlib.decompressobj()
    text = inflater.decompress(data, MOST_UNPACKED)
    if not inflater.eof:
        raise UnpackedSizeError(f"more than {MOST_UNPACKED} bytes")
    return text.decode()


def is_packed(data: bytes) -> bool:
    """Whether the bytes hold a text within bounds."""
    try:
        unpack(data)
    except (zlib.error, ValueError):
        return False
    return True
