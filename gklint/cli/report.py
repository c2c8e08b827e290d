"""`gklint report`: the folder of pages for a district, a body or a single report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gklint.cli.cache import remembered_outcomes
from gklint.cli.given_paths import check_paths
from gklint.cli.output import complain, encode_text, print_text, refuse_links, write_file
from gklint.cli.output_guard import guard_reports
from gklint.cli.output_targets import OutputTarget, output_targets, write_target
from gklint.cli.terminal import progress
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.run import lint
from gklint.errors import UsageError
from gklint.inputs.not_checked import PAGES
from gklint.model.bilingual import Words
from gklint.model.os_error_cause import cause_of
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.pages.folder import PRODUCTS, folder_files
from gklint.pages.links import FOLDER, OVERVIEW
from gklint.registry.registry import Registry, collect
from gklint.reporters.failures import failure_lines
from gklint.reporters.notices import notice_lines

_NO_FOLDER = Words("请用 --to 写明写入哪个文件夹，如 --to 检查结果", "say where to write: --to FOLDER")
_WRITTEN = Words("已写入 {}；请打开 {}", "written to {}; open {}")


def run(given: Namespace, config: Config) -> int:
    """Exit code as of check. Raises GklintError for what prevents the run."""
    check_paths(given)
    if given.to is None:
        raise UsageError(_NO_FOLDER.zh, _NO_FOLDER.en)
    folder = Path(given.to)
    _check(folder)
    registry, options = collect(config), ReporterOptions(language=config.lang)
    wanted = _further_targets(given, registry)
    outcome = _outcome(given, config, registry, wanted)
    _write(folder, outcome, options)
    for target in wanted:
        write_target(outcome, target, options)
    for line in (*failure_lines(outcome, config.lang), *notice_lines(outcome, config.lang)):
        complain(line)
    return print_text(
        _WRITTEN.to(config.lang).format(folder, folder / OVERVIEW) + "\n", outcome.exit_code(config.fail_on)
    )


def _further_targets(given: Namespace, registry: Registry) -> list[OutputTarget]:
    """What else is to be written from the same reading. Raises UsageError for a file without a format."""
    screen, *more = output_targets("text", given.output or (), registry.reporters)
    if screen.file is not None:
        raise UsageError(
            f"--output {screen.file} 没有写格式；请写作 格式:文件，如 sarif:out.sarif",
            f"--output {screen.file} names no format; write FORMAT:FILE, as sarif:out.sarif",
        )
    return more


def _outcome(given: Namespace, config: Config, registry: Registry, wanted: Sequence[OutputTarget]) -> Outcome:
    known, roster = suppression_sources(config, date.today()), roster_of(config)
    written = [target.file for target in wanted if target.file is not None]
    passed_over = guard_reports(written, given.paths, registry, config)
    products = {*PRODUCTS, *(name for target in wanted for name in target.reporter.products)}
    cache = remembered_outcomes(given, config)
    with progress(config.lang) as show_progress:
        return lint(
            given.paths, registry, config, jobs=given.jobs, progress=show_progress, suppressions=known, cache=cache,
            passed_over=passed_over, products=products, roster=roster,
        )  # fmt: skip


def _check(folder: Path) -> None:
    """Raise UsageError for a folder that holds anything but pages of ours: nothing of anybody's is written over."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--to {folder} 是文件；请写一个文件夹", f"--to {folder} is a file; name a folder")
    if folder.is_dir() and not (folder / PAGES).exists() and any(folder.iterdir()):
        raise UsageError(
            f"--to {folder} 里已有其他文件，不会覆盖；请换一个新的文件夹",
            f"--to {folder} holds other files, which are not written over; name a new folder",
        )


def _write(folder: Path, outcome: Outcome, options: ReporterOptions) -> None:
    """Write the files, then remove the pages of bodies that are there from an earlier run only. Raises UsageError."""
    for path in (folder / FOLDER, folder / PAGES):
        refuse_links(path)
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        (folder / PAGES).touch()
    except OSError as error:
        cause = cause_of(error)
        raise UsageError(
            f"不能写入 {folder}（{cause.zh}）；请换一个位置",
            f"cannot write {folder} ({cause.en}); choose another place",
        ) from None
    written = set()
    for name, content in folder_files(outcome, options):
        write_file(folder / name, content if isinstance(content, bytes) else encode_text(content))
        written.add(folder / name)
    for page in (folder / FOLDER).glob("*.html"):
        if page not in written:
            page.unlink()
