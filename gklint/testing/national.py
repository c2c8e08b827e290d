"""The national forms, read once: the ground on which lawful reports are written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gklint.match.forms import read_form
from gklint.model.form import Form


@cache
def national_forms() -> Mapping[str, Form]:
    """The two national forms by id."""
    folder = files("gklint_national") / "forms"
    known: dict[str, Form] = {}
    for name in ("2019.yaml", "2021.yaml"):
        form = read_form((folder / name).read_text(encoding="utf-8"), name, known)
        known[form.id] = form
    return known
