"""Bytes → text: byte order mark, strict UTF-8, strict GB18030, else whichever of the two loses less.

The encoding that a page or file declares is ignored. GB18030 holds GB2312, GBK and CP936.
"""

from __future__ import annotations

import codecs

from gklint.model.bilingual import Words
from gklint.model.document import Note
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Source, Span

LOST = "\ufffd"

# A mark and the encoding it stands for. With utf-8-sig and utf-16 the file begins with its mark.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLACES_TOLD = 5
_SAVE_AGAIN = Words(
    "请用原软件打开核对，另存为 UTF-8 编码的文本后重试。",
    "open it in the program that wrote it, check it, and save it as UTF-8 text",
)


class Decoded(NamedTuple):
    """A text without byte order mark. `damaged` are the offsets of the first bytes that stand for no character."""

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode by trial. Never raises: bytes that stand for no character become U+FFFD and are reported."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("gb18030").lstrip("\ufeff"), "gb18030")
    except UnicodeDecodeError:
        return min(_decode_as(data, "utf-8"), _decode_as(data, "gb18030"), key=lambda trial: trial.text.count(LOST))


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    damaged = _damaged_offsets(data, encoding) if LOST in text else ()
    return Decoded(text, encoding, damaged)


def _damaged_offsets(data: bytes, encoding: str) -> tuple[int, ...]:
    """Offsets of the first undecodable bytes: decode strictly up to each, and go on behind it."""
    places: list[int] = []
    at = 0
    while len(places) < _PLACES_TOLD:
        try:
            data[at:].decode(encoding)
            break
        except UnicodeDecodeError as error:
            places.append(at + error.start)
            at += error.end
    return tuple(places)


def is_junk(text: str) -> bool:
    """Whether this is no text at all: more than one character in twenty is lost or a control character."""
    sample = text[:65536].rstrip("\0")
    controls = sum(map(sample.count, _CONTROLS))
    return controls * 20 > len(sample)


_CONTROLS = (LOST, *map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F)))


def damage_notes(source: Source, decoded: Decoded) -> tuple[Note, ...]:
    """What the office should know: bytes that could not be decoded, and NUL characters."""
    notes = []
    if decoded.damaged:
        notes.append(_bytes_note(source, decoded))
    if "\0" in source.text:
        notes.append(_nul_note(source))
    return tuple(notes)


def _bytes_note(source: Source, decoded: Decoded) -> Note:
    places = [offset + 1 for offset in decoded.damaged]
    count = max(decoded.text.count(LOST), len(places))
    name = decoded.encoding.upper()
    words = Words(
        f"有{count}处内容按 {name} 无法识别（{_places(places, '第{}字节', '、', ' 等')}），原文可能缺字",
        f"{count} places cannot be decoded as {name} ({_places(places, 'byte {}', ', ', ' …')}); text may be missing",
    )
    at = min(max(source.text.find(LOST), 0), len(source.text))
    return Note("damaged", words, Span(source, at, min(at + 1, len(source.text))), "bytes", _SAVE_AGAIN)


def _places(places: list[int], pattern: str, by: str, more: str) -> str:
    told = by.join(pattern.format(place) for place in places)
    return told + more if len(places) == _PLACES_TOLD else told


def _nul_note(source: Source) -> Note:
    count = source.text.count("\0")
    at = source.text.index("\0")
    words = Words(
        f"文件中有{count}个空字符（NUL），文件可能已损坏",
        f"the file holds {count} NUL characters and may be damaged",
    )
    return Note("damaged", words, Span(source, at, at + 1), "nul", _SAVE_AGAIN)
