"""Five published reports: every cell read, exactly the known findings, and known changes with known results.

The reports are not part of the repository. They are looked for in the folder named by GKLINT_SAMPLES, else
beside the checkout; without them these tests are skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from road import national_rules, walk

from gklint.model.diagnostic import Diagnostic
from gklint.model.form import PARTIES
from gklint.model.report import Report

FOLDER = Path(os.environ.get("GKLINT_SAMPLES", Path(__file__).parents[3] / "shared" / "reports"))
FILES = {path.name[:3]: path for path in sorted(FOLDER.glob("00*.txt"))} if FOLDER.is_dir() else {}
# Families of rules whose findings on the samples are held against the list below.
FAMILIES = ("GK0", "GK1", "GK2", "GK3", "GK4", "GK5", "GK6", "GK7", "GK8")

pytestmark = pytest.mark.skipif(len(FILES) != 5, reason="the sample reports are not here")

SAMPLES = ("000", "001", "002", "003", "004")
BEIJING = ("000", "001", "003", "004")


@cache
def text_of(sample: str) -> str:
    return FILES[sample].read_text(encoding="utf-8")


@cache
def read(sample: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    return walk(FILES[sample].read_bytes(), FILES[sample].name)


# --- the tables ---------------------------------------------------------------------------------------------------

Row = tuple[int, ...]


def alone(natural_person: int) -> Row:
    """A row of table three with figures of natural persons only."""
    return (natural_person, 0, 0, 0, 0, 0, natural_person)


TABLE_THREE: Mapping[str, Mapping[str, Row]] = {
    "000": {
        "requests.received": alone(6),
        "outcome.disclosed": alone(5),
        "outcome.unavailable.not_held": alone(1),
        "outcome.total": alone(6),
    },
    "001": {
        "requests.received": (255, 16, 0, 0, 0, 0, 271),
        "requests.carried_in": (14, 1, 0, 0, 0, 0, 15),
        "outcome.disclosed": (31, 2, 0, 0, 0, 0, 33),
        "outcome.partly_disclosed": (7, 3, 0, 0, 0, 0, 10),
        "outcome.refused.internal_affairs": alone(5),
        "outcome.refused.process_information": alone(2),
        "outcome.refused.enforcement_file": alone(4),
        "outcome.unavailable.not_held": (171, 11, 0, 0, 0, 0, 183),
        "outcome.not_processed.petition": alone(9),
        "outcome.not_processed.repeated": alone(4),
        "outcome.other": alone(3),
        "outcome.total": (236, 16, 0, 0, 0, 0, 252),
        "requests.carried_out": (33, 1, 0, 0, 0, 0, 34),
    },
    "002": {},
    "003": {
        "requests.received": alone(5),
        "outcome.refused.other_law": alone(1),
        "outcome.unavailable.not_held": alone(3),
        "outcome.not_processed.repeated": alone(1),
        "outcome.total": alone(5),
    },
    "004": {"requests.received": alone(1), "outcome.disclosed": alone(1), "outcome.total": alone(1)},
}

GROUPS = ("review", "litigation.direct", "litigation.after_review")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
ZEROS = (0, 0, 0, 0, 0)
TABLE_FOUR: Mapping[str, tuple[tuple[int | None, ...], ...]] = {
    "000": (ZEROS, ZEROS, ZEROS),
    "001": ((17, 0, 0, 2, 19), (17, 1, 0, 0, 18), (7, 4, 0, 0, 11)),
    "002": ((None,) * 5, ZEROS, ZEROS),
    "003": ((1, 0, 0, 0, 1), ZEROS, (0, 0, 0, 1, 1)),
    "004": (ZEROS, ZEROS, ZEROS),
}

TABLE_TWO: Mapping[str, Mapping[str, str]] = {
    "000": {
        "confirmation.items_change": "+19",
        "penalty.items_change": "+336",
        "penalty.decisions": "156",
        "coercion.items_change": "+20",
        "procurement.items": "109",
        "procurement.amount": "4930.2597",
    },
    "001": {"procurement.items": "11", "procurement.amount": "79.1500"},
    "002": {"penalty.items_before": "6", "penalty.items_change": "-2", "penalty.decisions": "4"},
    "003": {
        "confirmation.items_change": "10",
        "confirmation.decisions": "1275",
        "penalty.items_change": "+337",
        "penalty.decisions": "353",
        "coercion.items_change": "20",
        "procurement.items": "21",
        "procurement.amount": "132.6444",
    },
    "004": {
        "penalty.items_change": "+397",
        "penalty.decisions": "228",
        "coercion.items_change": "+20",
        "procurement.items": "34",
        "procurement.amount": "1480.6663",
    },
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_table_three_is_read_cell_by_cell(sample: str) -> None:
    report, _ = read(sample)
    read_values = {figure: fact.value for figure, fact in report.facts.items() if figure[1] is not None}
    assert len(read_values) == 161
    rows = TABLE_THREE[sample]
    concepts = {concept for concept, _ in read_values}
    assert len(concepts) == 23 and set(rows) <= concepts
    for concept in concepts:
        assert tuple(read_values[concept, party] for party in PARTIES) == rows.get(concept, alone(0)), concept


@pytest.mark.parametrize("sample", SAMPLES)
def test_table_four_is_read_cell_by_cell(sample: str) -> None:
    report, _ = read(sample)
    values = tuple(tuple(report.facts[f"{group}.{part}", None].value for part in RESULTS) for group in GROUPS)
    assert values == TABLE_FOUR[sample]


@pytest.mark.parametrize("sample", SAMPLES)
def test_table_two_is_read_cell_by_cell(sample: str) -> None:
    report, _ = read(sample)
    raw = {
        concept: fact.raw
        for (concept, party), fact in report.facts.items()
        if party is None and not concept.startswith(GROUPS)
    }
    assert len(raw) == (25 if sample in BEIJING else 22)
    assert {concept: text for concept, text in raw.items() if text not in ("0", "0.0000")} == TABLE_TWO[sample]


@pytest.mark.parametrize("sample", SAMPLES)
def test_facts_stand_where_they_say(sample: str) -> None:
    """Line and column lead to the raw text, each figure to a cell of its own, in the form's order within a row."""
    report, _ = read(sample)
    lines = text_of(sample).split("\n")
    places = []
    for fact in report.facts.values():
        line, column = fact.span.line, fact.span.column
        assert lines[line - 1][column - 1 :].startswith(fact.raw), fact.key
        if fact.raw:
            places.append((line, column))
    assert len(set(places)) == len(places)
    for concept in {concept for concept, party in report.facts if party is not None}:
        row = [report.facts[concept, party].span.start for party in PARTIES]
        assert row == sorted(row)


