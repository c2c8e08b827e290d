"""Single test cases: a rule finds nothing in this report, or something in that one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from gklint.model.form import Form
from gklint.model.rule import Example, Rule
from gklint.testing.examples import run_example


def ok(
    rule: Rule,
    text: str | None = None,
    *,
    options: Mapping[str, Any] | None = None,
    forms: Mapping[str, Form] | None = None,
    others: Iterable[Mapping[str, Any]] = (),
    **parts: Any,
) -> None:
    """Assert that `rule` finds nothing in a lawful report with `parts` replaced (see `report` for their names).

    `text` is prose of section one, short for `overview=`. `options` are the rule's options for this case, `forms`
    those the report is read by besides the national ones (see `forms_in`), `others` the parts of further reports
    beside it, for a rule that compares.
    Raises AssertionError saying what was found.
    """
    run_example(rule, Example(_parts(text, parts), fires=False, options=options or {}, others=tuple(others)), forms)


def bad(
    rule: Rule,
    text: str | None = None,
    *,
    at: str | None = None,
    message: str | None = None,
    data: Mapping[str, Any] | None = None,
    fixed: str | None = None,
    count: int | None = None,
    options: Mapping[str, Any] | None = None,
    forms: Mapping[str, Form] | None = None,
    others: Iterable[Mapping[str, Any]] = (),
    **parts: Any,
) -> None:
    """Assert that `rule` finds something in a lawful report with `parts` replaced (see `report` for their names).

    `at` is the text the finding points to, `message` a part of its Chinese message, `data` values the message
    names (the finding's `data`), `count` how many findings there are, `fixed` the text of the replaced part
    after the rule's fix. `text`, `options`, `forms` and `others` as for `ok`.
    Raises AssertionError saying what was expected and found.
    """
    example = Example(
        _parts(text, parts), True, at, message, count, fixed=fixed, options=options or {}, data=data or {}
    )
    run_example(rule, replace(example, others=tuple(others)), forms)


def _parts(text: str | None, parts: Mapping[str, Any]) -> dict[str, Any]:
    return dict(parts) if text is None else {"overview": text, **parts}
