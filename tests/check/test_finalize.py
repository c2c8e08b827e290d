"""What a rule quotes from beside a person's number is settled without the number."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.check.rule_decorator import fails, rule
from gklint.check.run_rules import RuleSettings, run_rules
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Edit, Finding, Fix
from gklint.model.report import Report
from gklint.testing.examples import recognise_example

PHONE = "13812345678"


@rule("QX1", "quoting", severity="info", summary="说明", basis="依据", examples=[fails("甲")])
def quoting(report: Report, options: None) -> Iterator[Finding]:
    at = report.body.text.index(PHONE)
    words = Words(f"电话{PHONE}旁", f"beside {PHONE}")
    yield Finding(words, report.body.span(at, at + 11), f"overview:{PHONE}")


def test_words_key_and_place_are_starred() -> None:
    asked = run_rules(recognise_example({"overview": f"申请人电话{PHONE},联系。"}), [quoting], RuleSettings())
    (diagnostic,) = asked.diagnostics
    assert diagnostic.words == Words("电话138****5678旁", "beside 138****5678")
    assert diagnostic.key == "overview:138****5678"
    assert PHONE not in repr(diagnostic)


@rule("QX2", "mending", severity="info", summary="说明", basis="依据", fix="safe", examples=[fails("甲")])
def mending(report: Report, options: None) -> Iterator[Finding]:
    at = report.body.text.index(PHONE)
    whole, mark = report.body.span(at, at + 12), report.body.span(at + 11, at + 12)
    for key, edit in (("whole", Edit(whole, f"{PHONE}，")), ("mark", Edit(mark, "，"))):
        title = Words(f"把{PHONE}后的逗号改为全角", f"the comma after {PHONE}")
        yield Finding(Words("逗号", "a comma"), mark, key, help=title, fix=Fix(title, (edit,)))


def test_a_fix_that_would_write_a_number_is_not_proposed() -> None:
    asked = run_rules(recognise_example({"overview": f"申请人电话{PHONE},联系。"}), [mending], RuleSettings())
    fixes = {diagnostic.key: diagnostic.fix for diagnostic in asked.diagnostics}
    assert fixes["whole"] is None
    assert fixes["mark"] is not None and fixes["mark"].title.zh == "把138****5678后的逗号改为全角"
    assert not asked.failures
    assert PHONE not in repr(asked.diagnostics)
