"""Cuts a paragraph into sentences, and the words of a sentence into parts with at most one number each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from gklint.match.narrative.words import Word
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import OfWhich, When, Whose

_STOPS = lazy_pattern("[（）。！？]")
_OPENING, _CLOSING = "（【〔［[", "）】〕］]"
WITHIN = frozenset(("中", "里", "当中", "之中", "内"))  # 105件里有43件: belongs to the number before it
_MOST_ITEMS = 30
_DEEPEST = 4  # brackets in brackets; what is deeper is left unread


@dataclass
class Part:
    """A stretch of a clause: its words, its number if it has one, and what stands in brackets behind it.

    `mark` is what stands before it, `clause` counts the clauses of the sentence. `shared` says that its clause has a
    further number without a mark between. The rest is what reading finds out: the subjects it names (`topic`), whether
    it stands under 其中 (`item`), which word keeps it from being read (`reason`, `doubt`), whose and of which time and
    part of the whole it is by what stands before it (`whose`, `when`, `of_which`).
    """

    words: list[Word]
    number: Word | None = None
    mark: str = ""
    clause: int = 0
    shared: bool = False
    inside: list[Part] = field(default_factory=list)
    topic: frozenset[str] = frozenset()
    item: bool = False
    reason: str = ""
    doubt: str = ""
    whose: Whose = "own"
    when: When = "year"
    of_which: OfWhich = "all"

    def __post_init__(self) -> None:
        # The kinds of its words, and kinds with values; the words themselves.
        self.seen: set[object] = {word[0] for word in self.words}
        self.seen.update([word[:2] for word in self.words])
        self.texts = {word[2] for word in self.words}
        self.unit = self.number.unit if self.number is not None else ""
        # Where its number stands; behind its words without one.
        self.at = len(self.words)
        if self.number is not None:
            self.at = next((index for index, word in enumerate(self.words) if word is self.number), self.at)

    def rewrite(self, words: list[Word]) -> None:
        """Take other words, such as those that a neighbour lends."""
        self.words = words
        self.__post_init__()

    def has(self, kind: str, *values: str) -> bool:
        """Whether a word of that kind (with one of the values) is among them."""
        if kind not in self.seen:
            return False
        return not values or not self.seen.isdisjoint([(kind, value) for value in values])

    def has_any(self, kinds: Iterable[str]) -> bool:
        """Whether a word of one of those kinds is among them."""
        return not self.seen.isdisjoint(kinds)

    def values(self, kind: str) -> list[str]:
        """The values of its words of that kind, each once, in order."""
        return list(dict.fromkeys(word.value for word in self.words if word.kind == kind)) if kind in self.seen else []

    def with_act(self, value: str) -> Part:
        """The same with an act that its words only stand for: 未结 of requests is pending."""
        other = replace(self)
        other.seen = {*self.seen, "act", ("act", value)}
        return other

    def said(self, *texts: str) -> bool:
        """Whether one of these words is among them."""
        return not self.texts.isdisjoint(texts)

    @property
    def text(self) -> str:
        """Its words joined."""
        return "".join([word[2] for word in self.words])

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.words[0].start, self.words[-1].end


def sentences_in(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a squeezed text and where they begin; a full stop in a bracket ends none."""
    start = depth = 0
    for match in _STOPS.finditer(text):
        mark = match[0]
        if mark == "（":
            depth += 1
        elif mark == "）":
            depth = max(0, depth - 1)
        elif not depth:
            yield start, text[start : match.start()]
            start = match.end()
    if start < len(text):
        yield start, text[start:]


def parts_of(words: Sequence[Word], depth: int = 0) -> list[Part]:
    """The parts of a sentence, those in brackets inside the part before the bracket."""
    return _Cutting(words, depth).parts()


