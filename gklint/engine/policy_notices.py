"""What settings that were found make of a run: files passed over, rules off, severities lowered; nothing quietly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gklint.config.config import Config
from gklint.config.rule_choice import choose_rules
from gklint.config.setting_origins import place_of
from gklint.engine.effective_settings import settings_in_force
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import File, PassedOver
from gklint.registry.registry import Registry

_MOST_NAMED = 5


class _Policy(NamedTuple):
    """What one configuration, with some of its overrides, changes beside what the rules are by themselves."""

    origin: Words
    off: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    everything: bool = False

    @property
    def words(self) -> Iterator[Words]:
        if self.everything:
            yield Words("不检查任何规则", "no rule is asked")
        elif self.off:
            yield _count_words("停用{}条规则", "{} rules off", self.off)
        if self.lowered:
            yield _count_words("降低{}条规则的级别", "{} severities lowered", self.lowered)
        if self.changed:
            yield _count_words("改动{}条规则的选项", "options of {} rules changed", self.changed)
        if self.packages:
            yield _count_words("启用{}个规则包", "{} rule packages", self.packages)


def policy_notices(
    files: Sequence[File], passed_over: Iterable[PassedOver], config: Config, registry: Registry
) -> Iterator[Words]:
    """A notice for each origin of what was passed over, and for each configuration that changes what is checked.

    Of what the command line says itself, and of a file that it names, nothing is said.
    """
    yield from _passed_over_notices(passed_over)
    if config.nesting and config.file and config.root != Path.cwd():
        yield Words(f"设置取自{config.file}", f"settings of {config.file}")
    if config.nesting and config.fail_on == "never" and config.line.fail_on is None:
        where = place_of(config, "fail-on")
        yield Words(f"{where} 为never：有问题也不算不通过（返回0）", f"{where} is never: findings do not fail the run")
    yield from _settings_notices(files, config, registry)


def _passed_over_notices(passed_over: Iterable[PassedOver]) -> Iterator[Words]:
    by: dict[Words, list[str]] = defaultdict(list)
    for one in passed_over:
        by[one.by].append(one.path)
    for words, paths in by.items():
        zh, en = _count_words("{}项没有检查", "{} not checked", paths)
        yield Words(f"{zh}：{words.zh}", f"{en}: {words.to('en')}")


def _settings_notices(files: Sequence[File], config: Config, registry: Registry) -> Iterator[Words]:
    """A notice for each configuration and for each set of overrides that apply together, with their files."""
    for (owner, matched), paths in sorted(_by_settings(files, config).items(), key=lambda item: item[1]):
        found = config.nesting if owner == config.root else True
        one = next(one for one in (config, *config.nested) if one.root == owner)
        policy = _policy(one, matched, registry) if found and one.file else None
        said = list(policy.words) if policy is not None else []
        if policy is not None and (said or one is not config):
            zh, en = _count_words("{}个文件", "{} files", paths)
            changes = Words("，".join(w.zh for w in said) or "检查", ", ".join(w.to("en") for w in said) or "checked")
            yield Words(
                f"{zh}按{policy.origin.zh}：{changes.zh}", f"{en} by {policy.origin.to('en')}: {changes.to('en')}"
            )


def _by_settings(files: Sequence[File], config: Config) -> dict[tuple[Path, tuple[int, ...]], list[str]]:
    """The files of each configuration (by its root) and of each set of overrides that match."""
    if not (config.nested or config.overrides):
        return {(config.root, ()): [file.display for file in files]} if files else {}
    found: dict[tuple[Path, tuple[int, ...]], list[str]] = defaultdict(list)
    folders: dict[Path, Config] = {}
    for file in files:
        folder = file.path.parent
        if folder not in folders:
            folders[folder] = config.of(file.path)
        one = folders[folder]
        found[one.root, one.matching_overrides(file.path)].append(file.display)
    return found


def _policy(config: Config, matched: tuple[int, ...], registry: Registry) -> _Policy:
    within, tools = settings_in_force(config, matched, registry)
    by_file = choose_rules(tools.rules, within.layers)
    plain = choose_rules(tools.rules, ())
    asked = {rule.id for rule in by_file.rules}
    lowered = (
        rule.id
        for rule in by_file.rules
        if SEVERITIES.index(by_file.settings.severity.get(rule.id, rule.severity)) > SEVERITIES.index(rule.severity)
    )
    entries = "、".join(f"overrides[{index}]" for index in matched)
    return _Policy(
        Words(config.file + (f" {entries}" if entries else "")),
        off=tuple(rule.id for rule in plain.rules if rule.id not in asked),
        lowered=tuple(lowered),
        changed=tuple(rule.id for rule in by_file.rules if rule.id in by_file.settings.options),
        packages=tuple(name.rpartition("/")[2] for layer in within.layers for name in layer.packages),
        everything=not asked,
    )


def _count_words(zh: str, en: str, names: Sequence[str]) -> Words:
    """The count in words, and the first few names."""
    some = names[:_MOST_NAMED]
    rest = len(names) > len(some)
    return Words(
        zh.format(len(names)) + f"（{'、'.join(some)}{'等' if rest else ''}）",
        en.format(len(names)) + f" ({', '.join(some)}{', …' if rest else ''})",
    )
