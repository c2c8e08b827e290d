"""Reads the running text of a report into claims: a clause whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from gklint.match.narrative.changes import changes_in
from gklint.match.narrative.channels import channel_claims
from gklint.match.narrative.claims import claims_of
from gklint.match.narrative.clauses import Part, parts_of, sentences_in
from gklint.match.narrative.context import Context, Quantities, enter, judge_words, topic_of
from gklint.match.narrative.denials import names_applicants
from gklint.match.narrative.except_clauses import is_all_there_was
from gklint.match.narrative.lending import lend
from gklint.match.narrative.lists import lists_in
from gklint.match.narrative.money import MONEY
from gklint.match.narrative.own_names import bare_names, own_names
from gklint.match.narrative.periods import periods_in
from gklint.match.narrative.references import references_in
from gklint.match.narrative.roles import hindrances, only_introduces
from gklint.match.narrative.scope import leave
from gklint.match.narrative.shares import shares_in
from gklint.match.narrative.vocabulary import Vocabulary
from gklint.match.narrative.withdrawal import withdraw
from gklint.match.narrative.words import CASE_UNITS, Lexicon, Word, squeeze
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_data_classes import dataclass
from gklint.model.narrative import Claim
from gklint.model.report import Prose, Report

_SECTIONS = ("preamble", "overview", "disclosure", "requests", "review", "problems", "other")
_NUMBER = lazy_pattern(
    r"[0-9](?![0-9年月日号〕])|[零一二两三四五六七八九十百](?:[件条份起次宗篇个项场期元人名位家]|[^，。]{0,2}%)|百分之|翻番|翻了?一番|信息\s*共?条|件(?:，|$)"
)
_BESIDE = CASE_UNITS | frozenset(("%", "元", "万元", "人", "名", "位", "家", ""))
_PEOPLE = ("人", "名", "位")
_DURATIONS = ("个工作日", "天", "日")
# What a sentence without a number has to speak of to deny or to state anything of the tables.
_OURS = lazy_pattern(
    "申请|复议|诉|讼|官司|受理|法院|结转|公开|规范性文件|规章|收费|处理费|收取|办结|答复|办|处罚|许可|强制|维持|纠正|采购|掌握|不予|被告"
)
_LONGEST = 1500  # code points of a sentence; a longer one is none
_LEAD = 16  # code points of a first sentence that is a heading
_KEPT = 512  # sentences whose reading is kept


def read_claims(report: Report, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Every claim of the narrative, certain or not, in the order of the text."""
    return (
        tuple(_NarrativeReading(report, vocabulary).claims()) if vocabulary.entries and report.kind == "report" else ()
    )


class _NarrativeReading:
    """One report being read."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self.report, self.vocabulary = report, vocabulary
        self.lexicon = Lexicon(vocabulary, report.year, own_names(report.organ), bare_names(report.organ))
        self.sentence = 0

    def claims(self) -> Iterator[Claim]:
        at, heading = 0, ""
        for item in self.report.prose:
            if item.section in _SECTIONS and item.kind == "heading":
                heading = item.text
            elif item.section in _SECTIONS and item.kind == "body":
                yield from self._paragraph(item, at, heading)
            at += len(item.text) + 1

    def _topic_of(self, heading: str) -> frozenset[str]:
        """The subjects that the heading names."""
        text = squeeze(heading)[0]
        named = any(name in text for name in self.lexicon.names)
        return _topic(self.lexicon.words(text)) if named else _topic_of_heading(self.vocabulary, text)

    def _paragraph(self, item: Prose, at: int, heading: str) -> Iterator[Claim]:
        """The claims of the paragraph that begins at `at`."""
        text, index = squeeze(item.text)
        reading: _Reading | None = None
        for begin, said in sentences_in(text):
            leads = not begin and len(said) <= _LEAD
            if len(said) > _LONGEST or not (leads or self._matters(said)):
                continue
            reading = _read_next(reading or self._beginning(text, heading), said, leads)
            self.sentence += 1
            cut = begin + len(said) == len(text)  # goes on in the next paragraph
            for claim in reading.claims:
                start, end = _place(index, begin, claim.start, claim.end)
                clause_start, clause_end = _place(index, begin, *claim.clause)
                yield claim._replace(
                    start=at + start, end=at + end, clause=(at + clause_start, at + clause_end),
                    sentence=self.sentence, section=item.section,
                    manner="open" if cut and claim.relation == "list" else claim.manner,
                )  # fmt: skip

    def _beginning(self, text: str, heading: str) -> _Reading:
        """What is known before the first sentence of a paragraph under the heading."""
        names = frozenset([name for name in self.lexicon.names if name in text])
        bare = frozenset([name for name in self.lexicon.bare if name in text])
        return _begin(self.vocabulary, self.report.year, names, bare, self._topic_of(heading))

    def _matters(self, said: str) -> bool:
        """Whether the sentence has a number or says none or all."""
        if _NUMBER.search(said) is not None:
            return True
        return _OURS.search(said) is not None and self.vocabulary.denials.search(said) is not None


def _place(index: Sequence[int], begin: int, first: int, last: int) -> tuple[int, int]:
    """Where characters `first` to `last` of the sentence that begins at `begin` stand in the paragraph."""
    return index[begin + first], index[begin + max(first, last - 1)] + 1


@lru_cache(maxsize=512)
def _topic_of_heading(vocabulary: Vocabulary, text: str) -> frozenset[str]:
    """The subjects that a heading without the body's name names; the same in every report, whatever its year."""
    return _topic(Lexicon(vocabulary, None).words(text))


