"""The same quantity stated in two places with different figures."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NarrativeClaim, Quantity, Related, Report, Words
from gklint_national.cross_reference.allowed import values
from gklint_national.cross_reference.comparisons import cells_of
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.lists import name_of_total
from gklint_national.cross_reference.names import quantity_names, table_of
from gklint_national.cross_reference.statements import span

_SHORTEST = 6  # characters of a name that says of what: 公开信息 alone may be said of several things
_POINTS_AT = "所指的件数|"  # begins the name of a number that another points at
_FEWEST_WORDS = 2  # of a name that is enough by itself


def repeated_statements(report: Report) -> Iterator[Finding]:
    """Each later statement of a quantity that has another figure than the first."""
    seen: dict[tuple[object, ...], NarrativeClaim] = {}
    for claim in statements(report).text("exactly"):
        if not claim.name or claim.when != "year" or claim.of_which not in ("all", "channel") or claim.whose == "other":
            continue
        key = (claim.quantities, _words_of(claim.name), claim.unit)
        if claim.manner == "listed":
            seen[key] = claim  # 网络71件，信函58件: the list that a later number of one channel repeats
            continue
        first = seen.setdefault(key, claim)
        if claim.manner == "again":
            if first.value != claim.value and claim.sentence - first.sentence <= 1:
                yield _finding(report, _with_quantity(first), _with_quantity(claim))
        elif first.value != claim.value and first.sentence != claim.sentence and _same(report, first, claim):
            yield _finding(report, first, claim)


def _words_of(name: str) -> str:
    """The same for 主动公开|信息 and 主动公开政府信息."""
    return name.replace("|", "").replace("政府信息", "信息").replace("政务信息", "信息")


def _same(report: Report, first: NarrativeClaim, second: NarrativeClaim) -> bool:
    """Whether both certainly speak of one quantity."""
    if second.quantities:
        allowed = statements(report).allowed(second.quantities)
        both = {first.value, second.value}
        return (
            first.whole
            and second.whole
            and bool(first.value and second.value)
            and not both <= set(values(allowed or ()))
        )
    specific = second.name.count("|") > _FEWEST_WORDS
    return first.whole + second.whole + specific > 1 and (specific or len(second.name) > _SHORTEST)


def _with_quantity(claim: NarrativeClaim) -> NarrativeClaim:
    """A number that points at one before, or is pointed at, with the quantity that both are of."""
    _, _, concept = claim.name.partition(_POINTS_AT)
    return claim._replace(quantities=(Quantity(concept),)) if concept else claim


def _finding(report: Report, first: NarrativeClaim, second: NarrativeClaim) -> Finding:
    name = (
        quantity_names(report, second.quantities).zh
        if second.quantities
        else report.body.text[second.clause[0] : second.start]
    )
    unit, table = second.unit, _of_table(report, second)
    said = f"{name}数" if second.quantities else f"“{_name(report, first, second)}”的数量"
    words = Words(
        f"{said}前后不一致：前文为{first.value}{unit}，此处为{second.value}{unit}{table.zh}",
        f"the same quantity is {first.value} above and {second.value} here{table.en}",
    )
    related = (Related(Words(f"{first.value}{unit}", f"{first.value}"), span(report, first)),)
    help = _WITH_TABLE if table.zh else None
    key = f"{name}:{first.value}:{second.value}"
    return Finding(
        words, span(report, second), key, help=help, related=(*related, *cells_of(report, second.quantities))
    )


def _name(report: Report, first: NarrativeClaim, second: NarrativeClaim) -> str:
    """What is counted, in the words of the text: the longer of the two names that end in a noun."""
    names = [name for one in (first, second) if not (name := name_of_total(report, one)).endswith("的")]
    return max(names, key=len, default="总数")


_WITH_TABLE = Words("请核对，正文两处与表中的数应当一致。", "Check: both and the table should agree.")


def _of_table(report: Report, claim: NarrativeClaim) -> Words:
    """`，表三本年新收为5件`: what the tables have, where they have it."""
    allowed = statements(report).allowed(claim.quantities) if claim.quantities else None
    if not allowed:
        return Words("")
    table = table_of(claim)
    return Words(f"，{table.zh}{allowed[0].words.zh}", f"; {table.en} has {allowed[0].words.en}")
