"""What is said of the run beside its findings, a line each: what was passed over, set aside, or changed by settings."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words
from gklint.model.outcome import Outcome
from gklint.reporters.printable import one_line

_KINDS = {
    "in-source": Words("文中", "in the files"),
    "external": Words("豁免清单", "in the list"),
    "baseline": Words("基线", "in the baseline"),
}


def notice_lines(outcome: Outcome, language: Language, *, counts: bool = True) -> list[str]:
    """The notices of the run; with `counts` also how many findings are suppressed, and by what."""
    said = [one_line(words.to(language)) for words in outcome.notices]
    return [*said, *([suppressed_words(outcome).to(language)] if counts and outcome.suppressed else [])]


def suppressed_words(outcome: Outcome) -> Words:
    """`已豁免5个问题：文中2个、基线3个`."""
    found = [(words, count) for kind, words in _KINDS.items() if (count := outcome.counts.of_kind(kind))]
    zh = "、".join(f"{words.zh}{count}个" for words, count in found)
    en = ", ".join(f"{count} {words.en}" for words, count in found)
    total = len(outcome.suppressed)
    return Words(f"已豁免{total}个问题：{zh}", f"{total} findings suppressed: {en}")
