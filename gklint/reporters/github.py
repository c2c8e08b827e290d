"""Annotations for GitHub Actions: workflow commands that put findings beside the lines of a pull request."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.locator import locator, position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import gravest_first
from gklint.reporters.printable import disarm_commands, one_line, replace_unprintable
from gklint.reporters.sentences import in_one_line, sentences

_SHOWN = 10  # annotations of one kind that a step shows; what is beyond appears nowhere
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """Errors first. What exceeds the ten annotations of a step is announced in the tenth and printed to the log."""
    language = options.language
    annotations = [_failure(failure, language) for failure in sorted(outcome.failures)]
    said = notice_lines(outcome, language)  # in one annotation
    notices = [_command("notice", "\n".join(said), {"title": "gklint"})] if said else []
    found = gravest_first(outcome.diagnostics)
    room = max(_SHOWN - len(annotations) - len(notices), 1)
    if len(found) <= room:
        return _lines([*annotations, *(_annotation(diagnostic, language) for diagnostic in found), *notices])
    shown, rest = found[: room - 1], found[room - 1 :]
    annotations += [_annotation(diagnostic, language) for diagnostic in shown]
    return _lines([*annotations, _more(len(rest), language), *notices, *_log(rest, language)])


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _annotation(diagnostic: Diagnostic, language: Language) -> str:
    place = diagnostic.place
    said = sentences(diagnostic, language)
    properties = {"file": replace_unprintable(place.path)}
    if place.address is not None:
        said.insert(0, position(place, language))
    else:
        said = [*said, *([named] if (named := one_line(place.position.label)) else [])]
        properties |= {"line": str(place.start.line), "endLine": str(place.end.line)}
        if place.start.line == place.end.line:  # columns of several lines are refused
            properties |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    properties["title"] = f"{diagnostic.rule} {diagnostic.name}"
    return _command(_COMMANDS[diagnostic.severity], "\n".join(said), properties)


def _failure(failure: Failure, language: Language) -> str:
    where = {"file": replace_unprintable(failure.path)} if failure.path else {}
    return _command("error", replace_unprintable(failure.words.to(language)), {**where, "title": "gklint"})


def _more(count: int, language: Language) -> str:
    said = Words(f"另有{count}项，见本步骤的日志", f"and {count} more, see the log of this step")
    return _command("notice", said.to(language), {"title": "gklint"})


def _log(diagnostics: list[Diagnostic], language: Language) -> list[str]:
    """Plain lines, none of which the runner could take for a command."""
    title = Words("其余问题", "The other findings").to(language)
    return [f"::group::{title}", *(_log_line(diagnostic, language) for diagnostic in diagnostics), "::endgroup::"]


def _log_line(diagnostic: Diagnostic, language: Language) -> str:
    said = in_one_line(diagnostic, language)
    return disarm_commands(f"- {locator(diagnostic.place)}: {diagnostic.rule} {said}")


def _command(name: str, message: str, properties: dict[str, str]) -> str:
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escape_text(message)}"


def _escape_text(text: str) -> str:
    return disarm_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_text(text).replace(":", "%3A").replace(",", "%2C")
