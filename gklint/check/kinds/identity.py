"""The kind `identity`: sums over figures that must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gklint.check.expression import Condition, ExpressionError, comparison, condition
from gklint.check.identity import Failed, Identity, Over, operands
from gklint.check.kinds.kind import Built, Kind
from gklint.check.message import check_names, filled
from gklint.model.declaration import Node
from gklint.model.diagnostic import Finding, Related, Tally
from gklint.model.report import Report
from gklint.model.source import Span
from gklint.model.words import Words

_VALUES = ("subject", "party", "row", "left", "right", "difference")


def _build(keys: Mapping[str, Node], message_node: Node, message: Words) -> Built:
    identity = _identity(keys)
    names = [name for side in (identity.comparison.left, identity.comparison.right) for name in side if name]
    check_names(message, (*_VALUES, *names), message_node)

    def check(report: Report, options: Any) -> Iterator[Finding]:
        for failed in identity.failures(report):
            yield _finding(report, identity, failed, message)

    return Built(check, identity=identity)


def _identity(keys: Mapping[str, Node]) -> Identity:
    over, group = _over(keys)
    when: Condition | None = None
    node = keys["identity"]
    try:
        compared = comparison(node.text())
        if "when" in keys:
            node = keys["when"]
            when = condition(node.text())
    except ExpressionError as error:
        raise node.error(str(error)) from None
    return Identity(compared, over, group, when, keys["tolerance"].integer() if "tolerance" in keys else 0)


def _over(keys: Mapping[str, Node]) -> tuple[Over, tuple[str, tuple[str, ...]]]:
    if "over" not in keys:
        return "nothing", ("", ())
    node = keys["over"]
    if node.is_scalar:
        return ("parties" if node.choice(("parties", "rows")) == "parties" else "rows"), ("", ())
    members = list(node.items())
    if len(members) != 1:
        raise node.error("应写一个代称和它所代表的各组，如 {group: [review]}")
    name, child = members[0]
    return "group", (name, tuple(child.texts()))


def _finding(report: Report, identity: Identity, failed: Failed, message: Words) -> Finding:
    tally = Tally(
        tuple(operands(report, failed, identity.over)), failed.left, failed.right, identity.comparison.relation
    )
    related = tuple(
        Related(Words(f"{operand.label.zh} {operand.value}", f"{operand.label.en} {operand.value}"), operand.span)
        for operand in tally.operands
        if operand.span is not None and operand.figure != failed.instance.primary
    )
    span: Span = report.facts[failed.instance.primary].span
    values = _values(tally, failed)
    return Finding(filled(message, values), span, failed.instance.key, related=related, tally=tally)


def _values(tally: Tally, failed: Failed) -> dict[str, Words]:
    subject = failed.instance.subject
    told = {"subject": subject, "party": subject, "row": subject}
    told |= {name: Words(str(value), str(value)) for name, value in (("left", tally.left), ("right", tally.right))}
    told["difference"] = Words(str(abs(tally.difference)), str(abs(tally.difference)))
    for term, operand in zip(failed.instance.terms, tally.operands, strict=True):
        told[term.name] = Words(str(operand.value), str(operand.value))
    return told


KIND = Kind("identity", ("identity", "over", "when", "tolerance"), _build)
