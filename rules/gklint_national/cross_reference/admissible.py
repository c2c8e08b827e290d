"""What the tables allow the narrative to say: for each quantity the figures it may be (docs/domain/identities.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from gklint.api import PARTIES, PARTY_LABELS, NamedTuple, Number, Quantity, Report, Words, lazy_pattern
from gklint_national.units import with_unit

_LEVELS = {"国": 5, "省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1}
_AREA = lazy_pattern("^[全我]([国省市州县区旗])")
_LEVEL = lazy_pattern("([省市州盟县区旗镇乡])(?:人民)?(?:政府|$)")
_COMPANIES = PARTIES[1:6]
_OUTCOMES = ("outcome.refused", "outcome.unavailable", "outcome.not_processed", "outcome.other")
_RESULTS = ("upheld", "corrected", "other", "pending", "total")


class Allowed(NamedTuple):
    """A figure that a quantity may be, and what it is called."""

    value: Number
    name: Words
    named: str = ""  # what the words have to name for it to be this one (see `readings`); empty where they need not


def _cell_name(label: str, concept: str) -> str:
    """`“行政许可”行“本年处理决定数量”`: row and column of table two, where one word does not name a figure."""
    row, _, column = label.partition("·")
    plain = concept.startswith(("requests.", "outcome.", "review.", "litigation."))
    return label if plain or not column else f"“{row}”行“{column}”"


Figures = list[Allowed | None]  # None: a cell it needs is not assessable


def admissible(report: Report, quantities: Sequence[Quantity]) -> list[Allowed] | None:
    """The figures a claim about these quantities may state, plainest first; None when one is not assessable."""
    each = [_Tables(report).of(quantity) for quantity in quantities]
    if not each or any(not figures or None in figures for figures in each):
        return None
    sums = [one for one in each[0] if one is not None]
    for figures in each[1:]:
        sums = [_add(one, two) for one in sums for two in figures if two is not None]
    if len(quantities) > 1 and all(one.party in _COMPANIES for one in quantities) and quantities[-1].party == "other":
        sums += [one for one in _Tables(report).of(Quantity(quantities[0].concept, "organisations")) if one is not None]
    plainest: dict[Number, Allowed] = {}
    for one in sums:
        plainest.setdefault(one.value, one)
    return list(plainest.values())


def _add(one: Allowed, two: Allowed) -> Allowed:
    return Allowed(
        one.value + two.value, Words(f"{one.name.zh}与{two.name.zh}合计", f"{one.name.en} and {two.name.en}")
    )


class _Tables:
    """The figures of one report by quantity."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def of(self, quantity: Quantity) -> Figures:
        concept, party = quantity
        if party is not None:
            return self._of_party(concept, party)
        special = _SPECIAL.get(concept)
        if special is not None:
            return special(self)
        stem, _, rest = concept.rpartition(".")
        if stem in ("review", "litigation", "litigation.direct", "litigation.after_review"):
            return self._cases(stem, rest)
        if stem in ("normative", "regulations"):
            return self._documents(stem, rest)
        return [self.group(concept) if concept in _OUTCOMES else self.one(concept)]

    def one(self, concept: str, party: str | None = None) -> Allowed | None:
        """A figure of the tables under the label of its row."""
        form = self.report.form
        column = party or ("total" if (concept, "total") in self.report.facts else None)
        value = self.report.value(concept, column)
        if value is None or form is None:
            return None
        label = _SHORT.get(concept) or Words(_cell_name(form.label(concept), concept), concept)
        if party is not None:
            label = Words(f"{PARTY_LABELS[party]}{label.zh}", f"{label.en} ({party})")
        return Allowed(value, label)

    def sum(self, concepts: Iterable[str], party: str | None = None, name: Words | None = None) -> Allowed | None:
        """The sum of several figures, of which none may be missing."""
        found = [self.one(concept, party) for concept in concepts]
        if not found or None in found:
            return None
        parts = [one for one in found if one is not None]
        total = parts[0]
        for part in parts[1:]:
            total = _add(total, part)
        return Allowed(total.value, name or total.name)

    def group(self, stem: str, party: str | None = None) -> Allowed | None:
        """The sum of a group of outcomes: every leaf below `outcome.refused` and the like."""
        leaves = self.report.form.leaves if self.report.form is not None else ()
        return self.sum([leaf for leaf in leaves if leaf == stem or leaf.startswith(stem + ".")], party, _SHORT[stem])

    def _of_party(self, concept: str, party: str) -> Figures:
        parties = _COMPANIES if party == "organisations" else (party,)
        label = Words("法人或其他组织" if party == "organisations" else PARTY_LABELS.get(party, party), party)
        rows: Sequence[Sequence[str]] = ((concept,),)
        if concept in ("requests.received", "outcome.total", "requests.handled"):
            rows = (("requests.received",), ("requests.received", "requests.carried_in"), ("outcome.total",))
        if concept in _OUTCOMES:
            return [self._columns([self.group(concept, one) for one in parties], label, concept)]
        found = [self._columns([self.sum(row, one) for one in parties], label, "+".join(row)) for row in rows]
        if party == "business":  # 企业 is said of all organisations too
            every = self._of_party(concept, "organisations")
            found += [one and one._replace(named="company") for one in every]
        return found

    def _columns(self, cells: Sequence[Allowed | None], label: Words, row: str) -> Allowed | None:
        if None in cells:
            return None
        total = sum((cell.value for cell in cells if cell is not None), start=0)
        said = "加".join(_SHORT[one].zh if one in _SHORT else one for one in row.split("+"))
        return Allowed(total, Words(f"{label.zh}{said}", f"{label.en}, {row}"))

    def _cases(self, stem: str, rest: str) -> Figures:
        both = [f"litigation.direct.{rest}", f"litigation.after_review.{rest}"]
        if rest == "dismissed":
            upheld, other = self._cases(stem, "upheld"), self._cases(stem, "other")
            sums = [_add(one, two) if one and two else None for one, two in zip(upheld, other, strict=True)]
            return [*upheld, *other, *sums]
        if rest == "closed":
            whole, pending = self._cases(stem, "total"), self._cases(stem, "pending")
            name = Words("审结", "closed")
            return [
                one and two and Allowed(one.value - two.value, name) for one, two in zip(whole, pending, strict=True)
            ] + whole
        if rest not in _RESULTS:
            return []
        if stem != "litigation":
            return [self.one(f"{stem}.{rest}")]
        return [self.sum(both), *map(self.one, both)]

    def _documents(self, stem: str, rest: str) -> Figures:
        known = self.report.form.rows_by_concept if self.report.form is not None else {}
        names = {"issued": ("issued", "made")}.get(rest, (rest,))
        return [self.one(f"{stem}.{name}") for name in names if f"{stem}.{name}" in known]

    def received(self) -> Figures:
        both = self.sum(("requests.received", "requests.carried_in"))
        return [self.one("requests.received"), both and both._replace(named="both")]

    def done(self) -> Figures:
        done, other = self.one("outcome.total"), self.group("outcome.other")
        rest = None
        if done is not None and other is not None:
            rest = Allowed(
                done.value - other.value, Words("办理总计减其他处理", "all processed but otherwise handled"), "answer"
            )
        new, left = self.one("requests.received"), self.one("requests.carried_out")
        of_new = None
        if new is not None and left is not None:
            of_new = Allowed(new.value - left.value, Words("新收减结转下年度", "received but not carried over"), "new")
        return [done, rest, of_new]

    def provided(self) -> Figures:
        """提供信息: disclosed, wholly or also in part."""
        return [self.one("outcome.disclosed"), self.sum(("outcome.disclosed", "outcome.partly_disclosed"))]

    def absent(self) -> Figures:
        held, made = "outcome.unavailable.not_held", "outcome.unavailable.needs_creation"
        others = [self.one(made), self.group("outcome.unavailable")]
        absent = [one and one._replace(named="absent") for one in others]
        return [self.one(held), absent[0], self.sum((held, made)), absent[1]]


