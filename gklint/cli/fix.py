"""`--fix`, `--unsafe-fixes`, `--diff`: fix the files, or show what would change, before they are checked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date

from gklint.cli.given_paths import refuse_addresses
from gklint.cli.output import complain, print_text
from gklint.config.config import Config
from gklint.config.suppression_sources import listed_suppressions
from gklint.engine.file_linter import FileLinter
from gklint.engine.fixes.fix_file import FixedFile, fix_file, write_fixed_file
from gklint.errors import UsageError
from gklint.inputs.nested_config import locate_inputs
from gklint.model.bilingual import Words
from gklint.registry.registry import Registry

_ONLY_TEXT = Words(
    "有{}个文件（如 {}）不能由 gklint 改动：--fix 只改动 .txt、.md 和网页文件。请按提示用 Word、WPS 或 Excel 改正，"
    "或用 gklint annotate 写出带批注的副本",
    "{} files (such as {}) were left alone: --fix mends text, Markdown and web pages only; correct the others by hand, "
    "or let `gklint annotate` write a copy with comments",
)
_STDIN = Words("标准输入不能修改；请给出文件", "standard input cannot be mended; name a file")


def is_requested(given: Namespace) -> bool:
    """Whether the arguments ask for fixes or a diff."""
    return bool(given.fix or given.unsafe_fixes or given.diff)


def fix(given: Namespace, config: Config, registry: Registry) -> None:
    """Fix the files that the arguments name, or with --diff print what would change. Raises UsageError."""
    if "-" in given.paths:
        raise UsageError(*_STDIN)
    refuse_addresses(given)
    changed = [result for result in _results(given, config, registry) if result.changed]
    if given.diff:
        print_text("".join(result.diff() for result in changed), 0)
        return
    done = count = 0
    for result in changed:
        written = write_fixed_file(result)
        if written.words is not None:
            complain(written.words.to(config.lang))
        done += written.done
        count += result.fix_count * written.done
    complain(Words(f"已修改{done}个文件，共{count}处", f"{count} fixes in {done} files").to(config.lang))


def _results(given: Namespace, config: Config, registry: Registry) -> Iterator[FixedFile]:
    known = listed_suppressions(config, date.today())
    found, config, registry, _ = locate_inputs(given.paths, registry, config)
    linter = FileLinter(registry, config)
    linter.resolve_settings(found.files)
    left: list[str] = []
    for file in found.files:
        result = fix_file(file, linter, given.unsafe_fixes, known)
        if result.refusal is not None:
            complain(result.refusal.to(config.lang))
        elif result.unfixable:
            left.append(file.display)
        yield result
    if left:
        complain(_ONLY_TEXT.to(config.lang).format(len(left), left[0]))
