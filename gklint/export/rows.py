"""Outcomes of files → rows of the tables of an export, as tuples in the order of their columns."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from gklint.model.diagnostic import Diagnostic, Place, SettledOperand, SettledRelated
from gklint.model.fact_sheet import SheetClaim
from gklint.model.form import Figure
from gklint.model.numerals import Number
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.redaction import redact_number
from gklint.model.rule import Rule

Value = str | int | Decimal | None
Row = tuple[Value, ...]
Rows = Mapping[str, Sequence[Row]]
_NO_PLACE: Row = (None, None, None, None)


class RowMaker:
    """Makes the rows of one outcome after another; findings are numbered through.

    Of each file a few numbers stay, since findings of comparisons come after those of the file itself.
    """

    def __init__(self) -> None:
        self._findings = 0
        self._counts: dict[str, Counter[str]] = {}  # path → findings by severity, and those set aside
        self._files: dict[str, FileRecord] = {}
        self.failures = 0

    @property
    def files(self) -> int:
        """How many files there were."""
        return len(self._files)

    def rows_of(self, outcome: Outcome) -> Rows:
        """The rows of what one file, or several, came to, but for `files`. `outcome.products` has their figures."""
        by_path: dict[str, list[Diagnostic]] = {}
        for diagnostic in (*outcome.diagnostics, *outcome.suppressed):
            by_path.setdefault(diagnostic.place.path, []).append(diagnostic)
        findings: list[Row] = []
        related: list[Row] = []
        facts: list[Row] = []
        claims: list[Row] = []
        for record in outcome.files:
            self._files[record.path] = record
            products = outcome.products.get(record.path, NO_PRODUCTS)
            facts += fact_rows(products)
            claims += (_claim_row(record, claim) for claim in products.claims or ())
        for diagnostic in (one for found in by_path.values() for one in found):
            self._findings += 1
            counts = self._counts.setdefault(diagnostic.place.path, Counter())
            counts["suppressed" if diagnostic.suppression is not None else diagnostic.severity] += 1
            findings.append(_finding_row(self._findings, diagnostic))
            related += _related_rows(self._findings, diagnostic)
        self.failures += len(outcome.failures)
        return {"findings": findings, "related": related, "facts": facts, "claims": claims}

    def file_rows(self) -> list[Row]:
        """A row for each file, sorted by path."""
        return [_file_row(self._files[path], self._counts.get(path, Counter())) for path in sorted(self._files)]


def rule_rows(rules: Iterable[Rule]) -> list[Row]:
    """A row for each rule."""
    return [
        (rule.id, rule.name, rule.family, rule.severity, rule.summary.zh, rule.summary.to("en"), rule.basis)
        for rule in rules
    ]


def _file_row(record: FileRecord, counts: Counter[str]) -> Row:
    return (
        record.path,
        _digest_of(Path(record.path)),
        record.format,
        record.encoding,
        record.kind,
        record.organ,
        record.year,
        record.form,
        record.length,
        *(counts[kind] for kind in ("error", "warning", "info", "suppressed")),
    )


def _digest_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _finding_row(number: int, diagnostic: Diagnostic) -> Row:
    identity, repair, aside, help = diagnostic.tally, diagnostic.repair, diagnostic.suppression, diagnostic.help
    sides: Row = (_decimal(identity.left), identity.relation, _decimal(identity.right)) if identity else (None,) * 3
    mended: Row = (None,) * 4
    if repair is not None:
        mended = (repair.concept, repair.party, _decimal(repair.found), _decimal(repair.expected))
    return (
        number,
        diagnostic.place.path,
        diagnostic.rule,
        diagnostic.name,
        diagnostic.severity,
        diagnostic.words.zh,
        diagnostic.words.to("en"),
        help.zh if help is not None else None,
        help.to("en") if help is not None else None,
        diagnostic.key,
        diagnostic.fingerprint,
        *_place(diagnostic.place),
        diagnostic.place.end.offset,
        diagnostic.place.text,
        *sides,
        *mended,
        aside.kind if aside is not None else None,
        aside.reason if aside is not None else None,
    )


def _place(place: Place | None) -> Row:
    if place is None:
        return _NO_PLACE
    line, column = (place.start.line, place.start.column) if place.has_lines else (None, None)
    return (place.address.label if place.address is not None else None, line, column, place.start.offset)


def _related_rows(finding: int, diagnostic: Diagnostic) -> Iterator[Row]:
    for related in diagnostic.related:
        yield _related_row(finding, related)
    for operand in diagnostic.tally.operands if diagnostic.tally is not None else ():
        yield _operand_row(finding, operand)


def _related_row(finding: int, related: SettledRelated) -> Row:
    return (finding, "related", related.words.zh, None, None, None, None, *_place(related.place))


def _operand_row(finding: int, operand: SettledOperand) -> Row:
    return (
        finding,
        "operand",
        operand.label.zh,
        operand.concept,
        operand.party,
        _decimal(operand.value),
        operand.coefficient,
        *_place(operand.place),
    )


def fact_rows(products: Products) -> Iterator[Row]:
    """A row for each figure of a report, with the sums it is part of: those that hold and those that do not."""
    sheet = products.facts
    if sheet is None:
        return
    sums: dict[tuple[Figure, bool], list[str]] = {}
    for identity in products.identities or ():
        for figure in identity.figures:
            sums.setdefault((figure, identity.holds), []).append(identity.name)
    for fact in sheet.facts:
        figure = fact.concept, fact.party
        yield (
            sheet.path,
            sheet.organ,
            sheet.year,
            sheet.form,
            fact.concept,
            fact.party,
            fact.label,
            _decimal(fact.value),
            fact.raw,
            fact.state,
            fact.address,
            fact.line,
            fact.column,
            " ".join(sums.get((figure, True), ())) or None,
            " ".join(sums.get((figure, False), ())) or None,
        )


def _claim_row(record: FileRecord, claim: SheetClaim) -> Row:
    return (
        record.path,
        record.organ,
        record.year,
        claim.concept,
        claim.party,
        claim.relation,
        _decimal(claim.value),
        claim.unit,
        claim.whose,
        claim.when,
        claim.of_which,
        int(claim.certain),
        claim.reason,
        claim.text,
        claim.clause,
        claim.section,
        claim.address,
        claim.line,
        claim.column,
    )


def _decimal(value: Number | None) -> Decimal | None:
    shown = redact_number(value)
    return None if shown is None else Decimal(shown)