@pytest.mark.parametrize(
    ("sample", "concept", "party", "line"),
    [
        ("001", "outcome.unavailable.not_held", "natural_person", 249),
        ("001", "outcome.unavailable.not_held", "total", 255),
        ("002", "penalty.items_change", None, 50),
        ("002", "requests.received", "total", 64),
        ("003", "confirmation.items_change", None, 54),
    ],
)
def test_some_cells_by_line(sample: str, concept: str, party: str | None, line: int) -> None:
    report, _ = read(sample)
    assert report.facts[concept, party].span.line == line


HEADING_LINES = {
    "000": (5, 14, 95, 364, 413, 417),
    "001": (6, 16, 97, 366, 415, 421),
    "002": (7, 37, 59, 90, 97, 105),
    "003": (7, 14, 95, 364, 413, 416),
    "004": (1, 13, 93, 356, 401, 410),
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_six_headings_and_no_other(sample: str) -> None:
    report, _ = read(sample)
    lines = tuple(section.heading.passage.span().line for section in report.sections if section.heading)
    assert lines == HEADING_LINES[sample]
    assert all(section.key for section in report.sections if section.heading)


@pytest.mark.parametrize("sample", SAMPLES)
def test_form_and_year(sample: str) -> None:
    report, _ = read(sample)
    assert (report.form.base if report.form else None, report.year, report.kind) == ("2019", 2020, "report")


# --- the findings -------------------------------------------------------------------------------------------------


class Known(NamedTuple):
    """A finding that is there. `lines`: where it may be said to be; empty for anywhere."""

    rule: str
    severity: str
    lines: tuple[int, ...] = ()

    def is_(self, found: Diagnostic) -> bool:
        at_line = not self.lines or found.place.start.line in self.lines
        return found.rule == self.rule and found.severity == self.severity and at_line


def one(rule: str, severity: str, *lines: int) -> Known:
    return Known(rule, severity, lines)


KNOWN: Mapping[str, tuple[Known, ...]] = {
    "000": (
        one("GK303", "warning", 12),
        one("GK601", "warning", 9),
        one("GK601", "info", 3),
        one("GK403", "info"),
        *[one("GK109", "info", *range(1, 14))] * 3,
        one("GK114", "info", 46),
        one("GK114", "info", 52),
    ),
    "001": (
        one("GK201", "error", *range(248, 256)),
        one("GK203", "error", *range(347, 360)),
        one("GK601", "warning", 13),
        one("GK604", "info", 4),
        one("GK615", "info", 8, 11, 422),
        one("GK403", "info"),
        one("GK114", "info", 48),
        one("GK114", "info", 54),
    ),
    "002": (
        one("GK501", "warning", 95),
        one("GK105", "warning", 90),
        one("GK703", "warning", 3),
        one("GK611", "warning", 9),
        one("GK611", "warning", 31),
        one("GK119", "warning", 103),
        one("GK601", "warning", 99),
        one("GK601", "warning", 101),
        one("GK605", "info", 31),
        one("GK614", "info", 99),
        one("GK618", "info", 5, 9),
        one("GK211", "info", 50),
        one("GK608", "info", 99),
    ),
    "003": (
        one("GK505", "info", 54, 66, 71),
        one("GK601", "info", 5),
        one("GK601", "info", 9),
        one("GK614", "info", 414),
        *[one("GK109", "info", *range(1, 14))] * 5,
        one("GK403", "info"),
        one("GK114", "info", 46),
        one("GK114", "info", 52),
    ),
    "004": (
        one("GK611", "warning", 12),
        one("GK701", "warning"),
        one("GK401", "warning"),
        one("GK403", "info"),
        one("GK104", "info", 401),
        *[one("GK601", "warning", line) for line in (10, 403, 404, 407, 408)],
        one("GK609", "info"),
        one("GK114", "info", 44),
        one("GK114", "info", 50),
    ),
}


def in_scope(rules: Iterable[str]) -> list[str]:
    """The rules of the families above that exist."""
    existing = {rule.id for rule in national_rules()}
    return [rule for rule in rules if rule.startswith(FAMILIES) and rule in existing]


@pytest.mark.parametrize("sample", SAMPLES)
def test_known_findings_are_found(sample: str) -> None:
    _, found = read(sample)
    for known in KNOWN[sample]:
        if in_scope([known.rule]):
            assert any(known.is_(diagnostic) for diagnostic in found), known


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_other_error_or_warning(sample: str) -> None:
    _, found = read(sample)
    grave = [diagnostic for diagnostic in found if diagnostic.severity != "info" and in_scope([diagnostic.rule])]
    known = [known for known in KNOWN[sample] if known.severity != "info" and in_scope([known.rule])]
    assert sorted(diagnostic.rule for diagnostic in grave) == sorted(one.rule for one in known), grave


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_info_that_is_not_known(sample: str) -> None:
    _, found = read(sample)
    infos = {diagnostic.rule for diagnostic in found if diagnostic.severity == "info"}
    assert set(in_scope(infos)) == set(in_scope(known.rule for known in KNOWN[sample] if known.severity == "info"))


# --- changes with known results -----------------------------------------------------------------------------------


def changed(sample: str, figures: Mapping[tuple[str, str | None], str]) -> str:
    """The sample with these cells written anew."""
    report, _ = read(sample)
    text = text_of(sample)
    spans = sorted(
        ((report.facts[figure].span, raw) for figure, raw in figures.items()), key=lambda item: -item[0].start
    )
    for span, raw in spans:
        text = text[: span.start] + raw + text[span.end :]
    return text


def rules_of(text: str, family: str = "GK2") -> list[str]:
    _, found = walk(text.encode(), "报告.txt")
    return sorted(d.rule for d in found if d.rule.startswith(family) and d.severity != "info")


def test_the_repair_of_001_makes_it_add_up() -> None:
    assert rules_of(changed("001", {("outcome.unavailable.not_held", "total"): "182"})) == []


def test_a_wrong_grand_total_breaks_row_balance_and_leaves() -> None:
    assert rules_of(changed("000", {("outcome.total", "total"): "7"})) == ["GK201", "GK202", "GK203"]


def repairs_of(text: str) -> set[tuple[str, str | None, int, int]]:
    """What the arithmetic findings propose: figure, found and expected."""
    repairs = [diagnostic.repair for diagnostic in walk(text.encode(), "报告.txt")[1] if diagnostic.rule < "GK205"]
    return {(r.concept, r.party, int(r.found or 0), int(r.expected)) for r in repairs if r is not None}


def test_the_wrong_figure_is_named() -> None:
    assert repairs_of(text_of("001")) == {("outcome.unavailable.not_held", "total", 183, 182)}
    wrong = changed("000", {("outcome.total", "total"): "7"})
    assert repairs_of(wrong) == {("outcome.total", "total", 7, 6)}


def test_a_wrong_carry_over_breaks_both_its_columns() -> None:
    figures = {("requests.carried_out", "natural_person"): "1", ("requests.carried_out", "total"): "1"}
    assert rules_of(changed("003", figures)) == ["GK202", "GK202"]


def test_a_wrong_review_total() -> None:
    assert rules_of(changed("004", {("review.total", None): "1"})) == ["GK204"]


def test_blanks_filled_with_zeros_are_no_blanks() -> None:
    lines = text_of("002").split("\n")
    assert lines[94].count("0") == 10
    lines[94] = "\t".join("0" * 15)
    assert rules_of("\n".join(lines), "GK501") == []
    assert rules_of(text_of("002"), "GK501") == ["GK501"]


def test_another_year_in_the_title() -> None:
    first, rest = text_of("000").split("\n", 1)
    found = rules_of(first.replace("2020", "2021") + "\n" + rest, "GK")
    assert "GK005" in found and "GK712" in found


@pytest.mark.parametrize("sample", SAMPLES)
def test_sections_two_and_three_exchanged(sample: str) -> None:
    lines = text_of(sample).split("\n")
    second, third, fourth = (line - 1 for line in HEADING_LINES[sample][1:4])
    swapped = lines[:second] + lines[third:fourth] + lines[second:third] + lines[fourth:]
    assert "GK102" in rules_of("\n".join(swapped), "GK1")
    assert "GK102" not in rules_of(text_of(sample), "GK1")


@pytest.mark.parametrize("sample", BEIJING)
def test_headers_of_both_forms(sample: str) -> None:
    pasted = "\t信息内容\n\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n\t规章\n"
    text = text_of(sample).replace("\t规章\n", pasted, 1)
    assert text != text_of(sample)
    assert "GK004" in rules_of(text, "GK0")
