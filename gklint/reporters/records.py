"""JSON texts with one record a line: quick to write, and readable where two runs are compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gklint.model.fact_sheet import FactSheet
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.numerals import Number
from gklint.model.positions import ReportPosition
from gklint.model.redaction import redact_number
from gklint.reporters.printable import escape_acting

Record = dict[str, object]

_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def number(value: Number | None) -> int | float | None:
    """A figure as JSON has it; null for one of so many digits that it is the number of a person."""
    shown = redact_number(value)
    return float(shown) if isinstance(shown, Decimal) else shown


def position_record(position: ReportPosition) -> Record:
    """The place within a report by the names of tables, rows and sections; null where one does not apply."""
    return {
        "table": position.table or None,
        "row": position.row or None,
        "column": position.column or None,
        "section": "，".join(filter(None, (position.section, *position.subsection))) or None,
        "paragraph": position.paragraph,
    }


def sheet_record(sheet: FactSheet) -> Record:
    """Whose report a sheet of figures or claims is from."""
    return {"path": sheet.path, "organ": sheet.organ, "year": sheet.year, "form": sheet.form, "kind": sheet.kind}


def json_object(members: Mapping[str, object]) -> str:
    """A JSON object, a member a line; of a list or an iterator of records each record a line."""
    return "".join(json_object_pieces(members))


def json_object_pieces(members: Mapping[str, object]) -> Iterator[str]:
    """The same piece by piece, so that the records of an iterator need not all be there at once."""
    before = "{\n"
    for name, value in members.items():
        yield f"{before}  {_encode(name)}: "
        yield from _member(value)
        before = ",\n"
    yield "\n}\n"


def _member(value: object) -> Iterator[str]:
    if not isinstance(value, list | Iterator):
        yield _encode(value)
        return
    before = "[\n"
    for item in value:
        yield f"{before}    {_encode(item)}"
        before = ",\n"
    yield "[]" if before == "[\n" else "\n  ]"


def _encode(value: object) -> str:
    """JSON in one line; halves of characters, as in file names that could not be decoded, are escaped."""
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", escape_acting(json.dumps(value, ensure_ascii=False)))
