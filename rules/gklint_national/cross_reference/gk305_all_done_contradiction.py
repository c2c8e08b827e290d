"""GK305: 正文说全部办结，表三却有结转下年度。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.admissible import total
from gklint_national.cross_reference.mentions import Sentence, narrative

_ALL_DONE = re.compile(
    r"(?:均|全部|都|已全部|全都)(?:已|已经)?(?:依法)?(?:办结|办理完毕|答复完毕|处理完毕)"
    r"|(?<!按期)(?<!按时)(?<!时限)办结率(?:为|达|达到|均为|均达)?\s?100\s?[%％]"
)
_OTHER = re.compile(
    r"信箱|信件|提案|建议|议案|信访|热线|12345|留言|舆情|投诉|咨询|复议|诉讼|案件|到期|应办|应答复|工单|诉求|问题"
)


@rule(
    "GK305",
    "all-done-contradiction",
    severity="warning",
    summary=("正文说全部办结，表三却有结转下年度", "The text says all was done, table three carries requests over"),
    basis="文表一致（数字逻辑）",
    help=(
        "若确有结转，请把“全部办结”改为实际情况，例如“到期的均已办结”；若没有结转，请更正表三第四项。",
        "If requests were carried over, say what was done; otherwise correct row four of table three.",
    ),
    examples=[
        fails(
            "收到政府信息公开申请6件，均已办结。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            at="均已办结",
        ),
        fails(
            "收到政府信息公开申请6件，全部办结，结转下年度继续办理1件。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            severity="error",
        ),
        passes("收到政府信息公开申请6件，均已办结。", facts={"requests.received": 6, "requests.carried_out": 0}),
        passes("收到政府信息公开申请6件，到期的均已办结。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes("收到政府信息公开申请6件，按期办结率100%。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes(
            "收到区长信箱信件2件，全部办结。收到申请1件。", facts={"requests.received": 1, "requests.carried_out": 1}
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写申请“全部办结”“均已办结”“办结率100%”，而表三第四项结转下年度大于 0，两者矛盾。

    正文自己又写了结转件数的，定为错误。按期、按时办结率只对到期的申请而言，不作此判断。

    错误：“收到申请 6 件，均已办结”，表三第四项总计 1。正确：“收到申请 6 件，办结 5 件，结转 1 件”。
    """
    left = total(report, "requests.carried_out")
    if not left:
        return
    told = narrative(report)
    for sentence in told.sentences:
        match = _ALL_DONE.search(sentence.text) if "办" in sentence.text or "毕" in sentence.text else None
        if match is None or not _about_requests(sentence, match.start()):
            continue
        stated = any(mention.value for mention in told.of("carried_out"))
        words = Words(
            f"正文说申请“{match.group()}”，表三结转下年度继续办理总计为 {left}",
            f"the text says all requests were done; table three carries over {left}",
        )
        span = report.body.span(sentence.start + match.start(), sentence.start + match.end())
        yield Finding(words, span, "all-done", severity="error" if stated else None)
        return


def _about_requests(sentence: Sentence, at: int) -> bool:
    return "申请" in sentence.text[:at] and _OTHER.search(sentence.text, max(0, at - 40), at) is None
