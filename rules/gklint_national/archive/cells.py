"""What people call a cell of a report that is compared with others."""

from __future__ import annotations

from gklint.api import PARTY_LABELS, Figure, Form

TABLES = {"two": "表二", "three": "表三", "four": "表四"}


def cell_name(form: Form, figure: Figure) -> str:
    """`“予以公开”自然人列`; without a column where the label holds it, as in tables two and four."""
    concept, party = figure
    return f"“{form.label(concept)}”" + (f"{PARTY_LABELS[party]}列" if party is not None else "")
