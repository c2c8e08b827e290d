"""Random lawful figures: tables that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from gklint.model.form import PARTIES, Figure, Form, FormRow

Dice = Callable[[int, int], int]  # a number from low to high, both included
Counts = Counter[Figure]

_GROUPS = ("review", "litigation.direct", "litigation.after_review")
_RESULTS = ("upheld", "corrected", "other", "pending")
_APPLICANTS = PARTIES[:-1]


def lawful_facts(form: Form, dice: Dice, *, local: bool = False, rule_making: bool = False) -> dict[str, str]:
    """The text of every cell that is not 0, by figure key, for `report(facts=…)`.

    `local` fills the local rows of the form in place of the row they replace, `rule_making` the row of
    government rules, which only bodies with that power may fill.
    """
    counts = _requests(form, dice) + _disputes(dice)
    facts = {_key(figure): str(count) for figure, count in counts.items()}
    for row in _rows_two(form, local):
        if row.id != "regulations" or rule_making:
            facts |= _disclosure(row, dice)
    return {key: text for key, text in facts.items() if text != "0"}


def _rows_two(form: Form, local: bool) -> list[FormRow]:
    rows = form.table("two").rows
    if not local:
        return [row for row in rows if not row.local]
    replaced = {row.replaces for row in rows}
    return [row for row in rows if row.id not in replaced]


def _key(figure: Figure) -> str:
    concept, party = figure
    return f"{concept}@{party}" if party else concept


def _pick(items: Sequence[str], dice: Dice) -> str:
    return items[dice(0, len(items) - 1)]


def _requests(form: Form, dice: Dice) -> Counts:
    """Table three: outcomes and what is carried over are thrown, what came in follows."""
    counts: Counts = Counter()
    for _ in range(dice(0, 8)):
        concept = _pick((*form.leaves, "requests.carried_out"), dice)
        counts[concept, _pick(_APPLICANTS, dice)] += dice(1, 40)
    for party in _APPLICANTS:
        counts["outcome.total", party] = sum(counts[leaf, party] for leaf in form.leaves)
        due = counts["outcome.total", party] + counts["requests.carried_out", party]
        counts["requests.carried_in", party] = dice(0, due // 2) if due else 0
        counts["requests.received", party] = due - counts["requests.carried_in", party]
    for concept in dict.fromkeys(concept for concept, _ in counts):
        counts[concept, PARTIES[-1]] = sum(counts[concept, party] for party in _APPLICANTS)
    return counts


def _disputes(dice: Dice) -> Counts:
    """Table four."""
    counts: Counts = Counter()
    for _ in range(dice(0, 3)):
        group, count = _pick(_GROUPS, dice), dice(1, 20)
        counts[f"{group}.{_pick(_RESULTS, dice)}", None] += count
        counts[f"{group}.total", None] += count
    return counts


def _disclosure(row: FormRow, dice: Dice) -> dict[str, str]:
    """One row of table two."""
    concepts = [concept for concept, _ in row.figures]
    values = {
        "made": _documents_2019,
        "issued": _documents_2021,
        "decisions": _decisions,
        "items_before": _powers,
        "items": _procurement,
        "amount": _amount,
    }[concepts[0].rpartition(".")[2]](dice)
    return dict(zip(concepts, values, strict=False))


def _documents_2019(dice: Dice) -> list[str]:
    disclosed = dice(0, 9)
    return [str(dice(0, 9)), str(disclosed), str(disclosed + dice(0, 60))]


def _documents_2021(dice: Dice) -> list[str]:
    issued, repealed = dice(0, 9), dice(0, 9)
    return [str(issued), str(repealed), str(max(issued - repealed, 0) + dice(0, 60))]


def _decisions(dice: Dice) -> list[str]:
    return [str(dice(0, 900))]


def _powers(dice: Dice) -> list[str]:
    """Stock, change and decisions; the decisions never equal the new stock, which would look like a slip."""
    before = dice(0, 60)
    change = dice(-before, 40)
    decisions = dice(0, 900)
    if decisions == before + change:
        decisions += 1
    return [str(before), f"{change:+d}" if change else "0", str(decisions)]


def _procurement(dice: Dice) -> list[str]:
    items = dice(0, 30)
    return [str(items), f"{dice(1, 9000)}.{dice(0, 9999):04d}" if items else "0"]


def _amount(dice: Dice) -> list[str]:
    return [f"{dice(1, 900)}.{dice(10, 99)}"] if dice(0, 1) else ["0"]
