"""Numbers and names paired in order, parts of the year, and denials behind what was done."""

from __future__ import annotations

import pytest
from narrative_claims import claims, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政许可、行政处罚分别为80件、6件。", {"licensing.decisions": 80, "penalty.decisions": 6}),
        ("制发、废止规范性文件分别为3件、1件。", {"normative.issued": 3, "normative.repealed": 1}),
        ("予以公开和部分公开分别为6件和2件。", {"outcome.disclosed": 6, "outcome.partly_disclosed": 2}),
        ("收到和办结申请分别为9件、8件。", {"requests.received": 9, "outcome.total": 8}),
        ("收到申请、作出答复、延期分别为9件、8件。", {}),  # three names, two numbers
    ],
)
def test_as_many_numbers_as_names(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("一季度发布信息8条，二季度9条，三季度7条，四季度6条，全年31条。", [(31, 8, 9, 7, 6)]),
        ("上半年接待20人次，三季度11人次，四季度9人次，全年40人次。", []),
        ("下半年发布信息30条，其中三季度11条、四季度9条。", [(30, 11, 9)]),
        ("上半年发布信息20条，三季度11条，全年40条。", []),  # a quarter is missing
        ("上半年收到申请20件，下半年办结18件，全年办结39件。", []),  # not of one thing
        ("上半年发布20条，下半年发布26条，下半年比上半年多6条。", []),
    ],
)
def test_periods_that_cover_a_longer_one(text: str, sums: list[tuple[int, ...]]) -> None:
    assert [(one.value, *one.against) for one in claims(text) if one.relation == "sum"] == sums


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("上年结转3件，新收20件，两项合计24件。", 24),
        ("市本级培训30场，上年28场；县区培训50场，上年44场；两级合计81场。", 81),
        ("来电50次，来信14次，来访22次，三条渠道汇总为90次。", 90),
        ("住房类12条、土地类9条、其他类4条，共27条。", 27),
    ],
)
def test_sums_behind_other_figures(text: str, total: int) -> None:
    assert [one.value for one in claims(text) if one.relation == "sum"] == [total]


@pytest.mark.parametrize(
    ("text", "concept", "of_which"),
    [
        ("收到申请9件，到期的均已办结，无结转。", "requests.carried_out", "all"),
        ("收到申请9件，全部办结，没有结转。", "requests.carried_out", "all"),
        ("上年结转的2件均已办结，无一结转。", "requests.carried_out", "carried"),
        ("除行政复议外，未发生行政诉讼。", "litigation.total", "all"),
        ("除一审案件外，未发生行政诉讼。", "litigation.total", "some"),
        ("去年发生行政诉讼2件，今年一件也没有发生。", "litigation.total", "all"),
        ("一季度、二季度、三季度和四季度均未收到政府信息公开申请。", "requests.received", "all"),
    ],
)
def test_what_there_was_none_of(text: str, concept: str, of_which: str) -> None:
    none = [one for one in claims(text) if one.relation == "none" and one.certain]
    assert [(one.concepts, one.of_which, one.when) for one in none] == [((concept,), of_which, "year")]


def test_no_carry_over_of_other_matters() -> None:
    assert told("收到工单9件，全部办结，无结转。") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制发规范性文件9件，上年7件；废止2件，上年3件。", {"normative.issued": 9, "normative.repealed": 2}),
        ("制发规范性文件9件，均同步解读；废止2件。", {"normative.issued": 9, "normative.repealed": 2}),
        ("现行有效的规范性文件5件均已公开。", {"normative.in_force": 5}),
        ("收到的8件申请和上年转入的2件，年内已全部办结。", {
            "requests.received": 8, "requests.carried_in": 2, "requests.carried_out": 0,
        }),
        ("除2件不掌握外，其余6件予以公开。", {"outcome.absent": 2, "outcome.disclosed": 6}),
        ("收取信息处理费2笔，计380元。", {"fees.processing": 380}),
        ("收取信息处理费2件380元。", {"fees.processing": 380}),
    ],
)  # fmt: skip
def test_asides_leave_what_is_spoken_of(text: str, expected: dict[str, object]) -> None:
    assert told(text) == expected
