"""The findings of a run, with those set aside that the list of exemptions speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gklint.model.diagnostic import Aside, Diagnostic
from gklint.model.suppression import Exceptions, Exemption
from gklint.triage.useless import Rulebook, useless_exemption


class _Entry(NamedTuple):
    """An exemption with the files of the run it is for."""

    exemption: Exemption
    files: frozenset[str]

    def speaks_of(self, diagnostic: Diagnostic) -> bool:
        one = self.exemption
        named = one.rule in (diagnostic.rule, diagnostic.name) and diagnostic.place.path in self.files
        return named and one.key in (None, diagnostic.key)


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
    standing = [one for one in entries if not one.exemption.expired(exceptions.today)]
    used: set[Exemption] = set()
    for diagnostic in diagnostics:
        speaking = [one.exemption for one in standing if one.speaks_of(diagnostic)]
        used.update(speaking)
        marked = speaking and diagnostic.aside is None
        yield replace(diagnostic, aside=_aside(speaking[0])) if marked else diagnostic
    for entry in entries:
        expired = entry not in standing
        if entry.exemption not in used and _judged(entry, expired, book):
            useless = useless_exemption(entry.exemption, book, expired)
            if useless is not None:
                yield useless


def _judged(entry: _Entry, expired: bool, book: Rulebook) -> bool:
    """Whether the run can tell that the entry is useless."""
    id = book.ids.get(entry.exemption.rule)
    return id is None or expired or (bool(entry.files) and id in book.asked)


def _files(exemption: Exemption, below: dict[str, str]) -> frozenset[str]:
    matches = _matcher(exemption.file)
    return frozenset(path for path, name in below.items() if matches(name))


def _matcher(pattern: str) -> Callable[[str], bool]:
    # Imported here: most runs have no exemptions and need not pay for it.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern]).match_file


def _below(path: str, root: Path) -> str:
    """The file as seen from `root`; as it is called where it lies elsewhere."""
    full = Path(path).absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else path


def _aside(one: Exemption) -> Aside:
    return Aside("external", one.reason, one.by)
