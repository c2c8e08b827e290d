"""Which year a report speaks of, and when its title stands alone."""

from __future__ import annotations

import pytest
from gklint_national.years import is_doubtful, narrative_year, year_beside_title

from gklint.testing.examples import recognise_example

TITLE = "某某区民政局{}年政府信息公开工作年度报告"
BASIS = "根据《政府信息公开条例》第五十条规定，编制本报告。"


@pytest.mark.parametrize(
    ("overview", "year"),
    [
        ("2023年，我局依法公开。\n1.2023年发布信息20条。", 2023),
        ("我局依法公开。2023年发布信息20条。", 2023),
        ("2022年以来，我局依法公开。", None),
        ("2022年，发布10条。\n2023年，发布20条。", None),
        ("公开2022年决算。", None),
    ],
)
def test_the_year_sentences_open_with(overview: str, year: int | None) -> None:
    assert narrative_year(recognise_example({"overview": overview})) == year


@pytest.mark.parametrize(
    ("parts", "other"),
    [
        ({}, None),
        ({"title": TITLE.format(2024)}, 2023),
        ({"title": TITLE.format(2022)}, 2023),
        ({"title": TITLE.format(2024), "preamble": BASIS, "end": ""}, None),
        ({"overview": "2022年，我局发布信息。\n2022年，共发布20条。"}, None),
        ({"overview": "2022年，我局发布信息。\n2022年，共发布20条。", "preamble": BASIS}, None),
        ({"overview": "2022年，我局发布信息。\n2022年，共发布20条。", "preamble": BASIS, "end": ""}, 2022),
    ],
)
def test_the_title_alone(parts: dict[str, str], other: int | None) -> None:
    assert year_beside_title(recognise_example(parts)) == other


def test_without_a_year_in_the_title_period_and_text_must_agree() -> None:
    title = "某某区民政局政府信息公开工作年度报告"
    period = BASIS + "统计期限为2022年1月1日至12月31日。"
    assert not is_doubtful(recognise_example({"title": title}))
    assert is_doubtful(recognise_example({"title": title, "preamble": period}))
