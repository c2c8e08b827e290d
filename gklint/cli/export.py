"""`gklint export`: findings and figures of reports as tables, in a SQLite file or as Parquet files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from gklint.cli.given_paths import check_paths
from gklint.cli.output import complain, print_text, refuse_links
from gklint.cli.output_guard import guard_reports
from gklint.cli.terminal import progress
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.run import lint_each
from gklint.errors import UsageError
from gklint.export.write import PRODUCTS, kind_of, write_export
from gklint.model.bilingual import Language, Words
from gklint.model.outcome import Outcome
from gklint.model.rule import Rule
from gklint.registry.registry import collect

_DONE = Words("{0}：{1}个文件，{2}个问题，{3}个数", "{0}: {1} files, {2} findings, {3} figures")


def run(given: Namespace, config: Config) -> int:
    """Write the export and say what it holds; 0, or 2 when something of ours failed. Raises GklintError."""
    check_paths(given)
    if "-" in given.paths:
        raise UsageError("export 需要文件或文件夹，不能读取标准输入", "export wants files or folders, not -")
    target = Path(given.output)
    refuse_links(target)
    written = [target] if kind_of(target) == "sqlite" else []
    registry = collect(config)
    passed_over = guard_reports(written, given.paths, registry, config)
    with progress(config.lang) as shown:
        outcomes = lint_each(
            given.paths,
            registry,
            config,
            jobs=given.jobs or 1,
            suppressions=suppression_sources(config, date.today()),
            progress=shown,
            passed_over=passed_over,
            products=PRODUCTS,
            compare=True,
            roster=roster_of(config),
        )
        met: dict[str, Rule] = {}
        exported = write_export(_watch(outcomes, met, config.lang), met.values(), registry.packages, target)
    words = _DONE.to(config.lang).format(target, exported.files, exported.rows["findings"], exported.rows["facts"])
    return print_text(f"{words}\n", 2 if exported.failures else 0)


def _watch(outcomes: Iterable[Outcome], met: dict[str, Rule], language: Language) -> Iterator[Outcome]:
    """Pass the outcomes on, collecting their rules and reporting their failures."""
    for outcome in outcomes:
        met.update((rule.id, rule) for rule in outcome.rules)
        for failure in outcome.failures:
            complain(f"{failure.path or failure.subject}: {failure.words.to(language)}")
        yield outcome
