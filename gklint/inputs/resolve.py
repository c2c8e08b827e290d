"""Resolves the paths of a run to the files to read, those that cannot be read, and notices about paths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import get_args

from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.inputs.discover import Problem, ProblemKind
from gklint.inputs.nested_config import LocatedInputs, locate_inputs
from gklint.model.bilingual import Words
from gklint.model.current_rule import OvertimeError
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure
from gklint.model.report_file import File, PassedOver
from gklint.registry.registry import Registry
from gklint.system.links import real_path
from gklint.system.time_limit import time_limit

Paths = Iterable[str | Path]

# Problems that stand for a file: it has a record, and a finding says that it was not read.
_UNREAD: tuple[ProblemKind, ...] = ("broken-link", "outside-link", "unknown-suffix", "not-a-file", "too-long")
_LONGEST_SEARCH = 60.0  # seconds of computing


class ResolvedInputs(NamedTuple):
    """The files that the paths mean, those that cannot be read, and failures and notices about paths."""

    files: list[File]
    unread: list[Problem]
    failures: tuple[Failure, ...]
    notices: tuple[Words, ...]
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def unread_files(self) -> list[File]:
        return [File(Path(problem.display), problem.display) for problem in self.unread]


def resolve_inputs(
    paths: Paths, registry: Registry, config: Config, passed_over: Collection[Path] = ()
) -> tuple[ResolvedInputs, Config, Registry]:
    """The files that the paths mean, with their configuration and registry. Raises UsageError when there are none.

    `passed_over` are files that are not to be read, wherever they lie.
    """
    (files, problems, unsupported, not_checked), config, registry, said = _locate_in_time(paths, registry, config)
    left_out = {real_path(path) for path in passed_over}
    files = [file for file in files if not left_out or real_path(file.path) not in left_out]
    of_kind = {kind: [problem for problem in problems if problem.kind == kind] for kind in get_args(ProblemKind)}
    unread = [problem for kind in _UNREAD for problem in of_kind[kind]]
    if not files and not unread:
        raise no_files_error(problems, unsupported)
    failures = [
        Failure("", problem.display, problem.words, "")
        for problem in (*of_kind["missing"], *of_kind["unreadable-folder"])
    ]
    untaken = (*of_kind["empty-folder"], *of_kind["outside-folder"], *of_kind["unusable-gitignore"])
    notices = (*registry.notes, *map(_with_path, untaken), *said)
    notices = (*notices, *([unsupported] if unsupported is not None else []))
    return ResolvedInputs(files, unread, tuple(failures), notices, tuple(not_checked)), config, registry


def _locate_in_time(paths: Paths, registry: Registry, config: Config) -> LocatedInputs:
    """The files and their configurations, in bounded time. Raises UsageError."""
    try:
        with time_limit(_LONGEST_SEARCH):
            return locate_inputs(paths, registry, config)
    except OvertimeError:
        raise UsageError(
            f"查找文件和设置用时超过{_LONGEST_SEARCH:g}秒，已停止；请检查 gklint.toml 与 .gitignore，或分几次检查",
            f"looking for files and settings took over {_LONGEST_SEARCH:g} seconds; "
            "see gklint.toml and .gitignore, or check in several runs",
        ) from None


def no_files_error(problems: Sequence[Problem], unsupported: Words | None = None) -> UsageError:
    """The error for paths that lead to no file; `unsupported` is the notice about files that cannot be read."""
    said = [_with_path(problem) for problem in problems] or [Words("没有可检查的报告", "there is no report to check")]
    said += [unsupported] if unsupported is not None else []
    return UsageError("；".join(words.zh for words in said), "; ".join(words.to("en") for words in said))


def _with_path(problem: Problem) -> Words:
    zh, en = problem.words
    return Words(f"{problem.display}: {zh}", f"{problem.display}: {en}")
