"""GK109: section one leaves out one of the five topics."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NamedTuple, Report, Words, fails, lazy_pattern, passes, rule, simplified
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import NUMERALS, Top, prose_below, says_nothing, statutory
from gklint_national.structure.preamble_sentences import is_boilerplate


class Topic(NamedTuple):
    """One of the topics of section one, the words that name it, and those that only touch it."""

    name: str
    english: str
    signs: tuple[str, ...]
    hints: tuple[str, ...]


TOPICS = (
    Topic(
        "主动公开",
        "active disclosure",
        ("主动公开",),
        (
            "公布", "发布", "公开政府信息", "公开信息", "政策解读", "公开各类", "及时公开", "定期公开", "进行公开",
            "进行了公开", "公开内容", "公开了", "公开相关", "公示", "刊发", "刊登", "刊载", "推送",
            "信息的公开", "明确公开", "公开重点", "公开事项", "全过程公开", "公开范围", "公开力度", "公开渠道",
        ),
    ),
    Topic(
        "依申请公开",
        "disclosure on request",
        ("依申请", "信息公开申请", "公开申请"),
        ("申请件", "申请人", "受理申请", "收到申请", "答复"),
    ),
    Topic(
        "政府信息管理",
        "information management",
        (
            "信息管理", "政府信息资源", "规范化、标准化管理", "标准化、规范化管理", "公开属性", "保密审查", "发布审查",
            "三审三校", "源头管理",
        ),
        (
            "审核", "审查", "审批", "把关", "备案", "公开目录", "公开指南", "动态更新", "动态调整", "信息更新",
            "及时更新", "保密", "台账", "清理", "归档", "信息质量", "管理办法", "管理制度", "校对", "复核",
        ),
    ),
    Topic(
        "政府信息公开平台建设",
        "platforms",
        ("平台建设", "公开平台", "门户网站", "政府网站", "政务新媒体", "融媒体", "微信公众号", "公报"),
        (
            "网站", "平台", "公众号", "新媒体", "微信", "微博", "专栏", "公开栏", "公示栏", "栏目", "客户端", "查阅点",
            "政府网", "门户网", "政务网", "信息网", "媒体", "载体", "管理系统", "报刊", "频道", "网页", "渠道",
        ),
    ),
    Topic(
        "监督保障",
        "supervision",
        (
            "监督保障", "监督检查", "督查", "考核", "社会评议", "责任追究", "教育培训", "业务培训", "组织领导",
        ),
        (
            "监督", "保障", "培训", "评议", "评估", "问责", "追责", "检查", "督促", "领导小组", "专人", "责任制",
            "分管", "专岗", "统一领导", "组织建设", "工作机制", "考评", "通报",
        ),
    ),
)  # fmt: skip

# What offices call a topic in its numbered heading; in a sentence these words may be of something else.
_OTHER_NAMES = {
    "主动公开": ("网站公开", "信息发布", "信息公开情况", "政策公开", "公开信息", "政务公开情况"),
    "依申请公开": ("依法申请", "申请公开", "申请办理", "申请答复", "受理申请"),
    "政府信息管理": ("公开管理", "信息资源", "信息审核", "信息审查", "公开审查", "公开目录", "信息规范"),
    "政府信息公开平台建设": ("平台", "载体", "公开渠道", "网站建设", "网站管理", "新媒体", "阵地"),
    "监督保障": (
        "监督",
        "保障机制",
        "保障措施",
        "保障情况",
        "组织保障",
        "制度保障",
        "强化保障",
        "考核",
        "评议",
        "培训",
    ),
}
# A sub-heading in the middle of a paragraph, as where the lines of a page were joined: （二）依申请公开。
_INLINE = lazy_pattern(r"[（(][一二三四五六七八九]{1,2}[)）]\s?([^。，；：、\n]{2,20})[。：]")
_OPENING = lazy_pattern(r"[^，。；：\n]{1,24}")  # the first words of a paragraph say what it is about
_ALL = "主动公开政策文件，办理依申请公开事项，加强保密审查，依托门户网站发布信息，"


@rule(
    "GK109",
    "overall-topic-missing",
    severity="warning",
    summary=("总体情况没有写全五个方面", "section one leaves out one of its five topics"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：第一部分总体情况",
    help=(
        "请补写缺少的方面，并建议按五个方面分别列小标题。",
        "Add what is left out; one sub-heading a topic is best",
    ),
    examples=[
        fails(_ALL + "全年工作有序推进。", severity="warning", count=1, message="监督保障"),
        fails(_ALL + "并纳入年度考核。", severity="info", count=1, comment="五个方面都提到，但没有小标题"),
        fails(
            _ALL + "全年开展培训2次。",
            severity="info",
            count=1,
            message="没有单独成段，也没有小标题",
            comment="培训属于监督保障，不能说没有写",
        ),
        fails("（一）主动公开\n按时公开。\n（二）依申请公开\n没有申请。", severity="warning", message="政府信息管理"),
        fails(
            "一年来，维护了群众的监督权。\n（一）主动公开情况\n按时公开。\n（二）依申请公开情况\n没有申请。\n（三）政府信息管理情况\n"
            "更新目录。\n（四）政府信息公开平台建设情况\n维护网站，安排专人负责。",
            severity="warning",
            count=1,
            message="总体情况缺“监督保障”部分",
            comment="其他四个方面各有小标题，这个方面只顺带提到",
        ),
        passes(comment="五个方面各有小标题"),
        passes(
            "（一）主动公开和依申请公开情况\n按时办理。\n（二）政府信息公开平台建设\n维护网站。\n"
            "（三）政府信息管理\n更新目录。\n（四）监督保障\n定期培训。",
            comment="次序可以不同，两个方面可以合写",
        ),
        passes(
            "（一）网站公开\n按时公开。\n（二）依法申请公开情况\n没有申请。\n（三）政府信息公开管理情况\n更新目录。\n"
            "（四）平台载体建设方面\n维护网站。\n（五）自觉接受监督\n定期检查。",
            comment="各方面另有叫法",
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

    格式要求五个方面“不能遗漏，也不宜泛化”。完全没有写到的方面作为警告；文字里涉及、但没有单列小标题或段落的，只作提示；其他四个方面
    各有小标题，唯独一个方面没有，只是顺带提到的，也作为警告。
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
    openings = "\n".join(_openings(texts))
    unheaded = [topic for topic in TOPICS if not _is_headed(topic, headings, openings)]
    absent = [topic for topic in unheaded if not _is_touched(topic, whole)]
    if len(unheaded) == 1 and not absent and _is_left_out(unheaded[0], top, openings):
        yield _left_out_finding(top, unheaded[0], whole)
    elif unheaded:
        yield _finding(top, absent, [topic for topic in unheaded if topic not in absent])


def _is_left_out(topic: Topic, top: Top, openings: str) -> bool:
    """Whether each other topic has one numbered heading, all there are, and no heading or paragraph is of this one."""
    headings = [child.heading.body for child in top.section.children if child.heading is not None]
    others = [other for other in TOPICS if other is not topic]
    each = all(any(_is_covered(_names_of(other), heading) for heading in headings) for other in others)
    return each and len(headings) == len(others) and not _is_touched(topic, "\n".join((*headings, openings)))


def _left_out_finding(top: Top, topic: Topic, whole: str) -> Finding:
    """A topic without a part of its own beside four that have one; words in passing do not make up for it."""
    heading = f"（{NUMERALS[TOPICS.index(topic)]}）{topic.name}情况"
    return Finding(
        Words(f"总体情况缺“{topic.name}”部分", f"Section one has no part on {topic.english}"),
        top.span,
        "topics",
        help=Words(
            f"请补写“{heading}”；已写在其他部分的，请单列。", f"Add “{heading}”; set apart what stands elsewhere"
        ),
        severity="info" if _is_covered(topic.signs, simplified(whole)) else None,
    )


def _is_headed(topic: Topic, headings: str, openings: str) -> bool:
    """Whether a heading, numbered or not, is the topic's by its own name or another that offices give it."""
    return _is_covered(_names_of(topic), headings) or _is_covered(topic.signs, openings)


