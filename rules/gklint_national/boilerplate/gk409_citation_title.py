"""GK409: the title of one notice stands with the number of the other."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_NOTICE = lazy_pattern(
    r"(?P<title>年度报告有关事项的通知|年度报告格式[〉》>＞]?的通知)(?:[〉》>＞]+)?"
    r"\s?[（(]?\s?[\u4e00-\u9fff]{0,10}\s?[〔\[［【（(]?\s?(?P<year>2019|2021)\s?[〕\]］】）)]?\s?(?P<number>60|30)\s?号"
)
_NAMES = {
    "有关事项": ("《关于政府信息公开工作年度报告有关事项的通知》", "2019", "国办公开办函〔2019〕60号"),
    "格式": ("《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》", "2021", "国办公开办函〔2021〕30号"),
}


@rule(
    "GK409",
    "citation-title",
    severity="warning",
    summary=("通知的名称与文号对不上", "title and number of the notice do not belong together"),
    basis="国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
    help=(
        "请核对通知的名称和文号；2021年度起应为"
        "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。",
        "For 2021 and later cite the notice on the form, 国办公开办函〔2021〕30号",
    ),
    examples=[
        fails(
            "按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。",
            message="国办公开办函〔2019〕60号",
            count=1,
        ),
        fails(
            "按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2019〕60号）编制。",
            message="国办公开办函〔2021〕30号",
        ),
        passes("按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。"),
        passes(
            "按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。"
        ),
        passes("按照《2021年政府信息公开工作年度报告有关事项的通知》（某政办函〔2021〕3号）编制。", comment="地方通知"),
    ],
)
def citation_title(report: Report, options: None) -> Iterator[Finding]:
    """引用格式通知时，写的是一份通知的名称、另一份通知的文号。

    2019年的通知叫“……年度报告有关事项的通知”，文号国办公开办函〔2019〕60号；2021年的通知叫
    “关于印发……年度报告格式的通知”，文号国办公开办函〔2021〕30号。两者混用，不知道到底按哪一份编制。

    错误写法：`《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）`

    正确写法：`《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）`
    """
    if "年度报告有关事项" not in report.body.text and "年度报告格式" not in report.body.text:
        return
    for match, span in report.body.find(_NOTICE):
        title, year, number = _NAMES["有关事项" if "有关事项" in match["title"] else "格式"]
        written = (match["year"], match["number"])
        if written in (("2019", "60"), ("2021", "30")) and match["year"] != year:
            yield Finding(
                Words(
                    f"{title}的文号是{number}，此处写为〔{written[0]}〕{written[1]}号",
                    f"The number of {title} is {number}, here it is 〔{written[0]}〕{written[1]}号",
                ),
                span,
                number,
                help=_advice(report, match["year"]),
                covers=(f"GK407:国办公开办函〔{written[0]}〕{written[1]}号",),
            )


def _advice(report: Report, numbered: str) -> Words | None:
    """Whether title or number has to change, by the notice that the report's year asks for."""
    if report.year is None or report.year < 2019:
        return None
    title, due, number = _NAMES["格式" if report.year >= 2021 else "有关事项"]
    if numbered == due:
        return Words(f"请将通知的名称改为{title}，文号不变。", f"Write {title}; the number stays")
    return Words(f"请将文号改为{number}，通知的名称不变。", f"Write {number}; the title stays")
