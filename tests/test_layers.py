"""Who may import whom: the table of ARCHITECTURE.md, held against every import in the source."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = ("readers", "match", "check", "triage", "reporters")

# Folder or module below `gklint` → what it may import besides itself; the longest name that fits a module decides.
# What is not here may import nothing of gklint.
ALLOWED = {
    **dict.fromkeys(STAGES, "model"),
    "check": "model system",
    "readers": "model system",
    "errors": "model",
    "system": "model",
    "api": "model check",
    "district": "model",
    "reporters": "model district",
    "pages": "model reporters district",
    "config": "model errors check system",
    "registry": "model errors match check config system",
    "registry.hookspecs": "model",
    "registry.entry_points": "",
    "registry.validation": "model errors",
    "registry.builtin": "model readers reporters pages",
    "inputs": "model errors config registry system",
    "inputs.discover": "model inputs.file_types inputs.ignored inputs.not_checked inputs.unsupported system",
    "inputs.file_types": "system",
    "inputs.not_checked": "model inputs.ignored system",
    "inputs.discover_remote": "model errors inputs.discover inputs.ignored inputs.unsupported system",
    "inputs.unsupported": "model",
    "inputs.ignored": "model system",
    "inputs.summaries": "model errors system",
    "inputs.resolve": "model errors config registry inputs system",
    "engine": "model errors readers match check triage config registry inputs system",
    "engine.effective_settings": "model match check config registry",
    "engine.batches": "model",
    "engine.worker_pool": "engine.batches model system",
    "engine.workers": "engine.batches engine.worker_pool model readers system",
    "engine.cache": "model errors readers system engine.effective_settings engine.file_linter",
    "engine.fixes": "model readers triage engine.file_linter system",
    "annotate": "model errors readers reporters engine.file_linter system",
    "roundtrip": "model readers reporters district pages annotate",
    "browser": "model errors readers reporters district pages annotate config registry engine",
    "server": "model errors readers config browser",
    "export": "model errors",
    "lsp": "model errors config registry inputs engine check testing",
    "results": "model errors registry.builtin",
    "library": "model readers config registry inputs engine results",
    "cli": "model errors system readers check triage reporters config registry inputs engine testing"
    " annotate"
    " browser"
    " server"
    " export"
    " lsp"
    " pages"
    " roundtrip",
    "testing": "model readers match check registry errors",
    "__main__": "cli system",
    "__init__": "library",
}
# Within a folder whose parts build on each other: what each part may not import.
FORBIDDEN = {
    "engine.effective_settings": "engine.file_linter engine.run engine.cache engine.workers engine.cross_report",
    "engine.file_linter": "engine.run engine.workers engine.cache engine.cross_report engine.aggregate engine.fixes",
    "engine.cross_report": "engine.run engine.workers engine.cache engine.aggregate",
    "engine.aggregate": "engine.run engine.workers engine.cache engine.cross_report",
    "inputs.nested_config": "inputs.resolve",
    "registry.loader": "registry.registry registry.builtin",
}
# Imports that wait for the first use, so that starting stays quick; each says why where it stands.
LAZY = {
    "gklint.__init__": 2,  # the Python face, and its types
    "gklint.__main__": 2,  # --version needs neither the version of anything else nor the command line
    "gklint.cli.commands": 1,
    "gklint.cli.given_paths": 1,
    "gklint.cli.lsp": 1,  # pygls, an extra
    "gklint.cli.main": 4,
    "gklint.cli.new_page": 1,
    "gklint.cli.serve": 1,
    "gklint.cli.parser": 1,
    "gklint.cli.terminal": 3,
    "gklint.engine.cache.cache_folder": 1,  # platformdirs, for runs that keep something
    "gklint.engine.run": 1,  # the type of an executor
    "gklint.engine.workers": 2,  # processes, for many files; and the type of an executor
    "gklint.export.parquet": 2,  # pyarrow, an extra
    "gklint.model.positions": 1,  # the types of what it is made of
    "gklint.cli.output": 1,  # ctypes, on Windows only
    "gklint.readers.bounded": 2,  # processes; and its types
    "gklint.system.remote_files": 1,  # fsspec, an extra
    "gklint.system.kept_items": 1,  # writing, for what was not kept
    "gklint.system.spool": 2,  # msgspec, for long runs
    "gklint.system.bounded_call": 1,  # a module of POSIX
    "gklint.readers.markdown": 2,  # tables written as HTML
    "gklint.reporters.styled": 2,
    "gklint.reporters.web_text": 1,  # html, for web pages
    "gklint.check.failures": 3,  # traceback, for rules that failed
    "gklint.check.rule_packages": 1,  # types only
    "gklint.cli.line_wrapping": 1,  # shutil, for help
    "gklint.config.district": 1,  # csv, where there is a list of bodies
    "gklint.config.settings_file": 1,  # tomli, where there is a settings file
    "gklint.engine.file_linter": 3,  # pickle and traceback
    "gklint.engine.fixes.fix_file": 1,  # difflib, to show what changes
    "gklint.model.light_classes": 1,  # the type of what it makes
    "gklint.model.light_data_classes": 1,  # the type of what it makes
    "gklint.model.declaration": 2,  # difflib, for words that are not known, and YAML, for texts not read before
    "gklint.model.transcript": 2,  # json, for outputs that show the text
    "gklint.registry.builtin": 1,  # importlib.metadata, for readers that use a library
    "gklint.registry.entry_points": 2,  # importlib.metadata, for packages beside the national one
    "gklint.registry.hookspecs": 1,  # types only
    "gklint.registry.loader": 3,  # traceback and Traversable
    "gklint.registry.registry": 1,  # types only
    "gklint.system.atomic_write": 1,  # secrets, for files that are written
    "gklint_national.__init__": 1,  # types only
    "gklint_national.structure.gk111_table_header_altered": 1,  # difflib, for headers that are not as they should be
    "gklint_national.structure.gk119_markup_residue": 1,  # html, for entities
    "gklint.engine.repeated_run": 5,  # the cache, and its types
    "gklint.server.child": 1,
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of gklint and of the national rules by its name."""
    for folder in (ROOT, ROOT / "rules"):
        for path in sorted(folder.glob("gklint*/**/*.py")):
            yield ".".join(path.relative_to(folder).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


def imported(node: ast.AST) -> list[str]:
    """The modules an import statement names; `from gklint import errors` names gklint.errors."""
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


def rule_for(name: str) -> tuple[str, str]:
    """The entry of ALLOWED for a module below gklint, and what it says."""
    parts = name.split(".")[1:]
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    found = next((one for one in names if one in ALLOWED), names[-1])
    return found, ALLOWED.get(found, "")


def within(module: str, rooms: str) -> bool:
    """Whether the module is, or lies in, one of the rooms below gklint."""
    return any(f"{module}.".startswith(f"gklint.{room}.") for room in rooms.split())


@pytest.mark.parametrize(("name", "tree"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_go_down_the_house(name: str, tree: ast.Module) -> None:
    found = [module for node in ast.walk(tree) for module in imported(node)] + strings(tree)
    ours = {module for module in found if module.startswith("gklint") and module != "gklint.__version__"}
    if name.startswith("gklint."):
        room, allowed = rule_for(name)
        forbidden = FORBIDDEN.get(room, FORBIDDEN.get(name.removeprefix("gklint."), ""))
        wrong = {module for module in ours if not within(module, f"{room} {allowed}") or within(module, forbidden)}
    else:
        packages = ("gklint.api", "gklint.testing", "gklint_national")
        wrong = {module for module in ours if not any(f"{module}.".startswith(f"{one}.") for one in packages)}
    assert wrong == set()


def test_no_part_imports_in_a_circle() -> None:
    """Folders and loose modules below gklint, and the parts of engine, inputs and registry, form no circle."""
    arrows: dict[str, set[str]] = {}
    for name, tree in modules():
        if name.startswith("gklint.") and not name.endswith("__init__"):
            targets = {module for node in tree.body for module in imported(node)} | set(strings(tree))
            arrows.setdefault(part(name), set()).update(part(one) for one in targets if one.startswith("gklint."))
    TopologicalSorter({name: targets - {name} for name, targets in arrows.items()}).prepare()  # raises CycleError


def part(module: str) -> str:
    """The folder or loose module below gklint; in engine, inputs, registry and system the module itself."""
    parts = module.split(".")
    return ".".join(parts[:3] if parts[1] in ("engine", "inputs", "registry", "system") else parts[:2])


def test_lazy_imports_are_counted() -> None:
    counts: Counter[str] = Counter()
    for name, tree in modules():
        every = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        counts[name] = len(every) - sum(isinstance(node, ast.Import | ast.ImportFrom) for node in tree.body)
    assert {name: count for name, count in counts.items() if count} == LAZY
