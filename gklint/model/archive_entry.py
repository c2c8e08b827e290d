"""What comparing reports later needs of one report, when it is checked apart from those it is compared with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from gklint.model.archive import ReportSummary
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Rule
from gklint.model.suppression import Suppression


class ArchiveEntry(NamedTuple):
    """The summary of a report, None where it is compared with nothing, and the directives in it for comparing rules.

    `figures` is the digest of the form by whose order the summary's numbers stand (see figures_digest).
    """

    summary: ReportSummary | None
    suppressions: tuple[Suppression, ...] = ()
    figures: str = ""

    @classmethod
    def of(
        cls,
        summary: ReportSummary | None,
        forms: Mapping[str, Form],
        directives: Sequence[Suppression],
        rules: Sequence[Rule],
    ) -> ArchiveEntry:
        """The entry of a report with that summary, those directives, checked by these rules."""
        if summary is None:
            return cls(None)
        return cls(summary, comparing_suppressions(directives, rules), figures_digest(forms[summary.form]))


def figures_digest(form: Form) -> str:
    """16 hex digits of the figures of a form in their order."""
    names = "\0".join(f"{concept}@{party or ''}" for concept, party in form.figures)
    return hashlib.blake2b(names.encode(), digest_size=8).hexdigest()


def comparing_suppressions(suppressions: Iterable[Suppression], rules: Sequence[Rule]) -> tuple[Suppression, ...]:
    """Those that name one of the rules that compare reports: all others have been judged with their file."""
    words = {word for rule in rules if rule.compares for word in (rule.id, rule.name)}
    return tuple(one for one in suppressions if one.rule in words)
