"""GK321: 漏写数字。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, hits

_BODY = frozenset(["body", "note"])
# A gap was left for the number: 受理申请 件, 召开会议__次; or none, behind what is counted by 次: 召开会议次.
_COUNTABLE = (
    r"(?:信息|申请|文件|公文|解读|材料|稿件|留言|咨询|建议|提案|会议|培训|座谈会|发布会|活动|检查|督查|通知书?|案件|复议|诉讼|诉求|来信|意见|公开|发布|受理"
    r"|收到|办结|答复|召开|举办|开展|制发|废止|制定|出台|公布|更新|推送|回复|处理|结转)"
)
_UNIT = "(?:人次|万元|[条件次篇份期场起项宗部元])(?=[，。；、（(]|$)"
_GAP = lazy_pattern(
    rf"{_COUNTABLE}(?:了|共计|总计|合计|累计|共|约|达|计)?(?:[ \u3000]+|\s?[_＿□]+\s?|[（(]\s+[)）])"
    rf"{_UNIT}"
)
_BARE_END = r"(?:会议|培训|检查|督查|座谈会|活动)(?:次|场次)(?=[，。；])"
_BARE = lazy_pattern(rf"(?:召开|举办|组织|开展|参加)[^，。；：、0-9\n]{{0,12}}{_BARE_END}")
# Each with what it ends with, which hardly any text has.
_PATTERNS = ((lazy_pattern(rf"[\s_＿□)）]{_UNIT}"), _GAP), (lazy_pattern(_BARE_END), _BARE))


@rule(
    "GK321",
    "number-missing",
    severity="warning",
    summary=("漏写数字", "A number is missing before its measure word"),
    basis="数字逻辑",
    help=("请补上数字。", "Fill in the number."),
    examples=[
        fails("全年编辑发布信息条，更新及时。", at="编辑发布信息条"),
        fails("共收到政府信息公开申请件，均已办结。"),
        fails("本年度共办结依申请公开 件，均无延期。", count=1),
        fails("全年收到网民留言　　条，召开专题会议__次。", count=2),
        fails("一年来开展业务培训次，效果较好。", at="开展业务培训次"),
        passes("办结申请 12 件，参加培训 30 人次，多次开展检查。", comment="数字两边的空格"),
        passes("全年编辑发布信息30条，更新及时。"),
        passes("完善信息公开条目，发布信息条目清晰。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“发布信息条”“收到申请件”在量词前漏了数字，多半是套用模板时没有填写。

    错误：“编辑发布信息条”。正确：“编辑发布信息30条”。
    """
    told: set[int] = set()
    for claim in report.claims:
        if claim.relation == "missing":
            said = report.body.text[claim.start : claim.end]
            words = Words(f"“{said}”漏写数字", f"a number is missing: {said}")
            told.add(claim.end)
            yield Finding(words, report.body.span(claim.start, claim.end), said, help=_help(said))
    if report.source.format != "pdf":  # there a figure may be drawn in a font whose text is lost
        for end, pattern in _PATTERNS:
            found = hits(report, pattern, _BODY) if end.search(report.body.text) is not None else ()
            yield from (_of_gap(hit) for hit in found if hit.match.end() not in told)


def _of_gap(hit: ProseHit) -> Finding:
    said = " ".join(hit.text.split())
    return Finding(Words(f"“{said}”漏写数字", f"a number is missing: {said}"), hit.span, hit.key, help=_help(said))


def _help(said: str) -> Words | None:
    """What to write where requests are counted, that none came included."""
    if "申请" not in said or not any(word in said for word in ("收到", "受理", "接收", "新收")):
        return None
    return Words("请补上件数；没有收到申请的，请写“未收到申请”。", "Fill in the number, or say that none came")
