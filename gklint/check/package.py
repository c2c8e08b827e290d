"""The rules of a package: every rule file in its folders, found without a list to keep."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gklint.check.declared import read_rule
from gklint.model.declaration import DeclarationError
from gklint.model.rule import Rule

_DATA = ("forms", "dictionaries", "profiles")


def files_in(package: str, pattern: str) -> Sequence[Traversable]:
    """The files of an installed package that match a glob such as `forms/*.yaml`, sorted."""
    return sorted(Path(str(files(package))).glob(pattern))


def rules_in(package: str) -> list[Rule]:
    """Every rule of a package, by id: its YAML rule files and the Rule objects of its Python modules.

    Raises DeclarationError for a wrong rule file, and when two files claim one id.
    """
    root = Path(str(files(package)))
    found = [rule for path in sorted(root.rglob("*.py")) for rule in _python_rules(package, root, path)]
    return _distinct([*found, *_declared_rules(root)])


def rules_in_folder(folder: Path) -> list[Rule]:
    """The rules of a folder of YAML files, by id; no code is run. Raises DeclarationError."""
    return _distinct(_declared_rules(folder))


def _declared_rules(root: Path) -> Iterator[Rule]:
    for path in sorted(root.rglob("*.yaml")):
        if path.relative_to(root).parts[0] not in _DATA:
            yield read_rule(path.read_text("utf-8"), str(path))


def _python_rules(package: str, root: Path, path: Path) -> Iterator[Rule]:
    parts = path.relative_to(root).with_suffix("").parts
    if path.name == "__init__.py" or parts[0] in _DATA:
        return
    module = importlib.import_module(".".join((package, *parts)))
    for value in vars(module).values():
        if isinstance(value, Rule) and value.place == str(path):
            yield value


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    by_id: dict[str, Rule] = {}
    for rule in rules:
        other = by_id.setdefault(rule.id, rule)
        if other is not rule:
            raise DeclarationError(rule.place, 1, 1, f"{rule.id} 已由 {other.place} 使用")
    return [by_id[name] for name in sorted(by_id)]
