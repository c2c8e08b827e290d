"""Findings as they go to a body: under the names it knows its files by, with advice that it can follow itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import FileRecord
from gklint.reporters.sentences import repair_words
from gklint.roundtrip.comparison import entry_of, id_of
from gklint.roundtrip.ledger import Entry
from gklint.roundtrip.recipients import Recipient, request_entry


class FileNames:
    """The files of a run by the paths they were given under, and what each is called for others."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        longest_first = sorted(names, key=lambda path: (-len(path), path))
        self._paths = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def name(self, path: str) -> str:
        """What a file is called."""
        return self._names.get(path, path.rpartition("/")[2])

    def outgoing(self, diagnostic: Diagnostic) -> Diagnostic:
        """The finding without the folders of whoever has checked the files."""
        help = self._plain(diagnostic.help) if diagnostic.help is not None else None
        return replace(diagnostic, words=self._plain(diagnostic.words), help=help)

    def _plain(self, words: Words) -> Words:
        zh, en = (self._paths.sub(lambda found: self.name(found[0]), words.to(one)) for one in ("zh", "en"))
        return Words(zh, en)


def entries_for(
    recipient: Recipient,
    records: Mapping[str, FileRecord],
    found: Mapping[str, Iterable[Diagnostic]],
    copies: Mapping[str, tuple[str, str]],
    names: FileNames,
) -> list[Entry]:
    """The entries of a body, by file: its findings, and first the report it has to hand in where no finding says so.

    `found` are the findings by path; `copies` are name and digest of each annotated copy.
    """
    entries: list[Entry] = []
    asked = {filed.record.path for filed in recipient.reports}
    paths = sorted(recipient.paths)
    if recipient.standing != "received" and not any(found.get(path) for path in asked):
        entries.append(request_entry(recipient))
    for path in paths:
        copy, digest = copies.get(path, ("", ""))
        sent = [entry_of(diagnostic, records[path], copy, digest) for diagnostic in found.get(path, ())]
        year, name = recipient.year_of(path), names.name(path)
        entries += [entry._replace(body=recipient.body, year=year, file=name) for entry in sent]
    return entries


def advice_of(diagnostics: Iterable[Diagnostic]) -> dict[str, Words]:
    """What to do about each finding by its id: the figure most probably wrong, and the advice of the rule.

    Not for files that are no reports: of these the cover sheet says what to hand in, while the advice of their findings
    is for whoever checks (what to install).
    """
    advice: dict[str, Words] = {}
    for one in diagnostics:
        told = [repair_words(one.repair)] if one.repair is not None else []
        told += [one.help] if one.help is not None else []
        if told:
            advice[id_of(one)] = Words("".join(words.zh for words in told), ". ".join(words.to("en") for words in told))
    return advice
