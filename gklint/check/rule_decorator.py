"""A rule written as one Python function: the decorator that makes a Rule of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from inspect import cleandoc, unwrap
from typing import Any, Literal

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Severity
from gklint.model.report import ReportKind
from gklint.model.rule import Check, Compare, Example, Rule

Said = str | tuple[str, str]


def words(said: Said) -> Words:
    """`"中文"` or `("中文", "English")` as Words."""
    return Words(said) if isinstance(said, str) else Words(*said)


def fails(
    prose: str | None = None,
    /,
    *,
    at: str | None = None,
    message: str | None = None,
    count: int | None = None,
    severity: Severity | None = None,
    fixed: str | None = None,
    data: Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
    comment: str = "",
    others: Iterable[Mapping[str, Any]] = (),
    **parts: Any,
) -> Example:
    """An example on which the rule must fire. A bare text is prose of section one (`overview=`).

    `parts` are those of `gklint.testing.report`; a figure, whose name has a dot, goes into `facts={…}` or
    `**{"requests.received": 3}`. `at` is the text the finding points to, `message` a part of its Chinese message,
    `data` values in its `data`, `count` the number of findings (else at least one), `severity` theirs, `fixed` the
    replaced text after the fix, `options` the rule's options for this example, `comment` what it is about, `others`
    the parts of further reports beside it, for a rule that compares: what it finds in them counts too.
    """
    if prose is not None:
        parts["overview"] = prose
    given = options or {}, comment, data or {}, tuple(others)
    return Example(parts, True, at, message, count, severity, fixed, *given)


def passes(
    prose: str | None = None,
    /,
    *,
    options: Mapping[str, Any] | None = None,
    comment: str = "",
    others: Iterable[Mapping[str, Any]] = (),
    **parts: Any,
) -> Example:
    """An example on which the rule must keep silent; arguments as for `fails`."""
    if prose is not None:
        parts["overview"] = prose
    return Example(parts, False, options=options or {}, comment=comment, others=tuple(others))


def rule(
    id: str,
    name: str,
    *,
    severity: Severity,
    summary: Said,
    basis: str,
    examples: Iterable[Example],
    help: Said | None = None,
    forms: tuple[str, ...] = ("2019", "2021"),
    kinds: tuple[ReportKind, ...] = ("report",),
    scope: Literal["report", "archive"] = "report",
    on: bool = True,
    options: type[Any] | None = None,
    fix: Literal["none", "safe", "unsafe"] = "none",
    supersedes: tuple[str, ...] = (),
) -> Callable[[Check | Compare], Rule]:
    """Make the decorated function a rule. Its docstring is the rule's page: what, why, wrong, right.

    The function takes the `Report` and the options, and yields a `Finding` for each thing wrong. It is asked of
    every report once, must not change it, and should do nothing but read it.

    - `id`: capitals the package reserves and digits; `name`: lower-case words with hyphens; `severity`: error,
      warning or info; `summary`, `help`: `"中文"` or `("中文", "English")`; `basis`: notice and article.
    - `examples`: `fails(…)` and `passes(…)`, at least one of them failing: they are its tests.
    - `forms`: the base forms it is for; `kinds`: the kinds of files it reads; `scope="archive"`: it takes the
      `Archive` of the whole run instead and yields a `Comparison` for each thing wrong; `on=False`: only when selected.
    - `options`: a frozen dataclass with a default for every field; an instance is the second argument.
    - `fix`: whether its findings carry a `Fix`, and which. A finding takes the place of one with the same key of
      the rules in `supersedes`.

    Raises TypeError when options is not such a class.
    """
    if options is not None and not is_dataclass(options):
        raise TypeError(f"{id}: options must be a frozen dataclass, not {options!r}")

    def make(check: Check | Compare) -> Rule:
        return Rule(
            id=id,
            name=name,
            severity=severity,
            summary=words(summary),
            basis=basis,
            check=check,
            explanation=Words(cleandoc(check.__doc__ or "")),
            help=words(help) if help is not None else None,
            examples=tuple(examples),
            forms=forms,
            kinds=kinds,
            scope=scope,
            on=on,
            options=options() if options is not None else None,
            fix=fix,
            supersedes=supersedes,
            place=_source_file(check),
        )

    return make


def _source_file(check: Callable[..., Any]) -> str:
    """The file that the function is written in; `` for one that is not written in Python."""
    code = getattr(unwrap(check), "__code__", None)
    return code.co_filename if code is not None else ""
