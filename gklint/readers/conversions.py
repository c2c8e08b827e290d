"""Many old Word files converted in few calls of LibreOffice: starting it takes as long as ten files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

from gklint.readers.libreoffice import ConversionError, Workshop, workshop

Conversions = Mapping[str, bytes]  # docx by the key of the file each was made of

_MOST_BYTES = 8 * 1024 * 1024  # of a file and of a docx; larger ones are converted alone, when their turn comes
_CALLS = 4  # of LibreOffice for all of them; files that are left then are converted alone
_PATIENCE = 0.4  # of the time for one file: as long may go by without one that is done


def key(data: bytes) -> str:
    """What a conversion is kept under: the content itself, since a file may change until it is read."""
    return hashlib.sha256(data).hexdigest()


def conversions(soffice: str, files: Iterable[tuple[bytes, str]], seconds: float) -> Conversions:
    """What LibreOffice makes of files, each given as its bytes and suffix; what it makes nothing of is missing.

    `seconds` are for one file; all of them together take at most twice as long.
    """
    with workshop(soffice) as shop:
        given: dict[str, Path] = {}
        for data, suffix in files:
            if len(data) <= _MOST_BYTES:
                name = key(data)
                given[name] = shop.put(name, data, suffix)
        _convert(shop, list(given.values()), seconds)
        made = {name: shop.conversion_of(path) for name, path in given.items()}
    return {name: docx for name, docx in made.items() if docx is not None and len(docx) <= _MOST_BYTES}


def _convert(shop: Workshop, waiting: Sequence[Path], seconds: float) -> None:
    """Convert the files in one call, or in a few when one of them stops LibreOffice."""
    end = monotonic() + 2 * seconds
    for _ in range(_CALLS):
        left = end - monotonic()
        if len(waiting) < 2 or left <= 0:
            return
        with suppress(ConversionError):
            shop.convert(waiting, left, seconds * _PATIENCE)
        waiting = _behind(waiting, shop)


def _behind(files: Sequence[Path], shop: Workshop) -> Sequence[Path]:
    """The files behind the one at which LibreOffice stopped: it works them off in order, and passes over bad ones."""
    done = [at for at, path in enumerate(files) if shop.has_made(path)]
    stopped_at = done[-1] + 1 if done else 0
    return files[stopped_at + 1 :]
