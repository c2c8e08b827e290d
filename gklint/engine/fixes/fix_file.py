"""Fixes one file: lint, fix, lint again until nothing changes; written only when nobody else has changed it."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from gklint.engine.file_linter import FileLinter
from gklint.engine.fixes.edits import apply_fixes, select_fixes
from gklint.model.bilingual import Words
from gklint.model.cause import cause_of
from gklint.model.report_file import File
from gklint.model.suppression import NO_SUPPRESSIONS, SuppressionSources
from gklint.readers.encoding import decode
from gklint.system.atomic_write import write_atomically
from gklint.triage.triage import triage

MOST_PASSES = 10
FORMATS = ("txt", "md", "html")  # formats whose text is the file's own


class FixedFile(NamedTuple):
    """A file before and after, with the number of fixes applied. `refusal` says why it was left alone."""

    file: File
    before: bytes
    after: bytes
    fix_count: int
    refusal: Words | None = None
    unfixable: bool = False  # there are fixes, and files of this format are not written

    @property
    def changed(self) -> bool:
        return self.before != self.after

    def diff(self) -> str:
        """What changes, as a unified diff."""
        old, new = (decode(data).text.splitlines(keepends=True) for data in (self.before, self.after))
        name = self.file.display
        lines = difflib.unified_diff(old, new, name, name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fix_file(
    file: File, linter: FileLinter, unsafe: bool, suppressions: SuppressionSources = NO_SUPPRESSIONS
) -> FixedFile:
    """The file with its fixes applied, not yet written. A fix may open the way for another, so it is checked again.

    Findings that comments in the file or `suppressions` suppress are left as they are.
    """
    try:
        before = file.path.read_bytes()
    except OSError as error:
        cause = cause_of(error)
        return _left_alone(file, b"", f"不能读取（{cause.zh}）", f"cannot be read ({cause.en})")
    data, count = before, 0
    for _ in range(MOST_PASSES):
        outcome = linter.lint(file, data)
        kept = triage([outcome], suppressions, linter.rulebook((file,))).kept
        fixes = select_fixes(kept, unsafe)
        if fixes and outcome.record.format not in FORMATS:
            return FixedFile(file, before, before, 0, unfixable=True)
        changed = apply_fixes(data, fixes) if fixes else data
        if changed is None:
            return _left_alone(file, before, "编码有损坏，未改动", "its encoding is damaged; left alone")
        if changed == data:
            break
        data, count = changed, count + len(fixes)
    return FixedFile(file, before, data, count)


def _left_alone(file: File, data: bytes, zh: str, en: str) -> FixedFile:
    return FixedFile(file, data, data, 0, Words(f"{file.display}: {zh}", f"{file.display}: {en}"))


def write_fixed_file(result: FixedFile) -> Words | None:
    """Replace the file whole. The reason is returned when it is left alone: changed meanwhile, or not writable."""
    path = result.file.path.resolve()
    try:
        if path.read_bytes() != result.before:
            return Words(
                f"{result.file.display}: 检查期间已被改动，未写入", f"{result.file.display}: changed meanwhile"
            )
        write_atomically(path, result.after)
    except OSError as error:
        name, cause = result.file.display, cause_of(error)
        return Words(f"{name}: 不能写入（{cause.zh}）", f"{name}: cannot be written ({cause.en})")
    return None
