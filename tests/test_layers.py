"""Who may import whom: the table of ARCHITECTURE.md, held against every import in the source."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("readers", "match", "check", "triage", "reporters")

# The first name below `gklint` → what it may import besides itself. What is not here may import nothing of gklint.
ALLOWED = {
    **dict.fromkeys(STAGES, "model"),
    "hookspecs": "model",
    "errors": "model",
    "api": "model check",
    "builtin": "model readers reporters",
    "config": "model errors check",
    "profile": "model errors config",
    "offer": "model errors check hookspecs packages offered hush time_limit",
    "offered": "model errors",
    "time_limit": "model",
    "toolbox": "model errors match check config packages offer profile builtin",
    "terms": "model match check config packages toolbox",
    "site": "model readers config toolbox",
    "road": "model errors readers match check triage config toolbox terms time_limit hush",
    "cache": "model readers terms road",
    "comparing": "model readers check terms hush time_limit road",
    "workers": "model readers",
    "found": "model errors readers config toolbox site",
    "conclusion": "model triage road found",
    "mend": "model readers triage road replacing",
    "run": "model readers cache config toolbox site found road comparing conclusion workers",
    "face": "model readers config toolbox road run",
    "cli": "model errors readers cache check triage reporters config toolbox packages offer terms site road workers"
    " mend run testing replacing builtin",
    "testing": "model readers match check builtin errors packages offer",
    "__main__": "cli",
    "__init__": "face",
}
# Imports that wait for the first use, so that starting stays quick; each says why where it stands.
LAZY = {
    "gklint.__init__": 2,  # the Python face, and its types
    "gklint.__main__": 2,  # --version needs neither the version of anything else nor the command line
    "gklint.cli.commands": 1,
    "gklint.cli.input": 1,
    "gklint.cli.main": 1,
    "gklint.cli.parser": 1,
    "gklint.cli.terminal": 2,
    "gklint.config.patterns": 1,
    "gklint.readers.ignored": 1,
    "gklint.readers.markdown": 2,  # tables written as HTML
    "gklint.reporters.styled": 2,
    "gklint.reporters.xlsx": 1,
    "gklint.triage.exemptions": 1,
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of gklint and of the national rules by its name."""
    for folder in (ROOT, ROOT / "rules"):
        for path in sorted(folder.glob("gklint*/**/*.py")):
            yield ".".join(path.relative_to(folder).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


def imported(node: ast.AST) -> list[str]:
    """The modules an import statement names; `from gklint import face` names gklint.face."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        inside = node.module == "gklint"
        return [f"gklint.{alias.name}" for alias in node.names] if inside else [node.module or ""]
    return []


def strings(tree: ast.Module) -> list[str]:
    """The modules that `builtin` names as text."""
    calls = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_function"
    )
    return [f"gklint.{call.args[0].value}" for call in calls if isinstance(call.args[0], ast.Constant)]


@pytest.mark.parametrize(("name", "tree"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_go_down_the_house(name: str, tree: ast.Module) -> None:
    layer = name.split(".")[1]
    allowed = {"gklint.api", "gklint.testing", "gklint_national"}
    if name.startswith("gklint."):
        allowed = {f"gklint.{part}" for part in (layer, *ALLOWED.get(layer, "").split())}
    found = [module for node in ast.walk(tree) for module in imported(node)] + strings(tree)
    ours = {module for module in found if module.startswith("gklint") and module != "gklint.__version__"}
    assert {module for module in ours if not any(f"{module}.".startswith(f"{one}.") for one in allowed)} == set()


def test_lazy_imports_are_counted() -> None:
    counts: Counter[str] = Counter()
    for name, tree in modules():
        every = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        counts[name] = len(every) - sum(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)
    assert {name: count for name, count in counts.items() if count} == LAZY
