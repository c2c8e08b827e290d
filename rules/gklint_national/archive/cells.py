"""What people call a cell of a report that is compared with others."""

from __future__ import annotations

from gklint.api import PARTY_LABELS, Figure, Form

_OF_TABLE_FOUR = ("review.", "litigation.")
TABLES = {"two": "表二", "three": "表三", "four": "表四"}


def cell_name(form: Form, figure: Figure) -> str:
    """`“予以公开”行“自然人”列`, `“行政许可”行“本年处理决定数量”列`, `“行政复议”的“结果维持”列`."""
    concept, party = figure
    if party is not None:
        return f"“{form.label(concept)}”行“{PARTY_LABELS[party]}”列"
    row, _, column = form.label(concept).rpartition("·")
    if not row:
        return f"“{column}”"
    return f"“{row}”{'的' if concept.startswith(_OF_TABLE_FOUR) else '行'}“{column}”列"
