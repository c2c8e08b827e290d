"""The reports of the year before as they are packed into a page: what comparing needs of each, as JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from gklint.model.archive import Brief
from gklint.model.numerals import Number


def written(briefs: Iterable[Brief]) -> bytes:
    """The briefs as a file. Each is called by the name of its file alone: the page knows no folders."""
    return json.dumps([_record(brief) for brief in briefs], ensure_ascii=False, indent=0).encode()


def read(data: bytes) -> tuple[Brief, ...]:
    """The briefs of a file that `written` made."""
    return tuple(map(_brief, json.loads(data)))


def _record(brief: Brief) -> Mapping[str, Any]:
    return {
        "name": PurePath(brief.path).name,
        "organ": brief.organ,
        "year": brief.year,
        "form": brief.form,
        "numbers": [str(number) if isinstance(number, Decimal) else number for number in brief.numbers],
        "digest": brief.digest.hex(),
        "prose": {section: base64.b64encode(data).decode() for section, data in brief.packed},
        "doubted": brief.doubted,
    }


def _brief(record: Mapping[str, Any]) -> Brief:
    return Brief(
        path=f"上年 {record['name']}",
        organ=record["organ"],
        year=record["year"],
        form=record["form"],
        numbers=tuple(_number(value) for value in record["numbers"]),
        digest=bytes.fromhex(record["digest"]),
        packed=tuple((section, base64.b64decode(text)) for section, text in record["prose"].items()),
        doubted=tuple(record["doubted"]),
    )


def _number(value: Any) -> Number | None:
    number: Number | None = Decimal(value) if isinstance(value, str) else value
    return number


def distinct(briefs: Sequence[Brief]) -> list[Brief]:
    """The briefs with names that differ without their folders: a later one of the same name is numbered."""
    seen: dict[str, int] = {}
    found = []
    for brief in briefs:
        name = PurePath(brief.path)
        seen[name.name] = count = seen.get(name.name, 0) + 1
        found.append(brief if count == 1 else brief._replace(path=f"{name.stem}（{count}）{name.suffix}"))
    return found
