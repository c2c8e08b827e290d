"""Regions are where they say: whatever the text holds, its characters at the region are the snippet."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gklint.model.bilingual import Words
from gklint.model.diagnostic import EXCERPT_LENGTH, Diagnostic, Place
from gklint.model.outcome import Outcome
from gklint.model.source import Source
from gklint.reporters.sarif.location import context_region, text_region

PIECES = st.sampled_from([*"数一8。\t \u2028\x85\x0c𠀀😀\r\n", "\r\n"]) | st.integers(1, 450).map(
    lambda count: "长" * count
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
LINE_END = re.compile("\r\n|\n|\r")


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Place]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return text, Place.of(Source("a.txt", text, "text").span(start, end))


def offset(text: str, line: int, column: int) -> int:
    """Where a line and column are, found as a viewer would: lines end at the announced sequences."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    return starts[line - 1] + column - 1


@given(places())
def test_line_and_column_offset_and_snippet_name_the_same_characters(given: tuple[str, Place]) -> None:
    text, place = given
    region: dict[str, Any] = text_region(place)
    start = offset(text, region["startLine"], region["startColumn"])
    end = offset(text, region["endLine"], region["endColumn"])
    assert (region["charOffset"], region["charOffset"] + region["charLength"]) == (start, end)
    if "snippet" in region:
        assert text[start:end] == region["snippet"]["text"]
    else:
        assert place.discreet or end == start or end - start > EXCERPT_LENGTH  # too long to be carried along


@given(places())
def test_the_context_is_of_the_line_and_more_than_the_region(given: tuple[str, Place]) -> None:
    text, place = given
    context: Any = context_region(place)
    if context is None:
        return
    start = offset(text, context["startLine"], context["startColumn"])
    end = offset(text, context["startLine"], context["endColumn"])
    assert text[start:end] == context["snippet"]["text"]
    assert not LINE_END.search(text[start:end])
    assert start <= place.start.offset <= place.end.offset <= end
    assert end - start > place.end.offset - place.start.offset


def test_a_byte_order_mark_and_crlf_do_not_shift_a_region(bench: Any, write: Callable[..., Any]) -> None:
    data = codecs.BOM_UTF8 + bench.markdown.encode("utf-8")
    run = write(bench.outcome())["runs"][0]
    text = data.decode("utf-8-sig")
    regions = [
        location["physicalLocation"]["region"]
        for result in run["results"]
        for location in (*result["locations"], *result.get("relatedLocations", ()))
        if "snippet" in location["physicalLocation"].get("region", {})
    ]
    assert len(regions) > 5
    for region in regions:
        start = offset(text, region["startLine"], region["startColumn"])
        assert start == region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]


def test_a_text_too_long_to_be_kept_whole_has_no_snippet() -> None:
    place = Place.of(Source("a.txt", "长" * 500, "text").span(0, 450))
    assert "snippet" not in text_region(place)
    assert text_region(place)["charLength"] == 450


def test_fingerprints_survive_a_paragraph_above_and_another_format(bench: Any, write: Callable[..., Any]) -> None:
    def settled(source: Source) -> Diagnostic:
        place = bench.place(source, "8")
        return Diagnostic("GK201", "row-total", "error", Words("和不等"), None, place, "r1", "0123456789abcdef")

    sources = [bench.text(), bench.text(text="新增一段\n\n" + bench.markdown), bench.docx()]
    hashes = [
        write(Outcome((settled(source),), (), bench.rules))["runs"][0]["results"][0]["partialFingerprints"]
        for source in sources
    ]
    expected = {"gklintKey/v1": "0123456789abcdef", "primaryLocationLineHash": "0123456789abcdef:1"}
    assert hashes == [expected, expected, expected]


def test_a_personal_number_is_not_in_the_log(write: Callable[..., Any], bench: Any) -> None:
    source = bench.text(text="申请人电话13812345678，共 3 件。\n")
    found = bench.diagnostic(source, "13812345678"), bench.diagnostic(source, "3 件")
    log = write(Outcome(found, (), bench.rules))
    assert "13812345678" not in str(log)
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in log["runs"][0]["results"]]
    assert [region["charLength"] for region in regions] == [11, 3]
