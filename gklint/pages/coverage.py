"""Which bodies the totals are of, and what follows for the report that covers all others: in words."""

from __future__ import annotations

from gklint.district.bodies import STANDINGS
from gklint.district.district import District
from gklint.model.bilingual import Language, Words
from gklint.reporters.printable import one_line

_UNCOUNTED = Words(
    "合计没有计入{count}个单位，因为没有可用的{year}年度报告：{names}。",
    "{count} bodies are not in the sum, for want of a report {year}: {names}. ",
)
_EQUAL = Words(
    "{own}的报告有{equal}项正好等于其余{counted}个单位之和：只要上述单位的数字不全是0，这份报告就没有汇总它们。"
    "请待其报送后重新汇总。",
    "{equal} figures of the report of {own} are just the sum of the other {counted}: unless the bodies named have "
    "nothing but 0, it leaves them out. Sum up anew when they have reported. ",
)
_DIFFERING = Words(
    "{differing}项与{own}的报告不一致：请核对是漏了单位，还是填错了数。",
    "{differing} figures differ from the report of {own}: check whether it leaves out bodies or misstates figures. ",
)


def coverage_words(district: District, language: Language) -> list[str]:
    """The bodies that are in no sum; whether the district's own report leaves them out; how many figures differ."""
    found = district.coverage
    comma, brackets = ("、", "{}（{}）") if language == "zh" else (", ", "{} ({})")
    names = comma.join(
        brackets.format(one_line(one.body.name), STANDINGS[district.standing(one)].to(language))
        for one in found.uncounted
    )
    told = [
        (_UNCOUNTED, bool(found.uncounted and found.counted)),
        (_EQUAL, found.leaves_out),
        (_DIFFERING, bool(found.differing)),
    ]
    values = {
        "count": len(found.uncounted), "year": district.year, "names": names, "own": one_line(district.covering),
        "equal": found.equal, "differing": found.differing, "counted": len(found.counted),
    }  # fmt: skip
    return [words.to(language).format(**values) for words, holds in told if holds]
