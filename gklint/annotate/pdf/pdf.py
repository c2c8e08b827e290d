"""A PDF with highlights: they are written behind the file, whose own bytes stay, and so do its signatures."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from gklint.annotate.note_texts import Answer, NoteMark, RefusedError, Style, answer_of
from gklint.annotate.pdf.places import DAMAGED, Spot, spots
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Severity

T = TypeVar("T")
_COLOURS: dict[Severity, tuple[float, float, float]] = {
    "error": (1.0, 0.6, 0.6),
    "warning": (1.0, 0.88, 0.45),
    "info": (0.68, 0.84, 1.0),
}
_BASE = re.compile(rb"/GklintBase \((\d{1,12}) ([0-9a-f]{64})\)")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it minds about a file is not for officials
_PRINTED = 4  # the flag of notes that are printed, too
_FORMS_ONLY = 2  # what a certified file may allow at most for notes to break its signature
# What pypdf raises for files that are not as they should be.
_FAULTS = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError)


def annotate_pdf(data: bytes, marks: Sequence[NoteMark], style: Style) -> bytes:
    """The file with the marks as highlights. Raises RefusedError where none may be added, or it cannot be read."""
    found = spots(data, [mark.place for mark in marks])
    return _guard_work(lambda: _annotate(data, list(zip(marks, found, strict=True)), style))


def strip_pdf(data: bytes) -> bytes:
    """The file without our highlights; where nobody has changed it since, to the byte what it was."""
    original = original_of(data)
    return original if original is not None else _guard_work(lambda: _without_ours(data))


def original_of(data: bytes) -> bytes | None:
    """What the file was before highlights were written behind it, if nothing has been changed since."""
    for match in reversed(list(_BASE.finditer(data))):
        length = int(match[1])
        if length < match.start() and hashlib.sha256(data[:length]).hexdigest().encode() == match[2]:
            return data[:length] if data[length:].count(b"%%EOF") == 1 else None
    return None


def answers(data: bytes) -> list[Answer]:
    """Our highlights in the file, each with what people answered to it. Raises RefusedError."""
    return _guard_work(lambda: _answers(data))


def _guard_work(work: Callable[[], T]) -> T:
    try:
        return work()
    except _FAULTS:
        raise RefusedError(DAMAGED) from None


def _annotate(data: bytes, marks: Sequence[tuple[NoteMark, Spot]], style: Style) -> bytes:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise RefusedError(_ENCRYPTED)
    if _is_certified(reader):
        raise RefusedError(_CERTIFIED)
    writer = writer_behind(data)
    base = f"{len(data)} {hashlib.sha256(data).hexdigest()}"
    for number, (mark, spot) in enumerate(marks):
        page = writer.pages[spot.page]
        note = _note(writer, mark, spot, style, number)
        if page.indirect_reference is not None:
            note[NameObject("/P")] = page.indirect_reference
        note[NameObject("/GklintBase")] = TextStringObject(base)
        held = page.get("/Annots")
        known = held.get_object() if held is not None else ArrayObject()
        page[NameObject("/Annots")] = ArrayObject([*known, writer._add_object(note)])
    return _save(writer)


def writer_behind(data: bytes) -> PdfWriter:
    """What writes behind the file. Raises RefusedError where the library cannot do so without loss."""
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    reader = PdfReader(io.BytesIO(data))
    if any(page.indirect_reference is None or page.indirect_reference.generation for page in reader.pages):
        raise RefusedError(DAMAGED)
    # No new object gets the number of one that is there, if only as a list of objects.
    size = int(reader.trailer.get("/Size", 0))
    writer._objects.extend([None] * (size - 1 - len(writer._objects)))
    writer._original_hash.extend([0] * (len(writer._objects) - len(writer._original_hash)))
    # What the file says of itself is named by the last trailer only: it is written again, as it is.
    info = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
    if isinstance(info, IndirectObject) and 0 < info.idnum <= len(writer._original_hash):
        writer._original_hash[info.idnum - 1] = 0
    return writer


def _note(writer: PdfWriter, mark: NoteMark, spot: Spot, style: Style, number: int) -> DictionaryObject:
    left, bottom, right, top = (FloatObject(round(edge, 2)) for edge in spot[1:])
    colour = ArrayObject(FloatObject(one) for one in _COLOURS[mark.severity])
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): ArrayObject([left, bottom, right, top]),
            NameObject("/QuadPoints"): ArrayObject([left, top, right, top, left, bottom, right, bottom]),
            NameObject("/C"): colour,
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/T"): TextStringObject(style.author),
            NameObject("/NM"): TextStringObject(f"gklint {mark.rule} {mark.fingerprint} {number}"),
            NameObject("/Contents"): TextStringObject(mark.text),
            NameObject("/AP"): DictionaryObject(
                {NameObject("/N"): writer._add_object(_appearance(spot, _COLOURS[mark.severity]))}
            ),
        }
    )
    if style.date:
        note[NameObject("/M")] = TextStringObject(f"D:{style.date:%Y%m%d%H%M%S}")
    return note


def _appearance(spot: Spot, colour: tuple[float, float, float]) -> DecodedStreamObject:
    """How the highlight looks: like a marker pen, under which the words can be read."""
    stream = DecodedStreamObject()
    width, height = round(spot.right - spot.left, 2), round(spot.top - spot.bottom, 2)
    red, green, blue = colour
    stream.set_data(f"/G gs {red} {green} {blue} rg 0 0 {width} {height} re f".encode())
    multiply = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/G"): multiply})
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = ArrayObject(FloatObject(one) for one in (0, 0, width, height))
    stream[NameObject("/Resources")] = DictionaryObject({NameObject("/ExtGState"): states})
    return stream


def _save(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _is_certified(reader: PdfReader) -> bool:
    """Whether the one who certified the file allows no notes."""
    catalog: Any = reader.trailer["/Root"].get_object()
    rights = catalog.get("/Perms", {}).get_object() if "/Perms" in catalog else {}
    signature = rights["/DocMDP"].get_object() if "/DocMDP" in rights else {}
    for one in signature.get("/Reference", []):
        reference = one.get_object()
        if reference.get("/TransformMethod") == "/DocMDP":
            given = reference.get("/TransformParams", {})
            return int(given.get_object().get("/P", _FORMS_ONLY) if given else _FORMS_ONLY) <= _FORMS_ONLY
    return False


def _notes(pages: Any) -> Iterator[tuple[Any, Any]]:
    """Every note of every page, with its page."""
    for page in pages:
        held = page.get("/Annots")
        for one in held.get_object() if held is not None else ():
            yield page, one


def _is_ours(note: Any) -> bool:
    told = note.get_object()
    return "/IRT" not in told and answer_of(str(told.get("/Contents", ""))) is not None


def _without_ours(data: bytes) -> bytes:
    """The file with our highlights taken off, written behind it like any change."""
    writer = writer_behind(data)
    changed = False
    for page in writer.pages:
        held = page.get("/Annots")
        known = list(held.get_object()) if held is not None else []
        kept = [one for one in known if not _is_ours(one)]
        if len(kept) < len(known):
            page[NameObject("/Annots")] = ArrayObject(kept)
            changed = True
    return _save(writer) if changed else data


def _answers(data: bytes) -> list[Answer]:
    reader = PdfReader(io.BytesIO(data))
    notes = [one.get_object() for _, one in _notes(reader.pages)]
    found = []
    for note in notes:
        answer = answer_of(str(note.get("/Contents", ""))) if _is_ours(note) else None
        if answer is not None:
            replies = [str(one.get("/Contents", "")).strip() for one in notes if _replies(one, note)]
            found.append(answer._replace(text="\n".join(filter(None, [answer.text, *replies]))))
    return found


def _replies(one: Any, note: Any) -> bool:
    """Whether a note answers another; a state that somebody sets (done, rejected) is no answer in words."""
    to = one.get("/IRT")
    return to is not None and to.get_object() == note and "/State" not in one


_ENCRYPTED = Words(
    "PDF 有加密保护，不能加批注；请取消保护，重新导出后再试",
    "the PDF is protected, so that no notes can be added; remove the protection and export it again",
)
_CERTIFIED = Words(
    "PDF 经过认证签名，不允许加批注，未写副本；请对签名之前的文件加批注",
    "the PDF is certified and allows no notes; annotate the file as it was before it was signed",
)
