"""The findings of a run, with those set aside that the list of exemptions speaks of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gklint.model.diagnostic import Aside, Diagnostic
from gklint.model.suppression import Exceptions, Exemption
from gklint.triage.unused_suppressions import Rulebook, useless_exemption


class _Entry(NamedTuple):
    """An exemption with the files of the run it is for."""

    exemption: Exemption
    files: frozenset[str]

    def speaks_of(self, diagnostic: Diagnostic) -> bool:
        """Whether it is for this finding of its rule."""
        return diagnostic.place.path in self.files and self.exemption.key in (None, diagnostic.key)


def by_exemptions(
    diagnostics: Sequence[Diagnostic], paths: Iterable[str], exceptions: Exceptions, book: Rulebook
) -> Iterator[Diagnostic]:
    """Every finding, marked where an entry sets it aside, and one for each entry that sets nothing aside.

    `paths` are all files of the run: an entry for a file that was not checked now is not held to be useless.
    """
    if not exceptions.exemptions:
        yield from diagnostics
        return
    below = {path: _below(path, exceptions.root) for path in paths}
    entries = [_Entry(one, _files(one, below)) for one in exceptions.exemptions]
    standing = _by_rule(one for one in entries if not one.exemption.expired(exceptions.today))
    spoken = [_speaking(diagnostic, standing) for diagnostic in diagnostics]
    for diagnostic, speaking in zip(diagnostics, spoken, strict=True):
        marked = speaking and diagnostic.aside is None
        yield replace(diagnostic, aside=_aside(speaking[0])) if marked else diagnostic
    used = {one for speaking in spoken for one in speaking}
    for entry in entries:
        if entry.exemption not in used:
            yield from _useless(entry, exceptions.today, book)


def _by_rule(entries: Iterable[_Entry]) -> dict[str, list[_Entry]]:
    """The entries by the id or name of their rule, as written."""
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(entry.exemption.rule, []).append(entry)
    return found


def _speaking(diagnostic: Diagnostic, standing: Mapping[str, Sequence[_Entry]]) -> list[Exemption]:
    named = (*standing.get(diagnostic.rule, ()), *standing.get(diagnostic.name, ()))
    return [one.exemption for one in named if one.speaks_of(diagnostic)]


def _useless(entry: _Entry, today: date | None, book: Rulebook) -> Iterator[Diagnostic]:
    expired = entry.exemption.expired(today)
    told = useless_exemption(entry.exemption, book, expired) if _judged(entry, expired, book) else None
    if told is not None:
        yield told


def _judged(entry: _Entry, expired: bool, book: Rulebook) -> bool:
    """Whether the run can tell that the entry is useless."""
    id = book.ids.get(entry.exemption.rule)
    return id is None or expired or any(id in book.asked.get(path, ()) for path in entry.files)


def _files(exemption: Exemption, below: dict[str, str]) -> frozenset[str]:
    matches = _matcher(exemption.file)
    return frozenset(path for path, name in below.items() if matches(name))


def _matcher(pattern: str) -> Callable[[str], bool]:
    # Imported here: most runs have no exemptions and need not pay for it.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern]).match_file


def _below(path: str, root: Path) -> str:
    """The file as seen from `root`; as it is called where it lies elsewhere."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  without `..`, links not followed
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else path


def _aside(one: Exemption) -> Aside:
    return Aside("external", one.reason, one.by)
