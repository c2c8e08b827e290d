"""The figures that declared rules speak of, held against the forms: a misspelt name would never be met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gklint.check.over import concept_figures
from gklint.model.declaration import DeclarationError, suggest
from gklint.model.form import Form
from gklint.model.rule import Rule


def check_figures(rules: Iterable[Rule], forms: Iterable[Form]) -> None:
    """Raise DeclarationError for the first rule with a name that no form knows."""
    known = list(forms)
    for rule in rules:
        for names in rule.figures:
            if not any(concept_figures(name, None, form) for name in names for form in known):
                raise _unknown(rule, names, known)


def _unknown(rule: Rule, names: Sequence[str], forms: Sequence[Form]) -> DeclarationError:
    concepts = dict.fromkeys(concept for form in forms for concept in form.concepts)
    listed = "、".join(f"“{name}”" for name in names)
    bare = names[0].removeprefix("sum(").partition("@")[0].rstrip(")")
    return DeclarationError(rule.place, 1, 1, f"{rule.id}: 各表式里都没有{listed}{suggest(bare, concepts)}")
