"""Whether the numbers beside a figure explain it otherwise than as a wrong figure of the tables.

A lawful sentence tells parts, sums and comparisons of its own: 书面30件，网络27件 where 57 were received. The words for
them are endless, their arithmetic is not. A figure that an equation of its sentence makes up contradicts nothing,
unless an admissible figure in its place would make one hold as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from gklint.api import NamedTuple, NarrativeClaim, Number, Quantity, Report, counts_in, lazy_pattern
from gklint_national.cross_reference.allowed import Allowed
from gklint_national.prose import sentence_at

_STOPS = "。！？!?\n"  # a semicolon parts what belongs to one equation
_UNITS = frozenset(["", "件", "条", "份", "起", "宗", "例", "个", "项", "篇", "部", "件次", "条次", "家", "元", "万元"])
_GROWTH = lazy_pattern("(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅)[（为达]*$")
_NEAR = 4  # characters before a percentage in which a word for growth stands
_MOST = 40  # numbers of a sentence; one with more is a table in words
_SMALL = 5  # below it a number is the sum of two others by chance
_LARGE = 20  # from here on a sum meets a total of the tables by no chance
_HALF = 0.55  # of the last digit of a percentage, and a little: what rounds to it


class SentenceNumbers(NamedTuple):
    """The amounts of one sentence in their order, and where each begins in `report.body.text`."""

    values: tuple[Number, ...] = ()
    places: tuple[int, ...] = ()

    def index_of(self, claim: NarrativeClaim) -> int | None:
        """Which of them is the claim's figure."""
        here = (n for n, at in enumerate(self.places) if claim.start <= at < claim.end)
        return next((n for n in here if self.values[n] == claim.value), None)


def sentence_numbers(report: Report, claim: NarrativeClaim) -> SentenceNumbers:
    """The amounts of the sentence that the claim stands in; percentages, dates, persons and durations are none."""
    text = report.body.text
    return _numbers(text, *sentence_at(text, claim.start, _STOPS))


def _numbers_before(report: Report, claim: NarrativeClaim) -> tuple[Number, ...]:
    """The amounts of the sentence before it."""
    text = report.body.text
    start, _ = sentence_at(text, claim.start, _STOPS)
    return _numbers(text, *sentence_at(text, start - 1, _STOPS)).values if start else ()


@lru_cache(maxsize=8)
def _numbers(text: str, start: int, end: int) -> SentenceNumbers:
    found = [
        one
        for one in counts_in(text[start:end])
        if one.value and not one.year and not one.approximate and one.unit in _UNITS
    ][:_MOST]
    return SentenceNumbers(tuple(one.value for one in found), tuple(start + one.start for one in found))


class _Run(NamedTuple):
    """Neighbouring numbers, from `first` to `last`, and their sum."""

    first: int
    last: int
    added: Number


def _runs(numbers: Sequence[Number], least: int = 2) -> Iterator[_Run]:
    """All runs of at least so many neighbours."""
    for first in range(len(numbers)):
        added = numbers[first]
        for last in range(first + 1, len(numbers)):
            added += numbers[last]
            if last - first + 1 >= least:
                yield _Run(first, last, added)


def _sums_up(numbers: Sequence[Number], at: int, value: Number) -> bool:
    """Whether the value, at its place, is the sum of the numbers right before it."""
    return any(run.added == value and run.last == at - 1 for run in _runs(numbers))


def _has_items(numbers: Sequence[Number], at: int, value: Number) -> bool:
    """Whether the value, at its place, is the sum of the numbers right behind it."""
    return any(run.added == value and run.first == at + 1 for run in _runs(numbers))


def _makes_up(numbers: Sequence[Number], at: int, value: Number) -> Iterator[_Run]:
    """The runs with the value at its place that add up to the number right before or right behind them."""
    told = [*numbers[:at], value, *numbers[at + 1 :]]
    for run in _runs(told):
        beside = (*told[max(0, run.first - 1) : run.first], *told[run.last + 1 : run.last + 2])
        if run.first <= at <= run.last and run.added in beside:
            yield run


def explains(
    report: Report,
    claim: NarrativeClaim,
    allowed: Collection[Number],
    wholes: Collection[Number],
    fitting: Collection[int],
) -> bool:
    """Whether an equation of the sentence makes up the claim's figure, and none that the tables allow.

    `wholes` are the totals that the quantity is a part of: parts that add up to one are what the tables have too.
    `fitting` are the places of figures that agree with the tables as something else.
    """
    numbers = sentence_numbers(report, claim)
    at = numbers.index_of(claim)
    if at is None or claim.value is None:
        return False
    told = numbers.values
    if any(
        _sums_up(told, at, one) or _has_items(told, at, one) or next(_makes_up(told, at, one), None) is not None
        for one in allowed
        if one
    ):
        return False
    if claim.value >= _SMALL and _sums_up(told, at, claim.value):
        return True  # 二者合计44件
    others = [place in fitting for place in numbers.places]

    def is_of_one_kind(run: _Run) -> bool:
        return run.first <= at <= run.last and not any(others[n] for n in range(run.first, run.last + 1) if n != at)

    if any(run.added not in wholes for run in _makes_up(told, at, claim.value) if is_of_one_kind(run)):
        return True
    if any(run.added in allowed for run in _runs(told) if is_of_one_kind(run)):
        return True  # 书面30件，网络27件 of 57
    every = [run.added for run in _runs(told, len(told)) if is_of_one_kind(run)]
    return bool(every) and every[0] not in wholes and every[0] in _numbers_before(report, claim)


def is_of_another_scope(claims: Sequence[NarrativeClaim], fitting: Sequence[NarrativeClaim]) -> bool:
    """Whether several different figures of one sentence contradict the tables and none agrees: 收到86件，答复83件."""
    columns = zip(*((one.start, one.value, one.quantities) for one in claims), strict=True)
    return bool(claims) and not fitting and all(len(set(column)) > 1 for column in columns)


