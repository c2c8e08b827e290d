"""GK516: a number lacks its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_COUNTED = lazy_pattern(
    r"(?:公开(?:政府|政务)?信息|发布(?:政府|政务)?信息|予以公开|部分公开|不予公开|无法提供|不予处理|公开申请|(?:公布|公开|发布|更新|上传|推送)(?:各类|有关|相关)?(?:政府|政务|工作)?信息)"
    r"(?:共计|总计|合计|共|约|达|计)?(?P<number>\d{1,7})(?=[，。；]|主要|其中|包括|均)"
)
# A verb of the trade, what it was done to, and a number before a mark: 发布政策解读材料47，.
_DONE = lazy_pattern(
    r"(?:公开|发布|公布|更新|上传|推送|编发|制发|印发|出台|制定|废止|修订|受理|收到|接收|办理|办结|答复|召开|举办|开展|组织|制作|推出|拍摄|撰写|编写|编辑|开设|新增|审理|承办|回应|转载|回复|接待|解答"
    r"|刊发|刊登|报送|处理|清理|审查|审核|归集|梳理)(?:[^，。；：、0-9“”《》（）()\n]{0,16}?)"
    r"(?:信息|材料|解读|文件|申请|留言|咨询|建议|提案|议案|会议|培训|活动|稿件|文章|视频|图解|公告|公示|通知|来信|来电|来访|诉求|关切|案件|事项|图片"
    r"|消息|意见|推文|简报|专栏|栏目|检查|新闻发布会|座谈会)(?:数量|总数)?(?:共计|总计|合计|累计|共|约|达|计)?"
    r"(?P<number>(?!20[0-9]{2}(?![0-9])|12345)[0-9]{1,7})(?=[，。；])"
)
_BARE = lazy_pattern(r"\d(?=[，。；]|主要|其中|包括|均)")  # what both end with
# Of money: 收费总金额300，实际收取300。
_MONEY = lazy_pattern(
    r"(?:收费|处理费|通知|应收|实收|实际收取|收取)(?:的)?(?:总)?(?:金额|费用|款项)?(?:共计|合计|共|为|计)?(?P<number>[1-9]\d{1,6}(?:\.\d{1,2})?)(?=[，。；）])"
)
# 26.4粉丝: a count of people is no fraction, so that 万 was lost.
_FRACTION = lazy_pattern(r"(?<![\d.])(?P<number>\d{1,5}\.\d{1,4})(?=(?:名|个)?(?:粉丝|用户)|人次)")

_UNIT_BESIDE = lazy_pattern(
    r"[^\n]*单位：?(?:件|条|份|个|次|项|宗|篇)"
)  # 总计47（单位：件） is the unit of all on the line
_LINE = 300  # code points behind the number
_MEAN = lazy_pattern("[均每]")  # 平均每周1.2人次 is a fraction by right
_NEAR = 6  # code points before the number

_YUAN = Words("请补上“元”。", "Add the unit, yuan")
_MYRIADS = Words("请核对是否漏写“万”字。", "Check whether 万 was left out")


@rule(
    "GK516",
    "unit-missing",
    severity="warning",
    summary=("数字后面缺少单位", "a number lacks its unit"),
    basis="GB/T 15835—2011（数字与量词连用）",
    help=("请补上“条”“件”等单位。", "Add the unit"),
    examples=[
        fails("全年主动公开信息253主要包括工作动态和政策文件。", message="253"),
        fails("其中予以公开12件，部分公开67，不予公开3件。", at="67"),
        fails("在工作专栏公布信息135。本年度开展培训2次。", at="135"),
        fails("微信公众号共有26.4粉丝。", message="26.4"),
        fails("全年刊发图文解读稿件36，回复网民留言15条。", at="36", count=1),
        fails("收到政府信息公开申请8，均按期答复；组织业务培训2。", count=2),
        fails(
            other="本年度发出信息处理费收费通知2件，总金额300元，实际收取200。",
            at="200",
            count=1,
            comment="金额没有写元",
        ),
        passes(other="本年度发出收费通知2件，总金额300元，实际收取200元，收费依据为109号文。"),
        passes("刊发解读稿件36篇、视频15，举办座谈会2023场，受理咨询12345。", comment="合用单位；年份、热线号码"),
        passes("落实文件3，执行条例；公开信息总数为253。", comment="不是数量，或者写明是总数"),
        passes("全年主动公开信息253条，主要包括工作动态。"),
        passes("微信公众号共有26.4万粉丝。"),
        passes("主动公开政府信息2023年度共120条。"),
        passes("予以公开18，部分公开7，不予公开8，总计33（单位：件）。", comment="单位写在后面"),
        passes("全年提供口头咨询64人次，平均每周1.2人次。"),
        passes("予以公开3、部分公开2件。", comment="几个数合用一个单位"),
    ],
)
def unit_missing(report: Report, options: None) -> Iterator[Finding]:
    """数字后面没有“条”“件”等单位，或者漏了“万”字。

    没有单位，读者不知道数的是条数、件数还是次数；粉丝数、人次出现小数，多半漏了“万”。

    错误写法：`全年主动公开信息253主要包括……`

    正确写法：`全年主动公开信息253条，主要包括……`
    """
    text = report.body.text
    patterns = (_DONE, _COUNTED) if _BARE.search(text) is not None else ()
    found = {match.start("number"): match for pattern in patterns for match, _ in report.body.find(pattern)}
    for at, match in sorted(found.items()):
        if _UNIT_BESIDE.match(text, at, min(len(text), at + _LINE)) is None:
            yield _finding(report, match)
    fees = [claim for claim in report.claims if claim.concepts == ("fees.processing",)] if "处理费" in text else []
    for match, _ in report.body.find(_MONEY):
        if not any(claim.start <= match.start("number") < claim.end for claim in fees):  # GK313 speaks
            yield _finding(report, match)._replace(help=_YUAN)
    if "粉丝" in text or "用户" in text or "人次" in text:
        for match, _ in report.body.find(_FRACTION):
            if _MEAN.search(text, max(0, match.start() - _NEAR), match.start()) is None:
                yield _finding(report, match)._replace(help=_MYRIADS)


def _finding(report: Report, match: re.Match[str]) -> Finding:
    number = match["number"]
    return Finding(
        Words(f"“{number}”后缺少单位", f"The number {number} lacks its unit"),
        report.body.span(*match.span("number")),
        f"{number}:{match[0][:8]}",
    )
