"""GK407: a notice that no longer applies is cited as the report's basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.citations import Citation, citations, old_titles

_FIRST_YEAR = 2021  # of the form that came with 国办公开办函〔2021〕30号


@rule(
    "GK407",
    "citation-outdated",
    severity="warning",
    summary=("引用的通知已被新通知取代", "the notice cited has been replaced"),
    basis="国办公开办函〔2021〕30号（2021年度起适用的格式）",
    help=(
        "请改为引用《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（国办公开办函〔2021〕30号）。",
        "Cite 国办公开办函〔2021〕30号 instead",
    ),
    examples=[
        fails(
            preamble="根据《政府信息公开条例》第五十条和有关通知（国办公开办函〔2019〕60号）要求，编制本报告。",
            at="国办公开办函〔2019〕60号",
            severity="warning",
            count=1,
        ),
        fails(
            form="2019",
            year=2022,
            preamble="根据《政府信息公开条例》第五十条和有关通知（国办公开办函〔2019〕60号）要求，编制本报告。",
            count=1,
            comment="表格也沿用了旧格式",
        ),
        fails(
            preamble="根据《政府信息公开条例》第五十条和《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度"
            "报告有关事项的通知》要求，编制本报告。",
            at="国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
            severity="warning",
            count=1,
            comment="只写了名称，没有写文号",
        ),
        fails(
            preamble="按照《中华人民共和国政府信息公开工作年度报告格式（试行）》，根据《政府信息公开条例》编制本报告。",
            message="年度报告格式（试行）",
        ),
        fails(
            preamble="根据《政府信息公开条例》第五十条和《关于政府信息公开工作年度报告有关事项的通知》要求，编制本报告。",
            at="《关于政府信息公开工作年度报告有关事项的通知》",
            count=1,
            comment="没有写发文机关",
        ),
        passes(
            preamble="根据《政府信息公开条例》第五十条和省政府办公厅《关于政府信息公开工作年度报告有关事项的通知》"
            "要求，编制本报告。",
            comment="地方的通知",
        ),
        passes(
            preamble="根据《政府信息公开条例》第五十条和《某市人民政府办公室关于政府信息公开工作年度报告有关事项的通知》"
            "要求，编制本报告。",
            comment="地方的通知",
        ),
        fails("按照国办公开办函〔2016〕201号的要求填报。", severity="info", message="2016"),
        passes(
            preamble="根据《政府信息公开条例》第五十条和有关通知（国办公开办函〔2021〕30号）要求，编制本报告。"
            "原格式（国办公开办函〔2019〕60号）不再使用。",
            comment="同时引用了新通知",
        ),
        passes(
            form="2019",
            preamble="根据《政府信息公开条例》第五十条和有关通知（国办公开办函〔2019〕60号）要求，编制本报告。",
            comment="2019、2020年度适用",
        ),
        passes("落实某政办发〔2019〕60号文件要求。", comment="别的文件，只是编号相同"),
    ],
)
@for_administrations
def citation_outdated(report: Report, options: None) -> Iterator[Finding]:
    """2021年度起的报告仍只引用2019年的格式通知（国办公开办函〔2019〕60号），或者2016年的旧解释。只写名称、没有写文号的
    也查：2019年的通知叫“关于政府信息公开工作年度报告有关事项的通知”，格式带“（试行）”。

    2021年9月印发的国办公开办函〔2021〕30号规定了新格式，2021年度起适用。只引用旧通知，多半是沿用了往年的开头。
    同时引用了新通知的不提示。2016年的解释（国办公开办函〔2016〕201号）只作提示。

    错误写法：2023年度报告写 `根据……（国办公开办函〔2019〕60号）要求`

    正确写法：`根据……（国办公开办函〔2021〕30号）要求`
    """
    if report.year is None or report.year < _FIRST_YEAR:
        return
    cited = [citation for citation in citations(report) if citation.is_national]
    if any(citation.year == _FIRST_YEAR for citation in cited):
        return
    seen: set[int] = set()
    for citation in cited:
        if citation.year in (2016, 2019) and "公开" in citation.code and citation.year not in seen:
            seen.add(citation.year)
            yield _finding(report, citation)
    title = next(old_titles(report), None)
    if title is not None and 2019 not in seen:
        yield _title_finding(report, title)


def _title_finding(report: Report, title: re.Match[str]) -> Finding:
    """The notice or form of 2019 cited by its title."""
    name = " ".join(title[0].split()).strip("《》〈〉“”")
    return Finding(
        Words(
            f"引用的《{name}》是2019年的文件，现行的是国办公开办函〔2021〕30号",
            f"“{name}” is of 2019 and was replaced by 国办公开办函〔2021〕30号",
        ),
        report.body.span(*title.span()),
        "title:2019",
    )


def _finding(report: Report, citation: Citation) -> Finding:
    return Finding(
        Words(
            f"引用了已被替代的{citation.name}，现行的是国办公开办函〔2021〕30号",
            f"The report for {report.year} cites {citation.name}; in force is 国办公开办函〔2021〕30号",
        ),
        report.body.span(citation.start, citation.end),
        citation.name,
        severity="info" if citation.year == 2016 else "warning",
    )
