"""GK907: 各机关的数字之和与本级政府的报告不一致。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.api import (
    Archive,
    Comparison,
    Figure,
    NamedTuple,
    Number,
    ReportSummary,
    Words,
    dataclass,
    fails,
    passes,
    rule,
)
from gklint_national.archive.cells import TABLES, cell_name
from gklint_national.units import with_unit

_DECISIONS = ("licensing", "penalty", "coercion", "fees")  # of table two: what each body decided and charged itself
_REQUESTS = ("requests.", "outcome.")  # table three
_DISPUTES = ("review.", "litigation.")  # table four, by the body that is sued
_MOST_NAMED = 5
_FEWEST_BODIES = 2


@dataclass(frozen=True)
class RollUpOptions:
    """`government` is the body whose report covers all others of the run, as its title names it; `complete` says that
    every one of them lies in the run. A list of bodies (`[district]`) says both."""

    government: str = ""
    complete: bool = False

    def lacking(self, archive: Archive) -> Words | None:
        """What has to be said before anything can be compared: whose report covers all others."""
        government = self.government or archive.government
        bodies = {summary.organ for summary in archive.summaries}
        if government in bodies or len(bodies) < _FEWEST_BODIES:
            return None
        if government:
            return Words(
                f"GK907没有核对：本次检查的文件里没有“{government}”的报告；请核对名称是否与报告标题一致",
                f"GK907 compared nothing: there is no report of {government!r}; its name should be as in the title",
            )
        return Words(
            "GK907没有核对：没有写明哪个机关的报告汇总了其他机关；请在设置文件的 [rules.GK907] 下写 "
            "government = 机关名称",
            "GK907 compared nothing: say whose report covers all others, as `government` under [rules.GK907]",
        )


@rule(
    "GK907",
    "roll-up",
    severity="info",
    summary=("各机关的数字之和与本级政府的报告不一致", "the bodies' figures do not add up to the government's"),
    basis="附表的数字逻辑；本级政府的报告是否汇总所属机关，以本地的编制要求为准",
    help=(
        "请核对政府报告是否汇总了全部所属机关；只反映政府本级的，与各机关合计不同属正常，不必修改。",
        "Check whether the government's report covers all its bodies; if it covers itself alone, leave this rule off",
    ),
    scope="archive",
    on=False,
    options=RollUpOptions,
    examples=[
        fails(
            organ="某某区人民政府",
            facts={"requests.received": 5, "outcome.disclosed": 5, "outcome.total": 5},
            others=[
                {"organ": "某某区民政局", "facts": {"requests.received": 4}},
                {"organ": "某某区教育局", "facts": {"requests.received": 3}},
            ],
            options={"government": "某某区人民政府"},
            at="5",
            message="“本年新收政府信息公开申请数量”行“总计”列填5件，2个机关合计7件",
            severity="info",
            count=1,
            comment="办理结果没有填出来的不比较",
        ),
        fails(
            organ="某某区人民政府",
            others=[{"organ": "某某区民政局", "facts": {"review.upheld": 4, "review.total": 4}}],
            options={"government": "某某区人民政府"},
            message="表四有2处",
            severity="info",
            count=1,
        ),
        fails(
            organ="某某区人民政府",
            facts={"licensing.decisions": 10},
            others=[{"organ": "某某区民政局", "facts": {"licensing.decisions": 12}}],
            options={"government": "某某区人民政府"},
            message="“行政许可”行“本年处理决定数量”列填10件，1个机关合计12件",
            severity="info",
            count=1,
        ),
        fails(
            organ="某某区人民政府",
            facts={"requests.received": 9},
            others=[{"organ": "某某区民政局", "facts": {"requests.received": 4}}],
            options={"government": "某某区人民政府", "complete": True},
            severity="warning",
            comment="声明全部机关都在内，少了也不对",
        ),
        passes(
            organ="某某区人民政府",
            facts={"requests.received": 7},
            others=[
                {"organ": "某某区民政局", "facts": {"requests.received": 4}},
                {"organ": "某某区教育局", "facts": {"requests.received": 3}},
            ],
            options={"government": "某某区人民政府", "complete": True},
        ),
        passes(
            organ="某某区人民政府",
            facts={"requests.received": 9},
            others=[{"organ": "某某区民政局", "facts": {"requests.received": 4}}],
            options={"government": "某某区人民政府"},
            comment="没有说明机关是否齐全，政府的数大是正常的",
        ),
        passes(
            organ="某某区人民政府",
            facts={"requests.received": 1},
            others=[{"organ": "某某区民政局", "facts": {"requests.received": 4}}],
            comment="没有指明哪一份是政府的报告：它也许只反映政府本身",
        ),
        passes(
            organ="某某区人民政府",
            others=[{"organ": "国家税务总局某某区税务局", "facts": {"requests.received": 4}}],
            options={"government": "某某区人民政府"},
            comment="垂直管理的机关向上级汇总",
        ),
    ],
)
def check(archive: Archive, options: RollUpOptions) -> Iterator[Comparison]:
    """本级政府的年度报告如果汇总了所属机关，表三、表四的各个数和表二的处理决定数量、收费金额应等于各机关之和。

    哪一份是政府的汇总报告，要在选项 `government` 里写明，或由单位名单（`[district]`）说明，否则不检查。各机关之和
    大于政府的数，作提示；声明 `complete`（全部机关都在本次检查的文件里）的，或名单上的单位都报了的，不相等即为警告。
    每张表提示一次。表二的规章、行政规范性文件多由政府自己制发，不加总；垂直管理的机关不算在内。

    错误：政府报告新收5件，民政局4件、教育局3件。正确：政府报告新收7件。
    """
    government = options.government or archive.government
    for summary in archive.summaries:
        if government and summary.organ == government and summary in archive.peers(summary.year):
            bodies = [
                one for one in archive.peers(summary.year) if one != summary and not archive.is_vertical(one.organ)
            ]
            complete = options.complete or archive.is_complete(summary.year)
            for table, figures in _figures_by_table(archive, summary).items():
                differing = [
                    one
                    for figure in figures
                    if (one := _difference(archive, summary, bodies, figure, complete)) is not None
                ]
                if differing:
                    yield _comparison(archive, summary, table, differing)


def _figures_by_table(archive: Archive, summary: ReportSummary) -> dict[str, list[Figure]]:
    """The figures that bodies add up to, by the table they stand in; of table three the totals stand for their rows."""
    found: dict[str, list[Figure]] = {"two": [], "three": [], "four": []}
    for concept, party in archive.form(summary).figures:
        if concept.startswith(_REQUESTS):
            found["three"].append((concept, party))
        elif concept.startswith(_DISPUTES):
            found["four"].append((concept, party))
        elif concept in (f"{row}.{column}" for row in _DECISIONS for column in ("decisions", "amount")):
            found["two"].append((concept, party))
    return found


class _Difference(NamedTuple):
    """A figure of the government's report, and what so many bodies add up to."""

    figure: Figure
    whole: Number
    total: Number
    bodies: int
    surely: bool


