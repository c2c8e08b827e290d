"""Totals of rows of one kind, of what is excepted and the rest, in brackets and behind bases; who is spoken of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative_claims import claims, told


def _tied(text: str) -> list[tuple[object, ...]]:
    """Total and items of each certain list or sum."""
    found = [one for one in claims(text) if one.relation in ("list", "sum") and one.certain]
    return [(one.value, *(one.against[1:] if one.relation == "list" else one.against)) for one in found]


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("予以公开16件，部分公开3件，不予公开2件，总数26件。", (26, 16, 3, 2)),
        ("各类答复中，予以公开16件、部分公开3件、不予公开2件，总数为26件。", (26, 16, 3, 2)),
        ("自然人12件、商业企业3件、科研机构1件，总计18件。", (18, 12, 3, 1)),
        ("维持5件，纠正2件，未审结1件，共10件。", (10, 5, 2, 1)),
        ("予以公开9件、部分公开2件，除这14件外，均未能提供信息。", (14, 9, 2)),
        ("自然人9件、商业企业2件，上述14件均已答复。", (14, 9, 2)),
        ("17件办结件除予以公开9件、部分公开2件外，其余8件未能提供信息。", (17, 9, 2, 8)),
        ("申请渠道（新收146件）：信函58件；网络81件；当面17件。", (146, 58, 81, 17)),
        ("新收的267件申请，按提交方式分为三类，即现场38件、挂号信97件、互联网112件。", (267, 38, 97, 112)),
        ("今年的10件申请，我们分两头收：网上提的4件，当面交的3件。", (10, 4, 3)),
        ("不予处理的10件中信访举报投诉类8件、重复申请4件。", (10, 8, 4)),
        ("84件申请中通过网络提交的39件；挂号信和EMS提交的33件；现场提交的21件。", (84, 39, 33, 21)),
        ("18件申请只有三个来路：网上16件，邮寄5件，当面2件。", (18, 16, 5, 2)),
    ],
)
def test_totals_that_their_rows_miss(text: str, tied: tuple[int, ...]) -> None:
    assert tied in _tied(text)


@pytest.mark.parametrize(
    "text",
    [
        "予以公开16件，部分公开3件，不予公开2件，总数21件。",
        "予以公开9件、部分公开2件，除这11件外，均未能提供信息。",
        "予以公开9件、部分公开2件，这9件均已上网。",  # the first of them
        "17件办结件除予以公开9件、部分公开2件外，其余6件未能提供信息。",
        "申请渠道（新收146件）：信函58件；网络71件；当面17件。",
        "全年公开信息842条，其中公文类信息36条，机构职能类5条，其他801条。",  # 条 counts no kinds
        "予以公开16件，部分公开3件，不予公开2件，全年共办结26件。",  # what was done may be more
    ],
)
def test_totals_that_are_right_or_of_more(text: str) -> None:
    assert all(sum(one[1:]) == one[0] for one in _tied(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("除行政复议4件外，未发生其他争议。", ("review.total", 4)),
        ("除行政诉讼1件外，未因信息公开被诉。", ("litigation.total", 1)),
    ],
)
def test_an_exception_that_is_all_there_was(text: str, figure: tuple[str, int]) -> None:
    assert figure in told(text).items()


def test_an_exception_of_some_is_not_read() -> None:
    assert told("除已审结的行政复议4件外，未发生其他争议。").get("review.total") is None
    assert told("除外县行政复议4件外，未发生其他争议。") == {}


def test_a_share_of_figures_that_are_excepted() -> None:
    [one] = [
        one for one in claims("除自然人申请15件、占新收19件的87.9%外，其余为企业申请。") if one.relation == "share"
    ]
    assert one.certain and (one.value, one.against) == (Decimal("87.9"), (15, 19))


@pytest.mark.parametrize("who", ["我局及所属单位", "本局和各分局", "本机关及其下属单位"])
def test_a_denial_of_this_body_and_others(who: str) -> None:
    [one] = [one for one in claims(f"2023年，{who}未收到政府信息公开申请。") if one.relation == "none"]
    assert (one.whose, one.certain, one.whole) == ("own", True, False)


def test_a_denial_of_others_alone() -> None:
    assert [one.whose for one in claims("所属单位未收到政府信息公开申请。") if one.relation == "none"] == ["other"]


@pytest.mark.parametrize(
    "text",
    ["本局依申请提供信息共收取信息处理费152元。", "复印档案的时候我们收了152元信息处理费，开了票的。"],
)
def test_the_fee_beside_its_sum(text: str) -> None:
    assert told(text).get("fees.processing") == 152


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("公开率（予以公开和部分公开合计）为54.3%。", ("outcome.disclosed", "outcome.partly_disclosed")),
        ("全年信息公开行政复议纠正率为24.3%；抽查的30个乡镇中7个缺项。", ("review.corrected",)),
    ],
)
def test_rates_by_the_tables(text: str, rows: tuple[str, ...]) -> None:
    assert [one.concepts for one in claims(text) if one.relation == "share" and one.manner == "rate"] == [rows]


def test_disclosed_and_partly_disclosed_of_requests() -> None:
    found = [one for one in claims("公开和部分公开的申请合计13件，占全部办理结果的71.9%。") if one.certain]
    rows = ("outcome.disclosed", "outcome.partly_disclosed")
    assert [(one.relation, one.value) for one in found if one.concepts == rows] == [
        ("exactly", 13),
        ("share", Decimal("71.9")),
    ]


@pytest.mark.parametrize(("said", "value"), [("廿二", 22), ("卅", 30), ("一百廿一", 121)])
def test_short_numerals_of_tens(said: str, value: int) -> None:
    assert told(f"自然人申请{said}件。") == {"requests.received@natural_person": value}


def test_rows_of_a_group_within_it() -> None:
    assert told("无法提供的19件里，因不掌握相关信息的有8件，需要另行制作的1件。").get("outcome.absent") == 8


def test_documents_classed_anew_are_no_outcomes() -> None:
    assert told("17份由不公开调整为依申请公开，46份调整为主动公开。") == {}


def test_a_denial_of_one_ground() -> None:
    assert told("未以本机关不掌握相关信息为由答复过任何申请。") == {"outcome.unavailable.not_held": 0}


def test_a_sudden_growth() -> None:
    [one] = [one for one in claims("去年收到8件申请，今年是10件，一下子涨了45%。") if one.relation == "change"]
    assert one.certain and one.against == (10, 8)
