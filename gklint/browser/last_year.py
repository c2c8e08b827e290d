"""The reports of the year before as they are packed into a page: what comparing needs of each, as JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from gklint.model.archive import ReportSummary
from gklint.model.numerals import Number


def encode_summaries(summaries: Iterable[ReportSummary]) -> bytes:
    """The summaries as a file. Each is called by the name of its file alone: the page knows no folders."""
    return json.dumps([_record(summary) for summary in summaries], ensure_ascii=False, indent=0).encode()


def read(data: bytes) -> tuple[ReportSummary, ...]:
    """The summaries of a file that `encode_summaries` made."""
    return tuple(map(_summary, json.loads(data)))


def _record(summary: ReportSummary) -> Mapping[str, Any]:
    return {
        "name": PurePath(summary.path).name,
        "organ": summary.organ,
        "year": summary.year,
        "form": summary.form,
        "numbers": [str(number) if isinstance(number, Decimal) else number for number in summary.numbers],
        "digest": summary.digest.hex(),
        "prose": {section: base64.b64encode(data).decode() for section, data in summary.packed},
        "doubted": summary.doubted,
    }


def _summary(record: Mapping[str, Any]) -> ReportSummary:
    return ReportSummary(
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


def distinct(summaries: Sequence[ReportSummary]) -> list[ReportSummary]:
    """The summaries with names that differ without their folders: a later one of the same name is numbered."""
    seen: dict[str, int] = {}
    found = []
    for summary in summaries:
        name = PurePath(summary.path)
        seen[name.name] = count = seen.get(name.name, 0) + 1
        found.append(summary if count == 1 else summary._replace(path=f"{name.stem}（{count}）{name.suffix}"))
    return found
