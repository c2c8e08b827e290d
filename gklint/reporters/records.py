"""JSON texts with one record a line: quick to write, and readable where two runs are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gklint.model.fact_sheet import FactSheet
from gklint.model.numerals import Number
from gklint.model.positions import ReportPosition
from gklint.model.redaction import redact
from gklint.reporters.printable import escape_acting

Record = dict[str, object]

_SURROGATE = re.compile("[\ud800-\udfff]")


def number(value: Number | None) -> int | float | None:
    """A figure as JSON has it; null for one of so many digits that it is the number of a person."""
    if value is not None and redact(f"{value:f}") != f"{value:f}":
        return None
    return float(value) if isinstance(value, Decimal) else value


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
    """A JSON object, a member a line; of a list or an iterator of records each record a line.

    An iterator's records are written one by one, so that they need not all be there at once.
    """
    lines = [f"  {_encode(name)}: {_member(value)}" for name, value in members.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _member(value: object) -> str:
    if not isinstance(value, list | Iterator):
        return _encode(value)
    lines = ",\n".join([f"    {_encode(item)}" for item in value])
    return f"[\n{lines}\n  ]" if lines else "[]"


def _encode(value: object) -> str:
    """JSON in one line; halves of characters, as in file names that could not be decoded, are escaped."""
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", escape_acting(json.dumps(value, ensure_ascii=False)))
