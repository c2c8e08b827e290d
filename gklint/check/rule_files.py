"""Declared rules: a YAML file → Rule. What a rule looks for is one of the kinds; the rest is the same for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args

from gklint.check.kinds import KINDS, RuleKind
from gklint.check.kinds.identity import expression_at
from gklint.check.kinds.kind import Built, DeclaredCheck
from gklint.check.message_template import Message
from gklint.check.rule_examples import example_figures, read_examples
from gklint.check.when import Condition
from gklint.model.bilingual import Words
from gklint.model.declaration import Node, nearest, suggest
from gklint.model.diagnostic import SEVERITIES, Finding
from gklint.model.file_place import DeclarationError, Mistakes
from gklint.model.lazy_pattern import lazy_pattern
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
_ID = lazy_pattern(r"[A-Z]{2,6}\d{2,4}")
_NAME = lazy_pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

Bases = Callable[[str], Node | None]  # the root of the rule file with that id


def read_rule(root: Node, bases: Bases = lambda id: None) -> Rule:
    """The rule of a rule file. `bases` finds the rule that another extends.

    Raises DeclarationError of all mistakes, each naming file, line, column and key.
    """
    mistakes = Mistakes()
    keys = _whole(root, bases, ())
    missing = [name for name in REQUIRED_KEYS if name not in keys]
    mistyped = {nearest(name, REQUIRED_KEYS) for name in keys if missing and name not in COMMON_KEYS}
    for name in missing:
        if name not in mistyped:
            mistakes.add(root.error(f"缺少“{name}”"))
    built = _build(root, keys, mistakes)
    parts = dict(_common_parts(keys, built, mistakes))
    mistakes.raise_all()
    assert built is not None  # else there was a mistake
    return Rule(
        check=built.check,
        options=built.options,
        fix=built.fix,
        identity=built.identity,
        figures=(*built.figures, *example_figures(keys["examples"])),
        place=root.file,
        **parts,
    )


def _common_parts(keys: Mapping[str, Node], built: Built | None, mistakes: Mistakes) -> Iterator[tuple[str, Any]]:
    """The parts that rules of every kind have, by the name of their field; keys that are not written are left out."""
    readers: Mapping[str, Callable[[Node], Any]] = {
        "id": lambda node: _fullmatch(node, _ID, "应为二至六个大写字母加二至四位数字，如 BJHD001"),
        "name": lambda node: _fullmatch(node, _NAME, "应为小写字母、数字和连字符，如 row-total"),
        "severity": lambda node: node.choice(SEVERITIES),
        "summary": words,
        "basis": _basis,
        "explanation": words,
        "help": words,
        "examples": lambda node: _examples(node, built),
        "forms": _forms,
        "kinds": _report_kinds,
        "on": Node.boolean,
        "supersedes": lambda node: tuple(node.texts()),
    }
    for name, read in readers.items():
        if name in keys:
            with mistakes.collect():
                yield name, read(keys[name])


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


def _build(root: Node, keys: Mapping[str, Node], mistakes: Mistakes) -> Built | None:
    """What the rule's kind makes of its keys; None where a mistake keeps it from making anything."""
    with mistakes.collect():
        kind = _kind(root, keys)
        known = (*COMMON_KEYS, *kind.keys)
        for name, node in keys.items():
            if name not in known:
                mistakes.add(node.unknown(name, known))
        message = _message(keys, mistakes)
        built = _build_kind(kind, {name: keys[name] for name in kind.keys if name in keys}, message, mistakes)
        return _with_condition(built, kind, keys) if built is not None else None
    return None


def _message(keys: Mapping[str, Node], mistakes: Mistakes) -> Message:
    """The message; where it is missing or wrong one that says nothing, so that the rest can be read."""
    node = keys.get("message", next(iter(keys.values())))
    with mistakes.collect():
        return Message(words(keys["message"]) if "message" in keys else Words(""), node)
    return Message(Words(""), node)


def _build_kind(kind: RuleKind, given: dict[str, Node], message: Message, mistakes: Mistakes) -> Built | None:
    """What the kind makes of its keys. A key with a mistake is left out, to see those of other keys.

    What is then wrong with the kind's own key may come of that, and is not told.
    """
    whole = True
    while True:
        try:
            return kind.build(given, message)
        except DeclarationError as error:
            wrong = re.split(r"[.\[]", error.path)[0]
            if whole or wrong != kind.name:
                mistakes.add(error)
            whole = False
            if wrong == kind.name or given.pop(wrong, None) is None:
                return None


def _with_condition(built: Built, kind: RuleKind, keys: Mapping[str, Node]) -> Built:
    if "when" not in keys or "when" in kind.keys:
        return built
    condition = Condition(expression_at(keys["when"]))
    return built._replace(
        check=_conditional(built.check, condition), figures=(*built.figures, *condition.figures(keys["when"].place))
    )


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


def _forms(node: Node) -> tuple[str, ...]:
    items = [node] if node.is_scalar else node.sequence()
    return tuple(item.choice(_FORMS) for item in items)


def _report_kinds(node: Node) -> tuple[ReportKind, ...]:
    items = [node] if node.is_scalar else node.sequence()
    chosen = [item.choice(get_args(ReportKind)) for item in items]
    return tuple(kind for kind in get_args(ReportKind) if kind in chosen)


def _examples(node: Node, built: Built | None) -> tuple[Example, ...]:
    """The examples, whose options must be options of the rule."""
    examples = read_examples(node)
    known = [field.name for field in fields(built.options)] if built is not None and built.options is not None else []
    for example in examples:
        for name in example.options:
            if built is not None and name not in known:
                raise node.error(f"这条规则没有选项“{name}”{suggest(name, known)}")
    return examples


def declared_id(root: Node) -> str | None:
    """The id a rule file claims, whatever else may be wrong with it."""
    try:
        found = dict(root.items()).get("id")
        return found.text() if found is not None else None
    except DeclarationError:
        return None
