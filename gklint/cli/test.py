"""`gklint test`: the examples of rules, run, and the other files of a package, read: what does not do what it says."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from gklint.check.figure_names import check_figure_names
from gklint.check.rule_packages import NATIONAL, rule_in_file
from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.bilingual import Language, Words
from gklint.model.declaration import suggest
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Rule
from gklint.registry.entry_points import RulePackage, installed_packages
from gklint.registry.loader import Contributions, contributions_of, contributions_of_folder, guard
from gklint.registry.package_check import check_contributions
from gklint.testing.example_faults import Coverage, ExampleFault, coverage_of
from gklint.testing.forms import forms_with
from gklint.testing.package import faults_offline, package_faults

_YAML = (".yaml", ".yml")
_DONE = Words("规则{}条，例子{}个，不符的{}个", "{} rules, {} examples, {} faults")
_FIRING = Words("会报告的例子（fail）第{}个", "failing example {}")
_PASSING = Words("不报告的例子（pass）第{}个", "passing example {}")
_COVERED = Words(
    "  不报告的例子{}个，会报告的{}个{}", "  {} passing examples, {} failing{}"
)  # the third is what no example tries
_UNTRIED = Words("；没有例子用到的选项：{}", "; options no example sets: {}")
_BESIDE = Words("同时检查的另一份报告：", "another report beside it:")
_DATA = Words("表式{}个，方案{}个，词典{}个，读入无误", "{} forms, {} profiles, {} dictionaries, read without fault")
_EMPTY = Words("{} 里没有规则", "there are no rules in {}")
_DATA_FOLDERS = ("forms", "profiles", "dictionaries")


class _RulesToTest(NamedTuple):
    """The rules to test, the forms their examples are read by, notes about the package and what is wrong with it."""

    rules: tuple[Rule, ...]
    forms: Mapping[str, Form]
    notes: tuple[Words, ...] = ()
    wrong: tuple[Words, ...] = ()


def run(given: Namespace, config: Config) -> int:
    """Print each example that does not hold; 0, or 1 when there is one. Raises GklintError."""
    subjects = [_rules_to_test(name) for name in _names(given, config)]
    rules = [rule for subject in subjects for rule in subject.rules]
    faults = [fault for subject in subjects for rule in subject.rules for fault in faults_offline(rule, subject.forms)]
    wrong = [words for subject in subjects for words in subject.wrong]
    lines = [note.to(config.lang) for subject in subjects for note in (*subject.notes, *subject.wrong)]
    lines += [line for fault in faults for line in _fault(fault, config.lang)]
    if given.coverage:
        lines += [line for rule in rules for line in _coverage_line(coverage_of(rule), config.lang)]
    examples = sum(len(rule.examples) for rule in rules)
    lines.append(_DONE.to(config.lang).format(len(rules), examples, len(faults)))
    return print_text("\n".join(lines) + "\n", 1 if faults or wrong else 0)


def _names(given: Namespace, config: Config) -> list[str]:
    """The names in the arguments, else the packages of the configuration."""
    names = list(given.targets) or [written.partition(":")[0] for written in config.named_packages]
    if not names:
        raise UsageError(
            "请写明要测试的规则包、文件夹或规则文件，如 gklint test ./本地规则",
            "name a package, a folder or a rule file to test, such as gklint test ./rules-local",
        )
    return list(dict.fromkeys(names))


def _rules_to_test(name: str) -> _RulesToTest:
    """The rules of an installed package, of a folder, or of a file. Raises GklintError."""
    found = {one.package.name: one for one in installed_packages()}
    path = Path(name)
    if name in found:
        offer = contributions_of(found[name])
        return _rules_of_package(replace(offer, note=None))._replace(wrong=tuple(package_faults(found[name], offer)))
    if path.is_dir():
        return _folder(path)
    if path.is_file() and path.suffix in _YAML:
        subject = _rule_file(path)
        _check_ids(rule.id for rule in subject.rules if not _is_national(path))
        return subject
    raise _unknown(name, path, found)


def _rules_of_package(contributions: Contributions) -> _RulesToTest:
    """The rules of a package, after everything in it has been read beside the national rule set."""
    check_contributions(contributions)
    counts = _data_counts(contributions)
    notes = [Words(_DATA.zh.format(*counts), _DATA.en.format(*counts))] if any(counts) else []
    notes += [contributions.note] if contributions.note is not None else []
    return _RulesToTest(contributions.rules, forms_with(contributions.forms), tuple(notes))


def _data_counts(contributions: Contributions) -> tuple[int, int, int]:
    """How many forms, profiles and dictionaries a package has."""
    return len(contributions.forms), len(contributions.profiles), len(contributions.dictionaries)


def _rule_file(path: Path) -> _RulesToTest:
    """The rule of one file, when some form knows every figure it names. Raises GklintError."""
    if path.parent.name in _DATA_FOLDERS:
        package = path.parent.parent
        raise UsageError(
            f"{path} 不是规则；请测试它所在的规则包：gklint test {package}",
            f"{path} is no rule; test the package it belongs to: gklint test {package}",
        )
    with guard(RulePackage(path.name, path.as_posix())):
        rule, known = rule_in_file(path), forms_with(())
        check_figure_names((rule,), known.values())
        return _RulesToTest((rule,), known)


def _folder(path: Path) -> _RulesToTest:
    """The YAML files of a folder; a note says that code in it is not run."""
    contributions = contributions_of_folder(path)
    if _is_national(path):
        return _RulesToTest(contributions.rules, forms_with(()))
    _check_ids(rule.id for rule in contributions.rules)
    subject = _rules_of_package(contributions)
    if not subject.rules and not any(_data_counts(contributions)):
        empty = contributions.note or Words(_EMPTY.zh.format(path), _EMPTY.en.format(path))
        raise UsageError(empty.zh, empty.en)
    return subject


def _is_national(path: Path) -> bool:
    """Whether the path lies in the national rule set."""
    national = Path(str(files(NATIONAL)))
    return path.resolve().is_relative_to(national.resolve())


def _check_ids(ids: Iterable[str]) -> None:
    """Raise UsageError for an id of the national rules: a run would refuse it too."""
    taken = next((id for id in ids if id.startswith("GK")), None)
    if taken is not None:
        raise UsageError(
            f"{taken}: 编号前缀 GK 属于全国规则；请换用自己的前缀，如 {taken.replace('GK', 'QX', 1)}",
            f"{taken}: the prefix GK belongs to the national rules; take one of your own",
        )


def _unknown(name: str, path: Path, known: Mapping[str, object]) -> UsageError:
    if path.is_file():
        return UsageError(
            f"{name} 不是 YAML 规则文件；Python 规则属于规则包，安装后用包名测试",
            f"{name} is no YAML rule file; a Python rule belongs to a package: install it and test it by its name",
        )
    listed = "、".join(known)
    return UsageError(
        f"没有规则包、文件夹或文件“{name}”{suggest(name, known, '已安装的规则包：' + listed)}",
        f"there is no package, folder or file {name!r}; installed packages: {', '.join(known)}",
    )


def _fault(fault: ExampleFault, language: Language) -> Iterator[str]:
    """The rule and which example, its parts, and what was expected."""
    head = f"{fault.rule.id} {fault.rule.name}"
    if fault.example is None:
        yield f"{head}：{fault.words.to(language)}" if language == "zh" else f"{head}: {fault.words.to(language)}"
        return
    which = (_FIRING if fault.example.fires else _PASSING).to(language).format(fault.number)
    yield f"{head}  {which}  ({fault.rule.place})"
    yield from (f"    {name}: {value}" for name, value in fault.example.parts.items())
    for other in fault.example.others:
        yield f"    {_BESIDE.to(language)}"
        yield from (f"      {name}: {value}" for name, value in other.items())
    yield f"  {fault.words.to(language)}"


def _coverage_line(coverage: Coverage, language: Language) -> Iterator[str]:
    untried = "、".join(name.replace("_", "-") for name in coverage.untried)
    rest = _UNTRIED.to(language).format(untried) if untried else ""
    yield f"{coverage.rule.id} {coverage.rule.name}"
    yield _COVERED.to(language).format(coverage.passing, coverage.firing, rest)
