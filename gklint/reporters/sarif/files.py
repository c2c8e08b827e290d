"""The files of a run as SARIF artifacts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from gklint.model.outcome import FileRecord
from gklint.model.report_file import is_address
from gklint.reporters.sarif.json_objects import Json, members

_DRIVE = re.compile(r"[A-Za-z]:/")
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
    """Every file that was read or is named, by path."""

    def __init__(self, records: Iterable[FileRecord], paths: Iterable[str]) -> None:
        self._records: dict[str, FileRecord | None] = dict.fromkeys(paths)
        self._records.update((record.path, record) for record in records)
        self._records = dict(sorted(self._records.items()))
        self._references: dict[str, Json] = {
            path: {"uri": uri(path), "index": index} for index, path in enumerate(self._records)
        }

    def reference(self, path: str) -> Json:
        """An artifactLocation."""
        return self._references[path]

    def readable(self, path: str) -> bool:
        """Whether its text was read; of a file that was not, nobody knows that it has lines at all."""
        record = self._records[path]
        return record is None or record.kind != "unreadable"

    @property
    def artifacts(self) -> list[Json]:
        """`run.artifacts`."""
        return [
            members(
                location=self.reference(path),
                encoding=_encoding(record) if record else None,
                roles=["analysisTarget"],
                properties=_properties(record) if record else None,
            )
            for path, record in self._records.items()
        ]


def _encoding(record: FileRecord) -> str | None:
    return _ENCODINGS.get(record.encoding, record.encoding.upper()) if record.encoding else None


def _properties(record: FileRecord) -> Json:
    """Whose report for which year it is: what the office sorts by."""
    known = {"format": record.format, "kind": record.kind, "organ": record.organ, "year": record.year}
    return {f"gklint/{name}": value for name, value in {**known, "form": record.form}.items() if value is not None}
