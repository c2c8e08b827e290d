"""Sentences that say there was none: no requests, no reconsideration, no litigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gklint.api import Report, Span
from gklint_national.cross_reference.mentions import Sentence, narrative

_NO_REQUEST = re.compile(
    r"(?:未|没有|没|无)(?:有)?(?:收到|接到|受理|接收)(?:任何)?(?:过)?[^，,。；]{0,20}?(?:申请|依申请公开)(?:公开)?"
    r"|(?:申请|依申请公开)[^，,。；0-9]{0,8}(?:零|０|(?<![0-9.])0)\s?(?:件|条|份|起|宗|人次)"
    r"|零申请|(?:收到|受理)(?:零|(?<![0-9])0)件[^，,。；]{0,10}申请"
)
_PART = re.compile(r"(?:自然人|法人|组织|企业|机构|单位|当面|信函|传真|邮件|邮箱|网络|平台|其中)[^，,。；]{0,6}$")
_OTHER_REQUEST = re.compile(
    r"复议|诉讼|信访|形式|方式|当面|信函|传真|邮件|邮寄|网络|平台|收费|费用|减免|补正|撤[销回]|投诉|举报|重复|大量"
)
_NO_CASE = re.compile(
    r"(?:未(?!经复议)|没有|不存在|(?<![有又其另])无(?!法|论|需|偿|锡|关|为))(?:发生|出现|产生|有|收到|涉及|因|被)?[^。；，,]{0,40}?"
    r"(?:复议|诉讼)[^。；，,]{0,20}"
    r"|(?:复议|诉讼)(?:案件|案)?(?:均)?(?:为|数)?(?:零|(?<![0-9])0\s?(?:件|起|宗))"
)
_LOST_ONLY = re.compile(r"败诉|纠错|被纠正|纠正|被撤销|撤销|确认违法|责令|履行|不利")
_OTHER_CASE = re.compile(
    r"新发生|新增|新收|复议后|非政府信息公开|延期|逾期|超期|尚未审结|未审结|未结|积压|在审|与本机关无关"
)


class Denial(NamedTuple):
    """A sentence part that denies. `what`: requests, review, litigation or both; `lost_only`: only lost cases."""

    what: str
    sentence: Sentence
    start: int
    end: int
    lost_only: bool = False

    def span(self, report: Report) -> Span:
        return report.body.span(self.start, self.end)


def denied_requests(report: Report) -> Iterator[Denial]:
    """未收到申请, 申请 0 件 and the like, not limited to a channel or a kind."""
    for sentence in narrative(report).sentences:
        if "申请" not in sentence.text:
            continue
        for match in _NO_REQUEST.finditer(sentence.text):
            of_part = _PART.search(sentence.text, 0, match.start()) is not None
            if _OTHER_REQUEST.search(match.group()) is None and not of_part:
                yield Denial("requests", sentence, sentence.start + match.start(), sentence.start + match.end())


def denied_cases(report: Report) -> Iterator[Denial]:
    """未发生行政复议、行政诉讼 and the like."""
    for sentence in narrative(report).sentences:
        if "复议" not in sentence.text and "诉讼" not in sentence.text:
            continue
        for match in _NO_CASE.finditer(sentence.text):
            said = match.group()
            if _OTHER_CASE.search(said) is None:
                start, end = sentence.start + match.start(), sentence.start + match.end()
                yield Denial(_which(said), sentence, start, end, bool(_LOST_ONLY.search(said)))


def _which(said: str) -> str:
    if "复议" in said and "诉" in said.replace("复议", ""):
        return "both"
    return "review" if "复议" in said else "litigation"