def _names_of(topic: Topic) -> tuple[str, ...]:
    """What a heading of the topic may call it."""
    return topic.signs + _OTHER_NAMES[topic.name]


def _is_covered(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _is_touched(topic: Topic, text: str) -> bool:
    """Whether words of the matter stand in the text, in either script."""
    words = topic.signs + topic.hints
    return _is_covered(words, text) or _is_covered(words, simplified(text))


def _sub_headings(top: Top) -> Iterator[str]:
    for section in top.section.walk():
        if section is not top.section and section.heading is not None:
            yield section.heading.body


def _openings(texts: list[str]) -> Iterator[str]:
    """The first words of each of several paragraphs; one paragraph alone is about everything."""
    for text in texts if len(texts) > 1 else ():
        opening = _OPENING.match(text)
        if opening is not None:
            yield opening[0]


def _finding(top: Top, absent: list[Topic], touched: list[Topic]) -> Finding:
    """What the section says nothing of, and what it does not set apart."""
    zh, en = [], []
    if absent:
        zh.append(f"总体情况缺{_names(absent)}{_count(absent)}方面的内容")
        en.append(f"says nothing of {_english(absent)}")
    if touched:
        subject = "" if absent else "总体情况的"
        zh.append(
            f"{subject}{_names(touched)}{'' if len(touched) < len(TOPICS) else '五个方面'}没有单独成段，也没有小标题"
        )
        en.append(f"tells of {_english(touched)} without a heading or paragraph of its own")
    return Finding(
        Words("；".join(zh), f"Section one {'; it '.join(en)}"),
        top.span,
        "topics",
        help=_advice(absent, touched),
        severity=None if absent else "info",
    )


def _advice(absent: list[Topic], touched: list[Topic]) -> Words:
    """What has to be written, and what had better be set apart."""
    headed = "分别列小标题" if len(touched) > 1 else "单列小标题"
    if not absent:
        some = f"这{_count(touched)}个方面"
        return Words(f"建议将{some}{headed}，或单独成段。", "Give each topic a heading or paragraph of its own")
    apart = f"；{_names(touched)}已有内容，建议{headed}" if touched else ""
    return Words(
        f"请补写这{_count(absent)}方面的内容{apart}。", "Add what is left out; one sub-heading a topic is best"
    )


def _count(topics: list[Topic]) -> str:
    """`三`; nothing for one."""
    return "" if len(topics) == 1 else "两三四五"[len(topics) - 2]


def _names(topics: list[Topic]) -> str:
    return "".join(f"“{topic.name}”" for topic in topics)


def _english(topics: list[Topic]) -> str:
    return ", ".join(topic.english for topic in topics)
