"""GK905: 表格里的数字与上一年度报告全部相同。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Archive, Comparison, Number, ReportSummary, Words, dataclass, fails, passes, rule

_DISTINCT = 4  # different numbers among them: one request alone fills six cells with a 1

_FULL = {
    "normative.issued": 3,
    "normative.in_force": 21,
    "licensing.decisions": 108,
    "penalty.decisions": 12,
    "requests.received": 7,
    "outcome.disclosed": 5,
    "outcome.partly_disclosed": 2,
    "outcome.total": 7,
}


@dataclass(frozen=True)
class SameFiguresOptions:
    """`least` is how many figures other than 0 have to be the same."""

    least: int = 8


@rule(
    "GK905",
    "same-figures",
    severity="warning",
    summary=("表格数字与上一年度报告全部相同", "every figure is that of last year's report"),
    basis="政府信息公开条例第四十九条（上一年度）；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请核对是否沿用了上一年度的表格；确实相同的，不必修改。",
        "Check whether last year's tables were left in; figures that are truly the same may stay",
    ),
    scope="archive",
    options=SameFiguresOptions,
    examples=[
        fails(facts=_FULL, others=[{"year": 2022, "facts": _FULL}], message="2022年度", count=1, severity="warning"),
        fails(
            facts={"licensing.decisions": 9, "penalty.decisions": 4, "coercion.decisions": 1, "normative.in_force": 2},
            others=[
                {
                    "year": 2022,
                    "licensing.decisions": 9,
                    "penalty.decisions": 4,
                    "coercion.decisions": 1,
                    "normative.in_force": 2,
                }
            ],
            options={"least": 4},
        ),
        passes(facts=_FULL, others=[{"year": 2022, "facts": {**_FULL, "licensing.decisions": 107}}]),
        passes(others=[{"year": 2022}], comment="两年都是零"),
        passes(
            facts={
                "requests.received": 1,
                "outcome.disclosed": 1,
                "outcome.total": 1,
                "normative.in_force": 6,
                "licensing.decisions": 1,
            },
            others=[
                {
                    "year": 2022,
                    "facts": {
                        "requests.received": 1,
                        "outcome.disclosed": 1,
                        "outcome.total": 1,
                        "normative.in_force": 6,
                        "licensing.decisions": 1,
                    },
                }
            ],
            comment="每年一件申请，不算沿用",
        ),
        passes(facts=_FULL, others=[{"year": 2022, "organ": "某某区教育局", "facts": _FULL}], comment="不是同一机关"),
    ],
)
def check(archive: Archive, options: SameFiguresOptions) -> Iterator[Comparison]:
    """表二、表三、表四的数字与上一年度报告全部相同，多半是沿用了上一年的表格没有改。

    两年都有把握读出的数字必须全部相同，其中非零的至少8个、且至少有4种不同的数。
    全是零或只有一两件申请的报告，两年相同很平常，不报。

    错误：2023年度三张表与2022年度一模一样。正确：填本年度的数字。
    """
    for last, now in archive.pairs():
        if archive.form(last).base == archive.form(now).base:
            same = _same(archive, last, now)
            if len(same) >= options.least and len(set(same)) >= _DISTINCT:
                yield _comparison(last, now, len(same))


def _same(archive: Archive, last: ReportSummary, now: ReportSummary) -> list[Number]:
    """The figures other than 0, when all that both reports state for certain are the same; else none."""
    same: list[Number] = []
    for _, old, value in archive.common(last, now):
        if value != old:
            return []
        if value:
            same.append(value)
    return same


def _comparison(last: ReportSummary, now: ReportSummary, count: int) -> Comparison:
    words = Words(
        f"表格中{count}个非零数字与{last.year}年度报告全部相同",
        f"All {count} figures other than 0 are those of the report for {last.year}",
    )
    return Comparison(
        words, now.whole, "figures", ((Words(f"{last.year}年度报告", f"the report for {last.year}"), last.whole),)
    )
