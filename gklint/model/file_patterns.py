"""Patterns for files as in .gitignore, matched in time linear in pattern and path: they may be anybody's.

A library that turns them into regular expressions backtracks: `*a*a*a…` on a name of letters a takes time exponential
in the number of stars. Here a star is followed by a group that is never entered again, and folders are matched one by
one. Source: https://git-scm.com/docs/gitignore.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

LONGEST_PATTERN = 300  # characters
_ANY_FOLDERS = "**"
_STARS = lazy_pattern(r"\*+")


class _Step(NamedTuple):
    """What one name of a path has to be: `name` itself, or what `shape` matches; any folders where both are absent."""

    name: str | None
    shape: re.Pattern[str] | None = None

    def fits(self, name: str) -> bool:
        return name == self.name if self.shape is None else self.shape.fullmatch(name) is not None


_FOLDERS = _Step(None)


class FilePattern(NamedTuple):
    """One pattern: the `steps` from the folder it is seen from; `inside`: it means what is in such a folder only.

    `folder` says that it was written with a slash at its end; `includes` that it names files, rather than excepts them.
    """

    steps: tuple[_Step, ...]
    includes: bool
    inside: bool
    folder: bool

    def match(self, names: list[str], is_folder: bool) -> bool | None:
        """True where it means the path itself, False where it means a folder above it only, None for no match."""
        if not self.steps:
            whole = len(names) == 1 and not is_folder
            return (None if whole else False) if self.folder else True
        end, found = len(self.steps), None
        standing = self._closure({0})
        for at, name in enumerate(names, 1):
            standing = self._closure({one for step in standing for one in self._next(step, name)})
            if not standing:
                break
            last = at == len(names) and not is_folder
            if end in standing and not (self.inside and last):
                if last or (self.inside and not self.folder):
                    return True
                found = False
        return found

    def _next(self, step: int, name: str) -> Iterable[int]:
        """The steps after `name` when `step` is to be taken next."""
        if step == len(self.steps):
            return ()
        if self.steps[step] is _FOLDERS:
            return (step,)
        return (step + 1,) if self.steps[step].fits(name) else ()

    def _closure(self, standing: set[int]) -> set[int]:
        """With the steps behind such as may be any number of folders, none as well."""
        return standing | {step + 1 for step in standing if step < len(self.steps) and self.steps[step] is _FOLDERS}


class FilePatterns:
    """Patterns of which the last that names a path decides, or else the last that names a folder above it."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Raises ValueError for a pattern that cannot be one, or is too long."""
        self._lines = tuple(lines)
        self._patterns = [one for one in map(read_pattern, self._lines) if one is not None]

    @cached_property
    def is_empty(self) -> bool:
        return not self._patterns

    def verdict(self, path: str) -> bool | None:
        """True for a path that is named, False for one that is excepted, None for any other; `/` behind a folder."""
        names, is_folder = path.rstrip("/").split("/"), path.endswith("/")
        verdict = None
        for pattern in reversed(self._patterns):
            match = pattern.match(names, is_folder)
            if match:
                return pattern.includes
            if match is False and verdict is None:
                verdict = pattern.includes
        return verdict

    def names(self, path: str) -> bool:
        """Whether the path is named and not excepted."""
        return self.verdict(path) is True


def read_pattern(line: str) -> FilePattern | None:
    """The pattern of a line; None for a blank line, a comment, and a set of characters that is not closed.

    Raises ValueError for any other that cannot be a pattern.
    """
    if len(line) > LONGEST_PATTERN:
        raise ValueError(f"too long: {line[:20]}…")
    text = line if line.endswith("\\ ") else line.rstrip()
    if not text or text.startswith("#") or text == "/":
        return None
    names = text.removeprefix("!").split("/")
    folder = not names[-1]
    if not names[0]:
        del names[0]
    elif len(names) == 1 or (len(names) == 2 and folder):
        names.insert(0, _ANY_FOLDERS)
    if not names:
        raise ValueError(f"no pattern: {line}")
    names[-1] = names[-1] or _ANY_FOLDERS
    names = [one for at, one in enumerate(names) if not (one == _ANY_FOLDERS and names[at - 1 : at] == [one])]
    inside = names[-1] == _ANY_FOLDERS
    steps = [_step(name) for name in (names[:-1] if inside else names)]
    if None in steps:
        return None
    return FilePattern(tuple(one for one in steps if one is not None), not text.startswith("!"), inside, folder)


def _step(name: str) -> _Step | None:
    """The step for one name of a pattern; None where a set of characters is not closed."""
    if name == _ANY_FOLDERS:
        return _FOLDERS
    if not re.search(r"[*?\[\\]", name):
        return _Step(name)
    pieces = _pieces(name)
    if pieces is None:
        return None
    if len(pieces) == 1:
        return _Step(None, re.compile(pieces[0], re.DOTALL))
    first, *inner, last = pieces
    shape = first + "".join(f"(?>.*?{piece})" for piece in inner if piece) + f".*{last}"
    return _Step(None, re.compile(".+" if name == "*" else shape, re.DOTALL))


def _pieces(name: str) -> list[str] | None:
    """The regular expressions between the stars, each of a fixed length; None where a set is not closed."""
    pieces, at = [""], 0
    while at < len(name):
        sign, at = name[at], at + 1
        if sign == "*":
            pieces.append("")
        elif sign == "?":
            pieces[-1] += "."
        elif sign == "[":
            end = name.find("]", at + 1 + (name[at : at + 1] in ("!", "^")))
            if end < 0:
                return None
            pieces[-1] += _character_set(name[at:end])
            at = end + 1
        elif sign == "\\":
            if at == len(name):
                raise ValueError("nothing after the backslash")
            pieces[-1] += re.escape(name[at])
            at += 1
        else:
            pieces[-1] += re.escape(sign)
    return pieces


def _character_set(inner: str) -> str:
    """`[…]` as a regular expression has it. Raises ValueError for a range that runs backwards."""
    negated = inner[:1] in ("!", "^")
    escaped = re.sub(r"[\\\[\]&~|^]", r"\\\g<0>", inner[1:] if negated else inner)
    text = f"[{'^' if negated else ''}{escaped}]"
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(str(error)) from None
    return text
