"""Notes in PDF files, in a process with bounds: the libraries meet hostile bytes, and nothing stops them here."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from gklint.annotate.note_texts import Answer, NoteMark, RefusedError, Style
from gklint.model.bilingual import Words
from gklint.model.plugin import ReaderOptions
from gklint.readers.bounded import call_bounded
from gklint.readers.limits import DEFAULTS

_WORK = "gklint.annotate.pdf.pdf"
_TOO_MUCH = Words(
    "处理这个 PDF 所需的时间或内存超出限制，或文件已损坏，没有加批注；请用 Word 文件，或重新导出 PDF",
    "this PDF takes more time or memory than allowed, or is broken; use the Word file, or export the PDF anew",
)


def annotate_pdf(data: bytes, marks: Sequence[NoteMark], style: Style, limits: ReaderOptions = DEFAULTS) -> bytes:
    """As `pdf.annotate_pdf`, within the bounds of a reader. Raises RefusedError beyond them, too."""
    made: bytes = _call("annotate_pdf", (data, tuple(marks), style), limits)
    return made


def strip_pdf(data: bytes, limits: ReaderOptions = DEFAULTS) -> bytes:
    """As `pdf.strip_pdf`, within the bounds of a reader. Raises RefusedError."""
    made: bytes = _call("strip_pdf", (data,), limits)
    return made


def answers(data: bytes, limits: ReaderOptions = DEFAULTS) -> list[Answer]:
    """As `pdf.answers`, within the bounds of a reader. Raises RefusedError."""
    return [Answer(*one) for one in _call("answers", (data,), limits)]


def original_of(data: bytes) -> bytes | None:
    """As `pdf.original_of`, which looks for signs in the bytes and calls no library."""
    original: bytes | None = import_module(_WORK).original_of(data)
    return original


def _call(name: str, arguments: tuple[object, ...], limits: ReaderOptions) -> Any:
    try:
        made, refused = call_bounded(f"{__name__}:serve", (name, arguments), limits)
    except Exception:  # beyond the bounds, or the process has ended: whatever happened there, this file is at fault
        raise RefusedError(_TOO_MUCH) from None
    if refused is not None:
        raise RefusedError(Words(*refused))
    return made


def serve(name: str, arguments: tuple[Any, ...]) -> tuple[Any, tuple[str, str] | None]:
    """What the function of that name makes, or why it refuses, as plain values: called in the other process."""
    try:
        made = getattr(import_module(_WORK), name)(*arguments)
    except RefusedError as error:
        return None, (error.words.zh, error.words.to("en"))
    return [tuple(one) for one in made] if isinstance(made, list) else made, None
