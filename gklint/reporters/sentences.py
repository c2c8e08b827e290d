"""What a finding says as running text: the message, the figure most probably wrong, what to do."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Repair, SuppressionReason
from gklint.model.numerals import Number
from gklint.model.redaction import redact
from gklint.reporters.printable import one_line, replace_unprintable

SEVERITY_LABELS = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}
_ASIDE_LABELS = {
    "in-source": Words("文中已豁免", "suppressed in the file"),
    "external": Words("清单中已豁免", "suppressed beside the file"),
    "baseline": Words("基线中已有", "in the baseline"),
}
_STOPS = tuple("。！？；：….!?;:")


def sentences(diagnostic: Diagnostic, language: Language) -> list[str]:
    """The message first, then the repair and the help, where there are any."""
    said = [diagnostic.words]
    if diagnostic.repair is not None:
        said.append(repair_words(diagnostic.repair))
    if diagnostic.help is not None:
        said.append(diagnostic.help)
    return [replace_unprintable(words.to(language)) for words in said]


def in_one_line(diagnostic: Diagnostic, language: Language) -> str:
    """The sentences one after another, each with the stop it may lack."""
    lines = [one_line(sentence) for sentence in sentences(diagnostic, language)]
    stop, gap = (".", " ") if language == "en" else ("。", "")
    stopped = [line if line.endswith(_STOPS) else line + stop for line in lines[:-1]]
    return gap.join([*stopped, *lines[-1:]])


def repair_words(repair: Repair) -> Words:
    """`最可能填错的是表三“…”行“总计”列：填了183，应为182（多计1）。改正后，2个问题即可消除。`"""
    change, count = change_words(repair), len(repair.resolves)
    return Words(
        f"最可能填错的是{change.zh}。改正后，{'这个问题' if count == 1 else f'{count}个问题'}即可消除。",
        f"Most probably wrong: {change.en}; {'this finding' if count == 1 else f'{count} findings'} would vanish",
    )


def change_words(repair: Repair) -> Words:
    """`表三“…”行“总计”列：填了183，应为182（多计1）`: the cell and what it should hold."""
    reason = repair.reason
    why = Words(f"（{reason.zh}）", f" ({reason.to('en')})") if reason else Words("", "")
    found, expected = figure(repair.found), figure(repair.expected)
    if reason is not None and reason.zh == "漏填":
        return Words(
            f"{repair.label.zh}漏填，按合计推算应为{expected}",
            f"{repair.label.to('en')} is blank, by the totals it should be {expected}",
        )
    return Words(
        f"{repair.label.zh}：{f'填了{found}' if found else '未填'}，应为{expected}{why.zh}",
        f"{repair.label.to('en')} is {found or 'blank'}, should be {expected}{why.en}",
    )


def figure(value: Number | None) -> str:
    """A figure in plain decimal notation; nothing for a blank."""
    return "" if value is None else redact(f"{value:f}" if not isinstance(value, int) else str(value))


def suppression_label(suppressed: SuppressionReason, language: Language) -> str:
    """`文中已豁免：原因`."""
    label = _ASIDE_LABELS[suppressed.kind].to(language)
    reason = replace_unprintable(suppressed.reason)
    return f"{label}{': ' if language == 'en' else '：'}{reason}" if reason else label
