"""Paths as given → the report files they mean, sorted, each once, with whatever stood in the way."""

from __future__ import annotations

import os
import stat
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from gklint.inputs.file_types import TOO_LONG, type_and_link, type_of
from gklint.inputs.ignored import GITIGNORE, FileSelection, Ignored
from gklint.inputs.not_checked import OUR_PAGE, OUR_PAGES, PAGES, TrackedPaths, hidden_words, is_our_page
from gklint.inputs.unsupported import advice_on, count_unsupported, unsupported_kind
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import File, PassedOver, display_name
from gklint.system.links import is_link, leaves_through_link, real_path
from gklint.system.regular_file import Patience

ProblemKind = Literal[
    "missing",
    "broken-link",
    "outside-link",
    "unknown-suffix",
    "empty-folder",
    "outside-folder",
    "unreadable-folder",
    "not-a-file",
    "too-long",
    "unusable-gitignore",
]


class Problem(NamedTuple):
    """A path that led to no file to read. `words` do not repeat the path; `help` says what to do, where they do not."""

    kind: ProblemKind
    display: str
    words: Words
    help: Words | None = None


class Discovery(NamedTuple):
    """The files found and the problems, each sorted by display."""

    files: list[File]
    problems: list[Problem]
    unsupported: Words | None = None  # what is said of files in folders that cannot be read
    passed_over: Sequence[PassedOver] = ()


def discover(
    paths: Iterable[str | Path],
    *,
    suffixes: Iterable[str],
    selection: Callable[[Path], FileSelection] | None = None,
    respect_gitignore: bool = True,
    respect_marks: bool = True,
) -> Discovery:
    """Find the report files of `paths`: files as given, folders searched for files with one of `suffixes`.

    Suffixes are in lower case with their dot. `selection` says for each folder, once, which of its files and folders
    are passed over, and may know other suffixes there. Hidden files and folders are passed over, and what a
    .gitignore names unless it is tracked; but what is given itself is read. What is passed over is told. Links are
    followed within the folder given, each folder entered once; one that leads out of it is a problem. So is a path
    given that leads out of the working folder through a link in it. Pages and folders marked as written by gklint are
    passed over with `respect_marks`. The order of `paths` does not matter.
    """
    everything = FileSelection(frozenset(suffixes))
    search = _FileSearch(selection or (lambda folder: everything), respect_gitignore, respect_marks)
    found: dict[Path, Path] = {}
    for given in sorted({_plain(Path(path)) for path in paths}):
        for path, real in search.files(given):
            found.setdefault(real, path)
    files = [*_distinct_names((path, real) for real, path in found.items())]
    unsupported = count_unsupported(search.unsupported)
    passed_over = sorted(set(search.passed_over))
    return Discovery(sorted(files, key=lambda file: file.display), sorted(search.problems), unsupported, passed_over)


def _distinct_names(found: Iterable[tuple[Path, Path]]) -> Iterator[File]:
    """The files, each with its place, by a name of its own also where numbers of persons in names told them apart."""
    taken: Counter[str] = Counter()
    for path, real in sorted(found):
        name = display_name(path)
        taken[name] += 1
        yield File(path, name if taken[name] == 1 else f"{name} ({taken[name]})", real)


