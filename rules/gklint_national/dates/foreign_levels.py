"""Signs that a text is of a body of another level or place: a town with 乡长, a county under 区委."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gklint.api import Finding, Report, Words, lazy_pattern
from gklint_national.bodies import is_department, is_public_institution
from gklint_national.prose import ProseHit, hits, sentence_at

# The last place of a name and what the government there is called: 青禾县清泉镇人民政府办公室.
_GOVERNED = lazy_pattern(
    r"(?P<place>[\u4e00-\u9fff]{1,8}?(?P<level>自治区|街道|省|市|县|区|旗|镇|乡))"
    r"(?:人民政府|政府|办事处|党政(?:综合)?办公室|党委政府)?(?:办公[室厅])?$"
)
_STEPS = lazy_pattern(r"[\u4e00-\u9fff]{1,8}?(?:自治区|省|市|州|盟|县|区|旗)(?=[\u4e00-\u9fff]{2})")
_ZONE = lazy_pattern(r"(?:开发|产业|工业|园|景|度假|示范|保税|试验|实验|管理|合作|高新|经开|新|灌|库|自治|矿|林)区")
_REGIONS = ("自治区", "广西", "内蒙古", "宁夏", "新疆", "西藏", "开发区", "新区", "示范区", "撤县", "改区")
_RANKS = {"省": 1, "市": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街道": 4}

# 乡政府高度重视, 由乡长任组长, 镇党委: an organ of one's own, where a clause begins or behind a preposition.
_BEGINS = "，。；：）\n由经以在我本"  # what stands before, if anything does
_OWN_ORGAN = lazy_pattern(
    rf"(?P<kind>乡(?<![^{_BEGINS}].)|镇(?<![^{_BEGINS}].)|街道(?<![^{_BEGINS}]..))"
    r"(?:党工委|党委|人民政府|政府|办事处|纪委|党政办公?室?|长(?!期|效|远|安|江|春)|人大(?:主席团)?)(?![、和及与](?:各|乡|镇|街道|村|社区|县|区|市))"
)
# 全乡政务公开工作, 全镇干部.
_WHOLE = lazy_pattern(
    r"全(?P<kind>乡(?!镇|村)|镇(?!街|村)|街道|校)(?=政府信息公开|政务公开|信息公开|各(?:村|办|站|科|部门)|上下|机关|干部|工作人员|群众|范围)"
)
_LEADS = r"(?<![^在，。；：）\n].)"
_LED = lazy_pattern(
    rf"(?P<kind>{'|'.join(place + _LEADS for place in '省市县区旗镇乡')}|街道(?<![^在，。；：）\n]..))"
    r"(?:委|党委|党工委)(?:和|、|，)?(?:(?P=kind))?(?:人民政府|政府|办事处)?"
    r"(?:的)?(?:正确|坚强|统一|直接|关心|大力|高度|有力)*(?:的)?(?:领导|指导|重视)(?:和[^，。；]{1,8})?(?:下|之下)"
)
# 我县 in a district's report, 全区共公开信息 in a county's.
_AREAS = lazy_pattern(
    r"[我本全](?:(?<!全)(?<![自“给向].)(?P<ours>县|区|旗)(?!域|间|长)"
    r"|(?<=全)(?<![^，。；：）\n].)(?P<whole>县|区|旗)(?=共|累计|政府信息公开工作|政务公开工作|主动公开))"
)
_HEADS = lazy_pattern(r"长(?:任|担任|为)[^，。；]{0,6}组长")
_OTHERS = lazy_pattern(
    r"各(?:乡|镇|街道|村|县|区|市|单位|级)|辖区|所辖|下辖|指导|督促|检查|抽查|协助|配合|会同|联合|反映|申请人|咨询|投诉|原(?![则因件有])|撤[乡镇并]|合并"
)
_QUOTES = lazy_pattern(r"“[^”\n]*”|《[^》\n]*》")


@lru_cache(maxsize=256)
def level_of(organ: str) -> str:
    """The level a body belongs to by the last place in its name (青江市云川区民政局: 区); empty where not certain."""
    if is_public_institution(organ) or _ZONE.search(organ):
        return ""
    governed = _GOVERNED.search(organ)
    if governed is not None:
        return str(governed["level"])
    steps = _STEPS.findall(organ) if is_department(organ) else []
    last = steps[-1][-1] if steps else ""
    return last if last in _RANKS else ""


@lru_cache(maxsize=256)
def governed_place(name: str) -> tuple[str, str] | None:
    """The place a government, town or street office is named for, without those above it, and its level."""
    match = _GOVERNED.search(name)
    if match is None or _ZONE.search(name) or "某" in name:
        return None
    above = [step.end() for step in _STEPS.finditer(name, 0, match.end("place"))]
    start = above[-1] if above and above[-1] < match.end("place") - 1 else match.start("place")
    return name[start : match.end("place")], str(match["level"])


def is_of_another_place(name: str, organ: str) -> bool:
    """Whether two names of governments are of different places of one level, or of a town and a township."""
    one, other = governed_place(name), governed_place(organ)
    if one is None or other is None or _RANKS.get(one[1]) is None or _RANKS.get(one[1]) != _RANKS.get(other[1]):
        return False
    if "族" in one[0] + other[0] or "自治" in one[0] + other[0]:  # 红柳回族乡 is called 红柳乡, too
        return one[0][:2] != other[0][:2]
    return one[0] != other[0] and not one[0].endswith(other[0]) and not other[0].endswith(one[0])


def organs_of_other_levels(report: Report, organ: str) -> Iterator[Finding]:
    """Where a town speaks of 乡政府 and 乡长 as its own, or a bureau of 镇党委; each kind once."""
    level, seen = level_of(organ), set[str]()
    wrong = _wrong_kinds(level)
    for pattern in (_OWN_ORGAN, _WHOLE):
        for hit in hits(report, pattern) if wrong else ():
            kind = hit.match["kind"]
            certain = kind in wrong and kind not in seen and kind not in organ and _is_own(report, hit, level, pattern)
            if certain:
                seen.add(kind)
                township = level if level in ("镇", "乡") and kind in ("镇", "乡") else ""
                yield _finding(hit, organ, f"organ:{kind}", township)


def _wrong_kinds(level: str) -> frozenset[str]:
    """The kinds of places whose organs a body of the level does not call its own."""
    if level in ("镇", "乡", "街道"):
        return frozenset(["镇", "乡", "街道", "校"]) - {level}
    return frozenset(["镇", "乡", "街道"]) if level in _RANKS else frozenset()


def _is_own(report: Report, hit: ProseHit, level: str, pattern: object) -> bool:
    """Whether the sentence tells of the body itself: not of bodies below or beside it, and not in quotes.

    A county's report may tell what a township did; only who heads its own group is certain there.
    """
    text = report.body.text
    start, end = sentence_at(text, hit.match.start())
    sentence = text[start:end]
    if _OTHERS.search(sentence) or any(
        one.start() <= hit.start < one.end() for one in _QUOTES.finditer(hit.prose.text)
    ):
        return False
    below = _RANKS.get(level, 9) < _RANKS["镇"]
    return not below or (pattern is _OWN_ORGAN and _HEADS.search(sentence, hit.match.start() - start) is not None)


def areas_of_other_levels(report: Report, organ: str) -> Iterator[Finding]:
    """我县 in a district's report, 我区 in a county's; once. In an autonomous region 我区 is the region."""
    level = level_of(organ)
    if level not in ("市", "县", "区", "旗") or any(one in report.body.text + organ for one in _REGIONS):
        return
    for hit in hits(report, _AREAS):
        kind = hit.match["ours"] or hit.match["whole"]
        quoted = any(one.start() <= hit.start < one.end() for one in _QUOTES.finditer(hit.prose.text))
        if kind != level and not quoted:
            yield _finding(hit, organ, f"area:{kind}", level)
            return


def leaders_of_other_levels(report: Report, organ: str) -> Iterator[Finding]:
    """在区委、区政府的领导下 in a county's report, or any level below the body's own; once."""
    level = level_of(organ)
    rank = _RANKS.get(level)
    if rank is None or "自治区" in report.body.text:
        return
    for hit in hits(report, _LED):
        kind = hit.match["kind"]
        below = _RANKS[kind] > rank
        beside = _RANKS[kind] == rank and kind != level
        if (below or beside) and not any(q.start() <= hit.start < q.end() for q in _QUOTES.finditer(hit.prose.text)):
            yield _finding(hit, organ, f"led:{kind}", level if beside else "")
            return


def _finding(hit: ProseHit, organ: str, key: str, level: str = "") -> Finding:
    """What is said of another body; with `level`, that of the body itself, also what should stand there."""
    said, kind = hit.text, key.partition(":")[2]
    right = said.replace(kind, level) if level else ""
    return Finding(
        Words(f"报告机关为“{organ}”，本句写作“{said}”，与报告机关不符", f"The report is {organ}'s, yet it says {said}"),
        hit.span,
        key,
        help=Words(
            f"请核对；指本{level}的，请改为“{right}”；误用其他地区文稿的，请一并核对内容和数据。",
            f"Write “{right}” where the body's own place is meant; check whether another report was used",
        )
        if right
        else None,
    )
