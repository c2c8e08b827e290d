"""Validates what a package contributes: rules, readers, reporters."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

from gklint.errors import RegistryError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.plugin import Reader, Reporter
from gklint.model.report import ReportKind
from gklint.model.rule import Rule

_NAME = lazy_pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CHOICES = {
    "severity": SEVERITIES,
    "scope": ("report", "archive"),
    "fix": ("none", "safe", "unsafe"),
}
_LISTS: dict[str, tuple[str, ...]] = {"forms": ("2019", "2021"), "kinds": get_args(ReportKind)}


def check_rule(rule: Rule) -> None:
    """Raise RegistryError for a rule that would fail when a report is checked."""
    for name, known in _CHOICES.items():
        if getattr(rule, name) not in known:
            raise _invalid(rule.id, name, getattr(rule, name), "、".join(known))
    for name, known in _LISTS.items():
        values = getattr(rule, name)
        if not isinstance(values, tuple) or not values or not set(values) <= set(known):
            raise _invalid(rule.id, name, values, f"元组（tuple），可含 {'、'.join(known)}")
    if not isinstance(rule.name, str) or not _NAME.fullmatch(rule.name):
        raise _invalid(rule.id, "name", rule.name, "小写字母、数字和连字符，如 row-total")
    _check_words(rule)
    if not callable(rule.check):
        raise _invalid(rule.id, "check", rule.check, "函数")
    _check_options(rule)
    if not any(example.fires for example in rule.examples):
        raise RegistryError(
            f"规则 {rule.id} 没有会报出问题的例子；请在 examples 里写至少一个 fails(…)",
            f"rule {rule.id} has no example that fires; write at least one fails(…) in its examples",
        )


def _check_words(rule: Rule) -> None:
    for name in ("summary", "explanation", "help"):
        said: Any = getattr(rule, name)
        if said is None and name == "help":
            continue
        if not isinstance(said, Words) or not all(isinstance(text, str) for text in said):
            raise _invalid(rule.id, name, said, "文字，或（中文, 英文）")
    if not rule.summary.zh.strip() or not isinstance(rule.basis, str) or not rule.basis.strip():
        raise RegistryError(
            f"规则 {rule.id} 的 summary 和 basis 不能为空", f"rule {rule.id} lacks a summary or a basis"
        )


def _check_options(rule: Rule) -> None:
    """Raise RegistryError for options that are not one frozen object, since all files share it."""
    options = rule.options
    if options is None:
        return
    params = getattr(type(options), "__dataclass_params__", None)
    if params is None or not params.frozen:
        raise _invalid(rule.id, "options", options, "frozen dataclass，各项都有默认值")
    for field in fields(options):
        if isinstance(getattr(options, field.name), list | dict | set):
            raise _invalid(rule.id, f"options.{field.name}", getattr(options, field.name), "元组（tuple）")


def check_reader(reader: Reader) -> None:
    """Raise RegistryError for a reader whose suffixes no file name can have."""
    suffixes: Any = reader.suffixes
    if not isinstance(suffixes, tuple) or not all(isinstance(one, str) and one[:1] == "." for one in suffixes):
        raise _invalid(reader.name, "suffixes", suffixes, '元组（tuple），每个以点开头，如 (".odt",)')
    _check_load(reader)


def check_reporter(reporter: Reporter) -> None:
    """Raise RegistryError for a reporter that cannot be called."""
    _check_load(reporter)


def _check_load(item: Reader | Reporter) -> None:
    if not isinstance(item.name, str) or not item.name:
        raise _invalid(type(item).__name__, "name", item.name, "文字")
    if not callable(item.load):
        raise _invalid(item.name, "load", item.load, "函数，调用时才导入模块并返回真正的函数")


def _invalid(owner: str, name: str, value: object, wanted: str) -> RegistryError:
    return RegistryError(f"{owner} 的 {name} 不能是 {value!r}，应为{wanted}", f"{name} of {owner} cannot be {value!r}")
