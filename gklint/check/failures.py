"""Failures of rules: id, package and cause."""

from __future__ import annotations

import traceback

from gklint.model.bilingual import Words
from gklint.model.outcome import Failure
from gklint.model.rule import Rule

NATIONAL = "national"  # the origin of the rules that everybody has


def crash_failure(rule: Rule, path: str) -> Failure:
    """The exception that is being handled as a failure of the rule; `path` is empty where no one file is at fault."""
    detail = traceback.format_exc()
    last = detail.strip().splitlines()[-1]
    named = _rule_name(rule)
    words = Words(f"{named.zh}出错，未能检查：{last}", f"{named.en} crashed and could not be checked: {last}")
    return Failure(rule.id, path, words, detail, rule.origin)


def timeout_failure(rule: Rule, path: str, seconds: float) -> Failure:
    """The same for a rule that was stopped after so many seconds."""
    named = _rule_name(rule)
    words = Words(
        f"{named.zh}用时超过{seconds:g}秒，已停止，未检查完",
        f"{named.en} took more than {seconds:g} seconds and was stopped",
    )
    return Failure(rule.id, path, words, traceback.format_exc(), rule.origin)


def _rule_name(rule: Rule) -> Words:
    """The rule, and the package it is from unless it is a national one."""
    if rule.origin == NATIONAL:
        return Words(f"规则 {rule.id} ", f"rule {rule.id}")
    return Words(f"规则 {rule.id}（规则包 {rule.origin}）", f"rule {rule.id} of the package {rule.origin}")
