"""A finding as a SARIF result."""

from __future__ import annotations

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Diagnostic, Repair, SettledEdit, SuppressionReason
from gklint.model.light_classes import NamedTuple
from gklint.reporters.records import number
from gklint.reporters.sarif.fingerprints import NumberedFinding
from gklint.reporters.sarif.json_objects import Json, members, text
from gklint.reporters.sarif.location import Locations, span_region
from gklint.reporters.sarif.message import message, related_places
from gklint.reporters.sarif.profile import SarifProfile
from gklint.reporters.sarif.rules import LEVELS
from gklint.reporters.sarif.tool import Tool
from gklint.reporters.sentences import suppression_label


class ResultWriter(NamedTuple):
    """Writes the results of one run. `suppressions`: all of the results have them or none (3.27.23)."""

    tool: Tool
    locations: Locations
    profile: SarifProfile
    language: Language
    suppressions: bool

    def result(self, entry: NumberedFinding) -> Json:
        diagnostic = entry.diagnostic
        mentioned = related_places(diagnostic, self.language)
        written = members(
            **self.tool.rule(diagnostic.rule),
            level=LEVELS[diagnostic.severity],
            message={"text": message(diagnostic, mentioned, self.profile, self.language)},
            locations=[self.locations.location(diagnostic.place)],
            relatedLocations=[self.locations.location(place, id, words) for id, words, place in mentioned],
            partialFingerprints=entry.fingerprints,
            fixes=self._fixes(diagnostic),
            properties=_properties(diagnostic),
        )
        return {**written, "suppressions": self._suppressions(diagnostic.suppression)} if self.suppressions else written

    def _fixes(self, diagnostic: Diagnostic) -> list[Json]:
        """The fix, for files that are text: others cannot be fixed by replacing characters."""
        fix = diagnostic.fix
        if fix is None or not self.locations.has_lines(diagnostic.place):
            return []
        change = {
            "artifactLocation": self.locations.files.reference(diagnostic.place.path),
            "replacements": [_replacement(edit) for edit in fix.edits],
        }
        return [
            {
                "description": text(fix.title, self.language),
                "artifactChanges": [change],
                "properties": {"gklint/safe": fix.safe},
            }
        ]

    def _suppressions(self, aside: SuppressionReason | None) -> list[Json]:
        if aside is None:
            return []
        return [
            members(
                kind="inSource" if aside.kind == "in-source" else "external",
                status="accepted",
                justification=suppression_label(aside, self.language),
                properties=members(**{"gklint/kind": aside.kind, "gklint/by": aside.by}),
            )
        ]


def _replacement(edit: SettledEdit) -> Json:
    return members(
        deletedRegion=span_region(edit.start, edit.end),
        insertedContent={"text": edit.text} if edit.text else None,
    )


def _properties(diagnostic: Diagnostic) -> Json:
    repair = diagnostic.repair
    named = {"key": diagnostic.key, "cause": diagnostic.cause, "repair": _repair(repair) if repair else None}
    return members(**{f"gklint/{name}": value for name, value in named.items()})


def _repair(repair: Repair) -> Json:
    return {
        "concept": repair.concept,
        "party": repair.party,
        "found": number(repair.found),
        "expected": number(repair.expected),
        "resolves": list(repair.resolves),
    }
