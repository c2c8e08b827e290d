"""Lines that nobody wrote by hand: recognition passes over each of them once, or these tests never end."""

import pytest

from gklint.testing.examples import recognise_example
from gklint.testing.report import report

LENGTH = 300_000


@pytest.mark.parametrize("mark", [".", "…", "·", "_", "-", " ", "情况", "（", "一、", "1.", "年"])
def test_a_heading_line_full_of_one_mark(mark: str) -> None:
    filler = mark * (LENGTH // len(mark))
    text = report().replace("二、主动公开", f"二、{filler}主动公开", 1)
    read = recognise_example({"text": text})
    assert read.kind == "report" and len(read.facts) == 200


@pytest.mark.parametrize("mark", [".", "·", "_", "1 ", "（"])
def test_a_paragraph_full_of_one_mark(mark: str) -> None:
    text = report(overview="本机关依法公开政府信息" + mark * (LENGTH // len(mark)) + "。")
    assert len(recognise_example({"text": text}).facts) == 200
