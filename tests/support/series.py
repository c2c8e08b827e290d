"""Lawful reports of one body over the years: what one carries over the next takes up, stocks follow from stocks."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from gklint.model.form import PARTIES
from gklint.testing.lawful_figures import Dice
from gklint.testing.lawful_parts import lawful_parts

ORGAN = "某某区民政局"
_POWERS = ("licensing", "other_services", "penalty", "coercion", "fees")
_DECIDED = ("licensing", "penalty", "coercion")
Counts = Counter[str]


@st.composite
def series(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The parts of two to four reports running, in lawful words that change from year to year."""

    def dice(low: int, high: int) -> int:
        return draw(st.integers(low, high))

    first, every = dice(2019, 2023), []
    last: Counts | None = None
    for year in range(first, first + dice(2, 4)):
        form = "2019" if year < 2021 else "2021"
        counts = requests_of(last or Counter(), dice)
        counts.update(_powers(last, dice) if form == "2019" else documents_of(last, dice))
        words = lawful_parts(dice, (form,))
        facts = {
            key: f"{count:+d}" if key.endswith("_change") else str(count) for key, count in counts.items() if count
        }
        every.append(
            {"form": form, "year": year, "organ": ORGAN, "facts": facts}
            | {name: words[name] for name in ("problems", "headings")}
        )
        last = counts
    return every


def requests_of(last: Counts, dice: Dice) -> Counts:
    """Table three: what was carried over is taken up, something comes in, most of it is done."""
    counts: Counts = Counter()
    for party in PARTIES[:-1]:
        carried, received = last[f"requests.carried_out@{party}"], dice(0, 9) * dice(0, 1)
        left = dice(0, received)
        done = carried + received - left
        for key, count in (
            ("requests.carried_in", carried),
            ("requests.received", received),
            ("requests.carried_out", left),
            ("outcome.disclosed", done),
            ("outcome.total", done),
        ):
            counts[f"{key}@{party}"] += count
            counts[f"{key}@total"] += count
    return counts


def _powers(last: Counts | None, dice: Dice) -> Counts:
    """Table two of the form of 2019."""
    counts: Counts = Counter()
    for kind in _POWERS:
        before = dice(0, 60) if last is None else last[f"{kind}.items_before"] + last[f"{kind}.items_change"]
        change = dice(-before, 40)
        counts[f"{kind}.items_before"] = before
        counts[f"{kind}.items_change"] = change
        if kind != "fees":
            counts[f"{kind}.decisions"] = before + change + dice(1, 900)  # never the new stock itself
    disclosed = dice(0, 9)
    counts["normative.disclosed"] = disclosed
    counts["normative.disclosed_total"] = (last or Counter())["normative.disclosed_total"] + disclosed
    return counts


def documents_of(last: Counts | None, dice: Dice) -> Counts:
    """Table two of the form of 2021; its stock begins anew in 2021."""
    known = last is not None and "normative.in_force" in last
    held = last["normative.in_force"] if last is not None and known else dice(0, 60)
    issued = dice(0, 9)
    repealed = dice(0, held)
    counts = Counter({f"{kind}.decisions": dice(0, 900) for kind in _DECIDED})
    settings_in_force = held + issued - repealed
    counts.update({"normative.issued": issued, "normative.repealed": repealed, "normative.in_force": settings_in_force})
    return counts
