"""GK216: lawsuits without reconsideration beside refusals, in a year in which reconsideration comes first."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_FIRST_YEAR = 2024


@rule(
    "GK216",
    "litigation-without-review",
    severity="info",
    summary=("不予公开的争议未经复议直接起诉", "lawsuits without reconsideration, though refusals go to review first"),
    basis="行政复议法（2023年修订，2024年1月1日起施行）第二十三条第一款第四项",
    help=(
        "请核对这些诉讼是否经过行政复议：经过的，请改填入“复议后起诉”各列，并补填行政复议；"
        "因其他事由（如认为未依法答复）直接起诉的，不必修改。",
        "Check whether the lawsuits came after reconsideration; keep them if the dispute is of another kind",
    ),
    forms=("2021",),
    examples=[
        fails(
            year=2024,
            facts={
                "outcome.refused.enforcement_file": 2,
                "outcome.total": 2,
                "requests.received": 2,
                "litigation.direct.upheld": 1,
                "litigation.direct.total": 1,
            },
            message="1件",
            count=1,
        ),
        passes(
            year=2024,
            facts={
                "outcome.refused.enforcement_file": 2,
                "outcome.total": 2,
                "requests.received": 2,
                "review.upheld": 1,
                "review.total": 1,
                "litigation.direct.upheld": 1,
                "litigation.direct.total": 1,
            },
            comment="也有行政复议",
        ),
        passes(
            year=2023,
            facts={
                "outcome.refused.enforcement_file": 2,
                "outcome.total": 2,
                "requests.received": 2,
                "litigation.direct.upheld": 1,
                "litigation.direct.total": 1,
            },
            comment="2023年度尚未施行",
        ),
        passes(year=2024, facts={"litigation.direct.upheld": 1, "litigation.direct.total": 1}, comment="没有不予公开"),
    ],
)
def litigation_without_review(report: Report, options: None) -> Iterator[Finding]:
    """2024年起，对不予公开政府信息不服的，应当先申请行政复议。表三有不予公开，表四却只有未经复议直接起诉、没有行政复议，
    可能是填错了列。

    对其他行为不服直接起诉是合法的，所以只作提示。

    错误：不予公开2件，行政复议总计0，未经复议直接起诉1件。正确：核对后填入“复议后起诉”。
    """
    lawsuits = report.fact("litigation.direct.total")
    if report.year is None or report.year < _FIRST_YEAR or lawsuits is None or not lawsuits.value:
        return
    values = report.values
    refused = sum(
        value
        for (concept, party), value in values.items()
        if concept.startswith("outcome.refused.") and party == "total"
    )
    if refused and values.get(("review.total", None)) == 0:
        yield Finding(
            Words(
                f"表三不予公开{refused}件，表四行政复议0件、未经复议直接起诉{lawsuits.raw}件；"
                "2024年起，对不予公开不服的，应先申请行政复议",
                f"{lawsuits.raw} lawsuits without reconsideration beside {refused} refusals",
            ),
            lawsuits.span,
            "litigation.direct.total",
        )