def explains_list(report: Report, claim: NarrativeClaim, items: Sequence[Number], totals: Collection[Number]) -> bool:
    """Whether the total of a list is one item of a larger total, or its items are of something else.

    They are where they are a share of it that is told, are added up over two totals, or where those of one of several
    groups, parted by semicolons, already make it up. `totals` are those of the tables.
    """
    total, added = claim.value or 0, sum(items)
    if added + total >= _LARGE and added + total in totals:
        return True
    if total and any(_is_about(_per_cent(added, total), one) for one in _rates(report, claim)):
        return True  # 两项合计占办结总数80件的62.5%
    numbers = sentence_numbers(report, claim)
    at = numbers.index_of(claim)
    before = numbers.values[at - 1] if at else 0
    if before and before + total == added:
        return True  # 13个县和42家单位：优秀17家、良好34家、合格4家
    groups = list(_groups_behind(report, numbers, claim.end))
    return len(groups) > 1 and any(len(group) > 1 and sum(group) == total for group in groups)


def _groups_behind(report: Report, numbers: SentenceNumbers, place: int) -> Iterator[Sequence[Number]]:
    """The numbers of the sentence behind the place, in groups that semicolons part."""
    group: list[Number] = []
    last = place
    for value, start in zip(numbers.values, numbers.places, strict=True):
        if start < place:
            continue
        if group and "；" in report.body.text[last:start]:
            yield group
            group = []
        group.append(value)
        last = start
    yield group


def explains_share(report: Report, claim: NarrativeClaim, top: Number | None, bases: Collection[Number]) -> bool:
    """Whether the percentage is of two other figures told there or of their sum: 市本级346件，占32.6%；县收到714件.

    `bases` are further figures that it may be of. Where the text names what it is of, neither they nor sums count.
    """
    told = sentence_numbers(report, claim).values
    added = () if claim.manner == "explicit" else (*bases, *(run.added for run in _runs(told)))
    tops = told if top is None else (top,)
    if _GROWTH.search(report.body.text[max(0, claim.start - _NEAR) : claim.start]) is not None:
        return True  # 98件较上年（81件）增长（21.0%）
    return any(
        0 < one < whole and _is_about(_per_cent(one, whole), claim.value) for one in tops for whole in {*told, *added}
    )


def is_told_otherwise(
    report: Report, claim: NarrativeClaim, now: Number, then: Number, totals: Collection[Number]
) -> bool:
    """Whether the change is of other figures than these two, or theirs is told by another percentage.

    44件，比上年40件增长10%，企业申请增长50%: the second has no figures of its own. `totals` are what the tables have
    for this year, which the text need not repeat. A change that goes the other way is no slip in its amount.
    """
    if claim.unit != "%" and claim.value == now:
        return True  # 攀升至29件
    if claim.unit in ("成", "倍"):
        return False
    by, up = max(now - then, then - now), claim.manner == "up"
    numbers = [one for one in sentence_numbers(report, claim).values if one != claim.value]
    this_year = (*numbers, *totals) if now in numbers else numbers  # not beside one that follows from the text: 多了6件
    pairs = [(one, two) for one in this_year for two in numbers if {one, two} != {now, then}]
    if any(_changes_by(claim, one, two) for one, two in pairs):
        return True
    if claim.unit == "%" and any(
        _is_about(_per_cent(by, then), one) for one in _rates(report, claim) if one != claim.value
    ):
        return True
    other_way = now < then if up else now > then
    return other_way and not (_is_about(_per_cent(by, then), claim.value) if claim.unit == "%" else by == claim.value)


def _changes_by(claim: NarrativeClaim, now: Number, then: Number) -> bool:
    """Whether the stated change is that of these two figures, and in their direction."""
    change = now - then if claim.manner == "up" else then - now
    return _is_about(_per_cent(change, then), claim.value) if claim.unit == "%" else change == claim.value


def _rates(report: Report, claim: NarrativeClaim) -> list[Number]:
    """The percentages of the claim's sentence."""
    start, end = sentence_at(report.body.text, claim.start, _STOPS)
    return [one.value for one in counts_in(report.body.text[start:end]) if one.unit in ("%", "％")]


def _per_cent(part: Number, whole: Number) -> float:
    return 100 * float(part) / float(whole)


def _is_about(per_cent: float, stated: Number | None) -> bool:
    """Whether the stated share or change is this one, rounded."""
    return stated is not None and abs(per_cent - float(stated)) <= _HALF * 10 ** -decimals(stated)


def decimals(stated: Number | None) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(stated.as_tuple().exponent)) if isinstance(stated, Decimal) else 0


def wholes(allowed: Callable[[tuple[Quantity, ...]], Sequence[Allowed] | None], concept: str) -> list[Number]:
    """The totals of the tables that a figure of the concept may be a part of, plainest first."""
    if concept.startswith(("review", "litigation")):
        groups = [
            (Quantity("review.total"),),
            (Quantity("litigation.total"),),
            (Quantity("review.total"), Quantity("litigation.total")),
        ]
    elif concept.startswith(("requests", "outcome")):
        groups = [(Quantity("requests.received"),), (Quantity("outcome.total"),)]
        if concept.startswith("outcome"):
            groups.reverse()  # 答复的90件中予以公开60件: of all that were done, first
        if concept == "outcome.absent":
            groups.append((Quantity("outcome.unavailable"),))
        if concept.count(".") > 1:
            groups.append((Quantity(f"outcome.{concept.split('.')[1]}"),))
    else:
        groups = []
    return [one.value for group in groups for one in allowed(group) or ()]
