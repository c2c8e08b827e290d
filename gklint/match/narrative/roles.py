"""What a word does where it stands: which words of a part keep its number from being read, and how.

Words of the closed classes (time, whose, part, cause, except, …) change what a number is wherever they stand. A word
that the vocabulary does not have changes it only in some places: beside the noun it says which of them are meant
(土地征收申请), before the verb it says how it was done, or who did it if it looks like a body (县医保中心收到).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.words import Word
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.narrative import Doubt

_BODY = lazy_pattern(
    r"(?:局|委|办|厅|处|科|股|所|站|院|校|庭|队|团|司|部|社|馆|行|中心|部门|单位|街道|学校|医院|公司|集团|企业|委员会|管委会|分局|海关"
    r"|协会|支行|[省市县区镇乡村旗州组])(?:的|等)?$"
)
_SIGNS = lazy_pattern(r"[“”\"'‘’·\-—－…~～*#＊•●◆■▪\s．.。/|]+")
_NOUNS = ("subject", "outcome", "result", "party", "rate")
_VERBS = (
    "act",
    "happen",
    "none",
    "all",
    "reach",
    "except",
    "rest",
    "ofwhich",
    "each",
    "share",
    "cause",
    "compare",
    "up",
    "down",
)
_LINKS = ("linked", "cause", "happen")


_COPULAS = frozenset(
    ("系", "是", "为", "均为", "均系", "均是", "都是", "属", "属于", "均属", "皆为", "系由", "皆系", "是因为")
)
MEASURES = frozenset(("件", "数", "量", "者", "件数", "的件"))


class Hindrance(NamedTuple):
    """A word that keeps a part from being read with certainty."""

    text: str
    doubt: Doubt


def essential(part: Part) -> list[Word]:
    """The words of the part without what merely comments on the figure: 被纠正的两件系超期答复."""
    words = part.words
    at = part.at
    if at + 1 >= len(words) or words[at + 1].text not in _COPULAS:
        return words
    named = any(word.kind in _NOUNS or word.kind == "act" for word in words[:at])
    return words[: at + 1] if named else words


def is_sign(word: Word) -> bool:
    """Whether it is only quotation marks, dashes, bullets or numbers in circles."""
    return word.kind == "unknown" and not any(char.isalpha() or char.isdecimal() for char in word.text)


def looks_like_body(text: str) -> bool:
    """Whether an unknown word is named as public bodies, places and companies are."""
    return _BODY.search(_SIGNS.sub("", text)) is not None


def hindrances(part: Part) -> Iterator[Hindrance]:
    """The words of the part that may change what its number is, scope before mere unknown words."""
    words = essential(part)
    for index, word in enumerate(words):
        if word.kind == "unknown" and not is_sign(word) and word.text not in MEASURES:
            hindrance = _unknown(words, index, part.at)
            if hindrance is not None:
                yield hindrance
        elif (
            (word.kind in ("each", "except", "rest", "approx", "ratio") and not _is_every_one(word, part))
            or (word.kind == "cause" and not _of_disclosure(words, index))
            or (word.kind == "time" and word.value == "plan")
        ):
            yield Hindrance(word.text, "scope")


def _is_every_one(word: Word, part: Part) -> bool:
    """Whether it only says all once more: 每一件申请都已办结; or how it was done: 现行有效的38件逐一标注."""
    if word.kind == "each" and word.text.startswith("逐") and part.number is not None:
        return word.start > part.number.start
    return word.kind == "each" and part.number is None and part.has("all") and word.text.startswith("每")


def _unknown(words: Sequence[Word], index: int, number: int) -> Hindrance | None:
    """What an unknown word does before a verb, beside a noun, behind the number."""
    word = words[index]
    if index > number:
        return Hindrance(word.text, "word")
    if index and words[index - 1].text in _BY_WAY_OF:
        return Hindrance(word.text, "scope")  # 通过某平台提交的
    if _is_one_of_several(words, index):
        return Hindrance(word.text, "scope")
    if index and words[index - 1].kind == "none" and len(word.text) > 1:
        return Hindrance(word.text, "word")  # 没有拒收过任何一件申请
    after = next(
        (one for one in words[index + 1 :] if one.kind not in ("plain", "total", "title", "ordinal", "time", "whose")),
        None,
    )
    if after is None or after.kind == "number" or after.kind in _NOUNS:
        return Hindrance(word.text, "word")
    if after.kind in _VERBS or after.kind in ("info_public", "linked"):
        return Hindrance(word.text, "scope") if looks_like_body(word.text) else None
    return Hindrance(word.text, "word")


_BY_WAY_OF = ("通过", "借助", "依托", "利用", "经由")
_JOINTS = ("、", "及", "和", "与", "以及", "或")


def _is_one_of_several(words: Sequence[Word], index: int) -> bool:
    """Whether it stands in a row with applicants or results that are counted together: 科研、公益及其他组织共11件."""
    row = words[index + 1 : index + 7]
    at = next((at for at, word in enumerate(row) if word.kind in ("party", "result")), 0)
    joined = bool(row) and row[0].text in _JOINTS
    return joined and at > 0 and all(word.kind == "unknown" or word.text in _JOINTS for word in row[:at])


def _of_disclosure(words: Sequence[Word], index: int) -> bool:
    """Whether a cause is the disclosure of information itself: 因政府信息公开引发的."""
    if any(word.kind == "outcome" for word in words[index + 1 :]):
        return True  # 因不掌握而无法提供: the cause is the outcome
    near = [word for word in words[index + 1 : index + 6] if not is_sign(word)]
    for word in near:
        if word.kind == "info_public" or (word.kind == "subject" and word.value == "request"):
            return True
        if word.kind not in ("plain", "whose", "happen", "linked", "title") and word.text != "不服":
            return False
    return False


def names_nobody(word: Word, part: Part) -> bool:
    """Whether 名义 is not that of a body: 以个人名义申请, 以申请之名义信访."""
    return word.text == "名义" and not (part.has("whose") or "政府" in part.text or "办公室" in part.text)


def names_disclosure(part: Part) -> bool:
    """Whether 涉及, 有关 and the like speak of the disclosure of information: 与政府信息公开有关的."""
    named = part.has("info_public") or part.has("subject", "request")
    return named or any("信息公开" in word.text for word in part.words if word.kind == "subject")


def joins_own_with_others(part: Part) -> bool:
    """Whether this body is named first and others beside it: 县政府及各部门, 本关和隶属海关."""
    words = [word for word in part.words if word.kind not in ("time", "total")]
    at = [index for index, word in enumerate(words) if word.kind == "whose"][:2]
    if len(at) != _PAIR or any(word.kind != "plain" for word in words[: at[0]]):
        return False
    between = {word.text for word in words[at[0] + 1 : at[1]]}
    joined = bool(between) and between <= {*_JOINTS, "其"}
    return joined and words[at[0]].value == "own" and words[at[1]].value in ("other", "below")


_PAIR = 2
_JOINTS = ("及", "和", "与", "、", "以及", "及其")


def names_each(part: Part) -> bool:
    """Whether the number is that of each of several figures it names: 予以公开和部分公开各3件."""
    if part.number is None or not part.at or part.words[part.at - 1].text != "各":
        return False
    named = max(len(part.values(kind)) for kind in ("outcome", "party", "result", "subject"))
    return named > 1 and not part.has("whose", "other", "below")


def names_others_too(part: Part) -> bool:
    """Whether the last outcome named stands for others too: 无法提供等其他情况44件; not 涉密等原因不予公开."""
    behind: list[str] | None = None
    for word in part.words:
        if word.kind == "outcome" and word.value != "other.remaining":
            behind = []
        elif behind is not None:
            behind.append(word.text)
    return bool(behind) and behind is not None and behind[0].startswith("等")


_ROWS = ("行政查询", "执法案卷", "第三方", "商业秘密", "过程性", "信访")
_PAPERS = ("文", "属性", "答复书", "告知书")


def names_a_row(part: Part) -> bool:
    """Whether a row of outcomes stands behind what it is about: 属于不动产登记资料等行政查询事项; not of documents."""
    things = [word for word in part.words if word.kind == "subject" and word.value in ("info", "foreign")]
    rows = [word for word in part.words if word.kind == "outcome" and any(one in word.text for one in _ROWS)]
    behind = bool(things) and bool(rows) and things[-1].end <= rows[-1].start
    return behind and not any(one in word.text for word in things for one in _PAPERS)


_FROM = ("从", "按", "据", "依", "按照", "根据", "就")


def only_introduces(part: Part) -> bool:
    """Whether it leads to what follows and names nothing that is counted: 从表内数据看, 因所涉信息属于执法案卷."""
    if part.number is not None:
        return False
    named = frozenset(part.values("subject"))
    looks = part.words[0].text in _FROM and part.words[-1].text.endswith(("看", "分", "析"))
    ground = part.has("cause") and part.has("outcome")
    return (looks and named <= {"info"}) or (ground and named <= {"info", "foreign"})


_DECISIONS = frozenset(("licensing", "penalty", "coercion", "service"))


def is_in_name(part: Part, body: Word) -> bool:
    """Whether the body is in the name of what is decided on: 民办学校设立等许可决定, 对学校作出行政处罚."""
    if not part.topic & _DECISIONS or body.value != "other":
        return False
    before = [word.text for word in part.words if word.end <= body.start]
    verb = any(word[:2] == ("act", "decide") and word.start > body.start for word in part.words)
    listed = any(word.text == "等" and word.start > body.start for word in part.words)
    return listed or (verb and bool(before) and before[0] in ("对", "向", "给"))


def counts_something_else(part: Part) -> bool:
    """Whether a verb stands before an unknown noun that is counted: 受理矛盾纠纷57起."""
    if part.has("outcome") or part.has("result") or part.has("party"):
        return False
    verb = False
    for word in part.words:
        if word is part.number:
            return False
        if word.kind == "unknown" and not is_sign(word) and word.text not in MEASURES and verb:
            return True
        verb = verb or word.kind == "act"
    return False


def is_way_of_disclosure(part: Part) -> bool:
    """Whether nothing but 依申请公开 stands with the number: how documents are disclosed, not what was applied for."""
    return (
        part.number is not None
        and part.said("依申请公开", "依申请")
        and not part.has("act")
        and (all(word.kind in ("subject", "number", "plain", "total") for word in part.words))
    )
