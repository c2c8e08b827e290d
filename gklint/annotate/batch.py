"""Many files with what was found in them → their copies, made by workers like those that checked them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from gklint.annotate.copies import UNREADABLE, Annotator, Copy, content_of, strip_marks
from gklint.annotate.note_texts import RefusedError, Style, marks_for
from gklint.engine.file_linter import FileLinter
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.document import Document
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import FileRecord
from gklint.model.report_file import File
from gklint.readers.conversions import Conversions, conversions, key
from gklint.readers.libreoffice import program
from gklint.readers.read import content
from gklint.readers.signature import HEAD, signature

Stamp = tuple[int, int] | None  # size of a file and when it was changed


class CheckedCopies(NamedTuple):
    """A file that was checked: what was found in it, and its stamp from before."""

    record: FileRecord
    diagnostics: tuple[Diagnostic, ...]
    stamp: Stamp


class Made(NamedTuple):
    """What became of a file: a copy with so many notes, or the reason why there is none."""

    file: File
    copy: Copy | None
    notes: int = 0
    refused: Words | None = None


@dataclass(frozen=True)
class Annotation:
    """The work on all files of a run, by their displayed names."""

    linter: FileLinter
    style: Style
    checked: Mapping[str, CheckedCopies]

    def copier_for(self, files: Sequence[File]) -> Callable[[File], Made]:
        """What makes the copy of each of these files; old ones among them are converted in few calls."""
        found = self._conversions(files)
        return partial(self._copy_of, found=found)

    def _copy_of(self, file: File, found: Conversions) -> Made:
        record, diagnostics, stamp = self.checked[file.display]
        try:
            if record.kind == "unreadable":
                raise RefusedError(UNREADABLE)
            if stamp != stamp_of(file.path):
                raise RefusedError(_CHANGED)
            settings = self.linter.settings(file)
            annotator = Annotator(self.style, settings.readers, settings.limits, lambda data: found.get(key(data)))
            marks = marks_for(diagnostics, record, self.style.language)
            return Made(file, annotator.annotated(_bytes(file), file.display, marks), len(marks))
        except RefusedError as error:
            return Made(file, None, refused=error.words)

    def _conversions(self, files: Sequence[File]) -> Conversions:
        soffice = program()
        if soffice is None or len(files) < 2:
            return {}
        old = (data for file in files if (data := _old_text(file)) is not None)
        given = ((data, ".rtf" if signature(data[:HEAD]) == "rtf" else ".doc") for data in old)
        return conversions(soffice, given, self.linter.limits.max_wait)


def without_notes(file: File) -> Made:
    """The file without our notes."""
    try:
        return Made(file, strip_marks(_bytes(file), file.path.name))
    except RefusedError as error:
        return Made(file, None, refused=error.words)


def lost_copy(file: File) -> Made:
    """The error for a file whose worker died."""
    return Made(file, None, refused=_DIED)


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file; None where it cannot be had."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _bytes(file: File) -> bytes:
    """The bytes of a file. Raises RefusedError."""
    data = content(file)
    if isinstance(data, Document):
        raise RefusedError(UNREADABLE)
    return data


def _old_text(file: File) -> bytes | None:
    """The bytes of a file that has to be converted to docx."""
    try:
        data = _bytes(file)
        return data if content_of(data) == "old-text" else None
    except RefusedError:
        return None


_CHANGED = Words("文件在检查之后被改动，未加批注；请重新运行", "the file was changed since it was checked; run again")
_DIED = Words("加批注的进程异常终止，可能是内存不足或文件异常", "the process that annotated this file died")
