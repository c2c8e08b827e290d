"""Compares the findings of a run with the baseline: which are old, and which entries are fixed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic, SuppressionReason
from gklint.model.report_file import is_address
from gklint.model.suppression import Baseline, BaselineEntry

_TOLD = 10  # mended findings that are named


class BaselineMarker:
    """Marks findings, file after file, and knows afterwards which entries of the baseline were among them."""

    def __init__(self, baseline: Baseline | None) -> None:
        self._known = {entry.fingerprint for entry in baseline.entries} if baseline is not None else set()
        self.found: set[str] = set()  # fingerprints

    def mark(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Every finding, marked where it is in the baseline and not otherwise suppressed."""
        for diagnostic in diagnostics:
            if diagnostic.fingerprint in self._known:
                self.found.add(diagnostic.fingerprint)
                if diagnostic.suppression is None:
                    diagnostic = replace(diagnostic, suppression=SuppressionReason("baseline", ""))
            yield diagnostic


def stale_entries(
    baseline: Baseline, found: Collection[str], asked: Mapping[str, Collection[str]]
) -> list[BaselineEntry]:
    """The entries whose finding is gone: their file was checked by their rule, or no longer exists.

    `found` are the fingerprints of the findings; `asked` gives for each checked file the ids of the rules that ran.
    """
    checked = {path_from(baseline.file.parent, path): ids for path, ids in asked.items()}
    lost = [entry for entry in baseline.entries if entry.fingerprint not in found]
    paths = {entry.path for entry in lost if not is_address(entry.path)}
    gone = {path for path in paths if not (baseline.file.parent / path).exists()}
    return [entry for entry in lost if entry.path in gone or entry.rule in checked.get(entry.path, ())]


def entries_of(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[BaselineEntry, ...]:
    """The findings as entries of a baseline in `folder`, sorted."""
    return tuple(sorted(_entry(diagnostic, folder) for diagnostic in diagnostics))


def _entry(diagnostic: Diagnostic, folder: Path) -> BaselineEntry:
    path = path_from(folder, diagnostic.place.path)
    one = diagnostic
    return BaselineEntry(path, one.rule, one.name, one.key, one.fingerprint, one.words.zh)


def path_from(folder: Path, path: str) -> str:
    """The file as seen from `folder`, whatever folder the run is in; an address as it is."""
    if is_address(path):
        return path
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()


def fixed_notice(entries: Sequence[BaselineEntry]) -> Words | None:
    """The notice about entries whose finding is gone; None when there are none."""
    if not entries:
        return None
    count, more = len(entries), len(entries) - _TOLD
    named = [f"{entry.path} {entry.rule} {entry.name}" for entry in entries[:_TOLD]]
    zh, en = "、".join(named), ", ".join(named)
    if more > 0:
        zh, en = f"{zh} 等", f"{en} and {more} more"
    return Words(
        f"基线中有{count}个问题已经改正或不再出现：{zh}；用 gklint baseline prune 从基线中删去",
        f"{count} findings of the baseline are mended or gone: {en}; `gklint baseline prune` removes them from it",
    )
