"""Lists whose items do not add up to their total, and the figure of the tables that mends one."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NamedTuple, NarrativeClaim, Report, Severity, Words, lazy_pattern
from gklint_national.cross_reference.allowed import Allowed
from gklint_national.cross_reference.contradictions import Contradiction, TotalOfItems, statements
from gklint_national.cross_reference.names import claim_name

_LEAST_SHARE = 0.6  # of the total: items that make up less were never meant to be all
# What is done to what is counted: 发布信息, 收到意见建议, 通过门户网站主动公开政府信息.
_DONE = lazy_pattern(
    r"(?:通过[^，。；：、]{2,12})?(?:主动公开|公开|发布|收到|受理|接收|办理|答复|制发|印发|更新|推送|处理|回复|报送|制作|发送|举办|召开"
    r"|组织|开展|解读)(?![的量率费]|决定|总数|各类)[^，。；：、（）()\d]{1,12}(?<![的量率])$"
)
_COUNTED = lazy_pattern(r"(?:总数|数量|件数)?(?:为|共计|总计|合计|累计|共|计|达|有|了|约|：|:|\s)*$")


class FaultyList(NamedTuple):
    """A total that its items do not add up to. `over`: they make up more."""

    total: TotalOfItems
    over: bool
    severity: Severity

    @property
    def claim(self) -> NarrativeClaim:
        """The total."""
        return self.total.claim

    @property
    def key(self) -> str:
        """What its finding is known by within the report."""
        return f"{self.claim.value}:{self.total.items}"

    @property
    def name(self) -> str:
        """rule:key of its finding."""
        return f"{'GK315' if self.over else 'GK316'}:{self.key}"


class MendedList(NamedTuple):
    """A faulty list that is right with the table's figure; `is_total`: where that is the total, not an item."""

    fault: FaultyList
    reading: Allowed
    is_total: bool


def faulty_lists(report: Report) -> Iterator[FaultyList]:
    """The lists of the text that do not add up; those with items left out are let pass."""
    for one in statements(report).totals():
        added, total = sum(one.items), one.claim.value
        if total is not None and added > total:
            yield FaultyList(one, True, "warning")
        elif one.claim.manner != "open" and float(one.least) * _LEAST_SHARE <= added < one.least:
            yield FaultyList(one, False, "warning" if one.complete else "info")


def mended_list(report: Report, found: Contradiction) -> MendedList | None:
    """The list that a contradicted figure stands in, if the table's figure in its place makes it add up."""
    claim = found.claim
    for fault in faulty_lists(report):
        total, items = fault.claim, fault.total.items
        if total.sentence != claim.sentence or claim.value is None or fault.total.least != total.value:
            continue
        is_total = total.start == claim.start
        for one in found.allowed:
            added = sum(items) if is_total else sum(items) - claim.value + one.value
            wanted = one.value if is_total else total.value
            if added == wanted and (is_total or claim.value in items):
                return MendedList(fault, one, is_total)
    return None


def words_with_list(words: Words, mended: MendedList) -> Words:
    """What is said of the figure, and of the list it does not fit into."""
    claim, items = mended.fault.claim, mended.fault.total.items
    added, unit = sum(items), claim.unit
    if len(items) == 1:
        return Words(f"{words.zh}，也多于总数{claim.value}{unit}", f"{words.en}; it is also more than the total")
    if mended.is_total:
        return Words(f"{words.zh}；所列各项之和也是{added}{unit}", f"{words.en}; its items add up to {added} as well")
    return Words(
        f"{words.zh}；所列各项之和因此为{added}{unit}，与总数{claim.value}{unit}不等",
        f"{words.en}; with it the items add up to {added}, not to {claim.value}",
    )


def advice_for_list(claim: NarrativeClaim, mended: MendedList) -> Words:
    """The figure that mends both."""
    unit, right, total = claim.unit or "件", mended.reading.value, mended.fault.claim.value
    zh = f"请核对，将正文的{claim.value}{unit}改为{right}{unit}"
    if mended.is_total or len(mended.fault.total.items) == 1:
        return Words(f"{zh}。", f"Check, and write {right}.")
    return Words(
        f"{zh}；改后各项之和即为{total}{unit}。", f"Check, and write {right}: the items then add up to {total}."
    )


def list_finding(report: Report, fault: FaultyList, help: Words | None) -> Finding:
    """The total of a list, its items one by one, and what is too much or too little."""
    claim, items, unit = fault.claim, fault.total.items, fault.claim.unit
    added, total, each = sum(items), claim.value or 0, "+".join(map(str, items))
    difference = f"比总数{'多' if fault.over else '少'}{abs(added - total)}{unit}"
    name = name_of_total(report, claim)
    named = "正文总数为" if name == "总数" else f"正文写{name}"
    listed = f"所列各项之和为{added}{unit}（{each}）" if len(items) > 1 else f"其中一项却为{added}{unit}"
    words = Words(
        f"{named}{total}{unit}，{listed}，{difference}",
        f"the total is {total}, the items add up to {added} ({each})",
    )
    place = report.body.span(claim.start, claim.end)
    return Finding(words, place, fault.key, help=help or _ONE_IS_WRONG, severity=fault.severity)


_ONE_IS_WRONG = Words("请核对总数和各分项，改正不符的一处。", "Check total and items, and correct the wrong one.")


def name_of_total(report: Report, claim: NarrativeClaim) -> str:
    """What the total is of: the quantity, or the words of the text before its number; `总数` where these are long."""
    if claim.quantities:
        return claim_name(report, claim).zh
    text = report.body.text[claim.clause[0] : claim.start]
    named = _DONE.search(_COUNTED.sub("", text))
    return named[0] if named is not None else "总数"


def are_exclusive(claim: NarrativeClaim) -> bool:
    """Whether nothing counts among two items: rows of the tables, results of review and of litigation, fees."""
    return bool(claim.quantities)
