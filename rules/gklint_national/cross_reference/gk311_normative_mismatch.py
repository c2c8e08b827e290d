"""GK311: 正文所说规范性文件数与表二不一致。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, counts_in, fails, passes, rule
from gklint_national.cross_reference.mentions import Sentence, narrative

_STATED = (
    ("issued", "本年制发件数", re.compile(r"(?:制发|制定|出台|印发|新制定)(?:了)?(?:行政)?规范性文件(?:共|共计|为)?$")),
    ("repealed", "本年废止件数", re.compile(r"(?:废止|宣布失效)(?:了)?(?:行政)?规范性文件(?:共|共计|为)?$")),
    ("in_force", "现行有效件数", re.compile(r"现行有效(?:的)?(?:行政)?规范性文件(?:共|共计|共有|为)?$")),
)
_OTHER_YEAR = re.compile(r"累计|以来|上年|去年|20\d\d年至")


@rule(
    "GK311",
    "normative-mismatch",
    severity="warning",
    summary=(
        "正文所说规范性文件数与表二不一致",
        "The number of normative documents differs between text and table two",
    ),
    basis="文表一致（数字逻辑）；国办公开办函〔2021〕30号",
    help=(
        "核对正文与表二规范性文件一行，以实际为准改正。",
        "Compare the text with the row of table two and correct it.",
    ),
    forms=("2021",),
    examples=[
        fails("全年制发行政规范性文件3件。", facts={"normative.issued": 2, "normative.in_force": 2}, at="3件"),
        fails("现行有效的规范性文件12件。", facts={"normative.in_force": 11}, at="12件"),
        passes("全年制发行政规范性文件2件。", facts={"normative.issued": 2, "normative.in_force": 2}),
        passes("主动公开规范性文件9件。", comment="公开数不是制发数", facts={"normative.issued": 2}),
        passes("制发规章和行政规范性文件共3件。", facts={"normative.issued": 2, "regulations.issued": 1}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写“制发（废止、现行有效）规范性文件 N 件”，应当等于表二行政规范性文件一行的相应数字。

    错误：正文“制发行政规范性文件 3 件”，表二本年制发件数 2。正确：两处一致。
    """
    for sentence in narrative(report).sentences:
        if "规范性文件" in sentence.text:
            yield from _in_sentence(report, sentence)


def _in_sentence(report: Report, sentence: Sentence) -> Iterator[Finding]:
    for count in counts_in(sentence.text):
        left = sentence.text[max(0, count.start - 24) : count.start]
        if count.approximate or count.unit not in ("件", "份", "个", "部") or _OTHER_YEAR.search(left):
            continue
        for name, label, pattern in _STATED:
            fact = report.fact(f"normative.{name}") if pattern.search(left) else None
            if fact is None or fact.value is None or count.value == fact.value:
                continue
            words = Words(
                f"正文说规范性文件 {count.value} 件，表二{label}为 {fact.value}",
                f"the text says {count.value} normative documents; table two has {fact.value}",
            )
            span = report.body.span(sentence.start + count.start, sentence.start + count.end)
            yield Finding(
                words,
                span,
                f"normative.{name}:{count.value}",
                related=(Related(Words(label, fact.concept), fact.span),),
            )
