"""Fixes one file: lint, fix, lint again until nothing changes; written only when nobody else has changed it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gklint.engine.file_linter import FileLinter
from gklint.engine.fixes.edits import apply_fixes, select_fixes
from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.light_classes import NamedTuple
from gklint.model.os_error_cause import cause_of
from gklint.model.report_file import File
from gklint.model.suppression import NO_SUPPRESSIONS, SuppressionSources
from gklint.readers.encoding import decode
from gklint.readers.read import content
from gklint.system.atomic_write import Loss, write_atomically
from gklint.system.links import link_on_the_way
from gklint.system.regular_file import read_regular
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
        from difflib import unified_diff  # imported here: few runs show what a fix changes

        old, new = (decode(data).text.splitlines(keepends=True) for data in (self.before, self.after))
        name = self.file.display
        lines = unified_diff(old, new, name, name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


class WrittenFix(NamedTuple):
    """Whether a fixed file was written, and the message about it."""

    done: bool
    words: Words | None = None


def fix_file(
    file: File, linter: FileLinter, unsafe: bool, suppressions: SuppressionSources = NO_SUPPRESSIONS
) -> FixedFile:
    """The file with its fixes applied, not yet written. A fix may open the way for another, so it is checked again.

    Findings that comments in the file or `suppressions` suppress are left as they are.
    """
    before = content(file, linter.limits)
    if isinstance(before, Document):
        why = before.notes[0].words
        return _left_alone(file, b"", f"不能读取（{why.zh}）", f"cannot be read ({why.en})")
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
    return FixedFile(file, data, data, 0, _about(file.display, zh, en))


def write_fixed_file(result: FixedFile) -> WrittenFix:
    """Replace the file whole, unless it was changed meanwhile, is a link or cannot be written."""
    path, name = result.file.path, result.file.display
    if link_on_the_way(path, Path.cwd()) is not None:
        return WrittenFix(False, _about(name, "这是链接，未写入；请给出真正的文件", "left alone: this is a link"))
    try:
        if read_regular(path, len(result.before) + 1) != result.before:
            return WrittenFix(False, _about(name, "检查期间已被改动，未写入", "changed meanwhile"))
        lost = write_atomically(path, result.after)
    except OSError as error:
        cause = cause_of(error)
        return WrittenFix(False, _about(name, f"不能写入（{cause.zh}）", f"cannot be written ({cause.en})"))
    if not lost:
        return WrittenFix(True)
    chinese, english = "、".join(_LOSSES[one].zh for one in lost), ", ".join(_LOSSES[one].en for one in lost)
    return WrittenFix(True, _about(name, f"已修改，但未能保留{chinese}", f"mended, but could not keep {english}"))


def _about(name: str, zh: str, en: str) -> Words:
    return Words(f"{name}: {zh}", f"{name}: {en}")


_LOSSES: Mapping[Loss, Words] = {
    "owner": Words("原来的所有者", "its owner"),
    "attributes": Words("扩展属性", "its extended attributes"),
    "hard-link": Words("硬链接（其他名称下仍是原内容）", "its hard links (other names keep the old content)"),
}
