"""What the tables allow the narrative to say: for each quantity the figures it may be (docs/domain/identities.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, reduce

from gklint.api import PARTIES, PARTY_LABELS, Quantity, Report, Words, lazy_pattern
from gklint_national.cross_reference.allowed import Allowed, add, allowed_cell, less, plainest, with_addend
from gklint_national.cross_reference.names import plain_english

_LEVELS = {"国": 5, "省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1}
_AREA = lazy_pattern("^[全我]([国省市州县区旗])")
_LEVEL = lazy_pattern("([省市州盟县区旗镇乡])(?:人民)?(?:政府|$)")
_COMPANIES = PARTIES[1:6]
_OUTCOMES = ("outcome.refused", "outcome.unavailable", "outcome.not_processed", "outcome.other")
_RESULTS = ("upheld", "corrected", "other", "pending", "total")


Figures = list[Allowed | None]  # None: a cell it needs is not assessable


def admissible(report: Report, quantities: Sequence[Quantity]) -> list[Allowed] | None:
    """The figures a claim about these quantities may state, plainest first; None when one is not assessable."""
    each = [_Tables(report).of(quantity) for quantity in quantities]
    if not each or any(not figures or None in figures for figures in each):
        return None
    sums = [one for one in each[0] if one is not None]
    for figures in each[1:]:
        sums = [add(one, two) for one in sums for two in figures if two is not None]
    if len(quantities) > 1:
        first, *others = sums
        sums = [first, *(one._replace(implied=True) for one in others)]
        if all(one.party in _COMPANIES for one in quantities) and quantities[-1].party == "other":
            every = _Tables(report).of(Quantity(quantities[0].concept, "organisations"))
            sums += [one for one in every if one is not None]
    return plainest(sums)


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
        """A figure of the tables; what its row or column is called where the quantity does not say it."""
        form = self.report.form
        column = party or ("total" if (concept, "total") in self.report.facts else None)
        value = self.report.value(concept, column)
        if value is None or form is None:
            return None
        label = _SHORT_NAMES.get(concept) or Words(form.label(concept).rpartition("·")[2], plain_english(concept))
        if party is not None:
            label = Words(f"{PARTY_LABELS[party]}{label.zh}", f"{label.en} ({plain_english(party)})")
        return allowed_cell(value, concept, label, _row_words(concept, form.label(concept)))

    def sum(self, concepts: Iterable[str], party: str | None = None) -> Allowed | None:
        """The sum of several figures, of which none may be missing."""
        found = [self.one(concept, party) for concept in concepts]
        parts = [one for one in found if one is not None]
        return reduce(add, parts) if parts and len(parts) == len(found) else None

    def group(self, stem: str, party: str | None = None) -> Allowed | None:
        """The sum of a group of outcomes: every leaf below `outcome.refused` and the like."""
        leaves = self.report.form.leaves if self.report.form is not None else ()
        below = [leaf for leaf in leaves if leaf == stem or leaf.startswith(stem + ".")]
        found = self.sum(below, party)
        if found is None:
            return None
        several = "各项合计" if len(below) > 1 else ""
        return allowed_cell(found.value, stem, _SHORT_NAMES[stem], several)

    def _of_party(self, concept: str, party: str) -> Figures:
        parties = _COMPANIES if party == "organisations" else (party,)
        columns = Words(
            "法人或其他组织各列合计" if party == "organisations" else f"“{PARTY_LABELS.get(party, party)}”列",
            plain_english(party),
        )
        if concept in _OUTCOMES:
            return [self._columns([self.group(concept, one) for one in parties], columns, (concept,))]
        if concept not in ("requests.received", "outcome.total", "requests.handled"):
            return [self._columns([self.one(concept, one) for one in parties], columns, (concept,))]
        rows = (("requests.received",), ("requests.received", "requests.carried_in"), ("outcome.total",))
        found = [self._columns([self.sum(row, one) for one in parties], columns, row) for row in rows]
        if found[0] is not None and found[1] is not None:
            carried = found[1].value - found[0].value
            behind = Words(f"加上上年结转{carried}件共{found[1].figure}", found[1].words.en)
            found[1] = found[1]._replace(behind=behind, base=found[0].value)
        if party == "business":  # 企业 is said of all organisations too
            every = self._of_party(concept, "organisations")
            found += [one and one._replace(named="company", behind=None, base=None, implied=True) for one in every]
        return found

    def _columns(self, cells: Sequence[Allowed | None], columns: Words, rows: tuple[str, ...]) -> Allowed | None:
        """The figure of one or several columns of table three, in a row or in two together."""
        found = [cell for cell in cells if cell is not None]
        if len(found) < len(cells):
            return None
        total = sum((cell.value for cell in found), start=0)
        row = "加".join(_SAID_OF_ROWS.get(one, "") for one in rows)
        name = Words(f"{columns.zh}{row}", f"{columns.en}, {' and '.join(map(plain_english, rows))}")
        said = allowed_cell(total, rows[0], name, name.zh)
        return said._replace(behind=Words(f"{row}为{said.figure}", said.words.en)) if row else said

    def _cases(self, stem: str, rest: str) -> Figures:
        if rest == "dismissed":
            upheld, other = self._cases(stem, "upheld"), self._cases(stem, "other")
            sums = [add(one, two) if one and two else None for one, two in zip(upheld, other, strict=True)]
            return [*upheld, *other, *sums]
        if rest == "closed":
            whole, pending = self._cases(stem, "total"), self._cases(stem, "pending")
            name = Words("审结", "closed")
            closed = [one and two and less(one, two, name) for one, two in zip(whole, pending, strict=True)]
            return [*closed, *(one and one._replace(implied=True) for one in whole)]
        if rest not in _RESULTS:
            return []
        if stem != "litigation":
            return [self.one(f"{stem}.{rest}")]
        return self._litigation(rest)

    def _litigation(self, rest: str) -> Figures:
        """Both kinds of litigation together, and each of them, which the former tells along."""
        each = [self.one(f"litigation.{kind}.{rest}") for kind in ("direct", "after_review")]
        named = [
            one and one._replace(name=_SHORT_NAMES[f"litigation.{kind}.total"])
            for one, kind in zip(each, ("direct", "after_review"), strict=True)
        ]
        direct, after = named
        both = add(direct, after) if direct is not None and after is not None else None
        if both is not None:
            both = both._replace(words=both.words._replace(zh=both.words.zh.removeprefix("合计")))
        return [both, *(one and one._replace(implied=True) for one in named)]

    def _documents(self, stem: str, rest: str) -> Figures:
        known = self.report.form.rows_by_concept if self.report.form is not None else {}
        names = {"issued": ("issued", "made")}.get(rest, (rest,))
        return [self.one(f"{stem}.{name}") for name in names if f"{stem}.{name}" in known]

    def received(self) -> Figures:
        new, carried = self.one("requests.received"), self.one("requests.carried_in")
        both = with_addend(new, carried)._replace(named="both") if new is not None and carried is not None else None
        return [new, both]

    def done(self) -> Figures:
        done, other = self.one("outcome.total"), self.group("outcome.other")
        rest = of_new = None
        if done is not None and other is not None:
            rest = less(done, other, Words("", "all processed but otherwise handled"))._replace(named="answer")
        new, left = self.one("requests.received"), self.one("requests.carried_out")
        if new is not None and left is not None:
            of_new = less(new, left, Words("", "received but not carried over"))._replace(named="new")
        return [done, rest, of_new]

    def provided(self) -> Figures:
        """提供信息: disclosed, wholly or also in part."""
        whole, part = self.one("outcome.disclosed"), self.one("outcome.partly_disclosed")
        both = with_addend(whole, part) if whole is not None and part is not None else None
        return [_with_label(whole), both]

    def carried(self) -> Figures:
        """结转: into the year or out of it."""
        return [_with_label(self.one(concept)) for concept in ("requests.carried_in", "requests.carried_out")]

    def handled(self) -> Figures:
        """办理: what came in with what was carried in, what came in, or what was done."""
        new, both = self.received()
        return [both, new, self.one("outcome.total")]

    def absent(self) -> Figures:
        """不存在: not held, not made, or both; also all that could not be provided."""
        held, made = (self.one(f"outcome.unavailable.{leaf}") for leaf in ("not_held", "needs_creation"))
        group = self.group("outcome.unavailable")
        others = [_with_label(made), group and group._replace(words=Words(f"无法提供共{group.figure}", group.words.en))]
        absent = [one and one._replace(named="absent") for one in others]
        both = add(held, made) if held is not None and made is not None else None
        return [_with_label(held), absent[0], both and both._replace(implied=True), absent[1]]


def _with_label(one: Allowed | None) -> Allowed | None:
    """The figure with the name of its row in front: `“本机关不掌握相关政府信息”为3件`."""
    return one and one._replace(words=Words(f"“{one.name.zh}”{one.words.zh}", one.words.en))


_SPECIAL: Mapping[str, Callable[[_Tables], Figures]] = {
    "requests.received": _Tables.received,
    "requests.carried": _Tables.carried,
    "requests.handled": _Tables.handled,
    "outcome.total": _Tables.done,
    "outcome.provided": _Tables.provided,
    "outcome.absent": _Tables.absent,
}
# What is said of a row whose quantity the text calls otherwise: 收到申请31件 is in the table 本年新收为38件.
_SAID_OF_ROWS: Mapping[str, str] = {
    "requests.received": "本年新收",
    "requests.carried_in": "上年结转",
    "outcome.total": "办理结果总计",
}


def _row_words(concept: str, label: str) -> str:
    """The row or column of the tables, where the name of the quantity is not that of the row."""
    column = label.rpartition("·")[2].partition("（")[0]
    in_table_two = "·" in label and not concept.startswith(("review", "litigation"))
    row = "" if concept == "requests.carried_in" else _SAID_OF_ROWS.get(concept, "")
    return f"“{column}”" if in_table_two else row


_SHORT_NAMES: Mapping[str, Words] = {
    "requests.received": Words("本年新收", "received"),
    "requests.carried_in": Words("上年结转", "carried in"),
    "requests.carried_out": Words("结转下年度", "carried over"),
    "outcome.total": Words("办理结果总计", "all processed"),
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


@lru_cache(maxsize=1)
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
