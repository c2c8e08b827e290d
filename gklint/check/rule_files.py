"""Declared rules: a YAML file → Rule. What a rule looks for is one of the kinds; the rest is the same for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args

from gklint.check.condition import Condition
from gklint.check.kinds import KINDS, RuleKind
from gklint.check.kinds.identity import expression_at
from gklint.check.kinds.kind import Built, DeclaredCheck
from gklint.check.message_template import Message
from gklint.check.rule_examples import example_figures, read_examples
from gklint.model.bilingual import Words
from gklint.model.declaration import Node, suggest
from gklint.model.diagnostic import SEVERITIES, Finding
from gklint.model.file_place import DeclarationError
from gklint.model.report import Report
from gklint.model.report import ReportKind as ReportKind
from gklint.model.rule import Example, Rule

COMMON_KEYS = (
    "id",
    "name",
    "extends",
    "severity",
    "summary",
    "basis",
    "explanation",
    "help",
    "message",
    "forms",
    "kinds",
    "on",
    "when",
    "supersedes",
    "examples",
)
OWN_KEYS = ("id", "name", "examples")  # a rule that extends another has its own
REQUIRED_KEYS = ("id", "name", "severity", "summary", "basis", "message", "examples")
_FORMS = ("2019", "2021")
_ID = re.compile(r"[A-Z]{2,6}\d{2,4}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

Bases = Callable[[str], Node | None]  # the root of the rule file with that id


def read_rule(root: Node, bases: Bases = lambda id: None) -> Rule:
    """The rule of a rule file. `bases` finds the rule that another extends.

    Raises DeclarationError naming file, line, column and key.
    """
    keys = _whole(root, bases, ())
    for name in REQUIRED_KEYS:
        if name not in keys:
            raise root.error(f"缺少“{name}”")
    built = _rebuild_linter(root, keys)
    severity: Any = keys["severity"].choice(SEVERITIES)
    return Rule(
        id=_fullmatch(keys["id"], _ID, "应为二至六个大写字母加二至四位数字，如 BJHD001"),
        name=_fullmatch(keys["name"], _NAME, "应为小写字母、数字和连字符，如 row-total"),
        severity=severity,
        summary=words(keys["summary"]),
        basis=_basis(keys["basis"]),
        check=built.check,
        explanation=words(keys["explanation"]) if "explanation" in keys else Words(""),
        help=words(keys["help"]) if "help" in keys else None,
        examples=_examples(keys["examples"], built),
        forms=_forms(keys),
        kinds=_report_kinds(keys),
        on=keys["on"].boolean() if "on" in keys else True,
        options=built.options,
        fix=built.fix,
        supersedes=tuple(keys["supersedes"].texts()) if "supersedes" in keys else (),
        identity=built.identity,
        figures=(*built.figures, *example_figures(keys["examples"])),
        place=root.file,
    )


def words(node: Node) -> Words:
    """`中文` or `{zh: 中文, en: English}`; the Chinese is not empty."""
    if node.is_scalar:
        return Words(node.written())
    keys = node.mapping(("zh", "en"), required=("zh",))
    return Words(keys["zh"].written(), keys["en"].text() if "en" in keys else "")


def _whole(root: Node, bases: Bases, below: tuple[str, ...]) -> Mapping[str, Node]:
    """The keys of a rule file, with those it takes over from the rule it extends."""
    keys = dict(root.items())
    if "extends" not in keys:
        return keys
    wanted = keys["extends"].text()
    base = bases(wanted)
    if base is None or wanted in below:
        raise keys["extends"].error(f"没有可扩展的规则“{wanted}”：须是本规则包或国家规则集里用 YAML 写的规则")
    inherited = _whole(base, bases, (*below, wanted))
    return {name: node for name, node in inherited.items() if name not in OWN_KEYS} | keys


def _rebuild_linter(root: Node, keys: Mapping[str, Node]) -> Built:
    """What the rule's kind makes of its keys."""
    kind = _kind(root, keys)
    known = (*COMMON_KEYS, *kind.keys)
    for name, node in keys.items():
        if name not in known:
            raise node.unknown(name, known)
    message = Message(words(keys["message"]), keys["message"])
    built = kind.build({name: keys[name] for name in kind.keys if name in keys}, message)
    if "when" in keys and "when" not in kind.keys:
        condition = Condition(expression_at(keys["when"]))
        built = built._replace(
            check=_conditional(built.check, condition), figures=(*built.figures, *condition.figures(keys["when"].place))
        )
    return built


def _kind(root: Node, keys: Mapping[str, Node]) -> RuleKind:
    """The kind of the rule: the one kind key it has."""
    present = [name for name in keys if name in KINDS]
    if len(present) == 1:
        return KINDS[present[0]]
    if present:
        raise keys[present[1]].error(f"一条规则只能有一种检查，现有 {'、'.join(present)}；请拆成几条规则")
    known = {*COMMON_KEYS, *(key for kind in KINDS.values() for key in kind.keys)}
    unknown = next(((name, node) for name, node in keys.items() if name not in known), None)
    if unknown is not None and suggest(unknown[0], KINDS):
        raise unknown[1].unknown(unknown[0], KINDS)
    said = f"没有写检查什么，请写下列之一：{'、'.join(KINDS)}"
    raise unknown[1].key_error(f"没有“{unknown[0]}”这个键；{said}") if unknown is not None else root.error(said)


def _conditional(check: DeclaredCheck, condition: Condition) -> DeclaredCheck:
    def checked(report: Report, options: Any) -> Iterator[Finding]:
        if condition.holds(report):
            yield from check(report, options)

    return checked


def _fullmatch(node: Node, pattern: re.Pattern[str], wanted: str) -> str:
    if not pattern.fullmatch(node.text()):
        raise node.error(f"“{node.text()}”不合写法，{wanted}")
    return node.text()


def _basis(node: Node) -> str:
    if node.is_scalar:
        return node.written()
    keys = node.mapping(("law", "at"), required=("law",))
    return " ".join(keys[name].written() for name in ("law", "at") if name in keys)


def _forms(keys: Mapping[str, Node]) -> tuple[str, ...]:
    if "forms" not in keys:
        return _FORMS
    items = [keys["forms"]] if keys["forms"].is_scalar else keys["forms"].sequence()
    return tuple(item.choice(_FORMS) for item in items)


def _report_kinds(keys: Mapping[str, Node]) -> tuple[ReportKind, ...]:
    if "kinds" not in keys:
        return ("report",)
    items = [keys["kinds"]] if keys["kinds"].is_scalar else keys["kinds"].sequence()
    chosen = [item.choice(get_args(ReportKind)) for item in items]
    return tuple(kind for kind in get_args(ReportKind) if kind in chosen)


def _examples(node: Node, built: Built) -> tuple[Example, ...]:
    """The examples, whose options must be options of the rule."""
    examples = read_examples(node)
    known = [field.name for field in fields(built.options)] if built.options is not None else []
    for example in examples:
        for name in example.options:
            if name not in known:
                raise node.error(f"这条规则没有选项“{name}”{suggest(name, known)}")
    return examples


def declared_id(root: Node) -> str | None:
    """The id a rule file claims, whatever else may be wrong with it."""
    try:
        found = dict(root.items()).get("id")
        return found.text() if found is not None else None
    except DeclarationError:
        return None
