"""GK401: the regulation the report rests on is named nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.boilerplate.citations import names_regulation
from gklint_national.prose import opening


@rule(
    "GK401",
    "legal-basis-missing",
    severity="warning",
    summary=("没有写明编制依据《政府信息公开条例》", "the Regulations on Open Government Information are not named"),
    basis="政府信息公开条例第四十九条、第五十条；通行写法",
    help=(
        "请在开头写明：根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告",
        "Say at the beginning that the report is made under article 50 of the Regulations",
    ),
    examples=[
        fails(preamble="现公布本机关2023年政府信息公开工作年度报告。统计期限为2023年1月1日至12月31日。", count=1),
        fails(preamble=""),
        passes(preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"),
        passes(preamble="", overview="认真贯彻《政府信息公开条例》，依法公开政府信息。", comment="写在正文里也可以"),
        passes(preamble="根据《条例》第五十条规定，编制本报告。", comment="用了简称"),
    ],
)
def legal_basis_missing(report: Report, options: None) -> Iterator[Finding]:
    """全文没有提到《中华人民共和国政府信息公开条例》，读者看不出报告是依据什么编制的。

    年度报告是条例第四十九条、第五十条规定的法定报告，开头应当写明依据。只写简称《条例》也认可。

    错误写法：`现将2023年政府信息公开工作情况报告如下。`

    正确写法：`根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制本报告。`
    """
    if not names_regulation(report):
        yield Finding(
            Words(
                "全文没有写明编制依据《中华人民共和国政府信息公开条例》",
                "The Regulations on Open Government Information are named nowhere in the report",
            ),
            opening(report),
            "regulation",
        )
