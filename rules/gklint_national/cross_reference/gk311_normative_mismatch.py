"""GK311: 正文所说规范性文件数与表二不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NarrativeClaim, Report, Severity, Words, fails, passes, rule
from gklint_national.cross_reference.statements import denials, mismatches


@rule(
    "GK311",
    "normative-mismatch",
    severity="warning",
    summary=(
        "正文所说规范性文件数与表二不一致",
        "The number of normative documents differs between text and table two",
    ),
    basis="文表一致（数字逻辑）；国办公开办函〔2021〕30号",
    help=(
        "请按实际件数改正正文或表二；正文指公开条数等其他口径的，请写明口径。",
        "Correct the text or table two by the records; if the text counts something else, say so.",
    ),
    examples=[
        fails("全年制发行政规范性文件3件。", facts={"normative.issued": 2, "normative.in_force": 2}, at="3件"),
        fails("现行有效的规范性文件12件。", facts={"normative.in_force": 11}, at="12件"),
        passes("全年制发行政规范性文件2件。", facts={"normative.issued": 2, "normative.in_force": 2}),
        passes("主动公开规范性文件9件。", comment="公开数不是制发数", facts={"normative.issued": 2}),
        passes("制发规章和行政规范性文件共3件。", facts={"normative.issued": 2, "regulations.issued": 1}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写“制发（废止、现行有效）规范性文件 N 件”，应当等于表二行政规范性文件一行的相应数字。

    错误：正文“制发行政规范性文件3件”，表二本年制发件数2。正确：两处一致。
    """
    yield from mismatches(report, "normative.", "regulations.", help=_advice)
    yield from denials(report, "normative.", "regulations.", help=_advice)


def _advice(claim: NarrativeClaim, severity: Severity | None) -> Words | None:
    """What to do about the row of the figure: 行政规范性文件 or 规章."""
    if severity == "info":
        return None
    row = "行政规范性文件" if claim.concepts[0].startswith("normative") else "规章"
    return Words(
        f"请按实际件数改正正文或表二“{row}”一行；正文指公开条数等其他口径的，请写明口径。",
        "Correct the text or table two by the records; if the text counts something else, say so.",
    )
