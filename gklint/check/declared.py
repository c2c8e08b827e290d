"""Declared rules: a YAML file → Rule. What a rule looks for is one of the kinds; the rest is the same for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from gklint.check.kinds import KINDS, Kind
from gklint.check.message import Message
from gklint.model.declaration import Node, read_declaration
from gklint.model.diagnostic import SEVERITIES
from gklint.model.report import Kind as ReportKind
from gklint.model.rule import Example, Rule
from gklint.model.words import Words

COMMON_KEYS = (
    "id",
    "name",
    "severity",
    "summary",
    "basis",
    "explanation",
    "help",
    "message",
    "forms",
    "kinds",
    "on",
    "examples",
)
EXAMPLE_KEYS = ("at", "message", "count", "severity", "fixed", "options", "comment")
_ID = re.compile(r"[A-Z]{2,6}\d{2,4}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_rule(text: str, file: str) -> Rule:
    """The rule a YAML text declares. Raises DeclarationError naming file, line, column and key."""
    root = read_declaration(text, file)
    kind = _kind(root)
    keys = root.mapping((*COMMON_KEYS, *kind.keys), required=("id", "name", "severity", "summary", "basis", "message"))
    message = Message(words(keys["message"]), keys["message"])
    built = kind.build({name: keys[name] for name in kind.keys if name in keys}, message)
    severity: Any = keys["severity"].choice(SEVERITIES)
    return Rule(
        id=_fullmatch(keys["id"], _ID, "应为大写字母加数字，如 BJHD001"),
        name=_fullmatch(keys["name"], _NAME, "应为小写字母、数字和连字符，如 row-total"),
        severity=severity,
        summary=words(keys["summary"]),
        basis=_basis(keys["basis"]),
        check=built.check,
        explanation=words(keys["explanation"]) if "explanation" in keys else Words(""),
        help=words(keys["help"]) if "help" in keys else None,
        examples=_examples(root, keys),
        forms=tuple(keys["forms"].texts()) if "forms" in keys else ("2019", "2021"),
        kinds=_report_kinds(keys),
        on=keys["on"].boolean() if "on" in keys else True,
        options=built.options,
        fix=built.fix,
        identity=built.identity,
        place=file,
    )


def words(node: Node) -> Words:
    """`中文` or `{zh: 中文, en: English}`."""
    if node.is_scalar:
        return Words(node.text())
    keys = node.mapping(("zh", "en"), required=("zh",))
    return Words(keys["zh"].text(), keys["en"].text() if "en" in keys else "")


def _kind(root: Node) -> Kind:
    """The kind of the rule: the one kind key it has."""
    present = [name for name, _ in root.items() if name in KINDS]
    if len(present) != 1:
        raise root.error(
            f"须写且只写一种检查：{'、'.join(KINDS)}" + (f"；现有 {'、'.join(present)}" if present else "")
        )
    return KINDS[present[0]]


def _fullmatch(node: Node, pattern: re.Pattern[str], wanted: str) -> str:
    if not pattern.fullmatch(node.text()):
        raise node.error(f"“{node.text()}”{wanted}")
    return node.text()


def _basis(node: Node) -> str:
    if node.is_scalar:
        return node.text()
    keys = node.mapping(("law", "at"), required=("law",))
    return " ".join(keys[name].text() for name in ("law", "at") if name in keys)


def _report_kinds(keys: Mapping[str, Node]) -> tuple[ReportKind, ...]:
    if "kinds" not in keys:
        return ("report",)
    chosen = [item.choice(get_args(ReportKind)) for item in keys["kinds"].sequence()]
    return tuple(kind for kind in get_args(ReportKind) if kind in chosen)


def _examples(root: Node, keys: Mapping[str, Node]) -> tuple[Example, ...]:
    if "examples" not in keys:
        raise root.error("缺少“examples”：至少要有一个会报出问题的例子（fail）")
    sides = keys["examples"].mapping(("pass", "fail"), required=("fail",))
    found = [_example(node, True) for node in sides["fail"].sequence()]
    if not found:
        raise sides["fail"].error("至少要有一个会报出问题的例子")
    passing = sides["pass"].sequence() if "pass" in sides else []
    return (*found, *(_example(node, False) for node in passing))


def _example(node: Node, fires: bool) -> Example:
    """One example: a bare text is prose of section one, else parts of a report and expectations."""
    if node.is_scalar:
        return Example({"overview": node.text()}, fires)
    parts = dict(node.items())
    for name in EXAMPLE_KEYS[:5]:
        if name in parts and not fires:
            raise parts[name].error("通过的例子没有结果可比，请删去此键")
    severity: Any = parts["severity"].choice(SEVERITIES) if "severity" in parts else None
    return Example(
        {name: child.value() for name, child in parts.items() if name not in EXAMPLE_KEYS},
        fires,
        at=_text(parts, "at"),
        message=_text(parts, "message"),
        count=parts["count"].integer() if "count" in parts else None,
        severity=severity,
        fixed=_text(parts, "fixed"),
        options=parts["options"].value() if "options" in parts else {},
        comment=_text(parts, "comment") or "",
    )


def _text(parts: Mapping[str, Node], name: str) -> str | None:
    return parts[name].text() if name in parts else None
