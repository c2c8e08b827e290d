"""Failures of rules: id, package and cause."""

from __future__ import annotations

import sys
from inspect import unwrap
from pathlib import PurePath

from gklint.model.bilingual import Words
from gklint.model.outcome import Failure
from gklint.model.rule import Rule

NATIONAL = "national"  # the origin of the rules that everybody has


def crash_failure(rule: Rule, path: str) -> Failure:
    """The exception that is being handled as a failure of the rule; `path` is empty where no one file is at fault."""
    from traceback import format_exc  # imported here: rules do not fail as a rule

    detail = format_exc()
    last = detail.strip().splitlines()[-1]
    named = _rule_name(rule)
    cause = f"{last}{line_of_rule(rule, sys.exception())}"
    words = Words(f"{named.zh}出错，未能检查：{cause}", f"{named.en} crashed and could not be checked: {cause}")
    return Failure(rule.id, path, words, detail, rule.origin)


def line_of_rule(rule: Rule, error: BaseException | None) -> str:
    """` (haidian/rules/bj001.py:12)`: the last line of the rule's own package that was running when `error` was raised.

    Where none was (what the rule gave back was wrong), where its function begins; of a rule in YAML its file.
    """
    from traceback import walk_tb

    function = unwrap(rule.check)
    package = getattr(function, "__module__", "").partition(".")[0]
    if package == "gklint":
        return f" ({rule.place})" if rule.place else ""
    code = getattr(function, "__code__", None)
    file, line = (code.co_filename, code.co_firstlineno) if code is not None else (rule.place, 1)
    for frame, at in walk_tb(error.__traceback__ if error is not None else None):
        if str(frame.f_globals.get("__name__", "")).partition(".")[0] == package:
            file, line = frame.f_code.co_filename, at
    parts = PurePath(file).parts
    start = len(parts) - 1 - parts[::-1].index(package) if package in parts else len(parts) - 1
    return f" ({'/'.join(parts[start:])}:{line})"


def timeout_failure(rule: Rule, path: str, seconds: float) -> Failure:
    """The same for a rule that was stopped after so many seconds."""
    from traceback import format_exc

    named = _rule_name(rule)
    words = Words(
        f"{named.zh}用时超过{seconds:g}秒，已停止，未检查完",
        f"{named.en} took more than {seconds:g} seconds and was stopped",
    )
    return Failure(rule.id, path, words, format_exc(), rule.origin)


def _rule_name(rule: Rule) -> Words:
    """The rule, and the package it is from unless it is a national one."""
    if rule.origin == NATIONAL:
        return Words(f"规则 {rule.id} ", f"rule {rule.id}")
    return Words(f"规则 {rule.id}（规则包 {rule.origin}）", f"rule {rule.id} of the package {rule.origin}")
