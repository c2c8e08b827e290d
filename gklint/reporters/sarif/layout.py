"""JSON for people and for diffs: the outer levels one member a line, what is deeper in one line."""

from __future__ import annotations

import json
from collections.abc import Iterable

_COMPACT = json.JSONEncoder(ensure_ascii=False)  # json.dumps with an indent is some eight times slower


def laid_out(value: object, levels: int, margin: str = "") -> str:
    """The value as JSON text, `levels` levels of it broken into lines."""
    if levels == 0 or not value or not isinstance(value, dict | list):
        return _COMPACT.encode(value)
    inner = margin + "  "
    if isinstance(value, list):
        return _block("[]", (laid_out(item, levels - 1, inner) for item in value), margin)
    members = (f"{_COMPACT.encode(name)}: {laid_out(item, levels - 1, inner)}" for name, item in value.items())
    return _block("{}", members, margin)


def _block(brackets: str, lines: Iterable[str], margin: str) -> str:
    body = f",\n{margin}  ".join(lines)
    return f"{brackets[0]}\n{margin}  {body}\n{margin}{brackets[1]}"
