"""`gklint plugins`: the rule packages found on this machine, which are active, and why the others are not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.keys import is_folder
from gklint.errors import RegistryError
from gklint.model.bilingual import Words
from gklint.registry.entry_points import NATIONAL, Package, installed
from gklint.registry.loader import Contributions, contributions_of, contributions_of_folder
from gklint.registry.registry import collect

_ACTIVE = Words("已启用", "active")
_BROKEN = Words("不能使用", "broken")
_MISSING = Words("没有安装", "not installed")
_IDLE = Words(
    "未启用：在配置文件中写 packages = ['{0}']，或加 --package {0}",
    "not active: put packages = ['{0}'] into the configuration, or say --package {0}",
)


class _State(NamedTuple):
    """A package and how it is with it."""

    package: Package
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


def _states(config: Config) -> Iterator[_State]:
    """Every installed package, then the folders and the packages that are named but not there."""
    named = [written if is_folder(written) else written.partition(":")[0] for written in config.named_packages]
    found = installed()
    for one in found:
        if one.package.name in (NATIONAL, *named):
            yield _check(one.package, partial(contributions_of, one))
        else:
            zh, en = (text.format(one.package.name) for text in _IDLE)
            yield _State(one.package, Words(zh, en))
    for name in named:
        if is_folder(name):
            yield _check(Package(Path(name).name, name), partial(contributions_of_folder, Path(name)))
        elif name not in {one.package.name for one in found}:
            yield _State(Package(name, "?"), _MISSING, usable=False)


def _check(package: Package, ask: Callable[[], Contributions]) -> _State:
    """The state of an active package, which says what it offers."""
    try:
        offer = ask()
    except RegistryError as error:
        return _State(
            package, Words(f"{_BROKEN.zh}：{error.words.zh}", f"{_BROKEN.en}: {error.words.en}"), usable=False
        )
    rules, forms, profiles = len(offer.rules), len(offer.forms), len(offer.profiles)
    prefixes, hooks = " ".join(offer.prefixes), " ".join(offer.hooks)
    zh = f"{_ACTIVE.zh}：规则 {rules} 条（{prefixes}），表式 {forms} 个，方案 {profiles} 个"
    en = f"{_ACTIVE.en}: {rules} rules ({prefixes}), {forms} forms, {profiles} profiles"
    if hooks:
        zh, en = f"{zh}；接口 {hooks}", f"{en}; hooks {hooks}"
    if offer.note is not None:
        zh, en = f"{zh}\n  {offer.note.zh}", f"{en}\n  {offer.note.en}"
    return _State(package, Words(zh, en))