def _topic(words: Sequence[Word]) -> frozenset[str]:
    return frozenset().union(*(topic_of(part) for part in parts_of(words)))


@dataclass(frozen=True, eq=False)
class _Reading:
    """A paragraph read up to the end of a sentence: the claims of that sentence, and what it leaves to the next."""

    lexicon: Lexicon
    context: Context
    claims: tuple[Claim, ...] = ()


@lru_cache(maxsize=_KEPT)
def _begin(
    vocabulary: Vocabulary, year: int | None, names: frozenset[str], bare: frozenset[str], topic: frozenset[str]
) -> _Reading:
    """The reading of a paragraph before its first sentence. `names` and `bare` are those of the body that it has."""
    return _Reading(Lexicon(vocabulary, year, names, bare), Context(topic=topic, heading=topic))


@lru_cache(maxsize=_KEPT)
def _read_next(before: _Reading, said: str, leads: bool) -> _Reading:
    """Read a further sentence; one that `leads` may be a heading. Bodies repeat each other's: these are read once."""
    lexicon, context = before.lexicon, before.context
    parts = parts_of(lexicon.words(said))
    if leads and parts and not parts[0].number and not only_introduces(parts[0]):
        context = replace(context, topic=topic_of(parts[0]) or context.topic)
    context = context.next_sentence()
    return _Reading(lexicon, context, tuple(_sentence(parts, context)))


def _sentence(parts: Sequence[Part], context: Context) -> Iterator[Claim]:
    known: dict[int, Quantities] = {}
    lend(parts)
    stated = list(_parts(parts, context, known))
    yield from withdraw(stated, parts, known, context.before)
    yield from shares_in(parts, context, known)
    listed = list(lists_in(parts, known, [one for one, _ in context.before]))
    yield from listed
    added = {one.start for one in listed if one.relation == "sum"}
    yield from (one for one in periods_in(parts) if one.start not in added)
    yield from changes_in(parts, context, known)
    yield from channel_claims(parts, context)
    yield from references_in(parts, context, known)


def _parts(parts: Sequence[Part], context: Context, known: dict[int, Quantities]) -> Iterator[Claim]:
    """The claims of the parts; `known` gets which figures each number was read as."""
    for index, part in enumerate(parts):
        enter(part, context)
        judge_words(part)
        if context.excepted and part.has("rest") and part.reason and _is_rest(part, context):
            part.reason = part.doubt = ""  # 除2件不掌握外，其余8件予以公开
        if part.reason and is_all_there_was(part, next(iter(parts[index + 1 : index + 2]), None)):
            part.reason = part.doubt = ""
        _read_beside(part, parts)
        if part.has("none") and not part.reason and index and names_applicants(parts[index - 1]):
            part.reason, part.doubt = parts[index - 1].text, "scope"
        if part.shared and any(after.shared and after.has("reach") for after in parts[index + 1 : index + 2]):
            part.reason, part.doubt = part.reason or "由", "scope"  # 由136件增至143件
        for claim in claims_of(part, context):
            if part.number is not None and claim.relation in ("exactly", "about") and claim.value is not None:
                known[id(part)] = claim.quantities
            yield claim
        leave(part, context, known.get(id(part), ()))
        if part.inside:
            inner = replace(context, numbers=list(context.numbers), inside=part.number is not None)
            if part.has("result"):
                inner.of_which = "some"  # 被纠正12件（复议9件、诉讼3件）
            yield from _parts(part.inside, inner, known)


def _is_rest(part: Part, context: Context) -> bool:
    """Whether only that it is a rest keeps its number from being read: a rest of what was excepted is exact."""
    rests = {word.text for word in part.words if word.kind == "rest"}
    if any(one.text not in rests for one in hindrances(part)):
        return False
    if len([*part.values("outcome"), *part.values("party"), *part.values("result")]) > 1:
        return False
    carried = any(one.has("except") and one.has("act", "carry", "pending") for one, _ in context.numbers)
    return part.has_any(("outcome", "party", "result")) or (carried and part.has("act", "done"))


def _read_beside(part: Part, parts: Sequence[Part]) -> None:
    """A clause is read whole: what stands beside the part, joined by 、, has to be of its kind."""
    if part.reason or part.number is None:
        return
    for other in parts:
        beside = other.clause == part.clause and other is not part and other.number is not None
        people = part.shared and other.unit in _PEOPLE and other.place < part.place  # 3人提出12件
        if part.has("act", "carry") and other.unit in _DURATIONS:
            continue  # 7件因征求意见未满15个工作日，结转下年度
        if "fee" in part.topic and part.unit in MONEY and other.unit in (*_PEOPLE, *CASE_UNITS, "笔"):
            continue  # 向1名申请人收取信息处理费240元
        if beside and (other.unit not in _BESIDE or people):
            part.reason, part.doubt = other.text, "scope"
            return