def _plain(path: Path) -> Path:
    """The path as given, relative when it lies in the working folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


class _FileSearch:
    """The search for files, and the problems met."""

    def __init__(
        self, selection: Callable[[Path], FileSelection], respect_gitignore: bool, respect_marks: bool
    ) -> None:
        self.selection = selection
        self.respect_gitignore = respect_gitignore
        self.respect_marks = respect_marks
        self.problems: list[Problem] = []
        self.unsupported: list[str] = []  # suffixes of the files in folders that no reader takes
        self.passed_over: list[PassedOver] = []
        self._tracked = TrackedPaths()
        self._patience = Patience()

    def files(self, given: Path) -> Iterator[tuple[Path, Path]]:
        """The files that one path as given means, each with where it really lies."""
        type = type_of(given)
        if leaves_through_link(given, Path.cwd()):
            self._add_problem("outside-link", given, *_OUTSIDE_GIVEN)
        elif type == stat.S_IFDIR:
            yield from self._files_in(given)
        elif type != stat.S_IFREG:
            self._add_missing(given, max(type, 0))
        elif given.suffix.lower() in (suffixes := self.selection(given.parent).suffixes):
            yield given, real_path(given)
        else:
            self._add_problem("unknown-suffix", given, *unknown_suffix(given.suffix.lower(), sorted(suffixes)))

    def _files_in(self, root: Path) -> Iterator[tuple[Path, Path]]:
        """The files below a folder; one without any is a problem unless another explains it."""
        before, found = len(self.problems), False
        for path, real in self._folders_below(root):
            found = True
            yield path, real
        if not found and len(self.problems) == before:
            self._add_problem("empty-folder", root, EMPTY)

    def _folders_below(self, root: Path) -> Iterator[tuple[Path, Path]]:
        """Each folder below `root` once; links to folders last, so that a file is found in its own folder first."""
        ignored = Ignored.of_repository(root) if self.respect_gitignore else Ignored()
        first = outermost = self.selection(root)
        if first.excluded.covers(root, folder=True):  # but it was asked for
            outermost = first._replace(excluded=Ignored())
        folders, links = deque([(root, ignored)]), deque[tuple[Path, Ignored]]()
        walked, home = set[Path](), real_path(root)
        while folders or links:
            folder, ignored = (folders or links).popleft()
            if (real := real_path(folder)) in walked:
                continue
            walked.add(real)
            ignored = self._with_gitignore(ignored, folder)
            selection = self.selection(folder)
            selection = outermost if selection is first else selection
            for path, type, linked in self._entries(folder, selection, ignored):
                if linked and not real_path(path).is_relative_to(home):
                    self._add_outside(path, type, selection)
                elif type == stat.S_IFDIR:
                    (links if linked else folders).append((path, ignored))
                elif type == TOO_LONG:
                    self._add_missing(path, type)
                elif selection.takes(path):
                    if self._is_file(path, type):
                        yield path, real_path(path) if linked else real / path.name
                elif selection.reads(path):
                    self._pass_over(path, Words(selection.included_by))
                elif type == stat.S_IFREG and path.suffix.lower() not in selection.suffixes:
                    self.unsupported.append(path.suffix.lower())

    def _is_file(self, path: Path, type: int) -> bool:
        """Whether a path met in a folder can be read; one that only looks like a report is a problem.

        A page that gklint has written shows a report and is none.
        """
        if type != stat.S_IFREG:
            self._add_missing(path, type)
            return False
        if self.respect_marks and is_our_page(path, self._patience):
            self._pass_over(path, OUR_PAGE)
            return False
        return True

    def _entries(self, folder: Path, selection: FileSelection, ignored: Ignored) -> Iterator[tuple[Path, int, bool]]:
        """What is in a folder, sorted, with its type and whether it is a link.

        Not what is hidden (~$: locks of Office) or passed over.
        """
        try:
            paths = sorted(folder.iterdir(), key=lambda path: os.path.normcase(path.name))
        except OSError:
            self._add_problem("unreadable-folder", folder, _UNREADABLE)
            return
        if self.respect_marks and folder / PAGES in paths:
            self._pass_over(folder, OUR_PAGES, folder=True)
            return
        for path in paths:
            type, linked = type_and_link(path)
            by = self._passed_over_by(path, type, selection, ignored)
            if by is None:
                yield path, type, linked
            elif selection.reads(path) or type == stat.S_IFDIR:
                self._pass_over(path, by, folder=type == stat.S_IFDIR)

    def _passed_over_by(self, path: Path, type: int, selection: FileSelection, ignored: Ignored) -> Words | None:
        """By whose word something met in a folder is passed over; None for what is not, blank for nothing to tell."""
        folder = type == stat.S_IFDIR
        if path.name.startswith((".", "~$")):
            return hidden_words(path, folder, selection)
        origin = selection.excluded.origin_of(path, folder)
        if origin is None and (origin := ignored.origin_of(path, folder)) is not None:
            origin = None if self._tracked.holds(path, folder) else origin
        return Words(origin) if origin is not None else None

    def _pass_over(self, path: Path, by: Words, folder: bool = False) -> None:
        if by.zh:
            self.passed_over.append(PassedOver(display_name(path) + "/" * folder, by))

    def _with_gitignore(self, ignored: Ignored, folder: Path) -> Ignored:
        """The patterns with those of the folder."""
        if not self.respect_gitignore:
            return ignored
        ignored, unusable = ignored.with_gitignore_of(folder, self._patience)
        if unusable is not None:
            self._add_problem("unusable-gitignore", folder / GITIGNORE, unusable)
        return ignored

    def _add_outside(self, path: Path, type: int, selection: FileSelection) -> None:
        """Report a link that leads out of the folder and is not followed, unless it would not be read anyway."""
        if type == stat.S_IFDIR:
            self._add_problem("outside-folder", path, _OUTSIDE_FOLDER)
        elif selection.takes(path):
            self._add_problem("outside-link", path, *_OUTSIDE)

    def _add_missing(self, path: Path, type: int) -> None:
        if type == TOO_LONG:
            self._add_problem("too-long", path, *_TOO_LONG)
        elif type:
            self._add_problem("not-a-file", path, *_NOT_A_FILE)
        elif is_link(path):
            self._add_problem("broken-link", path, *_BROKEN_LINK)
        else:
            self._add_problem("missing", path, MISSING)

    def _add_problem(self, kind: ProblemKind, path: Path, words: Words, help: Words | None = None) -> None:
        self.problems.append(Problem(kind, display_name(path), words, help))


def unknown_suffix(suffix: str, known: Sequence[str]) -> tuple[Words, Words]:
    """Why a file as given cannot be read, and what to do with it."""
    kind = unsupported_kind(suffix)
    if kind is not None:
        return advice_on(kind)
    zh, en = "、".join(known), ", ".join(known)
    return (
        Words(
            f"不能检查这种文件（后缀名{suffix}）" if suffix else "文件没有后缀名，无法确定是哪种文件",
            "not a readable kind of file",
        ),
        Words(f"请另存为可以检查的格式：{zh}。", f"save it in a format that can be read ({en})"),
    )


MISSING = Words("没有这个文件或文件夹，请检查路径", "no such file or folder; check the path")
_BROKEN_LINK = (
    Words("链接指向的文件不存在", "the link points to nothing"),
    Words("请恢复链接指向的文件，或删去这个链接。", "restore the file it points to, or remove the link"),
)
_OUTSIDE = (
    Words("这是通往所查文件夹之外的链接，没有跟随", "this link leads out of the folder given and is not followed"),
    Words("请检查真正的文件，或把它复制进来。", "check the real file, or copy it here"),
)
_OUTSIDE_FOLDER = Words(
    "这个文件夹是通往所查文件夹之外的链接，没有检查；请直接检查真正的文件夹",
    "this folder is a link out of the folder given and was not checked; check the real folder",
)
_OUTSIDE_GIVEN = (
    Words(
        "经链接通往当前文件夹之外，没有跟随", "leads out of the working folder through a link, which is not followed"
    ),
    Words("请写明真正的位置。", "name the real place"),
)
_NOT_A_FILE = (
    Words("这不是普通文件", "not a regular file"),
    Words("请给出报告文件；来自管道的内容请用 - 读取。", "name a report; read from a pipe with -"),
)
_TOO_LONG = (
    Words("路径太长，系统打不开，没有检查", "the path is too long for the system, so this was not checked"),
    Words("请移到上级文件夹，或缩短文件夹名。", "move it up, or shorten the names of its folders"),
)
EMPTY = Words("文件夹中没有可以读取的报告", "no report to read in this folder")
_UNREADABLE = Words("没有打开这个文件夹的权限", "no permission to open this folder")
