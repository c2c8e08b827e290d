"""How offices put their figures into words: a grammar of lawful narratives over the figures of a report.

`[a|b]` in a phrase stands for either; every choice agrees with the tables, so no rule may fire on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product

Dice = Callable[[int, int], int]
Figures = Mapping[str, int]

_CHOICE = re.compile(r"\[([^\[\]]*)\]")

RECEIVED = (
    "[全年|{year}年，本机关|本年度，我局|报告期内][共|累计|]收到[政府信息公开申请|依申请公开事项|信息公开申请]{r1}[件|条|份|宗]",
    "[全年|{year}年][共|]受理[公民、法人或其他组织提出的政府信息公开申请|依申请公开申请]{r1}件",
    "{year}年收到政府信息公开申请[数量为|总数为|共计|共]{r1}件",
    "[全年|本年][新收|新增|收到]{r1}件[政府信息公开申请|依申请公开申请|公开申请]",
    "共[办理|收到]政府信息公开申请{sum}件，其中[新收{r1}件，上年结转{r2}件|上年结转{r2}件，新收{r1}件]",
    "收到申请{r1}件，[另有上年结转{r2}件|上年度结转{r2}件]",
    "受理向区政府提出的政府信息公开申请{r1}件，受理向本局提出的政府信息公开申请0件",
)
NOTHING_RECEIVED = (
    "[全年|{year}年，本机关|{year}年度街道]未收到[政府信息公开申请|依申请公开信息|公民、法人提出的政府信息公开申请]",
    "[全年|本年度]收到政府信息公开申请[0件|零件]",
    "[本年度|全年]没有[收到|接到]依申请公开申请",
    "{year}年政府信息公开申请为0件",
)
PROCESSED = (
    "[按时|依法|按期|]办结{done}件",
    "[均在法定期限内答复|均已按规定时限答复|全部依法依规处理]",
    "[已|]答复申请{done}件",
    "其中按程序办结的均按时送达",
)
ALL_DONE = ("[均已|全部][办结|答复完毕]", "办结率[为|达|]100%", "按期办结率100%")
CARRIED = (
    "[结转下年度继续办理|结转下一年度办理|结转{next}年办理|结转至下年度]{r4}件",
    "{r4}件结转[下年度|{next}年]",
    "[尚未办结|正在办理]{r4}件",
)
OUTCOMES = (
    "予以公开{disclosed}件，部分公开{partly}件，不予公开{refused}件，无法提供{unavailable}件，不予处理{unprocessed}件，其他处理{other}件",
    "[同意公开|予以公开]{disclosed}件、部分公开{partly}件",
    "予以公开[和|及]部分公开{both_disclosed}件",
    "不予公开{refused}件，不予处理{unprocessed}件",
    "[信息不存在|本机关不掌握相关信息]{not_held}件",
)
APPLICANTS = (
    "[其中|按申请人分，][自然人|自然人申请]{natural}件，法人或其他组织{legal}件",
    "申请人[主要为自然人|以自然人为主]",
    "自然人提交{natural}件",
)
REVIEW = (
    "[办理|发生]行政复议{review}件、行政诉讼{litigation}件",
    "行政复议案件{review}件，行政诉讼案件{litigation}件",
    "因政府信息公开引发的行政复议{review}件",
    "行政诉讼{litigation}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件",
    "行政复议和行政诉讼共{all_cases}件",
)
NO_REVIEW = (
    "[未发生|没有发生|不存在]因政府信息公开[工作|]被申请行政复议、提起行政诉讼[的情况|情况|]",
    "[全年|]无行政复议、行政诉讼案件",
    "未发生行政复议被纠错、行政诉讼败诉的情况",
    "行政复议、行政诉讼均为0件",
)
OTHER_MATTERS = (
    "[办理|承办]人大代表建议[三件|8件]、政协提案[两件|12件]，办复率100%",
    "[受理|办理]12345热线诉求1276件，[全部办结|按期办结率99.8%]",
    "收到[区长信箱|局长信箱]信件2件，全部办结",
    "处理信访件31件，答复群众咨询40[余件|件]",
    "[通过|依托]门户网站[主动公开|发布]政府信息[346条|1276条]，其中[重点领域|政策解读]信息51条",
    "全年公开信息60条，其中机构职能类20条、政策文件类25条、工作动态类15条",
    "全年公开信息50条，其中机构类20条（内有领导10条、职能10条）、政策类30条",
    "主动公开信息[300余条|近千条|约500条]，其中政策类120条，动态类[260|190]条",
    "[微博和微信|网站和公众号]公开信息分别为220条和306条",
    "网站发布信息120条，占60%；微信发布80条，占40%",
    "共公开信息800条，其中网站公开200条，占25%",
    "公开信息120条，比上年[100条增长20%|（100条）增加20%]",
    "微信公众号发布信息231条，阅读量1.2万余次，粉丝2.6万人",
    "开展政务公开培训2次，培训[人员|]35人次，召开专题会议3次",
    "{last}年收到政府信息公开申请9件，{last}年办结8件",
    "收到的申请[较上年减少3件|比{last}年增加2件]",
    "制定《依申请公开工作规程》，规范登记、审核、办理、答复、归档等五个环节",
    "在15个工作日内[回复|答复]申请人",
)
_GROUPS = {"refused": "refused", "unavailable": "unavailable", "unprocessed": "not_processed", "other": "other"}


def expanded(phrase: str) -> list[str]:
    """Every phrase that a phrase with choices stands for."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


