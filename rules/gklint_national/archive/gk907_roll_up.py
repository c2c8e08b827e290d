"""GK907: 各机关的数字之和与本级政府的报告不一致。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gklint.api import Archive, Comparison, ReportSummary, Severity, Words, fails, passes, rule

_FIGURES = {
    "requests.received": Words("本年新收申请", "requests received"),
    "requests.carried_in": Words("上年结转", "requests carried in"),
    "outcome.total": Words("办理结果总计", "outcomes in all"),
    "requests.carried_out": Words("结转下年度", "requests carried out"),
}


@dataclass(frozen=True)
class RollUpOptions:
    """`government` is the body whose report covers all others of the run, as its title names it; `complete` says that
    every one of them lies in the run. A list of bodies (`[district]`) says both."""

    government: str = ""
    complete: bool = False


@rule(
    "GK907",
    "roll-up",
    severity="info",
    summary=("各机关的数字之和与本级政府的报告不一致", "the bodies' figures do not add up to the government's"),
    basis="数字逻辑（政府的年度报告汇总所属机关的数字）",
    help=(
        "请核对政府报告是否汇总了全部所属机关；政府报告只反映本级的，请在设置中去掉government。",
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
            message="2个机关合计7件",
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
        passes(
            organ="某某区人民政府",
            others=[{"organ": "某某区民政局", "facts": {"review.upheld": 4, "review.total": 4}}],
            options={"government": "某某区人民政府"},
            comment="复议、诉讼按被申请人、被告统计，不加总",
        ),
    ],
)
def check(archive: Archive, options: RollUpOptions) -> Iterator[Comparison]:
    """本级政府的年度报告如果汇总了所属机关，表三的总计应等于各机关之和。

    哪一份是政府的汇总报告，要在选项 `government` 里写明，或由单位名单（`[district]`）说明，否则不检查。各机关之和
    大于政府的数，作提示；声明 `complete`（全部机关都在本次检查的文件里）的，或名单上的单位都报了的，不相等即为警告。
    复议、诉讼按被申请人统计，不加总；垂直管理的机关不算在内。

    错误：政府报告新收5件，民政局4件、教育局3件。正确：政府报告新收7件。
    """
    government = options.government or archive.government
    for summary in archive.summaries:
        if government and summary.organ == government and summary in archive.peers(summary.year):
            bodies = [
                one for one in archive.peers(summary.year) if one != summary and not archive.is_vertical(one.organ)
            ]
            complete = options.complete or archive.is_complete(summary.year)
            for concept in _FIGURES:
                told = _of_figure(archive, summary, bodies, concept, complete)
                if told is not None:
                    yield told


def _of_figure(
    archive: Archive, government: ReportSummary, bodies: Sequence[ReportSummary], concept: str, complete: bool
) -> Comparison | None:
    whole = archive.value(government, concept, "total")
    parts = [archive.value(body, concept, "total") for body in bodies]
    known = [part for part in parts if part is not None]
    total = sum(known)
    surely = complete and len(known) == len(parts) and bool(parts)
    if whole is None or total == whole or (total < whole and not surely):
        return None
    severity: Severity = "warning" if surely else "info"
    zh, en = _FIGURES[concept]
    words = Words(
        f"{zh}{whole}件，而本次检查的{len(known)}个机关合计{total}件",
        f"{whole} {en}, but {total} in the reports of {len(known)} bodies",
    )
    return Comparison(words, government.figure(concept, "total"), f"{concept}@total", severity=severity)
