"""The claims of a report as they stand against its tables: which may be compared, which fit, which contradict."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from gklint.api import PARTIES, NamedTuple, NarrativeClaim, Number, Quantity, Report, Severity
from gklint_national.cross_reference.admissible import admissible, government, names_wider_area
from gklint_national.cross_reference.allowed import Allowed, values
from gklint_national.cross_reference.certainty import is_borne_out, is_item, is_likely, is_read, may_be_fewer, plainest
from gklint_national.cross_reference.explanations import explains, explains_list, is_of_another_scope, wholes
from gklint_national.cross_reference.in_parts import (
    are_one_together,
    has_rest_beside,
    is_of_several,
)
from gklint_national.cross_reference.other_readings import (
    disclosed_at_all,
    groups_of_people,
    is_out_of_scale,
    joins_applicants,
    parts_instead,
    whole_instead,
)

_Key = TypeVar("_Key", bound=Hashable)


class Contradiction(NamedTuple):
    """A claim that none of the figures it may be agrees with."""

    claim: NarrativeClaim
    allowed: tuple[Allowed, ...]
    severity: Severity | None = None
    over: bool = False  # a part, and more than all that the tables have


class TotalOfItems(NamedTuple):
    """A total of the text with its items, which make up at least `least` where the text says all of them."""

    claim: NarrativeClaim
    least: Number
    items: tuple[Number, ...]
    complete: bool


def is_under(claim: NarrativeClaim, stems: tuple[str, ...]) -> bool:
    """Whether its concept is one of these or below one: `review.` and `outcome.refused` have some below."""
    concept = claim.concepts[0]
    return any(concept == stem or concept.startswith(stem.rstrip(".") + ".") for stem in stems)


class Statements:
    """The claims of one report, compared once for all rules."""

    def __init__(self, report: Report) -> None:
        self.report = report
        below = [one for one in report.claims if one.whose == "below"]
        self._wider = {one.sentence for one in below if names_wider_area(report, one.name)}
        self.claims = [one for one in report.claims if self.ours(one)]
        self.figures = [
            one
            for one in self.claims
            if one.relation == "exactly" and one.quantities and one.comparable and one.value is not None
        ]
        self._allowed: dict[tuple[Quantity, ...], list[Allowed] | None] = {}

    def ours(self, claim: NarrativeClaim) -> bool:
        """Whether it speaks of those whose figures the tables are."""
        if claim.whose == "below":
            return government(self.report) and claim.sentence not in self._wider
        return claim.whose == "own" and not self._of_the_office(claim)

    def _of_the_office(self, claim: NarrativeClaim) -> bool:
        """Whether it is of the government's office alone, where the report is the government's."""
        of_office = claim.name.endswith(("政府办公室", "政府办公厅", "政府办")) and "办公" not in (
            self.report.organ or ""
        )
        return of_office and government(self.report)

    def allowed(self, quantities: tuple[Quantity, ...]) -> list[Allowed] | None:
        """What the claim may state; None when the tables do not say for certain."""
        if quantities not in self._allowed:
            self._allowed[quantities] = admissible(self.report, quantities)
        return self._allowed[quantities]

    def fits(self, claim: NarrativeClaim) -> bool | None:
        """Whether the claim states an admissible figure; None when that is not certain."""
        allowed = self.allowed(self._whole(claim))
        if allowed is None or claim.value is None:
            return None
        if any(one.value == claim.value and self._is_named(claim, one) for one in allowed):
            return True
        clause = self.report.body.text[claim.clause[0] : claim.clause[1]]
        of_people = {value for one in groups_of_people(claim, clause) for value in values(self.allowed(one) or ())}
        return (may_be_fewer(claim) and claim.value < max(values(allowed))) or claim.value in of_people

    def names(self, claim: NarrativeClaim, concept: str) -> bool:
        """Whether another figure of the claim's sentence is of the concept."""
        beside = self._figures_by_sentence.get(claim.sentence, [])
        return any(one.concepts[0] == concept for one in beside if one is not claim)

    def counts_others(self, claim: NarrativeClaim) -> bool:
        """Whether its sentence has another total of such cases than the tables: 全市被复议312件，纠正率16.7%."""
        whole = f"{claim.concepts[0].rpartition('.')[0]}.total"
        figures = set(values(self.allowed((Quantity(whole),)) or ()))
        stated = [one for one in self.report.claims if one.sentence == claim.sentence and one.concepts == (whole,)]
        return any(one.value not in figures for one in stated if one.relation == "exactly" and figures)

    def _counted_in(self, claim: NarrativeClaim) -> bool:
        """Whether requests carried in are named before the claim; what is told of them behind it is of them alone."""
        beside = self._figures_by_sentence.get(claim.sentence, [])
        return any(one.concepts[0] == "requests.carried_in" and one.start < claim.start for one in beside)

    def _is_named(self, claim: NarrativeClaim, reading: Allowed) -> bool:
        """Whether the words name the reading, where it is not the plainest one."""
        clause = self.report.body.text[claim.clause[0] : claim.clause[1]]
        match reading.named:
            case "answer":
                return "复" in clause
            case "new":
                new = self.names(claim, "requests.received") and not self._counted_in(claim)
                return claim.of_which == "new" or new
            case "both":
                return claim.manner != "new" or claim.concepts == ("requests.handled",)
            case "absent":
                return "掌握" not in clause
            case "company":
                parties = [one.quantities[0].party for one in self._beside(claim) if one.quantities]
                return "商业" not in clause and not set(parties) & set(PARTIES[2:5])
        return True

    def _whole(self, claim: NarrativeClaim) -> tuple[Quantity, ...]:
        """A part of a result (撤销 of 纠正) is compared with the result."""
        return tuple(Quantity(one.concept.removesuffix("_part"), one.party) for one in claim.quantities)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The exact figures that fit nothing, one for each quantity, and parts that are more than their whole."""
        return (*self._misfits(), *self._parts_too_large())

    def _misfits(self) -> Iterator[Contradiction]:
        for quantities, claims in self._by_quantity().items():
            allowed = self.allowed(tuple(Quantity(one.concept.removesuffix("_part"), one.party) for one in quantities))
            if allowed is None or any(self.fits(one) for one in claims) or self._in_parts(claims, allowed):
                continue
            several = [one for one in claims if not self._is_explained(one, allowed)]
            wrong = [one for one in several if self.is_sure(one)]
            if wrong:
                claim = plainest(wrong)
                doubtful = self._is_doubtful(claim, allowed)
                yield Contradiction(claim, self.readings(claim, allowed), "info" if doubtful else None)
            elif likely := [one for one in several if is_likely(one, allowed)]:
                claim = plainest(likely)
                yield Contradiction(claim, self.readings(claim, allowed), "info")

    def readings(self, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> tuple[Allowed, ...]:
        """The figures that the claim's words may mean: none that they do not name."""
        named = [one for one in allowed if one.value != claim.value and self._is_named(claim, one)]
        return tuple(named or [one for one in allowed if one.value != claim.value] or allowed)

    def _is_explained(self, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> bool:
        """Whether something else in its sentence accounts for the figure."""
        if is_of_several(claim, self._same(claim)) or is_item(claim, self._beside(claim)):
            return True
        fitting = [one.start for one in self._others(claim) if self.fits(one)]
        return explains(self.report, claim, list(values(allowed)), wholes(self.allowed, claim.concepts[0]), fitting)

    def _is_doubtful(self, claim: NarrativeClaim, allowed: Sequence[Allowed]) -> bool:
        """Whether the figure itself says that it rather counts something else."""
        value, party = claim.value or 0, claim.quantities[0].party
        others = [*whole_instead(claim), *parts_instead(claim)]
        read = [one for concept in others for one in self.allowed((Quantity(concept),)) or ()]
        if not self.names(claim, "outcome.partly_disclosed"):
            read += self.allowed(disclosed_at_all(claim)) or ()
        alike = bool(value) and value in values(read)
        if alike or is_out_of_scale(value, list(values(allowed))) or (party is not None and joins_applicants(claim)):
            return True
        told = self._figures_by_sentence.get(claim.sentence, [])
        return is_of_another_scope(told, [one for one in told if self.fits(one)])

    def _others(self, claim: NarrativeClaim) -> list[NarrativeClaim]:
        """The figures of the claim's sentence that are of another quantity."""
        beside = self._figures_by_sentence.get(claim.sentence, [])
        return [one for one in beside if one.quantities != claim.quantities]

    def _beside(self, claim: NarrativeClaim) -> list[NarrativeClaim]:
        return self._by_sentence.get(claim.sentence, [])

    @cached_property
    def _by_sentence(self) -> Mapping[int, list[NarrativeClaim]]:
        """Those that speak of the body of the tables, sentence by sentence."""
        return _group_by(self.claims, lambda one: one.sentence)

    @cached_property
    def _of_one_quantity(self) -> Mapping[tuple[int, tuple[Quantity, ...]], list[NarrativeClaim]]:
        """All claims, by sentence and quantities."""
        return _group_by(self.report.claims, lambda one: (one.sentence, one.quantities))

    @cached_property
    def _figures_by_sentence(self) -> Mapping[int, list[NarrativeClaim]]:
        return _group_by(self.figures, lambda one: one.sentence)

    def _parts_too_large(self) -> Iterator[Contradiction]:
        """Parts of a quantity that are more than the whole of it."""
        for one in self.report.claims:
            if one.relation != "exactly" or not one.quantities or not one.value or not self._is_part(one):
                continue
            allowed = self.allowed(self._whole(one))
            if allowed and one.value > max(values(allowed)):
                yield Contradiction(one, tuple(allowed[:1]), "info", over=True)

    def _is_part(self, claim: NarrativeClaim) -> bool:
        """Whether it is read as of a part of this body's year; a level (向市政府提出的) is a whole of its own."""
        part = claim.whose == "own" and claim.of_which != "level" and claim.when in ("year", "part")
        return is_read(claim) and not claim.comparable and part

    def _by_quantity(self) -> Mapping[tuple[Quantity, ...], list[NarrativeClaim]]:
        return _group_by(self.figures, lambda one: one.quantities)

    def _same(self, claim: NarrativeClaim) -> list[NarrativeClaim]:
        """The claims of its sentence about its quantity, itself among them."""
        return self._of_one_quantity.get((claim.sentence, claim.quantities), [])

    def _in_parts(self, claims: Sequence[NarrativeClaim], allowed: Sequence[Allowed]) -> bool:
        """Whether figures of one sentence make up the table's together: 3件……，2件……结转下年度."""
        figures, text = list(values(allowed)), self.report.body.text
        return any(
            are_one_together(self._same(one), figures) or has_rest_beside(one, text, self._beside(one), figures)
            for one in claims
        )

    def is_sure(self, claim: NarrativeClaim) -> bool:
        """Certain, or kept from it only by an unknown word while all else of its sentence agrees with the tables."""
        if claim.certain or claim.doubt != "word":
            return claim.certain
        others = self._others(claim)
        return is_borne_out(claim, others, [one for one in others if self.fits(one)])

    def denials(self, *stems: str) -> Iterator[NarrativeClaim]:
        """The claims of none for quantities with these stems, unless another number of the text belongs to them."""
        for one in self.claims:
            whole = one.relation == "none" and (one.certain or (one.whole and is_read(one))) and one.comparable
            if whole and is_under(one, stems) and one.quantities[0] not in self._told_elsewhere:
                yield one

    @cached_property
    def _told_elsewhere(self) -> frozenset[Quantity]:
        """The quantities that the text states some number for, of whatever body: the text then has two scopes."""
        exact = [one for one in self.report.claims if one.relation == "exactly" and one.value]
        return frozenset(
            quantity
            for one in exact
            for quantity in one.quantities
            if (one.certain and one.comparable) or one.value in set(values(self.allowed((quantity,)) or []))
        )

    def text(self, *relations: str) -> Iterator[NarrativeClaim]:
        """The certain claims about figures of the text itself, with those relations, whosoever figures they are."""
        told = (one for one in self.report.claims if one.relation in relations)
        return (one for one in told if one.certain and one.value is not None)

    def totals(self) -> Iterator[TotalOfItems]:
        """The totals with their items, each once: what is read as a list and as a sum is the latter."""
        found: dict[tuple[int, tuple[Number, ...]], TotalOfItems] = {}
        for one in self.text("list", "sum"):
            total = _total(one)
            key = one.start, total.items
            if key not in found or total.complete:
                found[key] = total
        totals = wholes(self.allowed, "requests.received")
        yield from (one for one in found.values() if not explains_list(self.report, one.claim, one.items, totals))


def _total(claim: NarrativeClaim) -> TotalOfItems:
    value = claim.value or 0
    if claim.relation == "sum":
        return TotalOfItems(claim, value, claim.against, claim.manner != "open")
    return TotalOfItems(claim, claim.against[0], claim.against[1:], claim.manner == "stated")


def _group_by(
    claims: Iterable[NarrativeClaim], key: Callable[[NarrativeClaim], _Key]
) -> dict[_Key, list[NarrativeClaim]]:
    """The claims that have one key, in their order, by that key."""
    groups: dict[_Key, list[NarrativeClaim]] = {}
    for one in claims:
        groups.setdefault(key(one), []).append(one)
    return groups


@lru_cache(maxsize=1)
def statements(report: Report) -> Statements:
    """The report's claims against its tables, read once and shared by all cross-reference rules."""
    return Statements(report)
