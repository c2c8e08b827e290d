"""What came back compared with what was sent: which findings are corrected, left, explained or new."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from gklint.annotate.note_texts import Answer
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileRecord
from gklint.reporters.locator import position
from gklint.reporters.sentences import SEVERITY_LABELS
from gklint.roundtrip.ledger import Entry

_LOADING = "GK00"  # rules that tell that something could not be read: other rules are silent then
_UNREADABLE = "寄回的文件不能读取，无法核对"
_UNSURE = "寄回的文件有内容读不出来，未能核对"
_COMPARED = "与其他报告比较得出，须全部寄回后再核"


class Returned(NamedTuple):
    """A file that came back: what was found in it, our notes in it with their answers, and the digest of its bytes."""

    record: FileRecord
    diagnostics: tuple[Diagnostic, ...]
    answers: tuple[Answer, ...]
    digest: str
    body: str = ""  # by the list of bodies; empty where there is none

    @property
    def prints(self) -> dict[str, str]:
        """What was answered to each finding that is noted in it, by its id."""
        return {f"{one.rule}-{one.fingerprint}": one.text for one in self.answers}


def id_of(diagnostic: Diagnostic) -> str:
    """By what the ledger knows a finding."""
    return f"{diagnostic.rule}-{diagnostic.fingerprint}"


def match_files(entries: Sequence[Entry], returned: Sequence[Returned]) -> dict[str, Returned]:
    """The file that came back for each file that was sent: by our notes in it, else by body and year, else by name.

    A file that could be any of several is that of none.
    """
    found: dict[str, Returned] = {}
    left = list(returned)
    for tell in (_by_notes, _by_body, _by_name):
        for one in list(left):
            files = {entry.file for entry in entries if entry.file not in found and tell(entry, one)}
            if len(files) == 1:
                found[files.pop()] = one
                left.remove(one)
    return found


def _by_notes(entry: Entry, one: Returned) -> bool:
    return entry.id in one.prints


def _by_body(entry: Entry, one: Returned) -> bool:
    named = entry.body and entry.body in (one.body, one.record.organ)
    return bool(named) and entry.year == str(one.record.year or "")


def _by_name(entry: Entry, one: Returned) -> bool:
    if one.body and entry.body and one.body != entry.body:
        return False  # a report of another body under the name of this one's file
    name = one.record.path.rpartition("/")[2]
    return name in (entry.file.rpartition("/")[2], entry.copy.rpartition("/")[2])


def compare_entries(entries: Sequence[Entry], returned: Sequence[Returned], comparing: Collection[str]) -> list[Entry]:
    """The entries with what became of them, and new ones behind those of their file.

    `comparing` are the rules that compare reports: what they found can be judged only when all files are back.
    """
    files = match_files(entries, returned)
    sent = list(dict.fromkeys(entry.file for entry in entries))
    all_back = all(file in files for file in sent)
    result: list[Entry] = []
    for file in sent:
        own = [entry for entry in entries if entry.file == file]
        one = files.get(file)
        if one is None or (own[0].digest and one.digest == own[0].digest):
            result += [entry._replace(state="not-returned") for entry in own]
        else:
            result += _judge_entries(own, one, () if all_back else comparing)
    return result


def _judge_entries(own: Sequence[Entry], one: Returned, unsure: Collection[str]) -> Iterator[Entry]:
    """What became of the findings of a file that came back."""
    known = {entry.id for entry in own}
    keys = {(entry.id.partition("-")[0], entry.key) for entry in own}
    now = {id_of(diagnostic) for diagnostic in one.diagnostics}
    now_keys = {(diagnostic.rule, diagnostic.key) for diagnostic in one.diagnostics}
    new = [d for d in one.diagnostics if id_of(d) not in known and (d.rule, d.key) not in keys]
    partly = any(diagnostic.rule.startswith(_LOADING) for diagnostic in new)
    for entry in own:
        there = entry.id in now or (entry.id.partition("-")[0], entry.key) in now_keys
        yield _state(entry, there, one, partly, unsure)
    yield from (
        entry_of(diagnostic, one.record, own[0].copy, "")._replace(
            state="new", file=own[0].file, body=own[0].body, year=own[0].year, digest=own[0].digest
        )
        for diagnostic in new
    )


def _state(entry: Entry, there: bool, one: Returned, partly: bool, unsure: Collection[str]) -> Entry:
    answer = one.prints.get(entry.id, "") or entry.explanation
    if one.record.kind == "unreadable":
        return entry._replace(state="unsure", explanation=answer or _UNREADABLE)
    if there:
        return entry._replace(state="explained" if answer else "left", explanation=answer)
    if entry.id.partition("-")[0] in unsure:
        return entry._replace(state="unsure", explanation=answer or _COMPARED)
    if partly:
        return entry._replace(state="unsure", explanation=answer or _UNSURE)
    return entry._replace(state="mended", explanation=answer)


def entry_of(diagnostic: Diagnostic, record: FileRecord, copy: str, digest: str) -> Entry:
    """The entry for a finding that is sent in a copy."""
    return Entry(
        id_of(diagnostic),
        record.organ or "",
        str(record.year or ""),
        record.path,
        copy,
        digest,
        SEVERITY_LABELS[diagnostic.severity].zh,
        position(diagnostic.place, "zh"),
        diagnostic.words.zh,
        diagnostic.key,
        "sent",
    )


def counts(entries: Sequence[Entry]) -> Mapping[str, int]:
    """How many entries are in each state."""
    found: dict[str, int] = {}
    for entry in entries:
        found[entry.state] = found.get(entry.state, 0) + 1
    return found
