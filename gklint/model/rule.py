"""A rule as the engine, the documentation and its author see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, Literal

from gklint.model.archive import Archive, Comparison
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding, Severity
from gklint.model.file_place import FilePlace
from gklint.model.form import SECTION_KEYS
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Report, ReportKind

Check = Callable[[Report, Any], Iterable[Finding]]
Compare = Callable[[Archive, Any], Iterable[Comparison]]  # of a rule with the scope archive

FAMILIES: Mapping[str, Words] = {
    "GK0": Words("读取与格式", "Loading and form"),
    "GK1": Words("结构", "Structure"),
    "GK2": Words("勾稽关系", "Arithmetic"),
    "GK3": Words("文表一致", "Cross-reference"),
    "GK4": Words("规定表述与引用", "Boilerplate and citations"),
    "GK5": Words("数字与单元格", "Numbers and cells"),
    "GK6": Words("标点与用词", "Punctuation and wording"),
    "GK7": Words("标题、日期与年度", "Title, dates and years"),
    "GK8": Words("个人信息", "Privacy"),
    "GK9": Words("跨年与跨单位", "Archive"),
}


# The parts of a report that an example may replace; beside them any key with a dot is a figure.
EXAMPLE_PARTS = (
    "form", "year", "organ", "title", "preamble", *SECTION_KEYS, "headings", "notes", "facts", "end", "drop",
    "drop_rows", "drop_tables", "extra_rows", "labels", "local", "order", "path", "layout", "text", "noted",
)  # fmt: skip


class FigureReference(NamedTuple):
    """Where a rule file speaks of a figure, by one of several names of which some form must have at least one."""

    names: tuple[str, ...]
    place: FilePlace


@dataclass(frozen=True)
class Example:
    """One example, a part of a lawful report replaced (see `gklint.testing.report` for the keys of `parts`).

    `at` is the text of the finding's span, `message` a part of its Chinese message, `count` the number of
    findings (at least one by default), `fixed` the text of the report part after the rule's fix, `data` values
    that the message names: each is asserted where given. `severity` likewise. A passing example has none of them.
    `others` are parts of further reports that lie beside it, for rules that compare.
    """

    parts: Mapping[str, Any]
    fires: bool
    at: str | None = None
    message: str | None = None
    count: int | None = None
    severity: Severity | None = None
    fixed: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    comment: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    others: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule. `basis` names the article, notice or standard it rests on; `help` what to do about it.

    `explanation` is the prose of its page (what, why). `forms`: base forms it applies to (`2019`, `2021`).
    `kinds`: which kinds of file it reads; nearly all read `report` only. `on`: active unless ignored.
    `options` is a frozen dataclass instance with the defaults, or None. `origin` is the package it came
    from and `place` the file (for error messages). `check` takes (Report, options) and yields Findings; when `scope`
    is `archive` it takes (Archive, options) and yields Comparisons, kept where `forms` and `kinds` fit the report
    that they are about. A finding takes the place of one with the same key of the rules in `supersedes`.
    `figures` are the figures a declared rule and its examples speak of.
    """

    id: str
    name: str
    severity: Severity
    summary: Words
    basis: str
    check: Callable[[Any, Any], Iterable[Any]]  # Check or Compare
    explanation: Words = field(default=Words(""))
    help: Words | None = None
    examples: tuple[Example, ...] = ()
    forms: tuple[str, ...] = ("2019", "2021")
    kinds: tuple[ReportKind, ...] = ("report",)
    scope: Literal["report", "archive"] = "report"
    on: bool = True
    options: Any = None
    fix: Literal["none", "safe", "unsafe"] = "none"
    supersedes: tuple[str, ...] = ()
    identity: Any = None  # check.identity.Identity of a declared identity, for localising
    figures: tuple[FigureReference, ...] = ()
    origin: str = "national"
    place: str = ""

    @property
    def family(self) -> str:
        """`GK2` for GK201; a package's own prefix otherwise."""
        return self.id[:3] if self.id.startswith("GK") else self.id.rstrip("0123456789")

    @property
    def compares(self) -> bool:
        """Whether it needs several reports: on one file alone it finds nothing, and it fixes nothing."""
        return self.scope == "archive"

    def applies(self, report: Report) -> bool:
        """Whether the rule reads this report: its kind of file and its form."""
        if report.kind not in self.kinds:
            return False
        form = report.form
        return form is None or form.base in self.forms
