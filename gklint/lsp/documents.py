"""The open documents of an editor, each checked once a version: by the configuration closest to its file."""

from __future__ import annotations

from pathlib import Path

from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.engine.file_linter import FileLinter
from gklint.errors import GklintError
from gklint.inputs.nested_config import locate_file
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Report
from gklint.model.report_file import File
from gklint.model.rule import Rule
from gklint.registry.registry import Registry, collect

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")  # of the reports that an editor holds as text
_SILENT = {
    "not-a-report": Words("不是年度报告，未检查", "no annual report: not checked"),
    "unsupported": Words("这种报告（格式或年度）不在检查范围", "a form or year that is not checked"),
    "unreadable": Words("读不出内容", "cannot be read"),
}


class CheckedDocument(NamedTuple):
    """A version of a document with its report and findings. `silence` says why there are none, if for a reason."""

    version: int
    report: Report | None
    diagnostics: tuple[Diagnostic, ...]
    rules: dict[str, Rule]
    settings: str  # the configuration file that holds, or "" for none
    silence: Words | None = None


class OpenDocuments:
    """Checks documents and remembers the newest version of each. A wrong configuration silences, and says so."""

    def __init__(self) -> None:
        self._checked: dict[Path, CheckedDocument] = {}
        self._registries: dict[Path, Registry] = {}

    def check(self, path: Path, version: int, text: str) -> CheckedDocument:
        """The document at `path` as its text stands; checked again only when the version is another."""
        known = self._checked.get(path)
        if known is None or known.version != version:
            self._checked[path] = known = self._check(path, version, text)
        return known

    def forget(self, path: Path | None = None) -> None:
        """Forget a document that was closed, or all of them and their settings when a configuration has changed."""
        if path is not None:
            self._checked.pop(path, None)
        else:
            self._checked.clear()
            self._registries.clear()

    def _check(self, path: Path, version: int, text: str) -> CheckedDocument:
        if path.suffix.lower() not in SUFFIXES:
            silence = Words("这种文件不检查", "files of this kind are not checked")
            return CheckedDocument(version, None, (), {}, "", silence)
        try:
            return self._lint(path, version, text.encode("utf-8", "replace"))
        except GklintError as error:
            return CheckedDocument(version, None, (), {}, "", error.words)

    def _lint(self, path: Path, version: int, data: bytes) -> CheckedDocument:
        config = read_config(path.parent, Layer())
        if config.root not in self._registries:
            self._registries[config.root] = collect(config)
        located = locate_file(path, self._registries[config.root], config)
        linter, file = FileLinter(located.registry, located.config), File(path, path.name)
        outcome, report = linter.lint(file, data), linter.report(file, data)
        rules = {rule.id: rule for rule in located.registry.rules}
        origins = [layer.origin for layer in config.all_layers if layer.origin]
        silence = _SILENT.get(outcome.record.kind)
        return CheckedDocument(version, report, outcome.diagnostics, rules, " ".join(origins[-1:]), silence)
