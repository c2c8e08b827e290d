"""Signs that a text was taken from another body's report: the work, the signature or the leaders of another body."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, lazy_pattern
from gklint_national.bodies import is_department, is_people_government, is_public_institution, is_township, own_name
from gklint_national.dates.foreign_levels import is_of_another_place
from gklint_national.dates.title import is_short_for, signed_name, title_span
from gklint_national.prose import RUNNING, ProseHit, hits, sentence_at

_SELF_ACCOUNT = lazy_pattern(
    r"(?:局|委)(?:员会)?(?=严格按照|严格执行|严格落实|认真贯彻|认真落实|认真执行|深入贯彻|全面贯彻|积极贯彻|切实做好|坚持以"
    r"|高度重视政府信息公开|高度重视政务公开)"
)
_SUBJECT = lazy_pattern(r"(?:^|[。；\n] ?)(?:20[0-9]{2}年(?:度)?，?)?(?P<name>[\u4e00-\u9fff]{2,14})$")
_LEVEL = lazy_pattern(r"^(?:我|本)?(?:省|市|县|区|州|旗)")
_OURS = lazy_pattern(r"^(?:我|本|全|各|该)")
_PARTY = ("党委", "党工委", "县委", "市委", "区委", "省委", "纪委", "常委", "工委", "居委", "村委", "编委", "团委")
_BESIDE_US = lazy_pattern(r"[我本](?:局|委|办|机关|单位|厅|中心)")

_SIGNED = lazy_pattern(r"(?:局|厅|委员会|办公[厅室]|政府|办事处|街道|[镇乡]|管委会|署|部)$")
_COMMON = frozenset("局厅委员会办公室和与及管理服务人民政府街道事处镇乡区县市省国家中心综合行政")

_SELF = lazy_pattern(
    r"(?:我(?<![自“].)|本(?<![自“基根资].))(?P<kind>院(?!内|外|落|墙|士)|镇(?!街)|乡(?!镇|村|土)|街道|校|局(?!部)|厅(?!局)|公司|委(?!托|派|员|任|屈|婉|办局))(?![”])"
)
_QUOTES = lazy_pattern(r"“[^”\n]*”|《[^》\n]*》")
# Work of a larger area told as one's own: 组织推动全省政务公开工作, or its figures: 全省共公开信息200条.
_HIGHER = lazy_pattern(
    r"(?:(?:组织|推动|推进|统筹|指导|协调|监督|负责)+"
    r"(?=全.的?(?:政府信息公开|政务公开|信息公开)工作(?!会|要点|要求|部署|安排|培训|推进))"
    r"|(?<=[。；，：\n])"
    r"(?=全.(?:各级[^，。；]{0,8})?(?:共|累计|共计|总计)?(?:主动公开|公开|发布|收到|受理|办理)[^，。；]{0,16}?[0-9]))"
    r"(?P<area>全(?:省|市|县|区))"
)
_LEADERS = lazy_pattern(
    r"(?:在|中共)(?P<area>[\u4e00-\u9fff]{2,4}?(?P<level>[区县旗]))委(?:、[^，。；]{0,8}政府)?[^，。；]{0,10}领导下"
)
_SIGNATURE = Words(
    "请核对报告机关的名称，使标题与落款一致；误用其他机关文稿的，请一并核对内容和数据。",
    "Let title and signature name one body; where another report was used, check its contents and figures too",
)
_HIGHER_TEXT = Words(
    "请改为本机关的工作；误用上级机关文稿的，请一并核对内容和数据。",
    "Tell of the body's own work; where the report of a higher body was used, check contents and figures too",
)
_AREA = lazy_pattern(r"[\u4e00-\u9fff]{2,4}?[区县旗]")


def foreign_subjects(report: Report, organ: str) -> Iterator[Finding]:
    """Sentences that tell of the body's own work and have another bureau as their subject."""
    if not organ.endswith(("局", "委员会", "委")):
        return
    for hit in hits(report, _SELF_ACCOUNT):
        subject = _SUBJECT.search(hit.prose.text, max(0, hit.end - 24), hit.end)
        if subject is None or _is_own(subject["name"], organ) or _means_it(report, hit):
            continue
        name = subject["name"]
        yield Finding(
            Words(f"报告机关为“{organ}”，本句的主语是“{name}”", f"The report is {organ}'s, the subject {name}"),
            hit.prose.passage.span(subject.start("name"), subject.end("name")),
            f"{hit.prose.section}:{name}",
        )


def _means_it(report: Report, hit: ProseHit) -> bool:
    """Whether the sentence sets its subject beside the body itself (……，我局配合)."""
    text = report.body.text
    start, end = sentence_at(text, hit.match.start())
    return _BESIDE_US.search(text[start:end]) is not None


def _is_own(name: str, organ: str) -> bool:
    """Whether the subject is the body itself, a party body, or not certainly another one."""
    if _OURS.match(name) or name.endswith(_PARTY) or name in organ:
        return True
    return _may_be(_LEVEL.sub("", own_name(name)), organ)


def _may_be(core: str, organ: str) -> bool:
    """Whether a name may mean the body: it shares a character with the body's own name beside 局 and the like."""
    own = set(own_name(organ)) - set("局委员会办公室和与管理服务")
    return bool(own & set(core)) or not core.rstrip("局委员会") or not own


