"""Hypothesis strategies of lawful reports: lawful is clean, one changed cell fires (needs hypothesis)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from gklint.testing.composed import Composed
from gklint.testing.lawful import lawful_parts
from gklint.testing.layouts import LAYOUTS
from gklint.testing.report import compose, report

NATIONAL = ("2019", "2021")


@st.composite
def parts(draw: st.DrawFn, forms: Sequence[str] = NATIONAL, *, varied: bool = True) -> dict[str, Any]:
    """Parts of a lawful report, as `report(**parts)` takes them."""
    return lawful_parts(lambda low, high: draw(st.integers(low, high)), forms, varied=varied)


def composed(forms: Sequence[str] = NATIONAL, *, varied: bool = True) -> st.SearchStrategy[Composed]:
    """Lawful reports before they have a layout."""
    return parts(forms, varied=varied).map(lambda chosen: compose(**chosen))


def reports(
    forms: Sequence[str] = NATIONAL, layouts: Sequence[str] = tuple(LAYOUTS), *, varied: bool = True
) -> st.SearchStrategy[str]:
    """The texts of lawful reports in one of `layouts`."""
    return st.builds(
        lambda chosen, layout: report(**chosen, layout=layout), parts(forms, varied=varied), st.sampled_from(layouts)
    )
