"""GK401: the regulation the report rests on is named nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.citations import names_in_full, names_regulation
from gklint_national.prose import opening

_MISSING = Words(
    "全文没有写明编制依据《中华人民共和国政府信息公开条例》",
    "The Regulations on Open Government Information are named nowhere in the report",
)
_SHORTENED = Words(
    "全文只写了简称《条例》，没有写明全称《中华人民共和国政府信息公开条例》",
    "The Regulations on Open Government Information are named by their short name 《条例》 alone",
)


@rule(
    "GK401",
    "legal-basis-missing",
    severity="warning",
    summary=("没有写明编制依据《政府信息公开条例》", "the Regulations on Open Government Information are not named"),
    basis="政府信息公开条例第四十九条、第五十条；通行写法",
    help=(
        "请在开头写明“根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告”。",
        "Say at the beginning that the report is made under article 50 of the Regulations",
    ),
    examples=[
        fails(preamble="现公布本机关2023年政府信息公开工作年度报告。统计期限为2023年1月1日至12月31日。", count=1),
        fails(preamble=""),
        passes(preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"),
        passes(preamble="", overview="认真贯彻《政府信息公开条例》，依法公开政府信息。", comment="写在正文里也可以"),
        fails(preamble="根据《条例》第五十条规定，编制本报告。", message="全称", severity="info", comment="只用了简称"),
        passes(
            preamble="根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制本报告。",
            overview="认真贯彻《条例》，依法公开政府信息。",
            comment="写明全称以后用简称",
        ),
    ],
)
@for_administrations
def legal_basis_missing(report: Report, options: None) -> Iterator[Finding]:
    """全文没有提到《中华人民共和国政府信息公开条例》，读者看不出报告是依据什么编制的。

    年度报告是条例第四十九条、第五十条规定的法定报告，开头应当写明依据。全文只写简称《条例》、没有写过全称的，只作提示。

    错误写法：`现将2023年政府信息公开工作情况报告如下。`

    正确写法：`根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制本报告。`
    """
    if names_in_full(report):
        return
    shortened = names_regulation(report)
    words = _SHORTENED if shortened else _MISSING
    yield Finding(words, opening(report), "regulation", severity="info" if shortened else "warning")