def foreign_signature(report: Report, organ: str) -> Iterator[Finding]:
    """The name in the signature, where it is certainly not that of the title."""
    title = report.masthead.title_passage
    if title is None:
        return
    for prose in report.prose:
        if prose.kind == "signature":
            name = signed_name(prose.text)
            if _SIGNED.search(name) and len(name) <= 30 and _is_anothers(name, organ):
                yield Finding(
                    Words(
                        f"标题的机关为“{organ}”，落款为“{name}”，两者不一致",
                        f"The title names {organ}, the signature {name}",
                    ),
                    prose.passage.span(),
                    "signature",
                    help=_SIGNATURE,
                    related=(Related(Words("标题", "the title"), title_span(report)),),
                )
                return


def _is_anothers(name: str, organ: str) -> bool:
    """Whether a name is certainly another body's: another place's government, a bureau under a town's report."""
    if is_of_another_place(name, organ):
        return True
    if is_people_government(organ):
        return is_township(organ) and name.endswith("局") and _is_another(name, organ)
    return _is_another(name, organ)


def _is_another(name: str, organ: str) -> bool:
    """Whether a full name is of another area of the same level, or shares no character of its own with the body's."""
    if name in organ or organ in name or is_short_for(name, organ) or is_short_for(organ, name):
        return False
    mine, theirs = _area(organ), _area(name)
    if mine and theirs and mine != theirs and not mine.endswith(theirs) and not theirs.endswith(mine):
        return own_name(name) == own_name(organ)
    return not (set(own_name(name)) - _COMMON) & (set(organ) - _COMMON) and bool(set(own_name(name)) - _COMMON)


def _area(name: str) -> str:
    """The county or district that a name begins with, behind its city: 青江市云溪县水务局 → 云溪县."""
    match = _AREA.search(name.rpartition("市")[2])
    return match[0] if match is not None else ""


def foreign_selves(report: Report, organ: str) -> Iterator[Finding]:
    """Where the body calls itself 我镇 though it is a bureau, 我局 though it is a township, and the like; once each."""
    wrong = _wrong_selves(organ)
    seen: set[str] = set()
    for hit in hits(report, _SELF):
        kind = hit.match["kind"]
        if kind in wrong and kind not in seen and not _is_quoted(hit):
            seen.add(kind)
            yield Finding(
                Words(f"报告机关为“{organ}”，本句自称“{hit.text}”", f"The report is {organ}'s, yet it says {hit.text}"),
                hit.span,
                f"self:{kind}",
            )


def _wrong_selves(organ: str) -> frozenset[str]:
    """What a body of this kind never calls itself; nothing where its kind is not certain."""
    if is_department(organ):
        own = next((kind for kind in ("局", "厅", "委") if organ.endswith((kind, f"{kind}员会"))), "")
        others = {"局", "厅", "委"} - {own} if own and not organ.endswith("部") else set()
        return frozenset(["镇", "乡", "街道", "校", "院", "公司", *others])
    if organ.endswith(("街道", "街道办事处")):
        return frozenset(["镇", "乡", "校", "院", "局", "厅", "公司"])
    if is_township(organ):
        return frozenset(["街道", "校", "院", "局", "厅", "公司", "乡" if "镇" in organ[-6:] else "镇"])
    if is_public_institution(organ):
        return frozenset(["镇", "乡", "街道", "局", "厅"])
    return frozenset(["镇", "乡", "街道", "校", "院"]) if is_people_government(organ) else frozenset()


def _is_quoted(hit: ProseHit) -> bool:
    return any(quoted.start() <= hit.start < quoted.end() for quoted in _QUOTES.finditer(hit.prose.text))


def higher_levels(report: Report, organ: str) -> Iterator[Finding]:
    """Where a township claims the work of the whole province, city or county as its own."""
    if not is_township(organ) or is_public_institution(organ):
        return
    for hit in hits(report, _HIGHER, RUNNING | {"heading"}):
        area = hit.match["area"]
        start = hit.match.start("area") - hit.paragraph_at
        yield Finding(
            Words(f"报告机关为“{organ}”，本句写的是{area}的工作", f"The report is {organ}'s, this is work of {area}"),
            hit.prose.passage.span(start, start + len(area)),
            f"area:{area}",
            help=_HIGHER_TEXT,
        )


def foreign_leaders(report: Report, organ: str) -> Iterator[Finding]:
    """Where the leaders named are those of another district or county than the body's."""
    mine = _area(organ)
    for hit in hits(report, _LEADERS) if mine else ():
        area = hit.match["area"]
        if area[-1] == mine[-1] and len(area) > 2 and not mine.endswith(area) and not area.endswith(mine):
            start = hit.match.start("area") - hit.paragraph_at
            yield Finding(
                Words(
                    f"报告机关为“{organ}”，本句写作“{area}委”，{area[-1]}名不一致",
                    f"The report is {organ}'s, the leaders are {area}'s",
                ),
                hit.prose.passage.span(start, start + len(area) + 1),
                f"leaders:{area}",
                help=Words(
                    f"请核对{area[-1]}名；误用其他地区文稿的，请改正，并核对其他内容和数据。",
                    "Correct the place; where another report was used, check its other contents and figures too",
                ),
            )
