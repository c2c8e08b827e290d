"""How often the wrong figure is named, and how long that takes: `python benchmarks/localise.py [--tables 10000]`.

Random lawful tables get one, two or three wrong cells in table three. Counted are tables where all wrong cells are
named, some, none, and where a cell is named that was right. Beside it stands brute force for one cell: try for each
cell the value that would mend the first failed sum, and look whether all sums hold.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from filled import report_of

from gklint.check.diagnosis import diagnose
from gklint.check.equations import Equation, connected_groups, equations_of
from gklint.check.rule_packages import rules_in
from gklint.model.form import Figure
from gklint.model.report import Report
from gklint.testing.lawful_figures import lawful_facts
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells

RULES = [rule for rule in rules_in("gklint_national") if rule.identity is not None]


def slip(value: int, rng: random.Random) -> int:
    """Another value, as a hand would slip: one off, a digit more or less, reversed, or anything."""
    digits = str(value)
    slips = (
        value + rng.choice((-1, 1)),
        int(digits + rng.choice("0123456789")),
        int(digits[:-1] or 0),
        int(digits[::-1]),
        rng.randint(0, 99),
    )
    other = rng.choice(slips)
    return other if other != value and other >= 0 else value + 1


def table(rng: random.Random, wrong: int) -> tuple[Report, Mapping[Figure, int]]:
    """A report with `wrong` cells of table three that are wrong, and what they should be."""
    form_id = rng.choice(("2019", "2021"))
    form = national_forms()[form_id]
    raw = raw_cells(form, {"facts": lawful_facts(form, rng.randint)})
    right = {figure: int(raw[figure]) for figure in rng.sample(form.table("three").figures, wrong)}
    return report_of(raw | {figure: str(slip(value, rng)) for figure, value in right.items()}, form_id), right


def told(report: Report, right: Mapping[Figure, int], names: list[str]) -> str:
    """What is said of a report with wrong cells."""
    repairs = diagnose(report, RULES, names).repairs.values()
    named = {(repair.concept, repair.party): repair.expected for repair in repairs}
    if not named.items() <= right.items():
        return "a right cell named"
    return "all named" if len(named) == len(right) else "some named" if named else "none named"


def by_brute_force(report: Report, equations: list[Equation]) -> list[Figure]:
    """The cells that alone can mend all sums."""
    failed = next(equation for equation in equations if equation.residual)
    found = []
    for figure in report.facts:
        change = -Fraction(failed.residual) / failed.weights[figure] if figure in failed.weights else Fraction(0)
        if change and all(row.residual + row.weights.get(figure, 0) * change == 0 for row in equations):
            found.append(figure)
    return found


def measure(tables: int, wrong: int) -> str:
    rng = random.Random(wrong)
    counts: Counter[str] = Counter()
    searched = forced = 0.0
    for _ in range(tables):
        report, right = table(rng, wrong)
        equations = list(equations_of(report, RULES))
        names = [equation.name for equation in equations if equation.residual]
        start = perf_counter()
        counts[told(report, right, names) if names else "invisible"] += 1
        searched += perf_counter() - start
        if wrong == 1:
            start = perf_counter()
            by_brute_force(report, next(g for g in connected_groups(equations) if any(row.residual for row in g)))
            forced += perf_counter() - start
    shares = ", ".join(f"{name} {count / tables:.2%}" for name, count in sorted(counts.items()))
    beside = f"; brute force {forced / tables * 1e3:.2f} ms" if wrong == 1 else ""
    return f"{wrong} wrong: {shares}; {searched / tables * 1e3:.2f} ms{beside}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=2000)
    tables = parser.parse_args().tables
    for wrong in (1, 2, 3, 4, 12):
        print(measure(tables, wrong), flush=True)


if __name__ == "__main__":
    main()
