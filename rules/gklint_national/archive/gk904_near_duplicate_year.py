"""GK904: 文字与上一年度报告几乎相同。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Archive, Comparison, ReportSummary, Severity, Words, dataclass, fails, passes, rule
from gklint_national.archive.likeness import likeness, percent

_SECTIONS = {"overview": Words("总体情况", "Overview"), "problems": Words("存在的主要问题及改进情况", "Problems")}
_NOTED = 0.75
_SAME = (
    "2023年，我局围绕稳就业、保民生、促发展，梳理公开社会救助、养老服务、儿童福利、殡葬管理四类事项目录，逐项编制办事流程图。"
    "建立科室初审、办公室复审、分管领导终审的三级把关机制，凡是涉及群众切身利益的文件，起草时同步确定公开属性，出台后五个工作日内上网。"
    "在政务服务大厅设置查阅点，安排专人引导老年人使用自助终端，累计接待来访群众二百余人次，答复电话咨询一百余次。"
    "与融媒体中心合作拍摄政策解读短视频，用方言讲解高龄津贴、临时救助的申请条件，在村居微信群转发，点击量稳步上升。"
    "邀请人大代表、政协委员和居民代表旁听低保评审会，现场听取意见并当场答复，会后在网站公布采纳情况。"
)
_NEW = (
    "今年，我局把民生实事项目的进展作为重点，按月公布社区食堂、日间照料中心的建设进度和验收结果。针对上年评议中群众反映查找不便的问题，"
    "重新划分栏目，增加按事项检索，并请志愿者试用后两次修改页面。举办开放日三场，组织居民参观福利院的后厨和护理区，"
    "由院长逐一回答收费和护理等级的疑问。清理失实网页三十个，关停一个长期不更新的公众号，把内容并入区级平台统一维护。"
    "对各科室公开情况按季度通报，办结时间超过规定的逐件说明原因，年终考核时扣减相应分值，并约谈负责人督促整改到位。"
)


@dataclass(frozen=True)
class YearSimilarityOptions:
    """`same` is the share from which it is a warning; `least` how many characters of its own a text must have."""

    same: float = 0.90
    least: int = 200


@rule(
    "GK904",
    "near-duplicate-year",
    severity="warning",
    summary=("文字与上一年度报告几乎相同", "the text is nearly that of last year's report"),
    basis="政府信息公开条例第四十九条（报告上一年度的工作）",
    help=(
        "请按本年度的实际工作重写这一部分；问题没有变化的，请写明整改进展。",
        "Write this part anew from this year's work; where a problem remains, tell what was done about it",
    ),
    scope="archive",
    options=YearSimilarityOptions,
    examples=[
        fails(
            overview=_SAME,
            others=[{"year": 2022, "overview": _SAME.replace("2023年", "2022年").replace("二百余", "三百余")}],
            message="“总体情况”",
            severity="warning",
            count=1,
            comment="只改了年份和一个数",
        ),
        fails(
            problems=_SAME,
            others=[{"year": 2022, "problems": _SAME.replace("稳步上升", "持续上升")}],
            severity="warning",
            message="“存在的主要问题及改进情况”",
        ),
        fails(
            overview=_SAME + _NEW[:60],
            others=[{"year": 2022, "overview": _SAME}],
            severity="info",
            comment="大部分相同，只作提示",
        ),
        passes(overview=_NEW, others=[{"year": 2022, "overview": _SAME}], comment="按当年工作重写"),
        passes(others=[{"year": 2022}], comment="文字短，只有固定的话"),
        passes(
            preamble=_SAME,
            other=_SAME,
            others=[{"year": 2022, "preamble": _SAME, "other": _SAME}],
            comment="引言和第六部分本来就是固定格式",
        ),
        passes(overview=_SAME, others=[{"year": 2021, "overview": _SAME}], comment="不是上一年度的"),
        passes(overview=_SAME, others=[{"year": 2022, "overview": _SAME}], options={"least": 1000}),
        passes(
            overview=_SAME + _NEW[:60],
            others=[{"year": 2022, "overview": _SAME[:-60]}],
            options={"same": 1.0},
            comment="相同的不到四分之三",
        ),
    ],
)
def check(archive: Archive, options: YearSimilarityOptions) -> Iterator[Comparison]:
    """把上一年度的文字换个年份再报一次，等于没有报告本年度的工作。

    比较第一、第五部分的文字，不计数字、日期、机关名称和法定用语：按八个字一组，相同的占九成以上为警告，四分之三以上只作提示。
    文字太短（默认不足200字）的不比较，因为只剩固定的话；引言、表格、第六部分不比较。

    错误：2023年度的“总体情况”与2022年度一字不差，只改了年份和数字。正确：写本年度做了什么。
    """
    for last, now in archive.pairs():
        for section in _SECTIONS:
            told = _of_section(last, now, section, options)
            if told is not None:
                yield told


def _of_section(
    last: ReportSummary, now: ReportSummary, section: str, options: YearSimilarityOptions
) -> Comparison | None:
    texts = now.prose(section), last.prose(section)
    noted = min(_NOTED, options.same)
    share = likeness(*texts, noted) if min(map(len, texts)) >= options.least else 0.0
    if share < noted:
        return None
    severity: Severity = "warning" if share >= options.same else "info"
    zh, en = _SECTIONS[section]
    words = Words(
        f"“{zh}”的文字有{percent(share)}与{last.year}年度报告相同（不计数字、日期和法定用语）",
        f"{percent(share)} of “{en}” is the text of the report for {last.year} (numbers and standing phrases apart)",
    )
    related = Words(f"{last.year}年度报告的这一部分", f"the same part of the report for {last.year}")
    return Comparison(words, now.section(section), section, ((related, last.section(section)),), severity)