_SPECIAL: Mapping[str, Callable[[_Tables], Figures]] = {
    "requests.received": _Tables.received,
    "requests.carried": lambda tables: [tables.one("requests.carried_in"), tables.one("requests.carried_out")],
    "requests.handled": lambda tables: [*tables.received()[::-1], tables.one("outcome.total")],
    "outcome.total": _Tables.done,
    "outcome.provided": _Tables.provided,
    "outcome.absent": _Tables.absent,
}
_SHORT: Mapping[str, Words] = {
    "requests.received": Words("新收", "received"),
    "requests.carried_in": Words("上年结转", "carried in"),
    "requests.carried_out": Words("结转下年度", "carried out"),
    "outcome.total": Words("办理总计", "all processed"),
    "outcome.refused": Words("不予公开", "refused"),
    "outcome.unavailable": Words("无法提供", "unavailable"),
    "outcome.not_processed": Words("不予处理", "not processed"),
    "outcome.other": Words("其他处理", "otherwise handled"),
    "outcome.partly_disclosed": Words("部分公开", "partly disclosed"),
    "outcome.disclosed": Words("予以公开", "disclosed"),
    "review.total": Words("行政复议", "reconsideration"),
    "litigation.direct.total": Words("未经复议直接起诉", "direct litigation"),
    "litigation.after_review.total": Words("复议后起诉", "litigation after reconsideration"),
}


@lru_cache(maxsize=4)
def government(report: Report) -> bool:
    """Whether the body speaks for all below it: a people's government or a sub-district office."""
    organ = report.organ or ""
    return organ.endswith(
        ("政府", "省", "市", "区", "县", "州", "旗", "乡", "镇", "街道办事处", "管理委员会", "管委会", "政府办公室")
    )


def names_wider_area(report: Report, name: str) -> bool:
    """Whether the words name an area larger than the body's own: 全省 in the report of a county."""
    area, level = _AREA.search(name), _LEVEL.search(report.organ or "")
    return area is not None and level is not None and _LEVELS[area[1]] > _LEVELS[level[1]]


def figures_said(allowed: Iterable[Allowed], concept: str) -> Words:
    """`新收1768件，新收加上年结转1773件`: each figure with its row; of several those that are 0 are left out.

    The unit is that of the tables, whatever the text counts in.
    """
    figures = list(allowed)
    shown = [one for one in figures if one.value] or figures[:1]
    return Words(
        "，".join(f"{one.name.zh}{with_unit(one.value, concept)}" for one in shown),
        ", ".join(f"{one.name.en} {one.value}" for one in shown),
    )


def values(allowed: Iterable[Allowed]) -> Iterator[Number]:
    """The figures alone."""
    return (one.value for one in allowed)
