"""JUnit XML, which nearly every CI server shows: a suite a file, a test a finding, or one that passes."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.locator import position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import by_place
from gklint.reporters.printable import one_line, replace_unprintable
from gklint.reporters.sentences import sentences, suppression_label

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """Errors and warnings fail, infos pass with their text, suppressed findings are skipped with their reason."""
    cases: dict[str, list[Element]] = defaultdict(list)
    for failure in sorted(outcome.failures):
        cases[failure.path or "gklint"].append(_failure_case(failure, options.language))
    for diagnostic in by_place([*outcome.diagnostics, *outcome.suppressed]):
        cases[diagnostic.place.path].append(_case(diagnostic, options.language))
    for record in outcome.files:
        if record.path not in cases:
            cases[record.path].append(_clean(record.path))
    if said := notice_lines(outcome, options.language, counts=False):
        cases["gklint"].append(_notices_case(said))
    suites = Element(
        "testsuites", {"name": "gklint", **_totals([case for of_file in cases.values() for case in of_file])}
    )
    suites.extend(_suite(path, of_file) for path, of_file in sorted(cases.items()))
    ElementTree.indent(suites)
    return _DECLARATION + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _notices_case(said: list[str]) -> Element:
    """What is to be known of the run, as a test that passes with its text."""
    case = Element("testcase", name="notices", classname="gklint", file="gklint")
    SubElement(case, "system-out").text = "\n".join(said)
    return case


def _suite(path: str, cases: list[Element]) -> Element:
    suite = Element("testsuite", {"name": one_line(path), **_totals(cases)})
    suite.extend(cases)
    return suite


def _totals(cases: list[Element]) -> dict[str, str]:
    counted = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    totals = {name: sum(case.find(tag) is not None for case in cases) for name, tag in counted.items()}
    return {name: str(count) for name, count in {"tests": len(cases), **totals}.items()}


def _clean(path: str) -> Element:
    return Element("testcase", name="gklint", classname=one_line(path), file=one_line(path))


def _case(diagnostic: Diagnostic, language: Language) -> Element:
    """Its name is the finding's key, so that a server follows it from run to run."""
    place = diagnostic.place
    path = one_line(place.path)
    name = one_line(f"{diagnostic.rule} {diagnostic.name} {diagnostic.key}")
    case = Element("testcase", name=name, classname=path, file=path)
    if place.address is None:
        case.set("line", str(place.start.line))
    said = [replace_unprintable(position(place, language)), *sentences(diagnostic, language)]
    if diagnostic.suppression is not None:
        SubElement(case, "skipped", message=one_line(suppression_label(diagnostic.suppression, language)))
    elif diagnostic.severity == "info":
        SubElement(case, "system-out").text = "\n".join(said)
    else:
        failure = SubElement(case, "failure", type=diagnostic.severity, message=one_line(said[1]))
        failure.text = "\n".join(said)
    return case


def _failure_case(failure: Failure, language: Language) -> Element:
    path = one_line(failure.path) or "gklint"
    case = Element("testcase", name=failure.subject or "gklint", classname=path, file=path)
    said = replace_unprintable(failure.words.to(language))
    SubElement(case, "error", type="failure", message=one_line(said)).text = said
    return case