class _Cutting:
    """A sentence being cut."""

    def __init__(self, words: Sequence[Word], depth: int) -> None:
        self.words, self.depth = words, depth
        self.done: list[Part] = []
        self.held: list[Word] = []
        self.inside: list[Part] = []
        self.mark, self.clause = "", 0

    def parts(self) -> list[Part]:
        at = 0
        while at < len(self.words):
            at = self._take(at) + 1
        self._close("")
        return self.done

    def _take(self, at: int) -> int:
        """Take the word at `at`; the index of the last word taken."""
        word = self.words[at]
        if word.kind != "mark":
            if not self.held and _numbers_item(self.words[at : at + 2]):
                return at + (self.words[at + 1].text == "、")
            self.held.append(word)
        elif word.text in _OPENING:
            return self._bracket(at)
        elif word.text in _CLOSING:
            pass
        elif (word.text == "：" and self._goes_on(at)) or (word.text == "、" and not _has_number(self.held)):
            self.held.append(word._replace(kind="plain"))
        else:
            self._close(word.text)
            self.clause += word.text != "、"
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether the number behind a colon is that of the words before it: 共收到申请：20件。"""
        after = self.words[at + 1 : at + 3]
        if not self.held or _has_number(self.held) or not after or after[0].kind not in ("number", "none"):
            return False
        return after[0].kind == "none" or len(after) < 2 or after[1].kind == "mark"

    def _bracket(self, at: int) -> int:
        end = _bracket_end(self.words, at)
        within = self.words[at + 1 : end]
        ends = end + 1 < len(self.words) and self.words[end + 1].kind == "mark"
        if (_is_figure(within) or (ends and len(within) == 1 and _is_bare(within[0]) and self._counts())) and (
            self._lacks_figure()
        ):
            self.held.extend(within)
            if self.words[end + 1 : end + 2] and self.words[end + 1].text in _AND:
                self._close("、")  # 法律服务机构（17件）以及科研机构、其他组织（合计6件）
                return end + 1
        elif self.depth < _DEEPEST and not (not self.held and len(within) == 1 and _is_bare(within[0])):
            self.inside.extend(parts_of(within, self.depth + 1))
        return end

    def _counts(self) -> bool:
        """Whether the words before the bracket name what can be counted: 结转下年（10）：自然人7、企业3."""
        return any(word.kind in ("subject", "party", "outcome", "result", "act") for word in self.held)

    def _lacks_figure(self) -> bool:
        """Whether the figure in the bracket is that of the words before it: 予以公开（62件）."""
        if not self.held or _has_number(self.held) or self.held[-1].kind == "time":
            return False
        return not any(word.kind in ("compare", "none") for word in self.held)

    def _close(self, mark: str) -> None:
        if self.held:
            made = _divide(self.held, self.mark, self.clause)
            made[-1].inside.extend(self.inside)
            self.done.extend(made)
        elif self.inside and self.done:
            self.done[-1].inside.extend(self.inside)
        self.held, self.inside, self.mark = [], [], mark


def _is_bare(word: Word) -> bool:
    return word.kind == "number" and not word.unit


def _numbers_item(words: Sequence[Word]) -> bool:
    """Whether a number only counts the items of an enumeration: 1）, 2、, 3."""
    if len(words) < 2 or not _is_bare(words[0]) or words[0].amount > _MOST_ITEMS:
        return False
    return words[1].text in _CLOSING or words[1].text == "、" or words[1].text[0] in "．."


def _is_figure(words: Sequence[Word]) -> bool:
    """Whether a bracket has nothing but a figure with its unit, or says that there is none."""
    if len(words) == 2 and words[0].kind == "total":
        words = words[1:]
    return len(words) == 1 and (words[0].text == "无" or (words[0].kind == "number" and bool(words[0].unit)))


def _has_number(words: Sequence[Word]) -> bool:
    return any(word.kind == "number" for word in words)


def _bracket_end(words: Sequence[Word], at: int) -> int:
    depth = 0
    for index in range(at, len(words)):
        if words[index].kind == "mark":
            depth += (words[index].text in _OPENING) - (words[index].text in _CLOSING)
            if not depth:
                return index
    return len(words)


def _end_of_base(words: Sequence[Word], number: int) -> int:
    """Where the part with the number ends: behind 中, also with the noun before it (2件申请中)."""
    behind = words[number + 1 : number + 4]
    apart = next((index for index, word in enumerate(behind) if word.kind == "except" and word.text[0] == "除"), 0)
    if apart and all(word.kind in ("subject", "act", "plain") for word in behind[:apart]):
        return number + 1 + apart  # 17件办结件|除予以公开9件
    near = next((index for index, word in enumerate(behind) if word.text in WITHIN), None)
    if near is None or any(word.kind not in ("subject", "act", "plain") for word in behind[:near]):
        return number + 1
    return number + 2 + near


_AND = ("和", "及", "与", "以及")


def _is_next_item(words: Sequence[Word], first: int, second: int) -> bool:
    """Whether a mark was left out behind the first number: 15条占40%, 网站20条和其他媒体5条."""
    at = first + 1 + _noun_behind(words, first)
    behind = words[at]
    if behind.kind == "share":
        return words[second].unit == "%" and second == at + 1
    apart = second > at + 1 or at > first + 1
    return behind.text in _AND and apart and words[second].unit == words[first].unit


def _noun_behind(words: Sequence[Word], number: int) -> int:
    """How many words the noun behind the number has before 和: 收到的8件申请和上年转入的2件; 0 without one."""
    named = [*takewhile(lambda word: word.kind in ("subject", "party", "outcome"), words[number + 1 : number + 4])]
    behind = words[number + 1 + len(named) : number + 2 + len(named)]
    return len(named) if behind and behind[0].text in _AND else 0


def _mark_of(word: Word) -> str:
    return "，" if word.kind == "share" else "、"


def _divide(words: list[Word], mark: str, clause: int) -> list[Part]:
    """One part a number: what stands before it belongs to it, what stands behind the last to the last."""
    at = [index for index, word in enumerate(words) if word.kind == "number"]
    if len(at) < 2:
        return [Part(words, words[at[0]] if at else None, mark, clause)]
    for first, second in pairwise(at):
        if _is_next_item(words, first, second):
            end = first + 1 + _noun_behind(words, first)
            before = _divide(words[:end], mark, clause)
            if (
                end < second
                and end > first + 1
                and second == end + 1
                and any(one.kind == "act" for one in words[second:])
            ):
                before[-1].reason, before[-1].doubt = words[end].text, "scope"  # 8件……和2件……尚未办结
            return [
                *before,
                *_divide(words[end:], _mark_of(words[end]), clause),
            ]
    ends = [_end_of_base(words, index) for index in at[:-1]]
    cuts = [0, *ends, len(words)]
    return [
        Part(words[begin:end], words[index], mark if not begin else "", clause, shared=True)
        for begin, end, index in zip(cuts, cuts[1:], at, strict=False)
    ]
