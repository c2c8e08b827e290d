"""Names in the source.

Each class has its own, functions say what they do or give, and documents that are cited exist.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("gklint", "rules", "plugins")

# Participles without -ed that have served as names of functions.
IRREGULAR = {
    *(
        "told",
        "said",
        "standing",
        "known",
        "found",
        "given",
        "written",
        "shown",
        "taken",
        "seen",
        "left",
        "kept",
        "held",
    ),
    *("lost", "sent", "built", "made", "spoken", "torn", "drawn", "hidden", "begun", "done", "gone", "meant", "thrown"),
    *("broken", "chosen", "laid", "led", "paid", "bound", "stuck", "sought", "brought", "caught", "bought", "flown"),
}
NO_PARTICIPLES = {"seed", "feed", "need", "speed", "embed", "hundred", "red", "shed"}
# A participle followed by one of these only still has no noun.
SMALL_WORDS = {"in", "of", "by", "for", "at", "on", "to", "with", "as", "from", "out", "up", "so", "apart", "anew"}
# Public names, and the function of rule GK018, which bears the rule's name.
KEPT = {"simplified", "composed", "changed", "converted"}
REFERENCE = re.compile(r"(?<![\w./*<{-])((?:docs/)?(?:[\w-]+/)*[\w-]+\.md)\b")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package and of rule packages, with its path below the repository."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def is_bare_participle(name: str) -> bool:
    """Whether a name is a participle without a noun: `told`, `_joined`, `settled_as`."""
    head, *rest = name.strip("_").split("_")
    participle = head in IRREGULAR or (head.endswith("ed") and head not in NO_PARTICIPLES)
    return participle and SMALL_WORDS.issuperset(rest)


def test_a_bare_participle_is_told_from_a_verb_and_a_noun() -> None:
    names = ("told", "_joined", "settled_as", "merged_rows", "join", "need", "embed", "read")
    assert [name for name in names if is_bare_participle(name)] == ["told", "_joined", "settled_as"]


def test_no_function_is_named_by_a_bare_participle() -> None:
    found = [
        f"{path}: {node.name}"
        for path, tree in modules()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and is_bare_participle(node.name) and node.name not in KEPT
    ]
    assert found == []


def test_no_class_name_stands_in_two_places() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name.strip("_")].append(path)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_documents_that_docstrings_and_comments_cite_exist() -> None:
    missing = [
        f"{path.relative_to(ROOT)}: {name}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in cited(path.read_text("utf-8"))
        if not any((base / name).exists() for base in (ROOT, ROOT / "docs", *path.parents))
    ]
    assert missing == []


def cited(source: str) -> list[str]:
    """The Markdown files that docstrings and comments of a module name; examples in quotes of code are none."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    texts = [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)]
    texts += re.findall(r"#.*", source)
    return [name for text in texts for name in REFERENCE.findall(re.sub(r"`[^`]*`", "", text))]
