"""`--fix`, `--unsafe-fixes`, `--diff`: mend the files, or show what would change, before they are checked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date

from gklint.cli.output import complain, print_text
from gklint.config.config import Config
from gklint.config.exceptions import exemptions
from gklint.engine.file_linter import FileLinter
from gklint.engine.fixes.fix_file import Mended, mended, write
from gklint.errors import UsageError
from gklint.inputs.nested_config import survey
from gklint.model.bilingual import Words
from gklint.registry.registry import Registry

_STDIN = Words("标准输入不能修改；请给出文件", "standard input cannot be mended; name a file")


def wanted(given: Namespace) -> bool:
    """Whether files are to be mended or a diff is to be shown."""
    return bool(given.fix or given.unsafe_fixes or given.diff)


def fix(given: Namespace, config: Config, registry: Registry) -> None:
    """Mend the files that the arguments name, or with --diff print what would change. Raises UsageError."""
    if "-" in given.paths:
        raise UsageError(*_STDIN)
    changed = [result for result in _results(given, config, registry) if result.changed]
    if given.diff:
        print_text("".join(result.diff() for result in changed), 0)
        return
    refused = [words for result in changed if (words := write(result)) is not None]
    for words in refused:
        complain(words.to(config.lang))
    done = len(changed) - len(refused)
    count = sum(result.applied for result in changed)
    complain(Words(f"已修改 {done} 个文件，共 {count} 处", f"{count} fixes in {done} files").to(config.lang))


def _results(given: Namespace, config: Config, registry: Registry) -> Iterator[Mended]:
    known = exemptions(config, date.today())
    found, config, registry, _ = survey(given.paths, registry, config)
    linter = FileLinter(registry, config)
    linter.resolve_settings(found.files)
    for file in found.files:
        result = mended(file, linter, given.unsafe_fixes, known)
        if result.refused is not None:
            complain(result.refused.to(config.lang))
        yield result
