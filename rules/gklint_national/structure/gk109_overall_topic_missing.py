"""GK109: section one leaves out one of the five topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule, simplified
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import Top, prose_below, says_nothing, statutory
from gklint_national.structure.preamble_sentences import is_boilerplate


class Topic(NamedTuple):
    """One of the topics of section one and the words that show it was treated."""

    name: str
    english: str
    signs: tuple[str, ...]


TOPICS = (
    Topic("主动公开", "active disclosure", ("主动公开",)),
    Topic("依申请公开", "disclosure on request", ("依申请", "信息公开申请", "公开申请")),
    Topic(
        "政府信息管理",
        "information management",
        (
            "信息管理", "政府信息资源", "规范化、标准化管理", "标准化、规范化管理", "公开属性", "保密审查", "发布审查",
            "三审三校", "源头管理",
        ),
    ),
    Topic(
        "政府信息公开平台建设",
        "platforms",
        ("平台建设", "公开平台", "门户网站", "政府网站", "政务新媒体", "融媒体", "微信公众号", "公报"),
    ),
    Topic(
        "监督保障",
        "supervision",
        (
            "监督保障", "监督检查", "督查", "考核", "社会评议", "责任追究", "教育培训", "业务培训", "组织领导",
        ),
    ),
)  # fmt: skip

# A sub-heading in the middle of a paragraph, as where the lines of a page were joined: （二）依申请公开。
_INLINE = lazy_pattern(r"[（(][一二三四五六七八九]{1,2}[)）]\s?([^。，；：、\n]{2,20})[。：]")
_ALL = "主动公开政策文件，办理依申请公开事项，加强保密审查，依托门户网站发布信息，"


@rule(
    "GK109",
    "overall-topic-missing",
    severity="warning",
    summary=("总体情况没有写全五个方面", "section one leaves out one of its five topics"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：第一部分总体情况",
    help=(
        "请补写缺少的方面；建议为每个方面单列小标题。",
        "Add what is left out; one sub-heading a topic is best",
    ),
    examples=[
        fails(_ALL + "全年工作有序推进。", severity="warning", count=1, message="监督保障"),
        fails(_ALL + "并纳入年度考核。", severity="info", count=1, comment="五个方面都提到，但没有小标题"),
        fails("（一）主动公开\n按时公开。\n（二）依申请公开\n没有申请。", severity="warning", message="政府信息管理"),
        passes(comment="五个方面各有小标题"),
        passes(
            "（一）主动公开和依申请公开情况\n按时办理。\n（二）政府信息公开平台建设\n维护网站。\n"
            "（三）政府信息管理\n更新目录。\n（四）监督保障\n定期培训。",
            comment="次序可以不同，两个方面可以合写",
        ),
        passes(
            "1.扩大主动公开。按时公开。\n2.规范依申请公开。没有申请。\n3.加强源头管理。更新目录。\n"
            "4.优化政府信息公开平台建设。维护网站。\n5.加强监督保障。定期培训。",
            comment="段首的短句也是小标题",
        ),
        passes(
            "（一）主动公开。按时公开。（二）依申请公开。没有申请。（三）政府信息管理。更新目录。"
            "（四）政府信息公开平台建设。维护网站。（五）监督保障。定期培训。",
            comment="小标题连在一段里",
        ),
        passes(overview="", comment="没有内容由 GK107 提示"),
    ],
)
@for_administrations
def overall_topic_missing(report: Report, options: None) -> Iterator[Finding]:
    """第一部分“总体情况”应当写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面，这里没有写全。

    格式要求五个方面“不能遗漏，也不宜泛化”。完全没有提到的方面作为警告；正文里提到、但没有单列小标题的，只作提示。
    次序不限，也可以另加组织领导、教育培训等内容。

    错误写法：第一部分只写网站发布了多少条信息。

    正确写法：（一）主动公开……（二）依申请公开……（三）政府信息管理……（四）政府信息公开平台建设……（五）监督保障……
    """
    top = statutory(report).get("overview")
    if top is None or says_nothing(report, top):
        return
    texts = [prose.text for prose in prose_below(report, top)]
    whole = "\n".join(texts)
    if is_boilerplate(texts):
        return
    headings = "\n".join([*_sub_headings(top), *_INLINE.findall(whole)])
    unheaded = [topic for topic in TOPICS if not _is_covered(topic, headings)]
    absent = [
        topic for topic in unheaded if not _is_covered(topic, whole) and not _is_covered(topic, simplified(whole))
    ]
    if absent:
        yield _absent(top, absent)
    elif unheaded:
        yield _heading_finding(top, unheaded)


def _is_covered(topic: Topic, text: str) -> bool:
    return any(sign in text for sign in topic.signs)


def _sub_headings(top: Top) -> Iterator[str]:
    for section in top.section.walk():
        if section is not top.section and section.heading is not None:
            yield section.heading.body


def _absent(top: Top, topics: list[Topic]) -> Finding:
    return Finding(
        Words(
            f"总体情况没有写{_names(topics)}",
            f"Section one says nothing of {', '.join(topic.english for topic in topics)}",
        ),
        top.span,
        "topics",
    )


def _heading_finding(top: Top, topics: list[Topic]) -> Finding:
    return Finding(
        Words(
            f"总体情况提到了{_names(topics)}，但没有单列小标题",
            f"Section one mentions {', '.join(topic.english for topic in topics)} without a heading",
        ),
        top.span,
        "topics",
        help=Words("建议为每个方面单列小标题。", "Give each topic a heading of its own"),
        severity="info",
    )


def _names(topics: list[Topic]) -> str:
    return "".join(f"“{topic.name}”" for topic in topics)
