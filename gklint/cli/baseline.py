"""`gklint baseline`: list the findings there are, or remove those that are fixed from the list."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from itertools import chain
from pathlib import Path

from gklint.cli.output import complain, print_text, write_file
from gklint.cli.terminal import progress
from gklint.config.baseline import baseline_text, read_baseline
from gklint.config.config import Config
from gklint.config.settings_file import display_name
from gklint.config.suppression_sources import listed_suppressions
from gklint.engine.run import lint
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.suppression import Baseline, BaselineEntry
from gklint.registry.registry import collect
from gklint.reporters.failures import failure_lines
from gklint.triage.baseline import entries_of, stale_entries

NAME = "gklint-baseline.json"


def run(given: Namespace, config: Config) -> int:
    """Write the baseline; 0, or 2 when the run was not complete. Raises UsageError and ConfigError."""
    file = Path(display_name(config.baseline or config.root / NAME, Path.cwd()))
    return _create(file, given, config) if given.action == "create" else _prune(file, given, config)


def _create(file: Path, given: Namespace, config: Config) -> int:
    if file.exists():
        raise UsageError(
            f"{file} 已存在；要删去已改正的问题请用 gklint baseline prune，要重新建立请先删去该文件",
            f"{file} exists; `gklint baseline prune` removes mended findings; delete the file to begin anew",
        )
    outcome = _outcome(given, config)
    if outcome.failures:
        return _refuse(outcome, config)
    entries = entries_of(outcome.diagnostics, file.parent)
    write_file(file, baseline_text(entries).encode())
    count = len(entries)
    words = Words(f"{file}: 记入{count}个问题", f"{file}: {count} findings listed")
    return _print_notice(words if config.baseline else _with_use(words, file), config)


def _with_use(words: Words, file: Path) -> Words:
    """How the list is used, where the configuration does not name it."""
    return Words(
        f'{words.zh}；检查时加 --baseline {file}，或在 gklint.toml 里写 baseline = "{file.name}"',
        f'{words.en}; check with --baseline {file}, or put baseline = "{file.name}" into gklint.toml',
    )


def _prune(file: Path, given: Namespace, config: Config) -> int:
    if not file.exists():
        raise UsageError(
            f"没有基线文件 {file}；用 gklint baseline create 建立",
            f"there is no {file}; `gklint baseline create` makes it",
        )
    baseline = read_baseline(file)
    outcome = _outcome(given, config)
    if outcome.failures:
        return _refuse(outcome, config)
    kept = _remaining_entries(baseline, outcome)
    write_file(file, baseline_text(kept).encode())
    gone, left = len(baseline.entries) - len(kept), len(kept)
    return _print_notice(Words(f"{file}: 删去{gone}个，还有{left}个", f"{file}: {gone} removed, {left} left"), config)


def _remaining_entries(baseline: Baseline, outcome: Outcome) -> list[BaselineEntry]:
    """The entries whose finding is still there, or was not looked for."""
    found = {diagnostic.fingerprint for diagnostic in chain(outcome.diagnostics, outcome.suppressed)}
    gone = set(stale_entries(baseline, found, outcome.asked))
    return [entry for entry in baseline.entries if entry not in gone]


def _outcome(given: Namespace, config: Config) -> Outcome:
    """All findings but those suppressed. Without paths: of the configuration's folder."""
    registry, known = collect(config), listed_suppressions(config, date.today())
    with progress(config.lang) as callback:
        return lint(
            given.paths or [config.root], registry, config, jobs=given.jobs, progress=callback, suppressions=known
        )


def _refuse(outcome: Outcome, config: Config) -> int:
    """Report an incomplete run, after which nothing is written: findings not reached would be lost."""
    for line in failure_lines(outcome, config.lang):
        complain(line)
    complain(Words("检查未全部完成，没有写入基线", "the run is incomplete; no baseline was written").to(config.lang))
    return 2


def _print_notice(words: Words, config: Config) -> int:
    return print_text(words.to(config.lang) + "\n", 0)
