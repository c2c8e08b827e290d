"""The tables of an export: their columns, types and meanings. Version 1; columns may be added, never renamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gklint.model.light_classes import NamedTuple

VERSION = 1
SCALE = 10_000  # a decimal in the columns named *_e4 is counted in ten-thousandths, so that sums in SQL are exact

Type = Literal["text", "integer", "decimal"]


class TableColumn(NamedTuple):
    """A column. `decimal` values are exact; None is allowed everywhere but in columns that are `required`."""

    name: str
    type: Type
    about: str
    required: bool = False


class ExportTable(NamedTuple):
    """A table: what a row is, and its columns in order."""

    name: str
    about: str
    columns: tuple[TableColumn, ...]


def _text(name: str, about: str, required: bool = False) -> TableColumn:
    return TableColumn(name, "text", about, required)


def _integer(name: str, about: str, required: bool = False) -> TableColumn:
    return TableColumn(name, "integer", about, required)


def _decimal(name: str, about: str) -> TableColumn:
    return TableColumn(name, "decimal", about)


_PLACE = (
    _text("address", "where people find it: table, row and column, cell, paragraph or page"),
    _integer("line", "line of the text that was read, from 1; null where files of the format have no lines"),
    _integer("column", "column in code points, from 1; null as for line"),
    _integer("offset", "offset in the text that was read, in code points from 0"),
)

FILES = ExportTable(
    "files",
    "A file that was read.",
    (
        _text("path", "as printed, relative where possible", required=True),
        _text("digest", "SHA-256 of the file's bytes, in hexadecimal; null when it could not be read again"),
        _text("format", "the reader: text, markdown, docx, xlsx, pdf, html, mht, office", required=True),
        _text("encoding", "of text"),
        _text("kind", "report, unsupported, not-a-report, unreadable", required=True),
        _text("organ", "the body whose report it is"),
        _integer("year", "the year the report is for"),
        _text("form", "2019, 2021 or a package's own"),
        _integer("length", "code points of the text read", required=True),
        _integer("errors", "findings of this severity that stand", required=True),
        _integer("warnings", "likewise, warnings", required=True),
        _integer("infos", "likewise, infos", required=True),
        _integer("suppressed", "findings that are set aside", required=True),
    ),
)
FINDINGS = ExportTable(
    "findings",
    "A finding, standing or set aside.",
    (
        _integer("id", "number of the row, from 1, to which rows of `related` refer", required=True),
        _text("path", "the file", required=True),
        _text("rule", "id of the rule", required=True),
        _text("name", "name of the rule", required=True),
        _text("severity", "error, warning, info", required=True),
        _text("message_zh", "what is wrong, in Chinese", required=True),
        _text("message_en", "the English message, or the Chinese where a package has no English", required=True),
        _text("help_zh", "what to do, in Chinese"),
        _text("help_en", "what to do, in English"),
        _text("key", "what the finding is about, stable within the report", required=True),
        _text("fingerprint", "stable across moves and formats of the file", required=True),
        *_PLACE,
        _integer("end_offset", "where the place ends", required=True),
        _text("text", "the text of the place", required=True),
        _decimal("left", "left side of a failed identity"),
        _text("relation", "the relation that does not hold, such as =="),
        _decimal("right", "right side of a failed identity"),
        _text("repair_concept", "the figure most probably wrong"),
        _text("repair_party", "its party, in table three"),
        _decimal("repair_found", "what stands there"),
        _decimal("repair_expected", "what would satisfy all sums"),
        _text("suppression", "in-source, external or baseline; null for a finding that stands"),
        _text("suppression_reason", "the reason given"),
    ),
)
RELATED = ExportTable(
    "related",
    "Another place that belongs to a finding, or a figure of its identity.",
    (
        _integer("finding", "id of the row of `findings`", required=True),
        _text("role", "related, or operand: a figure of a failed identity", required=True),
        _text("message_zh", "what the place is", required=True),
        _text("concept", "the figure of an operand"),
        _text("party", "its party, in table three"),
        _decimal("value", "its value"),
        _integer("coefficient", "its weight on the left side minus the right"),
        *_PLACE,
    ),
)
FACTS = ExportTable(
    "facts",
    "A figure of a statutory table as read. A figure that could not be placed with certainty has no row.",
    (
        _text("path", "the file", required=True),
        _text("organ", "the body"),
        _integer("year", "the year"),
        _text("form", "the form"),
        _text("concept", "the figure, such as requests.received", required=True),
        _text("party", "the applicants' column of table three"),
        _text("label", "the row as the form calls it", required=True),
        _decimal("value", "null for a blank cell or one that holds no number"),
        _text("raw", "the cell as written", required=True),
        _text("state", "number, blank, or what else the cell holds", required=True),
        _text("address", "where people find it"),
        _integer("line", "line of the text that was read, from 1", required=True),
        _integer("column", "column in code points, from 1", required=True),
        _text("identities", "the sums the figure is part of and that hold: rule:key, separated by blanks"),
        _text("failed", "the sums the figure is part of and that do not hold, likewise"),
    ),
)
CLAIMS = ExportTable(
    "claims",
    "A statement of the running text about a figure, as read. Only a certain one is compared with the tables.",
    (
        _text("path", "the file", required=True),
        _text("organ", "the body"),
        _integer("year", "the year"),
        _text("concept", "the figure, several joined by +; empty for a quantity the tables do not have", required=True),
        _text("party", "the applicants' column of table three"),
        _text("relation", "exactly, about, none, all, share, change, list, sum, amount, missing", required=True),
        _decimal("value", "the figure stated; of a share or a change the per cent"),
        _text("unit", "as written", required=True),
        _text("whose", "own, below, other", required=True),
        _text("when", "year, last, next, part, since, plan, other", required=True),
        _text("of_which", "all, or the part that is spoken of", required=True),
        _integer("certain", "1 when every word that could change the meaning is known, else 0", required=True),
        _text("reason", "what keeps it from being certain; empty where it is", required=True),
        _text("text", "the number as written, or the clause", required=True),
        _text("clause", "the clause", required=True),
        _text("section", "key of the section", required=True),
        _text("address", "where people find it"),
        _integer("line", "line of the text that was read, from 1", required=True),
        _integer("column", "column in code points, from 1", required=True),
    ),
)
RULES = ExportTable(
    "rules",
    "A rule that was asked of some file.",
    (
        _text("rule", "id", required=True),
        _text("name", "name", required=True),
        _text("family", "GK0 to GK9, or a package's prefix", required=True),
        _text("severity", "by default", required=True),
        _text("summary_zh", "what it checks, in Chinese", required=True),
        _text("summary_en", "what it checks, in English", required=True),
        _text("basis", "notice, article, standard", required=True),
    ),
)
RUN = ExportTable(
    "run",
    "One row: what made the export. No time and no machine, so that the same files give the same bytes.",
    (
        _integer("schema", "version of this schema", required=True),
        _text("gklint", "version of gklint", required=True),
        _text("packages", "active rule packages with their versions, separated by commas", required=True),
        _integer("files", "files that were read", required=True),
        _integer("failures", "what went wrong in gklint itself: 0 for a complete export", required=True),
    ),
)
TABLES: Mapping[str, ExportTable] = {
    table.name: table for table in (FILES, FINDINGS, RELATED, FACTS, CLAIMS, RULES, RUN)
}
