"""GK614: 的 where 地 is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from gklint.api import (
    Dictionary,
    Finding,
    NamedTuple,
    Report,
    Span,
    Words,
    dataclass,
    dictionary_in,
    fails,
    lazy_pattern,
    passes,
    rule,
)
from gklint_national.prose import ProseHit, TextChange, by_line, fix_of, hits

# What makes a noun of the verb: 有效的推进机制, 全面的落实和反馈.
_NOUN_AFTER = lazy_pattern(
    r"[和与及、，。；：并或等的）”]|度|率|力|性|机制|措施|办法|方式|方法|方案|渠道|途径|体系|制度|水平|能力|效果|作用|格局|程序|流程|情况|环境"
    r"|氛围|工作|$"
)
# What makes an object of it: 得到及时的解决, 进行认真的落实.
_NOUN_BEFORE = lazy_pattern(
    r"(?:得到|得以|进行|给予|予以|作出|做出|提供|开展|实现|取得|有|是|为|形成|建立|采取|成为|具有|作为|获得)[^，。；]{0,6}$"
)
_NOUN_PART = lazy_pattern(r"[和与及、，。；：并或等的）”]|度|率|力|性|$")
_NEVER_ADJECTIVES = frozenset(["不断", "逐步", "稳步", "进一步"])  # 不断的完善制度 has a predicate, whatever follows
_WITH_OBJECT = 4  # characters of a verb of the list that holds its object: 服务群众, 向社会公布
_PURPOSE = lazy_pattern(r"(?:^|[，。；：）\n])(?:为|为了)$")  # 为更好的满足: the 为 of a purpose makes no object

_ADVERBS = dictionary_in("gklint_national", "de-adverbs")
_VERBS = dictionary_in("gklint_national", "de-verbs")
_CLAUSE_ADVERBS = dictionary_in("gklint_national", "de-clause-adverbs")
_CLAUSE_VERBS = dictionary_in("gklint_national", "de-clause-verbs")
# A clause begins here: 及时的公布标准 is then a predicate, no object of anything.
_CLAUSE_START = lazy_pattern(
    r"(?:(?:^|[，。；：）\n]|[我本该](?:局|委|办|镇|乡|街道|机关|单位)|[0-9一二三四五六七八九十][.、是])\s*(?:能够?|均|都|要|已|并|应当?)?|能够|并且)$"
)
# Behind the verb: what shows that it is a noun there (及时的公布是……, 认真的审核和反馈).
_NO_OBJECT = lazy_pattern(
    r"[是能可让使有令了着过]|(?:文书|人员|意见|意识|时间|结果|数量|要求|质量|速度|频率|效率|内容|标准化|平台|态度|维护|管理|模式|载体|反响|栏目|专栏|队伍"
    r"|单位|部门|机构|化|者|方)|[^\u4e00-\u9fff“《]|$"
    # A predicate further on makes the whole a subject: 不断的更新使栏目……, 认真的答复赢得好评.
    r"|[^，。；\n]{0,20}?(?:使|让|得到|受到|获得|赢得|已|不断|不够|不足|有助|有利|有待|成为|是)"
)


@dataclass(frozen=True)
class Particles:
    """Words before 的 and the verbs after it; `clause_…`: those that are verbs at the beginning of a clause only."""

    adverbs: Dictionary = _ADVERBS
    verbs: Dictionary = _VERBS
    clause_adverbs: Dictionary = _CLAUSE_ADVERBS
    clause_verbs: Dictionary = _CLAUSE_VERBS

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """的 first, so that the search jumps from one to the next."""
        known = {**self.verbs.by_word, **self.clause_verbs.by_word}
        verbs = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        return lazy_pattern(rf"的(?=(?P<verb>{verbs}))")

    def adverb_before(self, text: str, verb: str) -> str | None:
        """The longest adverb for this verb that `text` ends with."""
        adverbs = self.adverbs if verb in self.verbs.by_word else self.clause_adverbs
        return max((word for word in adverbs.by_word if text.endswith(word)), key=len, default=None)


@rule(
    "GK614",
    "de-particle",
    severity="info",
    summary=("动词前的“的”应为“地”", "的 where 地 is meant"),
    basis="现代汉语规范用法（状语用“地”）",
    help=("请将动词前的“的”改为“地”。", "Write 地 before a verb"),
    options=Particles,
    fix="unsafe",
    examples=[
        fails(
            "较好的完成了政府信息公开工作。",
            at="较好的完成",
            count=1,
            fixed="较好地完成了政府信息公开工作。",
        ),
        fails("为更好的满足群众需求，及时准确的向社会公布信息。", count=1, comment="“为”表示目的"),
        fails("让群众及时的获悉各项工作进展。", message="及时地获悉"),
        fails("认真的梳理权责清单。", at="认真的梳理", count=1, fixed="认真地梳理权责清单。"),
        fails("（一）主动公开\n及时的发布惠企政策，积极的回应来信。", count=1, message="及时地发布"),
        fails("各科室主动的公开了办事结果。", at="主动的公开"),
        fails("不断的完善制度，更好的服务群众。", at="不断的完善", count=1, fixed="不断地完善制度，更好地服务群众。"),
        passes("提供更好的服务，取得不断的完善和进一步的提升。"),
        passes("主动的公开意识不断增强，不断的更新使栏目清晰，认真的答复赢得好评。", comment="作主语"),
        passes("及时的公布是公众监督的前提，规范的答复文书不多。", comment="后面不带宾语，或者修饰名词"),
        passes("主动公开的信息及时的更新情况见附表。", comment="不在分句开头"),
        passes("较好地完成了政府信息公开工作。"),
        passes("建立有效的推进机制，形成全面的落实和反馈。", comment="后面是名词"),
        passes("群众反映的问题得到及时的解决。", comment="作宾语"),
        passes("提供更好的服务，对存在的问题进行及时的处理。", comment="后面不是词表里的动词"),
    ],
)
def de_particle(report: Report, options: Particles) -> Iterator[Finding]:
    """副词性的词修饰动词，中间用了“的”，应当用“地”，如“较好地完成”。

    只查词表里常见的搭配，并且看前后文，“有效的推进机制”“得到及时的解决”一类不提示。

    错误写法：`较好的完成了各项任务`

    正确写法：`较好地完成了各项任务`
    """
    found = (phrase for hit in hits(report, options.pattern) if (phrase := _phrase(hit, options)) is not None)
    for line in by_line(found):
        first = line[0]
        yield Finding(
            Words(f"“{first.text}”应为“{first.right}”", f"“{first.text}” should be “{first.right}”"),
            first.span,
            first.key,
            help=Words(f"请将“{first.text}”改为“{first.right}”。", f"Write “{first.right}”"),
            fix=fix_of(Words("改为“地”", "Write 地"), (phrase.change for phrase in line), safe=False),
        )


class _Phrase(NamedTuple):
    """Adverb, 的 and verb, with their place and the change of the 的."""

    adverb: str
    verb: str
    span: Span
    change: TextChange
    section: str

    @property
    def text(self) -> str:
        return f"{self.adverb}的{self.verb}"

    @property
    def right(self) -> str:
        return f"{self.adverb}地{self.verb}"

    @property
    def key(self) -> str:
        return f"{self.section}:{self.text}"


def _is_noun(text: str, end: int, adverb: str, before: str) -> bool:
    """Whether the word that ends here is a noun by what follows it, or part of one."""
    if adverb in _NEVER_ADJECTIVES and _CLAUSE_START.search(before) is not None:
        return _NOUN_PART.match(text, end) is not None
    return _NOUN_AFTER.match(text, end) is not None


def _phrase(hit: ProseHit, options: Particles) -> _Phrase | None:
    """The phrase round a 的, when its verb is a verb there."""
    text, at, verb = hit.prose.text, hit.start, hit.match["verb"]
    end = at + 1 + len(verb)
    adverb = options.adverb_before(text[max(0, at - 8) : at], verb)
    if adverb is None:
        return None
    start = at - len(adverb)
    before = text[max(0, start - 12) : start]
    if len(verb) < _WITH_OBJECT and _is_noun(text, end, adverb, before):
        return None
    done = text.startswith(("了", "过"), end) and not text.startswith(("了解", "过程"), end)
    opens = _CLAUSE_START.search(before) is not None and _NO_OBJECT.match(text, end) is None
    if verb not in options.verbs.by_word and not done and not opens:
        return None
    if _NOUN_BEFORE.search(before) and not _PURPOSE.search(before):
        return None
    return _Phrase(adverb, verb, hit.prose.passage.span(start, end), hit.change("地"), hit.prose.section)
