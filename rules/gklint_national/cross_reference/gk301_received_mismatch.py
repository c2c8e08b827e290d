"""GK301: 正文所说收到申请数与表三不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, denials, mismatches


@rule(
    "GK301",
    "received-mismatch",
    severity="warning",
    summary=(
        "正文所说收到申请数或上年结转数与表三不一致",
        "The number of requests received or carried in differs between text and table three",
    ),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails("2023年，本机关共收到政府信息公开申请4件。", facts={"requests.received": 3}, at="4件"),
        fails("全年受理依申请公开事项两件。", facts={"requests.received": 3}, at="两件"),
        fails(
            "全年收到3件政府信息公开申请，其中上年结转2件。",
            facts={"requests.received": 3, "requests.carried_in": 1},
            at="2件",
        ),
        passes("2023年，本机关共收到政府信息公开申请3件。", facts={"requests.received": 3}),
        passes(
            "2023年，共受理申请5件。",
            comment="新收加上年结转",
            facts={"requests.received": 3, "requests.carried_in": 2},
        ),
        passes(
            "全年受理向区政府提出的政府信息公开申请3件；受理向本局提出的政府信息公开申请0件。",
            comment="两个范围",
            facts={"requests.received": 3},
        ),
        passes(
            "2022年收到政府信息公开申请9件。全年收到政府信息公开申请3件，比上年的9件减少。",
            comment="往年数字",
            facts={"requests.received": 3},
        ),
        passes("收到信访申请20件，12345热线诉求300件。", facts={"requests.received": 3}),
        passes(
            "向区政府提出的政府信息公开申请2件，由区政府办公室直接答复。",
            comment="不含向部门提出的",
            organ="某某区人民政府",
            facts={"requests.received": 3},
        ),
        passes("全省共收到申请21648件。", organ="某某县人民政府", facts={"requests.received": 3}, comment="上级范围"),
        passes("收到政府信息公开申请约30件。", comment="概数", facts={"requests.received": 3}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """一、总体情况等正文里写的“收到（受理）申请 N 件”“上年结转 N 件”，应当等于表三的相应总计。

    “上年结转”与表三第二项对不上，也由本条报（结转下年度见 GK304）。
    新收数（第一项）和新收加上年结转都算对，写明“新收”的只能是第一项；正文同时报告两个范围（如本级政府与本机关）时，有一个对得上即可。
    带“余、约、近”的概数、往年的数字、信访和热线等其他事项的数字不比较。

    错误：正文“全年收到政府信息公开申请4件”，表三新收总计3。正确：两处一致。
    """
    yield from mismatches(report, "requests.received", "requests.carried_in", "requests.carried")
    for manner in ("received", "new"):
        yield from mismatches(report, "requests.handled", manner=manner)
    yield from denials(report, "requests.carried_in")
