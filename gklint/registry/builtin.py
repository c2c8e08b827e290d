"""gklint's own readers and reporters, each imported when it is first used."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from gklint.model.plugin import Reader, Reporter
from gklint.readers.content_sniffing import is_old_office, is_pdf, is_workbook
from gklint.readers.signature import signature


def _function(module: str, name: str) -> Callable[[], Any]:
    """A function that imports a function of a gklint module on first use."""

    def load() -> Any:
        return getattr(import_module(f"gklint.{module}"), name)

    return load


def _text_reporter(name: str) -> Reporter:
    """A reporter of this name that writes piece by piece."""
    module = f"reporters.{name}"
    return Reporter(name, _function(module, "report"), pieces=_function(module, "pieces"))


def _is_page(head: bytes) -> bool:
    return signature(head) == "html"


def _is_word_file(head: bytes) -> bool:
    return signature(head) == "zip" and b"word/" in head


def _versions(*distributions: str) -> Callable[[], str]:
    """A function that returns the installed versions of libraries, looked up once."""

    @cache
    def versions() -> str:
        return " ".join(f"{name}={_version(name)}" for name in distributions)

    return versions


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # imported here: a text file needs no library

    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _office_versions() -> str:
    return f"{_CALAMINE()} {_function('readers.libreoffice', 'identity')()()}"


_WEB = _versions("turbohtml", "justhtml")
_CALAMINE = _versions("python-calamine")

READERS = (
    Reader("text", (".txt",), _function("readers.text", "read")),
    Reader("markdown", (".md", ".markdown"), _function("readers.markdown", "read"), versions=_WEB),
    Reader("docx", (".docx",), _function("readers.docx", "read"), _is_word_file),
    Reader("html", (".html", ".htm"), _function("readers.html", "read"), _is_page, _WEB),
    Reader("mht", (".mht", ".mhtml"), _function("readers.mht", "read"), versions=_WEB),
    Reader("xlsx", (".xlsx", ".xlsm"), _function("readers.xlsx", "read"), is_workbook),
    Reader("pdf", (".pdf",), _function("readers.pdf_file", "read"), is_pdf, _versions("pypdfium2")),
    Reader(
        "office",
        (".doc", ".wps", ".rtf", ".xls", ".et", ".odt", ".ods"),
        _function("readers.office", "read"),
        is_old_office,
        _office_versions,
        _function("readers.office", "prepare"),
    ),
)

REPORTERS = (
    _text_reporter("text"),
    _text_reporter("concise"),
    Reporter("grouped", _function("reporters.grouped", "report")),
    _text_reporter("json"),
    _text_reporter("sarif"),
    Reporter("github", _function("reporters.github", "report")),
    Reporter("gitlab", _function("reporters.gitlab", "report")),
    Reporter("junit", _function("reporters.junit", "report")),
    Reporter("markdown", _function("reporters.markdown", "report")),
    _text_reporter("csv"),
    Reporter("xlsx", _function("reporters.xlsx", "report"), binary=True, products=("facts",)),
    Reporter("html", _function("pages.reporter", "report"), products=("transcript",)),
    Reporter("district", _function("reporters.district", "report"), products=("facts",)),
    Reporter("facts", _function("reporters.facts_formats", "report_json"), products=("facts",)),
    Reporter("facts-csv", _function("reporters.facts_formats", "report_csv"), products=("facts",)),
    Reporter("summaries", _function("reporters.summaries", "report"), products=("summary",)),
    Reporter("statistics", _function("reporters.statistics", "report")),
)