def phrases() -> list[str]:
    """Every phrase of the grammar."""
    on_requests = (RECEIVED, NOTHING_RECEIVED, PROCESSED, ALL_DONE, CARRIED, OUTCOMES, APPLICANTS)
    groups = (*on_requests, REVIEW, NO_REVIEW, OTHER_MATTERS)
    return [one for group in groups for phrase in group for one in expanded(phrase)]


def told(figures: Figures, year: int, dice: Dice) -> str:
    """A narrative that agrees with the figures: two or three sentences on requests and cases among other matters."""
    chosen = [_requests(figures, dice), _cases(figures, dice)]
    for _ in range(dice(1, 3)):
        chosen.insert(dice(0, len(chosen)), _one(OTHER_MATTERS, dice))
    text = "。".join(part for part in chosen if part) + "。"
    return text.format(year=year, last=year - 1, next=year + 1, **figures)


def _requests(figures: Figures, dice: Dice) -> str:
    if not figures["r1"] and not figures["r2"]:
        return _one(NOTHING_RECEIVED, dice)
    received = RECEIVED if figures["r1"] else RECEIVED[4:5]
    parts = [_one(received, dice), _one(PROCESSED, dice)]
    if figures["r4"]:
        parts.append(_one(CARRIED, dice))
    elif dice(0, 1):
        parts.append(_one(ALL_DONE, dice))
    if dice(0, 1) and "上年结转" not in parts[0]:
        parts.insert(1, _one(APPLICANTS, dice))
    text = "，".join(parts)
    return text + "。" + _one(OUTCOMES, dice) if dice(0, 1) else text


def _cases(figures: Figures, dice: Dice) -> str:
    return _one(REVIEW if figures["all_cases"] else NO_REVIEW, dice)


def _one(group: tuple[str, ...], dice: Dice) -> str:
    options = [one for phrase in group for one in expanded(phrase)]
    return options[dice(0, len(options) - 1)]


def figures_of(raw: Mapping[tuple[str, str | None], str]) -> dict[str, int]:
    """The quantities that the grammar speaks of, from the cells of a report."""

    def cell(concept: str, party: str | None = "total") -> int:
        return int(raw[concept, party] or 0)

    def group(stem: str) -> int:
        return sum(cell(c) for c, p in raw if p == "total" and (c == stem or c.startswith(stem + ".")))

    r1, r2 = cell("requests.received"), cell("requests.carried_in")
    natural = cell("requests.received", "natural_person")
    review, direct, after = (
        cell(f"{name}.total", None) for name in ("review", "litigation.direct", "litigation.after_review")
    )
    disclosed, partly = cell("outcome.disclosed"), cell("outcome.partly_disclosed")
    cases = {"review": review, "direct": direct, "after": after}
    outcomes = {"disclosed": disclosed, "partly": partly, "both_disclosed": disclosed + partly}
    groups = {name: group(f"outcome.{stem}") for name, stem in _GROUPS.items()}
    return {
        "r1": r1,
        "r2": r2,
        "sum": r1 + r2,
        "r4": cell("requests.carried_out"),
        "done": cell("outcome.total"),
        "natural": natural,
        "legal": r1 - natural,
        "not_held": cell("outcome.unavailable.not_held"),
        "litigation": direct + after,
        "all_cases": review + direct + after,
        **cases,
        **outcomes,
        **groups,
    }
