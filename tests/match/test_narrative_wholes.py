"""Figures set against each other only where they belong together: items and totals, shares, years, bodies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative_claims import claims, told

from gklint.model.narrative import Claim


def _is_wrong(one: Claim) -> bool:
    """Whether the items are more than their total, or a sum is not theirs."""
    items = sum(one.against[1:] if one.relation == "list" else one.against)
    return one.value is not None and (
        (one.relation == "list" and items > one.value) or (one.relation == "sum" and items != one.value)
    )


def _of(text: str, *relations: str) -> list[tuple[object, ...]]:
    return [(one.value, *one.against) for one in claims(text) if one.relation in relations and one.certain]


@pytest.mark.parametrize(
    "text",
    [
        "座谈会6场（企业4场、村民2场），听证会3场，其中本级1场、镇级2场。",  # each total has its own items
        "培训40场中，已办30场，线上22场、线下8场，未办10场。",  # the 30 are the sum of the two behind them
        "审查文件90份，其中规范性文件草案12份，提出意见155条。",  # 155 pieces of advice are no files
        "一季度发布信息20条，其中微信12条；二季度发布30条，全年合计50条。",  # 其中 adds nothing to the year
        "其他处理10件，其中逾期不补正6件，占60%；不予处理24件，其中信访类14件。",  # a group of outcomes each
        "镇级发布稿件9条，均已包含在全县37条之内。",  # the larger holds the smaller
        "整改问题3项，其中制度1项、流程2项；2021年此类合计8项。",  # the sum of another year
        "2022年结转的申请共4件，2023年新收50件，其中30件予以公开，24件不予公开。",  # the items of both together
    ],
)
def test_no_items_of_that_total(text: str) -> None:
    assert [one for one in claims(text) if one.certain and _is_wrong(one)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息90条，其中网站40条、微信155条。", (90, 40, 155)),
        ("一季度发布信息20条，二季度发布30条，合计58条。", (58, 20, 30)),
        ("培训40场，其中线上22场、线下8场、观摩14场。", (40, 22, 8, 14)),
    ],
)
def test_items_of_the_total(text: str, expected: tuple[int, ...]) -> None:
    assert [(one[0], *one[-len(expected) + 1 :]) for one in _of(text, "list", "sum")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "抽检灯具800批次，不合格20批次，合格率97.5%。",
        "政府网站由36家压减至33家，抽查合格率达到100%。",
        "收到人大代表建议17件、政协提案9件，办理结果公开率100%。",
        "涉及拆迁的60件，占受理总数的60.0%；涉及行政许可的15件，占15.0%。",
    ],
)
def test_no_share_of_those_figures(text: str) -> None:
    assert [one for one in _of(text, "share") if len(one) > 2] == []  # with a base of the text


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("上半年收到申请30件，比上年同期的25件多5件；下半年收到20件；全年比上年的40件多10件。", [(30, 25), (40,)]),
        ("2023年收到申请55件，比2022年的50件增长10%，增幅较上一年的14%收窄。", [(55, 50)]),
        ("今年办结55件，去年办结50件，前年办结44件，今年比去年多5件。", [(55, 50)]),
        ("予以公开40件，同比增加4件，去年为36件；部分公开9件，同比增加2件，去年为7件。", [(40, 36), (9, 7)]),
        ("去年：收到30件、办结28件；今年：收到33件、办结32件；同比分别增加3件、4件。", []),
    ],
)
def test_what_is_compared_with_what(text: str, against: list[tuple[int, ...]]) -> None:
    assert [one.against for one in claims(text) if one.relation == "change" and one.certain] == against


@pytest.mark.parametrize(
    "text",
    [
        "11月上旬收到的4件申请中，3件当年答复，1件结转。",
        "科研机构申请3件，2件予以公开，1件无法提供。",
        "对频次明显超过合理范围的情形，要求说明理由2件，未作不予处理决定。",
        "局里不收行政事业性收费，停车场停车费由停车公司收，今年收了9.5万元。",
        "审定公文：主动公开50份、依申请公开20份、不予公开9份。",
        "政府采购公告已上网。其中县民政局采购项目8个、金额90.5万元。",
        "与2022年新收60件相比，本年申请有所增加。",
    ],
)
def test_figures_of_a_part_of_another_body_or_another_year(text: str) -> None:
    compared = {one.quantities for one in claims(text) if one.quantities and one.comparable and one.certain}
    assert {str(what[0]) for what in compared} <= {"requests.received@research", "fees.amount"}
    assert "amount" not in {one.relation for one in claims(text) if one.comparable and one.certain}


def test_who_decides_reviews_speaks_of_other_bodies() -> None:
    text = "县人民政府作为复议机关，全年审理涉及政府信息公开的行政复议案件7件。"
    assert all(one.whose == "other" for one in claims(text, "某某县人民政府"))


def test_a_colon_lends_what_became_of_the_cases() -> None:
    assert told("行政诉讼尚未审结的：1.未经复议直接起诉2件；2.复议后起诉3件。") == {
        "litigation.direct.pending": 2,
        "litigation.after_review.pending": 3,
    }


@pytest.mark.parametrize(
    "text",
    [
        "年底仍有9件申请结转下年度。其中6件为自然人、3件为商业企业。",  # applicants of what is carried over
        "行政诉讼9件——直诉6、经复议3。",  # 复议 under litigation, tied by the sum
        "行政诉讼17件，未经复议直接起诉8件，复议后起诉9件，其中法院裁判的合计12件，未审结的5件。",
        "按事项分，归类6件、检验检疫5件、缉私处罚4件、其他2件，四类合计17件。",  # no decisions
        "书面申请23件（当面9件、信函14件），网络申请12件。",  # a channel beside another one
        "对1876份公文作公开属性认定，主动公开类1402份，依申请公开类417份。",  # what papers are classed as
        "结转下年（10）：自然人7、商业企业2、其他1。",  # in a bracket without a unit
        "通过省政务服务网提交29件，邮寄22件，到局窗口提交5件，共计56件。",  # channels before their total
        "结转下年度的4件，均为自然人申请。",
    ],
)
def test_numbers_tied_to_another_whole(text: str) -> None:
    """The sum shows what the words leave open: nothing of requests received, reviews or decisions is claimed."""
    compared = [one for one in claims(text) if one.relation == "exactly" and one.quantities and one.comparable]
    concepts = {concept for one in compared for concept in one.concepts if one.certain}
    assert not {one for one in concepts if one.startswith(("requests.received", "review.", "penalty."))}
    assert [one for one in claims(text) if one.relation == "all" and one.comparable] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新收28件，连同上年结转共31件。", {"requests.received": 28, "requests.handled": 31}),
        ("合计21件；没有上年结转。", {}),
        (
            "法律服务机构（17件）以及科研机构、其他组织（合计6件）。",
            {"requests.received": 17, "requests.received+requests.received": 6},
        ),
        ("同意公开（含部分公开）649件。", {"outcome.disclosed+outcome.partly_disclosed": 649}),
        ("117件得到全部或者部分公开。", {"outcome.disclosed+outcome.partly_disclosed": 117}),
        (
            "全年新收1352件，加上上年结转的48件，待办总量为1400件。",
            {"requests.received": 1352, "requests.carried_in": 48},
        ),
        ("公开14件、部分公开4件，18件答复获得好评。", {"outcome.disclosed": 14, "outcome.partly_disclosed": 4}),
        ("行政复议方面，全年收到11件，维持4件。", {"review.total": 11, "review.upheld": 4}),
        ("规范性文件动态管理，当年印发4件，废止5件。", {"normative.issued": 4, "normative.repealed": 5}),
        ("本年度被纠正之复议2宗、诉讼3宗。", {"review.corrected": 2, "litigation.corrected": 3}),
    ],
)
def test_what_a_number_takes_from_its_neighbours(text: str, expected: dict[str, int]) -> None:
    exact = [one for one in claims(text) if one.relation == "exactly" and one.quantities and one.comparable]
    assert {"+".join(one.concepts): one.value for one in exact} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制发规范性文件25件，比上年的30件下降16.7%；废止10件，比上年多4件。", [(Decimal("16.7"), 25, 30)]),
        ("第四季度受理申请38件，较第三季度的29件增加9件，增幅31.0%。", [(9, 38, 29), (Decimal("31.0"), 38, 29)]),
        ("兽药案件21件、农药案件19件、其他案件12件，比上年的60件减少8件。", []),
        ("政务新媒体由上年的86个整合为71个；总粉丝量增长12.4%。", []),
        ("处罚决定公示1972件，强制措施85件；与上年公示的2155件处罚相比下降8.5%。", []),
        ("由2021年的97件、2022年的120件上升到2023年的162件，两年增长67%。", []),
    ],
)
def test_each_comparison_has_its_own_two_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert _of(text, "change") == expected


@pytest.mark.parametrize(
    "text",
    [
        "制定规范性文件3件，包括《某某管理办法》等，废止1件，现行有效17件。",
        "纳入事项11项，其中听证3项、公开征求意见11项。",  # one may be both
        "从申请事项看，房屋征收补偿71件，物业服务监管38件，保障房分配29件，房改档案24件。",
    ],
)
def test_no_list_of_the_first_number(text: str) -> None:
    assert _of(text, "list", "sum") == []


@pytest.mark.parametrize(
    "text", ["依申请公开全年未发生收费情况，复印均免费。", "向申请人提供信息均未收费，计收的情形为零。"]
)
def test_a_denial_of_charges_is_none_of_requests(text: str) -> None:
    denied = {concept for one in claims(text) if one.relation == "none" for concept in one.concepts}
    assert not {one for one in denied if one.startswith(("requests.", "outcome."))}


@pytest.mark.parametrize(
    "text",
    [
        "以市政府为受理机关的申请全年86件。",  # a level
        "申请数量与2020年的1520件相比，净增152件。",  # of the year it is compared with
        "行政复议案件全年2件，均系城管处罚类。",  # of another matter
        "不予处理3件、其他处理1件，均已制作告知书送达。",  # all of those, not of the year
        "没有拒收过任何一件申请。",  # what was not done is not receiving
        "以书面答复2391件，以电子数据答复295件。",  # by which way
        "全年会商9次，涉及申请12件。",
        "发布各类信息共12条。其中政策类文件7条，行政复议1条，公示公告4条。",
        "全年书面答复申请，答复及时率100%。",
        "与上年发生的21件行政复议相比，减少4件。",
        "行政复议案件86件，多为行政处罚类。",
        "尚未审结的案件共9件，其中复议3件、诉讼6件。",  # the pending ones of each
    ],
)
def test_what_is_said_of_a_part_is_not_compared_with_the_whole(text: str) -> None:
    whole = {"requests.received", "review.total", "requests.carried_out", "outcome.total"}
    told_whole = [one for one in claims(text) if set(one.concepts) & whole and one.relation != "change"]
    assert [one for one in told_whole if one.comparable and one.certain] == []


@pytest.mark.parametrize(
    "text",
    ["援引《条例》第十四条决定不予公开的3件。", "适用同条第二款不予公开的15件。", "17份由不公开调整为依申请公开。"],
)
def test_refusals_by_one_article_are_not_all(text: str) -> None:
    assert [one for one in claims(text) if one.quantities and one.comparable and one.certain] == []


def test_reviews_gone_through_or_not_are_the_two_kinds_of_litigation() -> None:
    told = {one.concepts[0]: one.value for one in claims("打官司3件，没走复议直接起诉的1件，走完复议再起诉的2件。")}
    assert told["litigation.direct.total"] == 1 and told["litigation.after_review.total"] == 2


def test_all_at_the_end_of_the_year_is_said_of_the_year() -> None:
    done = [
        one for one in claims("上半年收到30件，下半年收到26件；截至年底，全部申请均已答复。") if one.relation == "all"
    ]
    assert [one.when for one in done] == ["year"]


def test_what_was_done_of_the_new_is_not_all() -> None:
    done = [
        one for one in claims("去年底留下的1件办完了，今年新收的16件办了13件。") if one.concepts == ("outcome.total",)
    ]
    assert [one.of_which for one in done] == ["new"]


def test_none_pending_of_reviews_is_no_request_carried_over() -> None:
    denied = [one.concepts for one in claims("行政复议8件：维持5件，纠正3件，无未结案件。") if one.relation == "none"]
    assert denied == [("review.pending",)]


def test_a_rate_of_nought_denies_nothing() -> None:
    assert [
        one for one in claims("行政诉讼3件；已审结案件败诉率为0。") if one.relation == "none" or one.value == 0
    ] == []


def test_all_that_was_done_as_a_base_does_not_say_that_all_was() -> None:
    assert [one for one in claims("予以公开13件，占全部办结申请30件的43.3%。") if one.relation == "all"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收与结转合计840件。", {"requests.handled": 840}),
        ("在对连同上年结转在内的138件申请研判的基础上办理。", {"requests.handled": 138}),
    ],
)
def test_all_there_was_to_handle(text: str, expected: dict[str, int]) -> None:
    exact = [one for one in claims(text) if one.relation == "exactly" and one.quantities]
    assert {"+".join(one.concepts): one.value for one in exact} == expected


def test_a_rate_behind_both_kinds_of_litigation_is_of_all() -> None:
    rates = [
        one.concepts
        for one in claims("直接起诉22件，复议后起诉25件；结果纠正3件，败诉率6.4%。")
        if one.relation == "share"
    ]
    assert rates in ([("litigation.corrected",)], [])
