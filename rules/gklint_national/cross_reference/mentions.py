"""The narrative's figures: which quantity of the tables a number in a sentence speaks of, if certainly one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gklint.api import Count, Passage, Report, Span, counts_in

REQUEST_UNITS = frozenset(["件", "条", "份", "起", "宗", "例", "人次", "件次", "条次", "次", "项", ""])
_SENTENCE = re.compile(r"[^。；！？;!?\n]{1,1000}")  # bounded, since each number looks back over its sentence
_NARRATIVE = ("preamble", "overview", "disclosure", "requests", "review", "problems", "other")
_SUBJECTS = re.compile(
    r"信访(?!举报|、举报)|12345|热线|留言|信箱|信件|建议|提案|(?<!复)议案|咨询|意见|网民|网友|舆情|来电|来信"
    r"|案件(?!.*诉讼)|投诉(?!类|、)|新闻|稿件|好差评|办事|许可|处罚|执法|仲裁|调解|撤销|撤回|补正|驳回|退回|转办"
    r"|代拟|线索|工单|诉求"
)
_OTHER_TIME = re.compile(
    r"去年|同期|比上|较上|上年(?!度?.{0,6}结转)|上一年(?!度?.{0,6}结转)|历年|以来|至今|近[两三五]年|季度|上半年|下半年"
)
_YEAR = re.compile(r"(20\d\d)年")


class Sentence(NamedTuple):
    """A stretch of prose up to 。；！？ or the paragraph's end; `start` is its place in report.body.text."""

    text: str
    start: int
    paragraph: int


class Mention(NamedTuple):
    """A number that speaks of `quantity`; `start` and `end` are places in report.body.text."""

    quantity: str
    value: int
    start: int
    end: int
    sentence: Sentence
    new: bool = False  # said of new cases only (新收, 被申请)


class Narrative(NamedTuple):
    """The report's sentences and what their numbers speak of."""

    body: Passage
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def of(self, quantity: str) -> list[Mention]:
        return [mention for mention in self.mentions if mention.quantity == quantity]

    def span(self, mention: Mention) -> Span:
        return self.body.span(mention.start, mention.end)


@lru_cache(maxsize=2)
def narrative(report: Report) -> Narrative:
    """The report's narrative, read once and shared by all cross-reference rules."""
    sentences = tuple(_sentences(report))
    year = report.year or 0
    mentions = tuple(m for sentence in sentences for m in _mentions(sentence, year))
    return Narrative(report.body, sentences, mentions)


def _sentences(report: Report) -> Iterator[Sentence]:
    at = 0
    for number, item in enumerate(report.prose):
        if item.kind == "body" and item.section in _NARRATIVE:
            for match in _SENTENCE.finditer(item.text):
                yield Sentence(match.group(), at + match.start(), number)
        at += len(item.text) + 1


# What stands right before the number ($ = the number), surest first. `.` never crosses a comma.
_FILL = r"[^，,：:（(0-9]{0,10}$"
_LAST_YEAR = r"(?:上年度?|上一年度?|去年|往年|20\d\d年度?)"
_CHANNELS = r"(?:当面|现场|网络|网上|互联网|信函|邮寄|传真|邮件|邮箱|平台|在线|窗口|线上|线下|书面)"
_REQUESTS = r"(?:申请|依申请公开)(?:公开)?(?:事项|信息|件|的)?"
_COUNTED = r"(?:总)?(?:数量|数|量|件数)?(?:共计|共有|总计|合计|累计|共|为|有|达|是|计)*"
_LEFT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("both", re.compile(r"复议(?:和|与|及|、|以及)(?:行政)?诉讼(?!各)" + _FILL)),
    ("review", re.compile(r"复议(?!.*(?:诉讼|起诉))(?!后)" + _FILL)),
    ("litigation.direct", re.compile(r"未经复议直接(?:起诉|提起)" + _FILL)),
    ("litigation.after_review", re.compile(r"复议后(?:起诉|提起)" + _FILL)),
    ("litigation", re.compile(r"(?:行政诉讼|提起诉讼)(?!.*各)" + _FILL)),
    ("carried_in", re.compile(_LAST_YEAR + r"[^，,0-9]{0,6}结转(?!下|至下|到下)" + _FILL)),
    ("carried_out", re.compile(r"结转(?:至|到|为|入)?(?:下年|下一年|次年|明年|20\d\d年)" + _FILL)),
    ("carried_out", re.compile(r"(?:顺延|继续办理|未办结|尚在办理|正在办理|待办结|在办)" + _FILL)),
    ("natural_person", re.compile(r"自然人" + _FILL)),
    ("legal_person", re.compile(r"法人(?:或|和|及|、)(?:者)?其他组织" + _FILL)),
    ("business", re.compile(r"商业企业" + _FILL)),
    ("disclosed_or_partly", re.compile(r"予以公开(?:和|及|、|与|或)(?:者)?部分公开" + _FILL)),
    ("partly_disclosed", re.compile(r"部分公开" + _FILL)),
    ("refused", re.compile(r"不予公开" + _FILL)),
    ("disclosed", re.compile(r"(?:予以公开|同意公开|准予公开)" + _FILL)),
    ("unavailable", re.compile(r"无法提供" + _FILL)),
    ("absent", re.compile(r"(?:不存在|不掌握)" + _FILL)),
    ("not_processed", re.compile(r"不予处理" + _FILL)),
    ("other_outcome", re.compile(r"其他处理" + _FILL)),
    ("channel", re.compile(_CHANNELS + _FILL)),
    ("processed", re.compile(r"(?:办结|答复|办理完毕|办理|回复|处理完毕)(?:率)?" + _FILL)),
    ("received", re.compile(_REQUESTS + _COUNTED + "$")),
)  # fmt: skip
_RIGHT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("carried_in", re.compile(r"(?:申请)?(?:为|系|是|属于?)?(?:上年度?|上一年度?|去年|20\d\d年度?)[^，,]{0,4}结转")),
    ("carried_out", re.compile(r"(?:申请)?(?:已|将)?(?:结转|顺延)(?:至|到)?(?:下年|下一年|次年|明年|20\d\d年)")),
    (
        "received",
        re.compile(r"(?:[^，,]{0,6}的?)?(?:依申请公开|(?:政府|政务)?信息公开(?:的)?申请|公开申请|申请(?!人))"),
    ),
)
_RECEIVING = re.compile(r"收到|受理|接收|接到|新收|收悉|收取|提交|登记|新增")
_RECEIVED_RIGHT = re.compile(r"(?:收到|受理|接收|接到|新收|登记|新增)[^，,]{0,14}$")
_NEW = re.compile(r"被申请|新收|新增|新发生|被提起|引发")
_PARTIAL = re.compile(r"其中[，,：:]?[^，,]{0,15}$")


