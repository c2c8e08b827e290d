"""Hypothesis strategies of lawful reports: lawful is clean, one changed cell fires (needs hypothesis)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from gklint.check.identity import Identity, instances
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Example, Rule
from gklint.testing.composed_report import Composed
from gklint.testing.examples import findings_of
from gklint.testing.lawful_parts import lawful_parts
from gklint.testing.layouts import LAYOUTS
from gklint.testing.national_forms import national_forms
from gklint.testing.report import compose, raw_cells, report

__all__ = ["Changed", "changed", "check_numeric_rule", "composed", "parts", "reports"]

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


class Changed(NamedTuple):
    """A lawful report and the same with one figure changed, both as `report(**parts)` takes them."""

    lawful: Mapping[str, Any]
    changed: Mapping[str, Any]
    figure: str  # concept@party, or the bare concept


@st.composite
def changed(draw: st.DrawFn, figures: Sequence[str] = (), forms: Sequence[str] = NATIONAL) -> Changed:
    """Lawful reports with one of `figures` (any by default) raised by 1 to 99.

    `figures` are concepts with party, such as `requests.received@total`; those the form lacks are left out.
    """
    lawful = draw(parts(forms, varied=False))
    raw = raw_cells(national_forms()[lawful["form"]], lawful)
    known = {f"{concept}@{party}" if party else concept: text for (concept, party), text in raw.items()}
    figure = draw(st.sampled_from([name for name in figures or known if known.get(name, "").isdigit()]))
    facts = {**lawful["facts"], figure: str(int(known[figure]) + draw(st.integers(1, 99)))}
    return Changed(lawful, {**lawful, "facts": facts}, figure)


def check_numeric_rule(rule: Rule, figures: Sequence[str] = (), *, cases: int = 25) -> None:
    """Assert that `rule` is silent on lawful reports, and speaks when any of `figures` is raised.

    For a declared equation `figures` are by default all it is about; for other rules name those of which every
    change is wrong. `cases` reports are drawn, the same in each run. Raises AssertionError with the report.
    """
    names = tuple(figures) or _figures_of(rule)
    if not names:
        raise ValueError(f"{rule.id} is no equation: name the figures of which every change is wrong")
    forms = tuple(name for name in NATIONAL if name in rule.forms and set(names) & _figures_in(national_forms()[name]))

    # Not made smaller: the first report found is told, as quickly as may be.
    @settings(max_examples=cases, derandomize=True, deadline=None, database=None, phases=[Phase.generate])
    @given(changed(names, forms))
    def check(case: Changed) -> None:
        found = findings_of(rule, Example(case.lawful, fires=False))
        assert not found, f"{rule.id} on a lawful report: {found[0].words.zh}"
        assert findings_of(rule, Example(case.changed, fires=True)), f"{rule.id} is silent though {case.figure} changed"

    check()


def _figures_of(rule: Rule) -> tuple[str, ...]:
    """The figures of a declared equation, in all forms it is for."""
    identity: Identity | None = rule.identity
    if identity is None or identity.is_conditional:
        return ()
    every = (
        figure
        for name in rule.forms
        for instance in instances(identity, national_forms()[name])
        for term in instance.terms
        for figure in term.figures
    )
    return tuple(dict.fromkeys(f"{concept}@{party}" if party else concept for concept, party in every))


def _figures_in(form: Form) -> set[str]:
    return {f"{concept}@{party}" if party else concept for table in form.tables for concept, party in table.figures}
