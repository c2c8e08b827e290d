"""GK910: 数字比上一年度大或小了十倍以上。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Archive, Comparison, Figure, Number, ReportSummary, Words, dataclass, fails, passes, rule
from gklint_national.archive.cells import cell_name
from gklint_national.units import with_unit


@dataclass(frozen=True)
class JumpOptions:
    """`factor` and `difference` that a figure has to jump by, both at once."""

    factor: int = 10
    difference: int = 100


@rule(
    "GK910",
    "jump",
    severity="info",
    summary=("数字比上一年度大或小了十倍以上", "a figure is ten times last year's, or a tenth of it"),
    basis="数字逻辑",
    help=(
        "请核对单位（元、万元）、位数和统计口径；确有变化的，请在总体情况中说明。",
        "Check units, a nought too many or too few, and what is counted; tell of a true change in section one",
    ),
    scope="archive",
    on=False,
    options=JumpOptions,
    examples=[
        fails(
            facts={"fees.amount": "251000"},
            others=[{"year": 2022, "facts": {"fees.amount": "25.1"}}],
            at="251000",
            message="2022年度为25.1",
            count=1,
        ),
        fails(facts={"licensing.decisions": 12}, others=[{"year": 2022, "licensing.decisions": 1200}], at="12"),
        fails(
            facts={"licensing.decisions": 60},
            others=[{"year": 2022, "licensing.decisions": 20}],
            options={"factor": 3, "difference": 40},
        ),
        passes(facts={"licensing.decisions": 900}, others=[{"year": 2022, "licensing.decisions": 300}]),
        passes(
            facts={"licensing.decisions": 30}, others=[{"year": 2022, "licensing.decisions": 2}], comment="相差不大"
        ),
        passes(facts={"licensing.decisions": 900}, others=[{"year": 2022}], comment="上一年是零"),
    ],
)
def check(archive: Archive, options: JumpOptions) -> Iterator[Comparison]:
    """同一个数字比上一年度大了或小了十倍以上，且相差100以上，可能是单位错了或多写、少写了零。

    工作量本来就会大起大落，所以默认不检查；要查时用 `--extend-select GK910`。上一年或本年是零的不比较，
    表三只看总计一列。

    错误：收费金额上年25.1万元，本年填251000（写成了元）。正确：本年填25.1。
    """
    for last, now in archive.pairs():
        for figure, old, value in archive.common(last, now):
            if figure[1] in (None, "total") and _jumps(old, value, options):
                yield _comparison(archive, last, now, figure, (old, value))


def _jumps(old: Number, new: Number, options: JumpOptions) -> bool:
    low, high = sorted((old, new))
    return low > 0 and high >= options.factor * low and high - low >= options.difference


def _comparison(
    archive: Archive, last: ReportSummary, now: ReportSummary, figure: Figure, numbers: tuple[Number, Number]
) -> Comparison:
    concept, party = figure
    old, new = numbers
    words = Words(
        f"{cell_name(archive.form(now), figure)}填{with_unit(new, concept)}，"
        f"{last.year}年度为{with_unit(old, concept)}，相差悬殊",
        f"{concept} is {new}; it was {old} in {last.year}",
    )
    key = f"{concept}@{party}" if party else concept
    related = Words(f"{last.year}年度{with_unit(old, concept)}", f"{last.year}: {old}")
    return Comparison(words, now.figure(*figure), key, ((related, last.figure(*figure)),))
