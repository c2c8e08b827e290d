"""Whether a report can be published as it is: what stands at the top of its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.report import ReportKind

State = Literal["blocked", "open", "review", "clear"]
STATES: tuple[State, ...] = ("blocked", "open", "review", "clear")

_UNREADABLE = Words("未能核对：文件不能读取", "Not checked: the file cannot be read")
_NO_REPORT = Words("未能核对：不是年度报告", "Not checked: this is no annual report")
_INCOMPLETE = Words("未能核对：检查没有完成", "Not checked: the run broke off")
_CLEAR = Words("可以公布：没有发现错误", "Can be published: no error was found")


class Verdict(NamedTuple):
    """`blocked`: not to be published; `open`: could not be judged; `review`: only warnings; `clear`: nothing grave.

    `errors` and `warnings` count mistakes: findings with one cause are one mistake.
    """

    state: State
    words: Words
    errors: int = 0
    warnings: int = 0


def verdict_of(kind: ReportKind, diagnostics: Iterable[Diagnostic], complete: bool = True) -> Verdict:
    """The verdict on a file of this kind; `complete` is False where its checking broke off."""
    found = list(diagnostics)
    errors, warnings = mistakes(found, "error"), mistakes(found, "warning")
    if kind == "unreadable":
        return Verdict("open", _UNREADABLE, errors, warnings)
    if kind != "report":
        return Verdict("open", _NO_REPORT, errors, warnings)
    if errors:
        return Verdict("blocked", _words_of_errors(found, errors), errors, warnings)
    if not complete:
        return Verdict("open", _INCOMPLETE, errors, warnings)
    if warnings:
        words = Words(
            f"请先核对{warnings}处警告，再公布",
            f"Can be published once {count_words(warnings, 'warning')} {'is' if warnings == 1 else 'are'} looked at",
        )
        return Verdict("review", words, errors, warnings)
    return Verdict("clear", _CLEAR)


def _words_of_errors(found: Iterable[Diagnostic], mistakes: int) -> Words:
    """`不能公布：3个错误，改正2处即可`: several errors may come from one wrong figure."""
    errors = sum(one.severity == "error" for one in found)
    if errors == mistakes:
        return Words(f"不能公布：{errors}处错误", f"Not to be published: {count_words(errors, 'error')}")
    return Words(
        f"不能公布：{errors}个错误，改正{mistakes}处即可",
        f"Not to be published: {count_words(errors, 'error')}, from {count_words(mistakes, 'mistake')}",
    )


def mistakes(diagnostics: Iterable[Diagnostic], severity: str) -> int:
    """How many mistakes there are of this severity."""
    found = [diagnostic for diagnostic in diagnostics if diagnostic.severity == severity]
    return len({one.cause for one in found if one.cause}) + sum(not one.cause for one in found)


def count_words(count: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
