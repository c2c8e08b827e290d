"""GK906: 总体情况与另一机关同年度的报告几乎相同。"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gklint.api import Archive, Comparison, ReportSummary, Words, dataclass, fails, passes, rule
from gklint_national.archive.likeness import likeness, percent
from gklint_national.bodies import own_name

_CLAUSE = 8  # characters of a clause that can tell one text from another
_PICKED = 24  # clauses of a text that are looked up: those with the smallest checksums, so the same ones in like texts
_COMMON = 10  # a clause of more bodies than these is a common template's
_COUNTED = 200_000  # clauses that are counted together
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
        texts = _Texts()
        for summary in sorted(archive.peers(year), key=lambda one: one.path):
            if len(text := summary.prose("overview")) >= options.least:
                texts.add(summary, _clauses(text))
        yield from _of_year(texts, options.same)


class _Texts:
    """The texts of a year: of each its report and the checksums of some clauses, all in one array to save memory."""

    def __init__(self) -> None:
        self.summaries: list[ReportSummary] = []
        self._checksums = array("I")
        self._ends = array("I", [0])

    def add(self, summary: ReportSummary, clauses: Iterable[int]) -> None:
        """Add the text of a report, by its clauses."""
        self.summaries.append(summary)
        self._checksums.extend(clauses)
        self._ends.append(len(self._checksums))

    def clauses(self, at: int) -> array[int]:
        """The clauses of a text, in the order they were given."""
        return self._checksums[self._ends[at] : self._ends[at + 1]]

    def rare(self) -> set[int]:
        """The clauses of several texts, but of no more than a few: counted in parts, since most are of one text."""
        parts = 1 + len(self._checksums) // _COUNTED
        found: set[int] = set()
        for part in range(parts):
            spread = Counter(clause for clause in self._checksums if clause % parts == part)
            found.update(clause for clause, count in spread.items() if 1 < count <= _COMMON)
        return found


def _clauses(text: str) -> list[int]:
    """Checksums of some of the text's longer clauses, sorted: in like texts mostly of the same ones."""
    return sorted({zlib.crc32(clause.encode()) for clause in text.split("，") if len(clause) >= _CLAUSE})[:_PICKED]


def _of_year(texts: _Texts, same: float) -> Iterator[Comparison]:
    """Each text compared with the earlier one (by path) that shares most of its rare clauses."""
    seldom, holders = texts.rare(), dict[int, list[int]]()
    for at, summary in enumerate(texts.summaries):
        rare = [clause for clause in texts.clauses(at) if clause in seldom]
        other = _nearest(summary, texts.summaries, rare, holders)
        share = likeness(summary.prose("overview"), other.prose("overview"), same) if other is not None else 0.0
        if other is not None and share >= same:
            yield _comparison(summary, other, share)
        for clause in rare:
            holders.setdefault(clause, []).append(at)


def _nearest(
    one: ReportSummary, others: Sequence[ReportSummary], rare: Sequence[int], holders: Mapping[int, Sequence[int]]
) -> ReportSummary | None:
    """The earlier report whose text has most clauses in common, of a body in another line of authority."""
    shared = Counter(at for clause in rare for at in holders.get(clause, ()))
    for at, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count < min(_TOGETHER, len(rare)):
            return None
        if own_name(others[at].organ) != own_name(one.organ):
            return others[at]
    return None


def _comparison(now: ReportSummary, other: ReportSummary, share: float) -> Comparison:
    words = Words(
        f"“总体情况”的文字有{percent(share)}与{other.organ}{other.year}年度的报告相同（不计数字、日期和法定用语）",
        f"{percent(share)} of section one is the text of {other.organ}'s report for {other.year}"
        " (numbers and standing phrases apart)",
    )
    related = Words(f"{other.organ}的报告", f"the report of {other.organ}")
    return Comparison(words, now.section("overview"), "overview", ((related, other.section("overview")),))
