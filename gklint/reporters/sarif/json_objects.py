"""JSON objects of a SARIF log: members without content are absent; the outer levels are written one member a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gklint.model.bilingual import Language, Words

Json = dict[str, object]

LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
_COMPACT = json.JSONEncoder(ensure_ascii=False)  # json.dumps with an indent is some eight times slower


def members(**given: object) -> Json:
    """The given members without those that are None or empty; 0 and False stay."""
    return {name: value for name, value in given.items() if value is not None and value not in ("", [], {})}


def text(words: Words, language: Language) -> Json:
    """A message or description of plain text."""
    return {"text": words.to(language)}


_WHOLE = 2  # levels of a value that is put together at once


def json_pieces(value: object, levels: int, margin: str = "") -> Iterator[str]:
    """The value as `format_json` gives it, piece by piece; its outer lists may be iterators."""
    if levels <= _WHOLE or not value or not isinstance(value, dict | list | Iterator):
        yield format_json(value, levels, margin)
        return
    begin, end = "{}" if isinstance(value, dict) else "[]"
    before = f"{begin}\n"
    for name, item in value.items() if isinstance(value, dict) else ((None, one) for one in value):
        yield f"{before}{margin}  " + (f"{_COMPACT.encode(name)}: " if name is not None else "")
        yield from json_pieces(item, levels - 1, f"{margin}  ")
        before = ",\n"
    yield f"\n{margin}{end}" if before == ",\n" else begin + end


def format_json(value: object, levels: int, margin: str = "") -> str:
    """The value as JSON text, `levels` levels of it broken into lines."""
    if levels == 0 or not value or not isinstance(value, dict | list):
        return _COMPACT.encode(value)
    inner = margin + "  "
    if isinstance(value, list):
        return _block("[]", (format_json(item, levels - 1, inner) for item in value), margin)
    members = (f"{_COMPACT.encode(name)}: {format_json(item, levels - 1, inner)}" for name, item in value.items())
    return _block("{}", members, margin)


def _block(brackets: str, lines: Iterable[str], margin: str) -> str:
    body = f",\n{margin}  ".join(lines)
    return f"{brackets[0]}\n{margin}  {body}\n{margin}{brackets[1]}"
