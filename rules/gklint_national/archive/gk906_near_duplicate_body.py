"""GK906: 总体情况与另一机关同年度的报告几乎相同。"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gklint.api import Archive, Comparison, ReportSummary, Words, fails, passes, rule
from gklint_national.archive.likeness import likeness, percent
from gklint_national.bodies import own_name

_CLAUSE = 8  # characters of a clause that can tell one text from another
_PICKED = 24  # clauses of a text that are looked up: those with the smallest checksums, so the same ones in like texts
_COMMON = 10  # a clause of more bodies than these is a common template's
_TOGETHER = 3  # clauses that two texts must share to be compared at all

_OWN = (
    "2023年，本机关在门户网站开设惠企专栏，把分散在各处的补贴、贷款、用工政策汇成一张清单，企业按行业即可查到能享受的条款和经办窗口。"
    "对办事指南逐条核对，删去已取消的证明十一项，补写常见退件原因，并附上填好的样表供下载。"
    "在产业园设立服务驿站，每周三下午由业务骨干现场答疑，全年解答疑问三百多个，整理成问答集印发到企业手中。"
    "对群众来信提出的意见建立台账，明确承办人和时限，办完后电话回访，不满意的退回重办，全年回访满意度明显提高。"
    "组织新任信息员跟班学习，编印常见差错案例，每月抽查已发布信息的错敏词和失效链接，发现问题当天改正。"
)
_OTHER = (
    "2023年，我局以方便群众查询为目标，推动学区划分、招生计划、收费标准提前公布，召开家长座谈会六场听取意见。"
    "把校园食品安全检查结果贴上公告栏，请家长代表参加食堂开放日。对民办机构的办学许可、年检结论实行一户一页，随时可查。"
    "完善依申请答复文书模板，重大复杂的申请集体会商，确保答复于法有据。定期巡查网站栏目，及时补充缺漏内容。"
    "利用报刊和广播解读中考政策，录制问答音频十二期，方便农村家长收听，收到来电反馈四十余个，均已逐一回应。"
)


@dataclass(frozen=True)
class BodySimilarityOptions:
    """`same` is the share from which two texts are reported; `least` the characters of its own a text must have."""

    same: float = 0.90
    least: int = 250


@rule(
    "GK906",
    "near-duplicate-body",
    severity="info",
    summary=("总体情况与另一机关的报告几乎相同", "section one is nearly that of another body's report"),
    basis="政府信息公开条例第四十九条（各行政机关报告本机关的工作）",
    help=(
        "请核对是否照抄了其他机关的报告，并按本机关的实际工作改写。",
        "Check whether another body's report was copied; write what this body did",
    ),
    scope="archive",
    options=BodySimilarityOptions,
    examples=[
        fails(
            organ="某某区商务局",
            overview=_OWN,
            others=[{"organ": "某某区文化和旅游局", "overview": _OWN.replace("三百多", "四百多")}],
            message="某某区商务局2023年度",
            severity="info",
            count=1,
        ),
        fails(
            organ="某某区商务局",
            overview=_OWN,
            others=[{"organ": "某某区文化和旅游局", "overview": _OWN + _OTHER[:60]}],
            options={"same": 0.8},
        ),
        passes(
            organ="某某区商务局",
            overview=_OWN,
            others=[{"organ": "某某区教育局", "overview": _OTHER}],
        ),
        passes(
            organ="东岭县气象局",
            overview=_OWN,
            others=[{"organ": "西岭县气象局", "overview": _OWN}],
            comment="同一系统的机关共用一个模板很平常",
        ),
        passes(
            organ="某某区商务局",
            overview=_OWN,
            others=[{"organ": "某某区文化和旅游局", "year": 2022, "overview": _OWN}],
            comment="不是同一年度",
        ),
        passes(organ="某某区商务局", others=[{"organ": "某某区文化和旅游局"}], comment="文字短，只有固定的话"),
        passes(
            organ="某某区商务局",
            overview=_OWN,
            others=[{"organ": "某某区文化和旅游局", "overview": _OWN}],
            options={"least": 1000},
        ),
    ],
)
def check(archive: Archive, options: BodySimilarityOptions) -> Iterator[Comparison]:
    """两个机关同一年度的“总体情况”几乎一字不差，可能是照抄，也可能误用了别人的文件。

    不计数字、日期、机关名称和法定用语，按八个字一组，相同的占九成以上才提示；每份报告只与最像的一份比。
    同一系统的机关（如两个县的气象局）、许多机关共用的模板、太短的文字不提示。

    错误：商务局的总体情况与文化和旅游局的一样。正确：写本机关做了什么。
    """
    for year in sorted({summary.year for summary in archive.summaries}):
        texts = [
            _Text(summary, text, _clauses(text))
            for summary in archive.peers(year)
            if len(text := summary.prose("overview")) >= options.least
        ]
        yield from _of_year(sorted(texts, key=lambda one: one.summary.path), options.same)


class _Text(NamedTuple):
    summary: ReportSummary
    text: str
    clauses: frozenset[int]


def _clauses(text: str) -> frozenset[int]:
    """Checksums of some of the text's longer clauses: in like texts mostly of the same ones."""
    sums = {zlib.crc32(clause.encode()) for clause in text.split("，") if len(clause) >= _CLAUSE}
    return frozenset(sorted(sums)[:_PICKED])


def _of_year(texts: Sequence[_Text], same: float) -> Iterator[Comparison]:
    """Each text compared with the earlier one (by path) that shares most of its rare clauses."""
    spread = Counter(clause for one in texts for clause in one.clauses)
    holders: dict[int, list[int]] = {}
    for at, one in enumerate(texts):
        rare = [clause for clause in sorted(one.clauses) if 1 < spread[clause] <= _COMMON]
        other = _nearest(one, texts, rare, holders)
        share = likeness(one.text, other.text, same) if other is not None else 0.0
        if other is not None and share >= same:
            yield _comparison(one.summary, other.summary, share)
        for clause in rare:
            holders.setdefault(clause, []).append(at)


def _nearest(
    one: _Text, texts: Sequence[_Text], rare: Sequence[int], holders: Mapping[int, Sequence[int]]
) -> _Text | None:
    """The earlier text with most clauses in common, of a body in another line of authority."""
    shared = Counter(at for clause in rare for at in holders.get(clause, ()))
    for at, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < min(_TOGETHER, len(rare)):
            return None
        if own_name(texts[at].summary.organ) != own_name(one.summary.organ):
            return texts[at]
    return None


def _comparison(now: ReportSummary, other: ReportSummary, share: float) -> Comparison:
    words = Words(
        f"“总体情况”的文字有{percent(share)}与{other.organ}{other.year}年度的报告相同（不计数字、日期和法定用语）",
        f"{percent(share)} of section one is the text of {other.organ}'s report for {other.year}"
        " (numbers and standing phrases apart)",
    )
    related = Words(f"{other.organ}的报告", f"the report of {other.organ}")
    return Comparison(words, now.section("overview"), "overview", ((related, other.section("overview")),))
