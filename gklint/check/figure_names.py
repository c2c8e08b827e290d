"""Checks the figures that declared rules name against the forms: a misspelt name would never match anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gklint.check.identity_subjects import concept_figures
from gklint.check.when import YEAR
from gklint.model.declaration import suggest
from gklint.model.file_place import Mistakes
from gklint.model.form import PARTIES, Form
from gklint.model.rule import Rule


def check_figure_names(rules: Iterable[Rule], forms: Iterable[Form]) -> None:
    """Raise DeclarationError of all names that no form knows."""
    known, mistakes = list(forms), Mistakes()
    for rule in rules:
        for names, place in rule.figures:
            if not any(concept_figures(name, None, form) for name in names for form in known):
                mistakes.add(place.error(f"{rule.id}: {_unknown(names, known)}"))
    mistakes.raise_all()


def _unknown(names: Sequence[str], forms: Sequence[Form]) -> str:
    """What is wrong with the names: the column of table three, or the figure."""
    concepts = dict.fromkeys(concept for form in forms for concept in form.concepts)
    stem, _, party = names[0].removeprefix("sum(").rstrip(")").partition("@")
    if party and party not in PARTIES and stem in concepts:
        return f"表三没有“{party}”这一列{suggest(party, PARTIES, '可用：' + '、'.join(PARTIES))}"
    listed = "、".join(f"“{name.removeprefix('sum(').rstrip(')')}”" for name in names)
    return f"各表式里都没有{listed}{suggest(stem, (*concepts, YEAR), 'gklint facts 列出各数的名称')}"