def _mentions(sentence: Sentence, year: int) -> Iterator[Mention]:
    text = sentence.text
    if "申请" not in text and "复议" not in text and "诉讼" not in text and not _OUTCOME.search(text):
        return
    for count in counts_in(text):
        if count.approximate or count.year or count.unit not in REQUEST_UNITS or not isinstance(count.value, int):
            continue
        quantity = _quantity(text, count, year)
        if quantity is not None:
            new = bool(_NEW.search(text, 0, count.start))
            start = sentence.start + count.start
            yield Mention(quantity, count.value, start, sentence.start + count.end, sentence, new)


_OUTCOME = re.compile(r"予以公开|同意公开|不予公开|部分公开|无法提供|不予处理|办结|答复|结转|自然人")


def _quantity(text: str, count: Count, year: int) -> str | None:
    """What the number counts, None when it is not certainly one of our quantities."""
    left = _clause(text, count.start)
    right = re.split(r"[，,：:；、]", text[count.end : count.end + 24], maxsplit=1)[0]
    if _SUBJECTS.search(left) or _SUBJECTS.match(right) or "各" in left[-3:]:
        return None
    quantity = _by_left(text, left, right, count) or _by_right(text, left, right, count)
    if quantity is None or not _same_time(quantity, left, year):
        return None
    return quantity


def _by_left(text: str, left: str, right: str, count: Count) -> str | None:
    for quantity, pattern in _LEFT:
        if pattern.search(left) is None:
            continue
        if quantity == "received":
            return quantity if _RECEIVING.search(text, 0, count.start) and "复议" not in left else None
        if quantity == "processed":
            return quantity if _speaks_of_requests(text, left) and not _PARTIAL.search(left) else None
        return None if quantity == "channel" else quantity
    return None


def _by_right(text: str, left: str, right: str, count: Count) -> str | None:
    for quantity, pattern in _RIGHT:
        if pattern.match(right) is None:
            continue
        if quantity == "received" and (_RECEIVED_RIGHT.search(left) is None or "复议" in right):
            return None
        return quantity
    return None


def _speaks_of_requests(text: str, left: str) -> bool:
    """Whether what was done (办结, 答复) was done to requests and not to cases or letters."""
    return ("申请" in text or "依申请" in text) and "复议" not in left and "诉讼" not in left


def _clause(text: str, end: int) -> str:
    """What stands before the number in its clause; a clause of two or three characters takes the one before it too."""
    start = max(text.rfind(mark, 0, end) for mark in "，,：:（(") + 1
    if end - start < 4 and start > 1:
        start = max(text.rfind(mark, 0, start - 1) for mark in "，,：:（(") + 1
    return text[max(start, end - 60) : end]


def _same_time(quantity: str, left: str, year: int) -> bool:
    """Whether the clause speaks of the report's own year; carrying over names a neighbour year by nature."""
    if quantity in ("carried_in", "carried_out"):
        allowed = {year, year - 1 if quantity == "carried_in" else year + 1}
        return all(int(named) in allowed for named in _YEAR.findall(left))
    return _OTHER_TIME.search(left) is None and all(int(named) == year for named in _YEAR.findall(left))
