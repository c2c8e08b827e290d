"""`gklint plugins`: the rule packages found on this machine, which are active, and why the others are not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.keys import is_folder
from gklint.errors import RegistryError
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.registry.entry_points import NATIONAL, RulePackage, installed_packages
from gklint.registry.loader import Contributions, contributions_of, contributions_of_folder
from gklint.registry.registry import collect

_ACTIVE = Words("已启用", "active")
_BROKEN = Words("不能使用", "broken")
_MISSING = Words("没有安装", "not installed")
_IDLE = Words(
    "未启用：在配置文件中写 packages = ['{0}']，或加 --package {0}",
    "not active: put packages = ['{0}'] into the configuration, or say --package {0}",
)


class _PackageState(NamedTuple):
    """A package, its state in words, and whether it is usable."""

    package: RulePackage
    words: Words
    usable: bool = True


def run(given: Namespace, config: Config) -> int:
    """Print them; 0, or 2 when a package that is named cannot be used."""
    states = list(_states(config))
    lines = [f"{state.package}  {state.words.to(config.lang)}" for state in states]
    usable = all(state.usable for state in states)
    clash = _clash(config) if usable else None
    lines += [clash.to(config.lang)] if clash is not None else []
    return print_text("\n".join(lines) + "\n", 0 if usable and clash is None else 2)


def _clash(config: Config) -> Words | None:
    """Why the packages cannot be used together, when each can by itself."""
    try:
        collect(config)
    except RegistryError as error:
        return Words(f"{_BROKEN.zh}：{error.words.zh}", f"{_BROKEN.en}: {error.words.to('en')}")
    return None


def _states(config: Config) -> Iterator[_PackageState]:
    """Every installed package, then the folders and the packages that are named but not there."""
    named = [written if is_folder(written) else written.partition(":")[0] for written in config.named_packages]
    found = installed_packages()
    for one in found:
        if one.package.name in (NATIONAL, *named):
            yield _check(one.package, partial(contributions_of, one))
        else:
            zh, en = (text.format(one.package.name) for text in _IDLE)
            yield _PackageState(one.package, Words(zh, en))
    for name in named:
        if is_folder(name):
            yield _check(RulePackage(Path(name).name, name), partial(contributions_of_folder, Path(name)))
        elif name not in {one.package.name for one in found}:
            yield _PackageState(RulePackage(name, "?"), _MISSING, usable=False)


def _check(package: RulePackage, ask: Callable[[], Contributions]) -> _PackageState:
    """The state of an active package, with what it contributes."""
    try:
        contributions = ask()
    except RegistryError as error:
        return _PackageState(
            package, Words(f"{_BROKEN.zh}：{error.words.zh}", f"{_BROKEN.en}: {error.words.en}"), usable=False
        )
    rules, forms, profiles = len(contributions.rules), len(contributions.forms), len(contributions.profiles)
    prefixes, hooks = " ".join(contributions.prefixes), " ".join(contributions.hooks)
    zh = f"{_ACTIVE.zh}：规则{rules}条（{prefixes}），表式{forms}个，方案{profiles}个"
    en = f"{_ACTIVE.en}: {rules} rules ({prefixes}), {forms} forms, {profiles} profiles"
    if hooks:
        zh, en = f"{zh}；接口 {hooks}", f"{en}; hooks {hooks}"
    if contributions.note is not None:
        zh, en = f"{zh}\n  {contributions.note.zh}", f"{en}\n  {contributions.note.en}"
    return _PackageState(package, Words(zh, en))
