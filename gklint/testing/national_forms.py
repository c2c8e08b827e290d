"""The national forms, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gklint.match.form_files import read_form
from gklint.match.narrative.vocabulary import Vocabulary, read_vocabulary
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


@cache
def national_vocabulary() -> Vocabulary:
    """The words that the national rule set reads the narrative with."""
    whole = Vocabulary()
    folder = files("gklint_national") / "dictionaries" / "narrative"
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        whole = whole.extended(read_vocabulary(item.read_text(encoding="utf-8"), item.name))
    return whole
