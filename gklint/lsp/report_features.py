"""What an editor shows of a checked report: diagnostics, quick fixes, hover, symbols, expected sums as hints."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from pygls.workspace import TextDocument

from gklint.lsp.documents import CheckedDocument
from gklint.lsp.positions import overlaps, range_of_place, range_of_points, range_of_span
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Repair, SettledFix
from gklint.model.report import Section

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_BASIS = Words("依据", "Basis")


def diagnostics(checked: CheckedDocument, document: TextDocument, language: Language) -> list[types.Diagnostic]:
    """Each finding with its help, its rule, and the related places."""
    return [_diagnostic(one, document, language) for one in checked.diagnostics]


def _diagnostic(one: Diagnostic, document: TextDocument, language: Language) -> types.Diagnostic:
    lines = [one.words.to(language)] + ([one.help.to(language)] if one.help is not None else [])
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(document.uri, range_of_place(document, other.place)), other.words.to(language)
        )
        for other in one.related
    ]
    return types.Diagnostic(
        range=range_of_place(document, one.place),
        message="\n".join(lines),
        severity=_SEVERITIES[one.severity],
        code=one.rule,
        source="gklint",
        related_information=related,
        data=one.fingerprint,
    )


def code_actions(
    checked: CheckedDocument, document: TextDocument, wanted: types.Range, language: Language
) -> list[types.CodeAction]:
    """The fixes of findings in the range, and the one figure most probably wrong. Nothing is applied unasked."""
    actions, repaired = [], set()
    for one in checked.diagnostics:
        if not overlaps(range_of_place(document, one.place), wanted):
            continue
        if one.fix is not None:
            actions.append(_fix_action(one, one.fix, document, language))
        if one.repair is not None and one.repair.place is not None and one.repair.place not in repaired:
            repaired.add(one.repair.place)
            actions.append(_repair_action(one, one.repair, document, language))
    return actions


def _fix_action(one: Diagnostic, fix: SettledFix, document: TextDocument, language: Language) -> types.CodeAction:
    edits = [types.TextEdit(range_of_points(document, edit.start, edit.end), edit.text) for edit in fix.edits]
    return _action(fix.title.to(language), one, edits, document, language, preferred=fix.safe)


def _repair_action(one: Diagnostic, repair: Repair, document: TextDocument, language: Language) -> types.CodeAction:
    assert repair.place is not None
    title = Words(
        f"将{repair.label.zh}改为{repair.expected}（最可能填错的一格，请核实）",
        f"change {repair.label.to('en')} to {repair.expected} (most probably wrong; verify)",
    )
    edits = [types.TextEdit(range_of_place(document, repair.place), str(repair.expected))]
    return _action(title.to(language), one, edits, document, language, preferred=False)


def _action(
    title: str,
    one: Diagnostic,
    edits: list[types.TextEdit],
    document: TextDocument,
    language: Language,
    preferred: bool,
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(one, document, language)],
        is_preferred=preferred,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )


def hover(
    checked: CheckedDocument, document: TextDocument, at: types.Position, language: Language
) -> types.Hover | None:
    """The rules of the findings at a position: what they check and what they rest on."""
    here = types.Range(at, at)
    found = [one for one in checked.diagnostics if overlaps(range_of_place(document, one.place), here)]
    if not found:
        return None
    rules = [checked.rules[id] for id in dict.fromkeys(one.rule for one in found) if id in checked.rules]
    parts = [
        f"**{rule.id}** {rule.summary.to(language)}\n\n{_BASIS.to(language)}：{rule.basis}"
        + (f"\n\n{rule.explanation.to(language)}" if rule.explanation.zh else "")
        for rule in rules
    ]
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def symbols(checked: CheckedDocument, document: TextDocument) -> list[types.DocumentSymbol]:
    """The section tree."""
    return [_symbol(section, document) for section in checked.report.sections] if checked.report is not None else []


def _symbol(section: Section, document: TextDocument) -> types.DocumentSymbol:
    heading = section.heading
    name = f"{heading.ordinal}{heading.body}".strip() if heading is not None else ""
    whole = range_of_span(document, section.span)
    line = range_of_span(document, heading.passage.span()) if heading is not None else whole
    return types.DocumentSymbol(
        name=name or section.key or "—",
        kind=types.SymbolKind.Namespace if section.key else types.SymbolKind.String,
        range=whole,
        selection_range=line if overlaps(line, whole) else types.Range(whole.start, whole.start),
        children=[_symbol(child, document) for child in section.children],
    )


def inlay_hints(checked: CheckedDocument, document: TextDocument, wanted: types.Range) -> Iterator[types.InlayHint]:
    """Hints behind each figure that a sum contradicts: the sum of its items."""
    shown: set[tuple[int, int]] = set()
    for one in checked.diagnostics:
        identity = one.tally
        if identity is None or identity.relation != "==":
            continue
        for operand in identity.operands:
            alone = operand.coefficient < 0 and sum(other.coefficient < 0 for other in identity.operands) == 1
            if not alone or operand.place is None:
                continue
            place = range_of_place(document, operand.place)
            if overlaps(place, wanted) and (place.end.line, place.end.character) not in shown:
                shown.add((place.end.line, place.end.character))
                yield types.InlayHint(place.end, f"各项合计{identity.left}", padding_left=True)
