"""The archive: which reports are one series, and which are compared with none."""

from __future__ import annotations

from typing import Any

from gklint.match.summary import summarize
from gklint.model.archive import Archive, ReportSummary
from gklint.testing.examples import recognise_example
from gklint.testing.national_forms import national_forms


def summary(path: str, year: int, organ: str = "某某区民政局", **parts: Any) -> ReportSummary:
    form = "2019" if year < 2021 else "2021"
    made = summarize(recognise_example({"path": path, "year": year, "organ": organ, "form": form, **parts}))
    assert made is not None
    return made


def archive(*summaries: ReportSummary) -> Archive:
    return Archive.of(summaries, national_forms())


def test_the_report_of_the_year_before() -> None:
    last, now, other = summary("b.txt", 2022), summary("a.txt", 2023), summary("c.txt", 2022, "某某区教育局")
    every = archive(last, now, other)
    assert every.before(now) is last
    assert every.before(last) is None and every.before(other) is None
    assert list(every.pairs()) == [(last, now)]
    assert set(every.peers(2022)) == {last, other}


def test_figures_by_name_over_both_forms() -> None:
    old, new = (
        summary("a.txt", 2020, **{"requests.carried_out": 3}),
        summary("b.txt", 2021, **{"requests.carried_in": 3}),
    )
    every = archive(old, new)
    assert every.value(old, "requests.carried_out", "total") == 3
    assert every.value(new, "requests.carried_in", "natural_person") == 3
    assert every.value(new, "procurement.items") is None  # not in this form
    common = {figure: values for figure, *values in every.common(old, new)}
    assert common["requests.carried_out", "total"] == [3, 0]
    assert ("normative.in_force", None) not in common


def test_two_formats_of_one_report_are_one() -> None:
    word, text = summary("a.md", 2023), summary("b.txt", 2023, facts={"licensing.decisions": ""})
    every = archive(text, word, summary("c.txt", 2024))
    assert every.series["某某区民政局"][2023] is word  # more of its figures are certain
    assert not every.clashes


def test_reports_that_disagree_are_compared_with_none() -> None:
    one, two, next_year = (
        summary("a.txt", 2023),
        summary("b.txt", 2023, facts={"licensing.decisions": 5}),
        summary("c", 2024),
    )
    every = archive(one, two, next_year)
    assert every.before(next_year) is None and not list(every.pairs())
    assert every.clashes == {("某某区民政局", 2023): (one, two)}
    assert every.years("某某区民政局") == {2023, 2024}


def test_a_report_whose_year_is_in_doubt_is_compared_with_none() -> None:
    doubtful = summary("a.txt", 2023, title="某某区民政局2022年政府信息公开工作年度报告")
    assert doubtful.doubted
    every = archive(doubtful, summary("b.txt", 2024), summary("c.txt", 2021))
    assert not list(every.pairs())
    assert every.years("某某区民政局") >= {2021, 2022, 2023, 2024}


def test_a_name_without_a_place_is_one_body_in_one_folder_only() -> None:
    near = archive(summary("甲/a.txt", 2022, "民政局"), summary("甲/b.txt", 2023, "民政局"))
    far = archive(summary("甲/a.txt", 2022, "民政局"), summary("乙/b.txt", 2023, "民政局"))
    assert len(list(near.pairs())) == 1 and not list(far.pairs())
    town = archive(summary("2022/a.txt", 2022, "白石镇人民政府"), summary("2023/a.txt", 2023, "白石镇人民政府"))
    assert len(list(town.pairs())) == 1


def test_one_name_of_two_bodies_is_told_by_their_different_reports() -> None:
    town = "白石镇人民政府"
    two = [summary("甲/a.txt", 2023, town), summary("乙/a.txt", 2023, town, facts={"licensing.decisions": 5})]
    assert not list(archive(summary("甲/b.txt", 2021, town), summary("甲/c.txt", 2022, town), *two).pairs())
