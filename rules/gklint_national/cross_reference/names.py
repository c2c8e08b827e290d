"""What quantities are called in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.api import Quantity, Report, Words

_NAMES = {
    "requests.received": Words("收到申请", "requests received"),
    "requests.carried_in": Words("上年结转申请", "requests carried in"),
    "requests.carried_out": Words("结转下年度申请", "requests carried over"),
    "requests.carried": Words("结转申请", "requests carried over"),
    "requests.handled": Words("办理申请", "requests handled"),
    "outcome.total": Words("办结（答复）申请", "requests processed"),
    "outcome.absent": Words("信息不存在（无法提供）", "information not held"),
    "outcome.provided": Words("提供信息", "information provided"),
    "outcome.refused": Words("不予公开", "refused"),
    "outcome.unavailable": Words("无法提供", "unavailable"),
    "outcome.not_processed": Words("不予处理", "not processed"),
    "outcome.other": Words("其他处理", "otherwise handled"),
    "outcome.partly_disclosed": Words("部分公开", "partly disclosed"),
    "outcome.disclosed": Words("予以公开", "disclosed"),
    "review.total": Words("行政复议", "reconsideration cases"),
    "litigation.total": Words("行政诉讼", "litigation cases"),
    "litigation.direct.total": Words("未经复议直接起诉", "direct litigation"),
    "litigation.after_review.total": Words("复议后起诉", "litigation after reconsideration"),
}
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
    "issued": "制发",
    "repealed": "废止",
    "in_force": "现行有效",
    "disclosed": "新公开",
    "disclosed_total": "对外公开总数",
}
_PARTIES = {
    "natural_person": "自然人", "organisations": "法人或其他组织", "business": "商业企业", "research": "科研机构",
    "charity": "社会公益组织", "legal_service": "法律服务机构", "other": "其他组织",
}  # fmt: skip


def quantity_names(report: Report, quantities: Sequence[Quantity]) -> Words:
    """What the quantities are called in a sentence."""
    each = [_name(report, one) for one in quantities]
    return Words("加".join(one.zh for one in each), " and ".join(one.en for one in each))


def _name(report: Report, quantity: Quantity) -> Words:
    concept, party = quantity
    stem, _, rest = concept.rpartition(".")
    words = _NAMES.get(concept)
    if words is None and stem in _CASES:
        words = Words(f"{_CASES[stem]}{_RESULTS.get(rest, rest)}", concept)
    if words is None and stem in ("normative", "regulations"):
        words = Words(f"{_DOCUMENTS[rest]}{'规范性文件' if stem == 'normative' else '规章'}", concept)
    if words is None:
        words = Words(_of_table_two(report.form.label(concept) if report.form is not None else concept), concept)
    return _of_party(words, party) if party is not None else words


def _of_table_two(label: str) -> str:
    """`行政许可处理决定` for 行政许可·本年处理决定数量: the row, and what its column counts."""
    row, _, column = label.partition("·")
    counted = column.partition("（")[0].removeprefix("本年").removesuffix("数量")
    return row + {"收费金额": "金额", "采购项目": "项目", "采购总金额": "金额"}.get(counted, counted)


def _of_party(words: Words, party: str) -> Words:
    """`收到自然人申请` for 收到申请; where no 申请 is named, the applicant stands first: 自然人不予公开."""
    verb, requests, _ = words.zh.partition("申请")
    zh = f"{verb}{_PARTIES[party]}申请" if requests else f"{_PARTIES[party]}{words.zh}"
    return Words(zh, f"{words.en} ({party})")
