"""Rule files in an editor: what is wrong with the file, and each example that does not do what it says, at its line."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from lsprotocol import types

from gklint.check.rule_packages import rule_in_file
from gklint.model.bilingual import Language
from gklint.model.file_place import DeclarationError
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.rule import Rule
from gklint.testing.example_faults import ExampleFault, faults_of

_RULE = lazy_pattern(r"^id:\s*\S", re.MULTILINE)
_SUFFIXES = (".yaml", ".yml")
_LARGEST = 200_000  # code points: no rule file is so long


def is_rule_file(path: Path, text: str) -> bool:
    """Whether a YAML text is meant as a rule: it has an id of its own."""
    return path.suffix.lower() in _SUFFIXES and len(text) <= _LARGEST and _RULE.search(text) is not None


def rule_diagnostics(path: Path, text: str, language: Language) -> list[types.Diagnostic]:
    """What is wrong with the rule file as its text stands, which may not be saved yet."""
    with tempfile.TemporaryDirectory(prefix="gklint-rule-") as folder:
        copy = Path(folder) / path.name
        copy.write_text(text, "utf-8")
        try:
            rule = rule_in_file(copy)
        except DeclarationError as error:
            return [_diagnostic(one.line - 1, one.column - 1, one.message) for one in error.every]
        return [_fault_diagnostic(fault, text, rule, language) for fault in faults_of(rule)]


def _fault_diagnostic(fault: ExampleFault, text: str, rule: Rule, language: Language) -> types.Diagnostic:
    line = 0
    if fault.example is not None and fault.number is not None:
        lines = list(_example_lines(text, "fail" if fault.example.fires else "pass"))
        line = lines[fault.number - 1] if fault.number <= len(lines) else 0
    return _diagnostic(line, 0, fault.words.to(language), rule.id)


def _example_lines(text: str, kind: str) -> Iterator[int]:
    """The line of each example of a kind, from 0."""
    examples = _value(yaml.compose(text, Loader=yaml.SafeLoader), "examples")
    listed = _value(examples, kind)
    if isinstance(listed, yaml.SequenceNode):
        yield from (node.start_mark.line for node in listed.value)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _diagnostic(line: int, column: int, message: str, code: str | None = None) -> types.Diagnostic:
    start = types.Position(line, column)
    return types.Diagnostic(
        range=types.Range(start, types.Position(line + 1, 0)),
        message=message,
        severity=types.DiagnosticSeverity.Error,
        code=code,
        source="gklint test",
    )
