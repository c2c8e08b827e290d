"""A rule as SARIF describes it: what it says, what it rests on and what to do."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Severity
from gklint.model.rule import FAMILIES, Rule
from gklint.reporters.printable import shorten
from gklint.reporters.sarif.json_objects import Json, members, text
from gklint.reporters.sarif.taxonomy import Taxonomy

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
# How sure a finding is: errors are arithmetic and law, infos are style.
_PRECISIONS: dict[Severity, str] = {"error": "very-high", "warning": "high", "info": "medium"}
_LONGEST_DESCRIPTION = 1024  # code scanning's limit
_BASIS = Words("依据", "Basis")
_WAY_OUT = Words("怎么办", "What to do")


def descriptor(rule: Rule, taxonomy: Taxonomy, language: Language) -> Json:
    """A reportingDescriptor with all that code scanning requires or shows."""
    return members(
        id=rule.id,
        name=rule.name,
        shortDescription=text(rule.summary, language),
        fullDescription={"text": _description(rule, language)},
        help={
            "text": _help(rule, language, mark=""),
            "markdown": _help(rule, language, mark="**").replace("<", "&lt;"),
        },
        defaultConfiguration={"level": LEVELS[rule.severity]},
        relationships=taxonomy.relationships(rule.basis),
        properties={
            "tags": _tags(rule, language),
            "precision": _PRECISIONS[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
            "gklint/basis": rule.basis,
        },
    )


def bare_descriptor(id: str, name: str) -> Json:
    """The descriptor of a rule of which only a finding is known."""
    said = {"text": name}
    return {"id": id, "name": name, "shortDescription": said, "fullDescription": said, "help": said}


def _description(rule: Rule, language: Language) -> str:
    """The first paragraph of the rule's page."""
    first = rule.explanation.to(language).strip().split("\n\n")[0]
    return shorten(first or rule.summary.to(language), _LONGEST_DESCRIPTION)


def _help(rule: Rule, language: Language, mark: str) -> str:
    """The rule's page; `mark` stands around the labels."""
    colon = ": " if language == "en" else "："
    parts = [rule.summary.to(language), rule.explanation.to(language).strip()]
    parts.append(f"{mark}{_BASIS.to(language)}{mark}{colon}{rule.basis}")
    if rule.help is not None:
        parts.append(f"{mark}{_WAY_OUT.to(language)}{mark}{colon}{rule.help.to(language)}")
    return "\n\n".join(part for part in parts if part)


def _tags(rule: Rule, language: Language) -> list[str]:
    family = FAMILIES.get(rule.family)
    return [rule.family, family.to(language)] if family else [rule.family]
