"""The files of a run as SARIF artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.report_file import is_address
from gklint.reporters.order import FilesInStep
from gklint.reporters.sarif.json_objects import Json, members

_DRIVE = lazy_pattern(r"[A-Za-z]:/")
_OF_URIS = "!#$%&'()*+,/:;=?@[]~"
_ENCODINGS = {"utf-8-sig": "UTF-8"}  # the names Python has for what IANA calls otherwise


def uri(path: str) -> str:
    """The path as a URI: percent-encoded, relative where the path is. Undecodable bytes become %XX again.

    An address is a URI already, but for characters outside ASCII.
    """
    if is_address(path):
        return quote(path, safe=_OF_URIS)
    encoded = quote(path, safe="/", errors="surrogateescape")
    if path.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{path[:2]}{quote(path[2:], safe='/')}" if _DRIVE.match(path) else encoded


class Files:
    """Every file of a run, and every other that `paths` name: of each its path and whether it was read."""

    def __init__(self, outcome: Outcome, paths: Iterable[str]) -> None:
        self._outcome = outcome
        readable = dict.fromkeys(paths, True)
        readable.update((record.path, record.kind != "unreadable") for record in outcome.files)
        self._unreadable = {path for path, is_readable in readable.items() if not is_readable}
        self._index = {path: index for index, path in enumerate(sorted(readable))}

    def reference(self, path: str) -> Json:
        """An artifactLocation."""
        return {"uri": uri(path), "index": self._index[path]}

    def readable(self, path: str) -> bool:
        """Whether its text was read; of a file that was not, nobody knows that it has lines at all."""
        return path not in self._unreadable

    def artifacts(self) -> Iterator[Json]:
        """The items of `run.artifacts`."""
        files = FilesInStep(self._outcome)
        for path in self._index:
            record = files.at(path)
            yield members(
                location=self.reference(path),
                encoding=_encoding(record) if record else None,
                roles=["analysisTarget"],
                properties=_properties(record) if record else None,
            )

    def __bool__(self) -> bool:
        return bool(self._index)


def _encoding(record: FileRecord) -> str | None:
    return _ENCODINGS.get(record.encoding, record.encoding.upper()) if record.encoding else None


def _properties(record: FileRecord) -> Json:
    """Whose report for which year it is: what the office sorts by."""
    known = {"format": record.format, "kind": record.kind, "organ": record.organ, "year": record.year}
    return {f"gklint/{name}": value for name, value in {**known, "form": record.form}.items() if value is not None}
