"""What quantities are called in a sentence, and in which table and cells they stand."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.api import NarrativeClaim, Quantity, Report, Words, lazy_pattern

_NAMES = {
    "requests.received": Words("收到申请", "requests received"),
    "requests.carried_in": Words("上年结转", "requests carried in"),
    "requests.carried_out": Words("结转下年度继续办理", "requests carried over"),
    "requests.carried": Words("结转", "requests carried over"),
    "requests.handled": Words("办理申请", "requests handled"),
    "outcome.total": Words("办结申请", "requests processed"),
    "outcome.absent": Words("信息不存在", "information not held"),
    "outcome.provided": Words("提供信息", "information provided"),
    "outcome.refused": Words("不予公开", "refused"),
    "outcome.unavailable": Words("无法提供", "unavailable"),
    "outcome.not_processed": Words("不予处理", "not processed"),
    "outcome.other": Words("其他处理", "otherwise handled"),
    "outcome.partly_disclosed": Words("部分公开", "partly disclosed"),
    "outcome.disclosed": Words("予以公开", "disclosed"),
    "outcome.other.not_corrected": Words("逾期不补正", "not corrected in time"),
    "outcome.other.fee_unpaid": Words("逾期未缴纳费用", "fee not paid in time"),
    "outcome.other.remaining": Words("其他处理中的“其他”", "otherwise handled, other"),
    "review.total": Words("行政复议", "reconsideration cases"),
    "litigation.total": Words("行政诉讼", "litigation cases"),
    "litigation.direct.total": Words("未经复议直接起诉", "direct litigation"),
    "litigation.after_review.total": Words("复议后起诉", "litigation after reconsideration"),
}
# The verb of the sentence itself, where it has one of these: 书面答复申请31宗.
_VERBS = {
    "requests.received": lazy_pattern("收到|受理|接收|接到|新收"),
    "requests.handled": lazy_pattern("收到并办理|受理并办理|受理|办理|处理|收到"),
    "outcome.total": lazy_pattern("办理答复|办结|答复|回复|办理|处理|完成"),
}
_NUMBERS = {"二": "two", "三": "three", "四": "four"}
_TABLES = {"requests": "三", "outcome": "三", "review": "四", "litigation": "四"}
_RESULTS = {
    "upheld": "维持",
    "corrected": "纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "closed": "审结",
    "dismissed": "驳回",
    "corrected_part": "撤销等纠正",
    "other_part": "终止等其他结果",
}
_CASES = {
    "review": "行政复议",
    "litigation": "行政诉讼",
    "litigation.direct": "未经复议直接起诉",
    "litigation.after_review": "复议后起诉",
}
_DOCUMENTS = {
    "issued": "制发{}",
    "repealed": "废止{}",
    "in_force": "现行有效{}",
    "disclosed": "新公开{}",
    "disclosed_total": "对外公开{}总数",
}
_PARTIES = {
    "natural_person": "自然人", "organisations": "法人或其他组织", "business": "商业企业", "research": "科研机构",
    "charity": "社会公益组织", "legal_service": "法律服务机构", "other": "其他组织",
}  # fmt: skip


def quantity_names(report: Report, quantities: Sequence[Quantity]) -> Words:
    """What the quantities are called in a sentence."""
    each = [_name(report, one) for one in quantities]
    listed = "、".join(one.zh for one in each[:-1])
    return Words(f"{listed}和{each[-1].zh}" if listed else each[-1].zh, " and ".join(one.en for one in each))


def claim_name(report: Report, claim: NarrativeClaim) -> Words:
    """What the claim's quantities are called, with the verb of its own clause: 答复申请, 受理申请."""
    names = quantity_names(report, claim.quantities)
    pattern = _VERBS.get(claim.concepts[0])
    if pattern is None or len(claim.quantities) > 1 or claim.quantities[0].party is not None:
        return names
    verbs = pattern.findall(report.body.text[claim.clause[0] : claim.start])
    return names._replace(zh=f"{verbs[-1]}申请") if verbs else names


def table_of(claim: NarrativeClaim) -> Words:
    """The table whose figure the claim states, as people call it."""
    number = _TABLES.get(claim.concepts[0].partition(".")[0], "二")
    return Words(f"表{number}", f"table {_NUMBERS[number]}")


def _name(report: Report, quantity: Quantity) -> Words:
    concept, party = quantity
    stem, _, rest = concept.rpartition(".")
    words = _NAMES.get(concept)
    if words is None and stem in _CASES:
        words = Words(f"{_CASES[stem]}{_RESULTS.get(rest, rest)}", plain_english(concept))
    if words is None and stem in ("normative", "regulations"):
        words = Words(_DOCUMENTS[rest].format("规范性文件" if stem == "normative" else "规章"), plain_english(concept))
    if words is None:
        label = report.form.label(concept) if report.form is not None else concept
        words = Words(_of_table_two(label), plain_english(concept))
    return _of_party(words, party) if party is not None else words


def plain_english(concept: str) -> str:
    """`requests.carried_in` as words."""
    return concept.replace(".", " ").replace("_", " ")


def _of_table_two(label: str) -> str:
    """`行政许可决定` for 行政许可·本年处理决定数量: the row, and what its column counts."""
    row, _, column = label.partition("·")
    counted = column.partition("（")[0].removeprefix("本年").removesuffix("数量")
    return row + {"处理决定": "决定", "收费金额": "金额", "采购项目": "项目", "采购总金额": "金额"}.get(
        counted, counted
    )


def _of_party(words: Words, party: str) -> Words:
    """`自然人申请` for 收到申请; where no 申请 is named, the applicant stands first: 自然人不予公开."""
    zh = f"{_PARTIES[party]}申请" if words.zh.endswith("申请") else f"{_PARTIES[party]}{words.zh}"
    return Words(zh, f"{words.en} ({plain_english(party)})")
