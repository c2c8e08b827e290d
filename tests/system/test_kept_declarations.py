"""YAML that an earlier run has read: the same values, the same errors."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path
from typing import Any

import pytest

from gklint.model.declaration import Node, read_declaration
from gklint.model.file_place import DeclarationError
from gklint.system import kept_declarations as module
from gklint.system.kept_declarations import KeptDeclarations, kept_declarations

TEXT = """\
id: XX001
list: [a, 1, 1.5, ~, yes]
same: &one {k: v, 中: 文}
again: *one
text: |
  two
  lines
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for what was read, which Python may write."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "folder" / "declarations.kept"
    monkeypatch.setattr(module, "file_beside_modules", lambda name: path)
    return path


def places(node: Node) -> list[Any]:
    """Every value below the node with its places."""
    inside = [child for _, child in node.items()] if node.is_mapping else node.sequence() if node.is_sequence else []
    return [node.place, node.key_place, node.value(), *map(places, inside)]


def test_values_and_places_are_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read_declaration(TEXT, "one.yaml")
    with kept_declarations():
        read_declaration(TEXT, "one.yaml")

    def refuse(text: str, file: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(module, "parse_yaml", refuse)
    with kept_declarations():
        kept = read_declaration(TEXT, "two.yaml")
        with pytest.raises(AssertionError, match="id: XX002"):
            read_declaration(TEXT.replace("XX001", "XX002"), "two.yaml")
    assert read_declaration(TEXT, "one.yaml").value() == kept.value() == plain.value()
    assert repr(places(kept)) == repr(places(plain)).replace("one.yaml", "two.yaml")


@pytest.mark.parametrize("text", ["a: [", "", "a: !python/object x", "&a [*a]"])
def test_what_is_wrong_is_wrong_each_time(text: str, file: Path) -> None:
    for _ in range(2):
        with kept_declarations(), pytest.raises(DeclarationError, match=r"one\.yaml"):
            read_declaration(text, "one.yaml")
    assert not file.exists()


def test_long_texts_are_not_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST", 10)
    declarations = KeptDeclarations(file)
    for text in ("a: 1", "a: 123456789"):
        declarations.parse(text, "one.yaml")
    declarations.save()
    assert marshal.loads(file.read_bytes())[1].keys() == {"a: 1"}
