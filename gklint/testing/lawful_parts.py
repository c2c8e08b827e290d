"""Random lawful reports: figures that add up, in one of many lawful wordings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from gklint.model.form import SECTION_KEYS, Form
from gklint.testing import wording, wording_variants
from gklint.testing.lawful_figures import Dice, lawful_facts
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells

_Item = TypeVar("_Item")
_NUMERALS = "一二三四五六"


def lawful_parts(dice: Dice, forms: Sequence[str] = ("2019", "2021"), *, varied: bool = True) -> dict[str, Any]:
    """Parts for `report(**parts)` that make a lawful report; without `varied` in the plainest words."""
    form = national_forms()[_pick(forms, dice)]
    year = dice(form.first_year, form.last_year or form.first_year + 4)
    organ = _pick(wording_variants.ORGANS, dice)
    local = [row.id for row in form.table("two").rows if row.local] if dice(0, 3) == 3 else []
    figures = lawful_facts(form, dice, local=bool(local), rule_making=organ in wording_variants.RULE_MAKING)
    parts = {"form": form.id, "year": year, "organ": organ, "facts": figures, "local": local}
    return parts | _words(form, parts, dice) if varied else parts


def _pick(items: Sequence[_Item], dice: Dice) -> _Item:
    return items[dice(0, len(items) - 1)]


def _words(form: Form, parts: dict[str, Any], dice: Dice) -> dict[str, Any]:
    raw = raw_cells(form, parts)
    facts = wording_variants.Facts(parts["organ"], parts["year"], wording.requests(raw), wording.disputes(raw))
    templates = {
        "title": wording_variants.TITLES,
        "preamble": wording_variants.PREAMBLES[form.base],
        "overview": wording_variants.OVERVIEWS,
        "problems": wording_variants.PROBLEMS,
        "other": wording_variants.OTHERS[form.base],
        "end": wording_variants.ENDS,
    }
    words = {name: facts.into(_pick(choices, dice)) for name, choices in templates.items()}
    return {**words, "headings": _headings(dice)}


def _headings(dice: Dice) -> dict[str, str]:
    return {
        key: numeral + _pick(wording_variants.ORDINALS, dice) + _pick(wording_variants.HEADINGS[key], dice)
        for numeral, key in zip(_NUMERALS, SECTION_KEYS, strict=True)
    }
