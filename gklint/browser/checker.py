"""What runs in the page, under Pyodide, and in a process of `gklint serve`: one report's bytes become one answer."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gklint.annotate.copies import Annotator, Copy, answers, content_of, strip_marks
from gklint.annotate.note_texts import RefusedError, Style, marks_for
from gklint.browser.answer import Answer, answer
from gklint.browser.last_year import read as read_last_year
from gklint.browser.licences import licence_texts
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.config.suppression_sources import suppression_sources
from gklint.engine import run
from gklint.model.archive import ReportSummary
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.registry.registry import collect

_ANNOTATED, _STRIPPED = "-批注", "-去掉批注"  # behind the names of a copy with notes, and of one freed of them
LAST_YEAR = "last-year.json"  # beside the settings of a page
Download = dict[str, str]


class Checker:
    """Checks one report after another with the same packages and settings.

    `last_year` are the reports of the year before, which one of the same body is compared with. Raises GklintError.
    """

    def __init__(self, config: Config, last_year: Iterable[ReportSummary] = ()) -> None:
        self._config = replace(config, nesting=False)  # a report has no folder here
        self._registry = collect(self._config)
        self._exceptions = suppression_sources(self._config)
        self._last_year = tuple(last_year)

    def check(self, name: str, data: bytes) -> Answer:
        """The answer for a report called `name`, with the files to keep. Nothing is raised for what it holds.

        `page` is the report as it reads with its findings marked, a page complete in itself.
        """
        outcome = run.lint_bytes(
            data,
            name,
            self._registry,
            self._config,
            suppressions=self._exceptions,
            products=("transcript",),
            last_year=self._last_year,
        )
        page = self._reported("html", outcome)
        stem = Path(name).stem.removesuffix(_ANNOTATED)
        downloads = [_download("page", f"{stem}-检查结果.html", page)]
        notes, without = _notes_in(name, data)
        if without is not None:
            downloads.insert(0, _download("stripped", f"{stem}{_STRIPPED}{Path(without.name).suffix}", without.data))
        if outcome.diagnostics or outcome.suppressed:
            downloads.insert(0, _download("list", f"{stem}-问题清单.xlsx", self._reported("xlsx", outcome)))
        copy = self._annotated(name, data, outcome)
        if copy is not None:
            downloads.insert(0, _download("annotated", f"{stem}{_ANNOTATED}{Path(copy.name).suffix}", copy.data))
        found = answer(outcome, name, self._config.lang)
        return found | {"notes": notes, "page": page.decode(), "downloads": downloads}

    def _annotated(self, name: str, data: bytes, outcome: Outcome) -> Copy | None:
        """The office file or PDF with its findings noted in it; None of others, and where no copy can be made."""
        record = next((one for one in outcome.files if one.path == name), None)
        if record is None or record.kind == "unreadable" or not outcome.diagnostics or content_of(data) == "text":
            return None
        language = self._config.lang
        marks = marks_for(outcome.diagnostics, record, language)
        try:
            return Annotator(Style(language=language), self._registry.readers).annotated(data, name, marks)
        except RefusedError:
            return None

    def _reported(self, name: str, outcome: Outcome) -> bytes:
        """The outcome in an output format."""
        written = self._registry.reporters[name].load()(outcome, ReporterOptions(language=self._config.lang))
        return written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace")


def _notes_in(name: str, data: bytes) -> tuple[int, Copy | None]:
    """How many notes of ours the file still holds, and the file without them."""
    try:
        notes = len(answers(data))
        return notes, strip_marks(data, name) if notes else None
    except RefusedError:
        return 0, None


def _download(kind: str, name: str, data: bytes) -> Download:
    """A file to keep; `kind` is `list`, `page`, `annotated` or `stripped`."""
    return {"kind": kind, "name": name, "data": base64.b64encode(data).decode()}


class PageChecker:
    """A checker whose settings lie in a folder, as a page unpacks them; it speaks JSON with the page."""

    def __init__(self, folder: str, settings: str) -> None:
        """`settings` is JSON: `config` is the configuration file in the folder or null, `packages` further packages."""
        root, given = Path(folder), json.loads(settings)
        config = root / given["config"] if given["config"] else None
        packages = [str(root / name) if name.startswith("./") else name for name in given["packages"]]
        listed = root / LAST_YEAR
        last_year = read_last_year(listed.read_bytes()) if listed.exists() else ()
        self._checker = Checker(read_config(root, Layer(packages=tuple(packages)), config, search=False), last_year)

    def check(self, name: str, file: str) -> str:
        """The answer for the report in `file`, as JSON."""
        return json.dumps(self._checker.check(name, Path(file).read_bytes()), ensure_ascii=False)

    def licences(self) -> str:
        """The licences of all that is packed, as JSON: a list of names and texts."""
        return json.dumps([{"name": name, "text": text} for name, text in licence_texts()], ensure_ascii=False)
