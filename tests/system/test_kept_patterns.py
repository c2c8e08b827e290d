"""Patterns compiled by an earlier run: the same ones, and a bad file means compiling them again."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gklint.model.lazy_pattern import lazy_pattern
from gklint.system import kept_patterns as module
from gklint.system.kept_items import _python
from gklint.system.kept_patterns import KeptPatterns, kept_patterns

SOURCES = [
    ("[一-鿿]{1,8}?(?P<level>省|市|县)(?=(?P<rest>.*))", 0),
    ("(a)|(?P<b>b)(?i:C)", re.S | re.M),
    ("[^，。；：]+", re.I),
    ("(?x) a  b # no c", 0),
    ("𠀀[𠀁-𠀄]|\\w+", re.A),
]
TEXT = "北京市海淀区ab  aB bc 𠀀𠀂，。\nab"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for patterns, which Python may write."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "folder" / "one.patterns"


@pytest.fixture
def never_compile(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file holds all of SOURCES, and `re.compile` is not to be called any more."""
    first = KeptPatterns(file)
    for source, flags in SOURCES:
        first.compile(source, flags)
    first.save()

    def refuse(source: str, flags: int = 0) -> re.Pattern[str]:
        raise AssertionError(f"compiled: {source}")

    monkeypatch.setattr(module, "re", SimpleNamespace(compile=refuse))


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_kept_pattern_is_the_compiled_one(source: str, flags: int, file: Path) -> None:
    compiled = re.compile(source, flags)
    first = KeptPatterns(file)
    first.compile(source, flags)
    first.save()
    kept = KeptPatterns(file).compile(source, flags)
    assert kept == compiled and (kept.flags, kept.groups, kept.groupindex) == (
        compiled.flags, compiled.groups, compiled.groupindex,
    )  # fmt: skip
    assert [(m.span(), m.groupdict(), m.lastgroup) for m in kept.finditer(TEXT)] == [
        (m.span(), m.groupdict(), m.lastgroup) for m in compiled.finditer(TEXT)
    ]


@pytest.mark.usefixtures("never_compile")
def test_what_is_kept_is_not_compiled(file: Path) -> None:
    patterns = KeptPatterns(file)
    before = file.stat()
    for source, flags in SOURCES:
        patterns.compile(source, flags)
    patterns.save()
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    with pytest.raises(AssertionError, match="new"):
        patterns.compile("new")


@pytest.mark.parametrize(
    "data",
    [b"", b"no marshal", marshal.dumps(1), marshal.dumps((_python(), [])),
     marshal.dumps(("3.1", {("a", 0): 1})),
     marshal.dumps((_python(), {("a", 0): 1})),
     marshal.dumps((_python(), {("a", 0): (32, b"abc", 0, {})})),
     marshal.dumps((_python(), {("a", 0): (32, b"\xff" * 40, 0, {})})),
     marshal.dumps((_python(), {("a", 0): (32, b"", 1, {"x": 1})})), None],
)  # fmt: skip
def test_a_file_that_is_no_good_is_left_alone_and_written_anew(data: bytes | None, file: Path) -> None:
    if data is not None:
        file.parent.mkdir()
        file.write_bytes(data)
    patterns = KeptPatterns(file)
    assert patterns.compile("a") == re.compile("a")
    patterns.save()
    assert KeptPatterns(file).compile("a") == re.compile("a")
    assert marshal.loads(file.read_bytes())[1].keys() == {("a", 0)}


def test_a_wrong_pattern_is_told_as_by_re(file: Path) -> None:
    with pytest.raises(re.error, match="missing"):
        KeptPatterns(file).compile("(")


def test_a_file_does_not_grow_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    for sources in ("ab", "bc"):
        patterns = KeptPatterns(file)
        for source in sources:
            patterns.compile(source)
        patterns.save()
    assert marshal.loads(file.read_bytes())[1].keys() == {("b", 0), ("c", 0)}  # those of the last run


def test_nothing_is_written_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for unwritable in (file, None):
        monkeypatch.setattr(sys, "dont_write_bytecode", unwritable is not None)
        patterns = KeptPatterns(unwritable)
        patterns.compile("a")
        patterns.save()
    file.parent.write_text("")  # no folder
    patterns = KeptPatterns(file)
    assert patterns.compile("a").match("a") is not None
    patterns.save()
    assert file.parent.read_text() == ""


def test_a_python_that_stores_no_codes_compiles(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", missing)
    for _ in range(2):
        patterns = KeptPatterns(file)
        assert patterns.compile("a").match("a") is not None
        patterns.save()
    assert not file.exists()


@pytest.mark.usefixtures("never_compile")
def test_lazy_patterns_are_taken_from_the_file_meanwhile(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, flags = SOURCES[0]
    monkeypatch.setattr(module, "file_beside_modules", lambda name: file)
    with kept_patterns():
        assert lazy_pattern(source, flags).search("海淀区北京市") is not None
        with pytest.raises(AssertionError, match="new"):
            lazy_pattern("new").search("")
    assert lazy_pattern("new").search("") is None


def test_a_second_run_compiles_and_reads_nothing_again(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("某局2023年政府信息公开工作年度报告\n一、总体情况\n本机关主动公开信息12条。", "utf-8")
    code = f"""
import sys
from gklint.system.kept_items import KeptItems
from gklint.__main__ import main
sys.argv = ["gklint", {str(report)!r}, "--no-config", "--no-cache", "--output-format", "json"]
save, counts = KeptItems.save, []
KeptItems.save = lambda self, new: (counts.append(len(new)), save(self, new))
main()
print(*sorted(counts), "yaml" in sys.modules, file=sys.stderr)
"""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
        for _ in range(2)
    )
    *counts, yaml = first.stderr.split()
    assert min(map(int, counts)) > 10 and yaml == "True"
    assert second.stderr == "0 0 False\n"
    assert first.stdout == second.stdout
