"""GK613: a word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gklint.api import Dictionary, Finding, Report, Words, dataclass, dictionary_in, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, TextChange, by_line, fix_of, hits_of
from gklint_national.wording.repeats import repeats

_DOUBLED = {
    length: lazy_pattern(f"(?P<word>[\u4e00-\u9fff]{{{length}}})(?P<again>(?P=word))") for length in range(1, 7)
}
_SINGLES = frozenset("的了为在和及网与对将向于行性局们")  # characters that hardly ever stand twice in a row by right
_MOST = 1000  # repetitions looked at: a text with more is no prose
# Before or after these the two characters belong to different words.
_WITHIN = (
    "目的的",
    "标的的",
    "了了解",
    "为了了解",
    "终了了",
    "人为为",
    "作为为",
    "行为为",
    "存在在",
    "对对口",
    "对对方",
    "温和和",
    "总和和",
    "互联网网",
    "关于于",
    *(f"网{word}" for word in ("网络", "网民", "网友", "网上", "网页", "网址")),
    *(f"{word}网网站" for word in ("外", "内", "专", "官", "政务", "政府", "信息", "党务")),
    *(f"行{word}" for word in ("行政", "行为", "行业", "行长", "行动", "行使", "行驶", "行程", "行文", "行列")),
    *(f"局{word}" for word in ("局长", "局域", "局部", "局党", "局机", "局属", "局务", "局领")),
    *(f"性{word}" for word in ("性别", "性质", "性能", "性格")),
    "行行出",
    "公开信信息",
)
_AGAIN = lazy_pattern(r"可以?通过可以?通过|通过可以?通过")
_TWICE_GOVERNMENT = lazy_pattern(
    r"政府政府(?!信息|网|门户|公报|采购|职能|部门|规章|工作|数据|服务|购买|投资|债务|常务|会议|办|令|文件|预算|性|和|与|及)"
)


_MARKS = frozenset("，。；、：")
_PLACE_ENDS = ("城市", "城区", "山区", "城县", "江区")
# Places whose name ends like the word that may follow it: 盐城市|城市管理局, 东城区|城区道路.
_PLACES = lazy_pattern(
    "[盐运聊宣晋白塔邹诸禹韩海凤项永麻应丰兴青藁肥郸都防增历宁]城市|[东西新老港江宿樊芗乐金兰云禹浔涪城莲鹿锦]城区"
    "|[南香房坊宝梅鼓象秀萧佛蔡常金眉黄独青奎稷尧泰历福西铁首岐千]山区|[虞舒定应项永]城县|[香吴松锦都曲汉嘉九京渝]江区"
)

_DICTIONARY = dictionary_in("gklint_national", "repeated-words")
_DOUBLED_IN = dictionary_in("gklint_national", "doubled-characters")
_OPENERS = dictionary_in("gklint_national", "doubled-openers")


@dataclass(frozen=True)
class RepeatedWords:
    """`allow`: further words that may be written twice."""

    allow: tuple[str, ...] = ()
    dictionary: Dictionary = _DICTIONARY
    characters: Dictionary = _DOUBLED_IN
    openers: Dictionary = _OPENERS


@rule(
    "GK613",
    "repeated-word",
    severity="warning",
    summary=("词语重复", "a word is written twice"),
    basis="文字校对的要求",
    help=("请删去重复的字词。", "Delete the word that is repeated"),
    options=RepeatedWords,
    fix="unsafe",
    examples=[
        fails("公开财政资金资金使用情况。", at="资金资金", count=1, fixed="公开财政资金使用情况。"),
        fails("通过门户网网站公开的的信息。", count=1, message="网网"),
        fails("加强政府信息政府信息管理。", message="政府信息"),
        fails("年报可通过可以通过县政府网站查阅。", at="可通过可以通过"),
        fails("推进主动公开政府政府情况的规范化。", at="政府政府"),
        fails("做好行政执法局局的信息公开。", message="局局"),
        fails(
            "梳理行行政强制事项，主动公开公共服务信息。",
            message="行行",
            fixed="梳理行政强制事项，主动公开公共服务信息。",
        ),
        fails("规范答复文书、申申请登记。", message="申申", count=1),
        fails("发布惠企政策文文件，规范答复流程程。", count=1, message="文文"),
        passes("公布财政政策、行政政策和部门门户网址。", comment="分属两个词"),
        fails("按时公开政府信息息。", message="息息", fixed="按时公开政府信息。"),
        passes("全年办理人民网网络留言5件、中国政府网网民留言3件，登录官网网上办事大厅办理。", comment="分属两个词"),
        passes("进行行政复议，农业银行行长和民政局局长出席，开展男性性别统计。", comment="分属两个词"),
        passes("依法进行行政检查，由公开办答复，发布致群众的公开信信息。", comment="分属两个词"),
        passes("公开财政资金使用情况。"),
        passes("大家讨论讨论，逐项逐项核对，认认真真、清清楚楚地公开。", comment="本来就重叠的词"),
        passes("坚持公开公正公平，实现公开目的的统一，为了了解情况。", comment="字面相连而不重复"),
        passes("通过互联网网站发布。", comment="互联网＋网站"),
        passes(
            title="某某市人民政府2023年政府信息公开工作年度报告", overview="某某市人民政府政府信息公开工作总体平稳。"
        ),
        passes("通过外网网站公开，让群众实实在在受益，考虑方方面面。", comment="本来就重叠，或者属于两个词"),
        passes("编号20202020，电话12341234。", comment="数字"),
        passes("向诸城市城市管理局提出申请。", comment="地名以“城市”二字结尾"),
        fails("提升城市城市管理水平。", at="城市城市"),
    ],
)
def repeated_word(report: Report, options: RepeatedWords) -> Iterator[Finding]:
    """同一个词连写了两遍，如“资金资金”“的的”“为为”。多半是修改时没有删干净。

    “研究研究”“逐项逐项”一类本来可以重叠的词不查，词表可以由规则包增补，也可以写进选项 `allow`。

    错误写法：`公开财政资金资金使用情况`

    正确写法：`公开财政资金使用情况`
    """
    text = report.body.text
    doubled = sorted(_doubled_words(text), key=lambda match: match.start())
    mistaken = [hit for hit in hits_of(report, doubled) if _is_mistake(hit, options, report.organ or "")]
    phrases = [hit for pattern in (_AGAIN, _TWICE_GOVERNMENT) for hit in hits_of(report, pattern.finditer(text))]
    found = sorted([*mistaken, *phrases], key=lambda hit: hit.match.start())
    for line in by_line(found):
        first = line[0]
        yield Finding(
            Words(f"“{first.text}”重复：{first.around()}", f"“{first.text}” is written twice: {first.around()}"),
            first.span,
            first.key,
            help=_advice(first),
            fix=fix_of(Words("删去重复的字词", "Delete the repetition"), map(_deletion, line), safe=False),
        )


def _doubled_words(text: str) -> Iterator[re.Match[str]]:
    for start, length in islice(repeats(text, range(1, 7)), _MOST):
        match = _DOUBLED[length].match(text, start)
        if match is not None:
            yield match


def _is_mistake(hit: ProseHit, options: RepeatedWords, organ: str) -> bool:
    word = hit.match["word"]
    if word in _PLACE_ENDS and word * 2 in organ[: 2 * len(word) + 2]:
        return False  # the body's own name begins with a place that ends so
    if word in _PLACE_ENDS and _PLACES.search(hit.prose.text, max(0, hit.start - 1), hit.start + len(word)):
        return False
    if len(word) == 1:
        if _stands_beside_a_pair(hit):
            return False
        around = hit.prose.text[max(0, hit.start - 2) : hit.start + 4]
        if any(larger in around for larger in _WITHIN):
            return word in _SINGLES and _opens_doubled(hit, options)
        return word in _SINGLES or _opens_doubled(hit, options) or _closes_doubled(hit, options)
    return len(set(word)) > 1 and word not in options.dictionary.by_word and word not in options.allow


def _stands_beside_a_pair(hit: ProseHit) -> bool:
    """Whether two like characters stand right before or behind it: 实实在在, 方方面面."""
    text, at = hit.prose.text, hit.start
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return any(len(two) == 2 and two[0] == two[1] for two in (before, behind))


def _opens_doubled(hit: ProseHit, options: RepeatedWords) -> bool:
    """Whether the first character of a known word stands twice where nothing before it can own one of the two."""
    text, at = hit.prose.text, hit.start
    if text[at + 1 : at + 3] not in options.characters.by_word:
        return False
    before = text[max(0, at - 4) : at].rstrip()
    return (
        not before or before[-1] in _MARKS or before.endswith((*options.openers.by_word, *options.characters.by_word))
    )


def _closes_doubled(hit: ProseHit, options: RepeatedWords) -> bool:
    """Whether the last character of a known word stands twice before a mark: 政府信息息。"""
    text, at = hit.prose.text, hit.start
    after = text[at + 2 : at + 3]
    return at > 0 and text[at - 1 : at + 1] in options.characters.by_word and (not after or after in _MARKS)


def _advice(hit: ProseHit) -> Words | None:
    """Which of the characters goes; None for a phrase that is not the same twice."""
    if "word" not in hit.match.re.groupindex:
        return None
    word = hit.match["word"]
    return Words(f"请删去一个“{word}”。", f"Delete one “{word}”")


def _deletion(hit: ProseHit) -> TextChange:
    """Keep the first of the two; of a phrase that is not the same twice, its second half."""
    if "word" in hit.match.re.groupindex:
        return hit.change("", len(hit.match["word"]))
    half = len(hit.text) // 2
    return hit.change("", 0, half)
