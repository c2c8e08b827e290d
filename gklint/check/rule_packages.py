"""The rules of a package: every rule file in its folders, found without a list to keep."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gklint.check.rule_files import declared_id, read_rule
from gklint.model.declaration import Node, read_declaration
from gklint.model.file_place import DeclarationError, Mistakes
from gklint.model.rule import Rule
from gklint.system.folder_files import files_below

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NATIONAL = "gklint_national"  # its declared rules may be extended by every package
_DATA = ("forms", "dictionaries", "profiles")  # folders whose files are no rules


def files_in(package: str, pattern: str) -> Sequence[Traversable]:
    """The files of an installed package that match a glob such as `forms/*.yaml`, sorted."""
    return sorted(_folder(package).glob(pattern))


def rules_in(package: str) -> list[Rule]:
    """Every rule of a package, by id: its YAML rule files and the Rule objects of its Python modules.

    Raises DeclarationError for a wrong rule file, and when two files claim one id or name.
    """
    root = _folder(package)
    modules = [rule for file in _module_files(root) for rule in _module_rules(package, file)]
    return _distinct([*modules, *_RuleFolder(root, package).rules()])


def rules_in_folder(folder: Path) -> list[Rule]:
    """The rules of a folder of YAML files, by id; no code is run. Raises DeclarationError."""
    return _distinct(_RuleFolder(folder, folder.as_posix()).rules())


def rule_in_file(path: Path) -> Rule:
    """The rule of one YAML file, which may extend another of its folder. Raises DeclarationError."""
    return read_rule(_read(path, path.as_posix()), _RuleFolder(path.parent, path.parent.as_posix()).base)


def _folder(package: str) -> Path:
    return Path(next(iter(importlib.import_module(package).__path__)))


class _RuleFolder:
    """The rule files of one folder. `name` is what the folder is called in messages."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name

    def rules(self) -> list[Rule]:
        """The rule of every file. Raises DeclarationError of the mistakes of all of them."""
        mistakes, rules = Mistakes(), []
        for node in self.roots:
            with mistakes.collect():
                rules.append(read_rule(node, self.base))
        mistakes.raise_all()
        return rules

    @cached_property
    def roots(self) -> Sequence[Node]:
        """The root of every rule file, by path."""
        paths = files_below(self.root, (".yaml", ".yml"))
        mistakes, roots = Mistakes(), []
        for path in filter(self.holds, paths):
            with mistakes.collect():
                roots.append(_read(path, f"{self.name}/{path.relative_to(self.root).as_posix()}"))
        mistakes.raise_all()
        return roots

    def holds(self, path: Path) -> bool:
        parts = path.relative_to(self.root).parts
        return not any(part in _DATA for part in parts[:-1]) and not any(part.startswith(".") for part in parts)

    def base(self, id: str) -> Node | None:
        """The rule file with that id, here or in the national rule set."""
        shelves = (self, _RuleFolder(_folder(NATIONAL), NATIONAL)) if self.name != NATIONAL else (self,)
        return next((root for shelf in shelves for root in shelf.roots if declared_id(root) == id), None)


def _read(path: Path, name: str) -> Node:
    try:
        return read_declaration(path.read_text("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise DeclarationError(name, 1, 1, "文件不是 UTF-8 编码，请另存为 UTF-8") from None


def _module_files(root: Path) -> Iterator[str]:
    """The modules below the folder, by their paths in it with `/`: `arithmetic/gk205_flow.py`."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(
            name for name in inner if name != "__pycache__" and (folder != str(root) or name not in _DATA)
        )
        within = os.path.relpath(folder, root).replace(os.sep, "/") + "/"
        for name in sorted(names):
            if name.endswith(".py") and name not in ("__init__.py", "__main__.py"):
                yield within.removeprefix("./") + name


def _module_rules(package: str, file: str) -> Iterator[Rule]:
    """The rules made in a module; those it imports belong to the module they were made in."""
    place = f"{package}/{file}"
    module = importlib.import_module(f"{package}.{file.removesuffix('.py').replace('/', '.')}")
    for value in vars(module).values():
        if isinstance(value, Rule) and value.place == module.__file__:
            if not any(example.fires for example in value.examples):
                raise DeclarationError(
                    place, 1, 1, f"{value.id} 没有会报出问题的例子；请在 examples 里写至少一个 fails(…)"
                )
            yield replace(value, place=place)


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    """The rules by id. Raises DeclarationError when two have the same id or name."""
    taken: dict[str, Rule] = {}
    mistakes, found = Mistakes(), []
    for rule in rules:
        for word in (rule.id, rule.name):
            other = taken.setdefault(word, rule)
            if other is not rule:
                mistakes.add(DeclarationError(rule.place, 1, 1, f"“{word}”已由 {other.place} 使用；请换一个"))
        found.append(rule)
    mistakes.raise_all()
    return sorted(found, key=lambda rule: rule.id)
