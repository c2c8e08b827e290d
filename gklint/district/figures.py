"""The figures of a district: totals against its own report, this year against last year, the chain of carry-overs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gklint.district.bodies import BodyFiles, Filed
from gklint.model.form import PARTY_LABELS, TABLE_NAMES, Figure
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.model.roster import is_vertical

_OUT: Figure = ("requests.carried_out", "total")
_IN: Figure = ("requests.carried_in", "total")
_THREE, _FOUR = ("requests.", "outcome."), ("review.", "litigation.")


class FigureName(NamedTuple):
    """A figure with what people call it: `表三`, `本年新收政府信息公开申请数量`, `总计`."""

    figure: Figure
    table: str
    label: str
    party: str

    @property
    def text(self) -> str:
        """All of it in one line."""
        return "·".join(part for part in (self.label, self.party) if part)


def figure_names(files: Iterable[Filed]) -> tuple[FigureName, ...]:
    """Every figure of these files once, in the order of the fullest of them."""
    sheets = sorted((filed.sheet for filed in files if filed.sheet is not None), key=lambda one: -len(one.facts))
    labels: dict[Figure, str] = {}
    for sheet in sheets:
        for fact in sheet.facts:
            labels.setdefault((fact.concept, fact.party), fact.label)
    return tuple(
        FigureName(figure, _table_of(figure), label, PARTY_LABELS.get(figure[1] or "", ""))
        for figure, label in labels.items()
    )


def _table_of(figure: Figure) -> str:
    """表二, 表三 or 表四, by the concept."""
    concept = figure[0]
    key = "three" if concept.startswith(_THREE) else "four" if concept.startswith(_FOUR) else "two"
    return TABLE_NAMES[key]


class Total(NamedTuple):
    """A figure over all bodies: the sum of this year, of how many `bodies`, and what the district's own report states.

    `now` and `last` are the sums of both years over the same bodies: those, `common` in number, that state the figure
    in both. None where nothing is known; `compared` is False where bodies and district count differently.
    """

    name: FigureName
    total: Number | None
    bodies: int
    now: Number | None
    last: Number | None
    common: int
    own: Number | None
    compared: bool

    @property
    def change(self) -> Number | None:
        """By how much the figure has grown, over the same bodies."""
        return self.now - self.last if self.now is not None and self.last is not None else None

    @property
    def difference(self) -> Number | None:
        """The bodies' sum less the district's own figure."""
        if self.total is None or self.own is None or not self.compared:
            return None
        return self.total - self.own


def totals(bodies: Sequence[BodyFiles], year: int, covering: str) -> tuple[Total, ...]:
    """The totals of every figure. The body `covering` all others and bodies of other ministries are in no sum.

    Reviews and lawsuits are counted by whom they are against, so that the district's own are no sum of them.
    """
    summed = _summed_bodies(bodies, covering)
    own = next((one.report(year) for one in bodies if one.body.name == covering), None)
    now = [filed.values for one in summed if (filed := one.report(year)) is not None]
    pairs = [
        (filed.values, before.values)
        for one in summed
        if (filed := one.report(year)) is not None and (before := one.report(year - 1)) is not None
    ]
    reports = [filed for one in bodies if (filed := one.report(year)) is not None]
    stated = own.values if own is not None else {}
    return tuple(_total(name, now, pairs, stated) for name in figure_names(reports))


def _summed_bodies(bodies: Sequence[BodyFiles], covering: str) -> list[BodyFiles]:
    return [one for one in bodies if one.body.name != covering and not is_vertical(one.body.name, one.body.kind)]


def _total(
    name: FigureName,
    now: Sequence[Mapping[Figure, Number]],
    pairs: Sequence[tuple[Mapping[Figure, Number], Mapping[Figure, Number]]],
    stated: Mapping[Figure, Number],
) -> Total:
    """The total of a figure; `pairs` are the figures of this and of last year of the bodies that have both."""
    figure = name.figure
    both = [pair for pair in pairs if figure in pair[0] and figure in pair[1]]
    return Total(
        name,
        _sum(now, figure),
        sum(figure in values for values in now),
        _sum((this for this, _ in both), figure),
        _sum((last for _, last in both), figure),
        len(both),
        stated.get(figure),
        not figure[0].startswith(_FOUR),
    )


def _sum(every: Iterable[Mapping[Figure, Number]], figure: Figure) -> Number | None:
    known = [values[figure] for values in every if figure in values]
    return sum(known) if known else None


class SumCoverage(NamedTuple):
    """The district's own report against the sum of the bodies.

    `counted` bodies are in the sum, `uncounted` are not: nothing of theirs can be added. Of the figures that are not 0
    so many are `equal` in sum and report, so many `differing`.
    """

    counted: tuple[BodyFiles, ...]
    uncounted: tuple[BodyFiles, ...]
    equal: int
    differing: int

    @property
    def leaves_out(self) -> bool:
        """Whether the report is, by most of its figures, the sum without the bodies that are not counted."""
        return bool(self.uncounted) and self.equal > self.differing


def coverage(bodies: Sequence[BodyFiles], year: int, covering: str, every: Sequence[Total]) -> SumCoverage:
    """Which bodies the totals are of, and how many figures of the district's own report are their sum."""
    summed = _summed_bodies(bodies, covering)
    compared = [one for one in every if one.difference is not None and (one.total or one.own)]
    return SumCoverage(
        tuple(one for one in summed if one.report(year) is not None),
        tuple(one for one in summed if one.report(year) is None),
        sum(one.difference == 0 for one in compared),
        sum(one.difference != 0 for one in compared),
    )


class FigureChange(NamedTuple):
    """A figure of a body this year and last year; None where it is not known."""

    name: FigureName
    last: Number | None
    now: Number | None

    @property
    def difference(self) -> Number | None:
        """By how much it has grown."""
        return self.now - self.last if self.now is not None and self.last is not None else None


def changes(body: BodyFiles, year: int) -> Iterator[FigureChange]:
    """Every figure that is not 0 in both years; none where a report of either year is lacking."""
    now, last = body.report(year), body.report(year - 1)
    if now is None or last is None:
        return
    before, after = last.values, now.values
    for name in figure_names([now, last]):
        change = FigureChange(name, before.get(name.figure), after.get(name.figure))
        if change.last or change.now:
            yield change


class Link(NamedTuple):
    """Two years running of a body: what one report carries over, and what the next takes up. None: not known."""

    year: int  # the later one
    carried_out: Number | None
    carried_in: Number | None

    @property
    def state(self) -> str:
        """kept, broken, or open where a figure is not known."""
        if self.carried_out is None or self.carried_in is None:
            return "open"
        return "kept" if self.carried_out == self.carried_in else "broken"


def chain(body: BodyFiles) -> tuple[Link, ...]:
    """The links between reports of consecutive years, the earliest first."""
    links = []
    for year in body.years:
        before, after = body.report(year - 1), body.report(year)
        if before is not None and after is not None:
            links.append(Link(year, before.values.get(_OUT), after.values.get(_IN)))
    return tuple(links)
