"""What is kept of a report for comparing: certain figures, and prose without what changes by itself."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from gklint.match.summary import compared_text, summarize
from gklint.model.archive import ReportSummary
from gklint.testing.examples import recognise_example
from gklint.testing.national_forms import national_forms

FORM = national_forms()["2021"]


def summary(**parts: Any) -> ReportSummary:
    made = summarize(recognise_example(parts))
    assert made is not None
    return made


def number(made: ReportSummary, concept: str, party: str | None = None) -> Any:
    return made.numbers[FORM.places[concept, party]]


def test_every_figure_of_the_form_in_its_order() -> None:
    made = summary(facts={"licensing.decisions": 7, "fees.amount": "3.50"})
    assert len(made.numbers) == len(FORM.figures)
    assert number(made, "licensing.decisions") == 7
    assert str(number(made, "fees.amount")) == "3.50"
    assert (made.organ, made.year, made.form, made.path) == ("某某区民政局", 2023, "2021", "报告.txt")


@pytest.mark.parametrize("raw", ["", "/", "无", "22（其中修订16件）"])
def test_what_is_not_certain_is_none(raw: str) -> None:
    assert number(summary(facts={"normative.in_force": raw}), "normative.in_force") is None


def test_a_blank_total_is_the_sum_of_certain_addends() -> None:
    made = summary(facts={"requests.received@natural_person": 4, "requests.received@total": ""})
    assert number(made, "requests.received", "total") == 4
    unsure = summary(facts={"requests.received@natural_person": "", "requests.received@total": ""})
    assert number(unsure, "requests.received", "total") is None


@pytest.mark.parametrize(
    "parts",
    [
        {"text": "今天天气不错。"},
        {"organ": "", "title": "2023年政府信息公开工作年度报告", "end": ""},
        {"labels": {"行政规范性文件": "规范性文件", "本年制发件数": "本年新制作数量"}},
    ],
)
def test_no_report_to_compare(parts: dict[str, Any]) -> None:
    report = recognise_example(parts)
    unknown = report.organ is None or report.form is None or report.detected == "mixed"
    assert (summarize(report) is None) == unknown


def test_the_prose_by_section_without_numbers_name_and_statutory_words() -> None:
    made = summary(
        overview="2023年，某某区民政局主动公开政府信息120条，民政局接待来访 3 人次。", notes={"requests": "注：更正。"}
    )
    assert made.prose("overview") == "年，条，接待来访人次"
    assert made.prose("requests") == "注，更正"
    assert made.prose("other") == ""


def test_wrapping_and_blanks_make_no_difference() -> None:
    assert compared_text("公布\n社区 食堂的进度，按月", "某局") == compared_text("公布社区食堂的进度，按月", "某局")


def test_the_digest_is_that_of_the_text() -> None:
    assert summary().digest == summary(path="另.txt").digest
    assert summary().digest != summary(year=2022).digest
    assert summary(layout="tabs").year == 2023


def test_it_is_small() -> None:
    assert len(pickle.dumps(summary())) < 2000
