"""The words of a lawful report in gklint's own wording, in agreement with its figures."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.form import SECTION_KEYS, Figure

Raw = Mapping[Figure, str]  # the text of each value cell

HEADINGS = dict(
    zip(
        SECTION_KEYS,
        (
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ),
        strict=True,
    )
)

PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条规定，编制本报告。"
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
    "本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
)

OVERVIEW = """{year}年，本机关坚持以公开为常态、不公开为例外，依法做好政府信息公开工作。
（一）主动公开
围绕群众关心的社会救助和养老服务，及时公开政策文件、办事指南和工作动态。
（二）依申请公开
{requests}{disputes}
（三）政府信息管理
严格执行信息发布审查和保密审查制度，及时更新政府信息公开指南和目录。
（四）政府信息公开平台建设
依托区政府门户网站和政务新媒体发布信息，做好栏目维护和内容更新。
（五）监督保障
将政府信息公开纳入年度考核，定期组织业务培训，接受社会评议，未发生责任追究情形。"""

PROBLEMS = (
    "存在的主要问题：一是政策解读的形式还不够丰富；二是工作人员的业务能力有待提高。\n"
    "改进情况：一是采用图表和问答等形式解读政策；二是加强业务培训，提升办理水平。"
)

OTHER = {
    "2019": "无。",
    "2021": "本机关依法落实政府信息公开信息处理费管理规定，本年度未收取信息处理费。无其他需要报告的事项。",
}


def title(organ: str, year: int) -> str:
    return f"{organ}{year}年政府信息公开工作年度报告"


def overview(year: int, raw: Raw) -> str:
    return OVERVIEW.format(year=year, requests=requests(raw), disputes=disputes(raw))


def signature(organ: str, year: int) -> str:
    return f"{organ}\n{year + 1}年1月20日"


def requests(raw: Raw) -> str:
    """What became of the requests, as the totals of table three say it; no figure where a total is no number."""
    concepts = ("requests.received", "requests.carried_in", "outcome.total", "requests.carried_out")
    counts = [raw.get((concept, "total"), "") for concept in concepts]
    if not all(count.isdecimal() for count in counts):
        return "依法办理政府信息公开申请。"
    received, carried_in, done, carried_out = (int(count) for count in counts)
    if not any((received, carried_in, done, carried_out)):
        return "本年度未收到政府信息公开申请。"
    return (
        f"本年度收到政府信息公开申请{received}件，上年结转{carried_in}件，"
        f"办结{done}件，结转下年度继续办理{carried_out}件。"
    )


def disputes(raw: Raw) -> str:
    """Reviews and lawsuits, as table four says it; nothing where a total is no number."""
    review = raw.get(("review.total", None), "")
    suits = [raw.get((f"litigation.{kind}.total", None), "") for kind in ("direct", "after_review")]
    if not all(count.isdecimal() for count in (review, *suits)):
        return ""
    reviewed, sued = int(review), sum(int(count) for count in suits)
    if not reviewed and not sued:
        return "本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"
    return f"因政府信息公开工作被申请行政复议{reviewed}件，被提起行政诉讼{sued}件。"