def _difference(
    archive: Archive, government: ReportSummary, bodies: Sequence[ReportSummary], figure: Figure, complete: bool
) -> _Difference | None:
    whole = archive.value(government, *figure)
    parts = [archive.value(body, *figure) for body in bodies]
    known = [part for part in parts if part is not None]
    total = sum(known)
    surely = complete and len(known) == len(parts) and bool(parts)
    if whole is None or total == whole or (total < whole and not surely):
        return None
    return _Difference(figure, whole, total, len(known), surely)


def _comparison(
    archive: Archive, government: ReportSummary, table: str, differing: Sequence[_Difference]
) -> Comparison:
    """One finding for a table, at the first of its figures; of table three at one of the column of totals."""
    first = next((one for one in differing if one.figure[1] == "total"), differing[0])
    zh = f"{cell_name(archive.form(government), first.figure)}填{with_unit(first.whole, first.figure[0])}，"
    zh += f"{first.bodies}个机关合计{with_unit(first.total, first.figure[0])}"
    en = f"{first.figure[0]} is {first.whole}, but {first.total} in the reports of {first.bodies} bodies"
    if len(differing) > 1:
        zh = f"{TABLES[table]}有{len(differing)}处与各机关之和不一致，如{zh}"
        en = f"{len(differing)} figures of this table differ from the bodies' sums; {en}"
    others = [one for one in differing if one is not first][:_MOST_NAMED]
    return Comparison(
        Words(zh, en),
        government.figure(*first.figure),
        f"{table}@total",
        tuple((_words_of(one), government.figure(*one.figure)) for one in others),
        severity="warning" if any(one.surely for one in differing) else "info",
    )


def _words_of(one: _Difference) -> Words:
    whole, total = (with_unit(number, one.figure[0]) for number in (one.whole, one.total))
    return Words(f"此处填{whole}，各机关合计{total}", f"{one.whole} here, {one.total} in all")
