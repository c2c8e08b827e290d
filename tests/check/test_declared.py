from __future__ import annotations

import pytest

from gklint.check.rule_files import Bases, read_rule
from gklint.model.bilingual import Words
from gklint.model.declaration import Node, read_declaration
from gklint.model.file_place import DeclarationError
from gklint.model.rule import Rule

WHOLE = """\
id: BJHD001
name: full-name
severity: warning
summary: {zh: 应写全称, en: Write the full name}
basis: {law: 某办〔2024〕1号, at: 第三条}
explanation: 为什么
help: 怎么办
message: {zh: "写作“{text}”", en: "says {text}"}
forms: ["2021"]
on: false
supersedes: [GK615]
forbid: 区发改委
scope: overview
examples:
  pass: [区发展和改革委员会牵头。]
  fail:
    - 区发改委牵头。
    - {overview: 区发改委。, requests.received: 3, at: 区发改委, count: 1, options: {allow: [甲]}, comment: 备注}
"""


def rule(text: str, bases: Bases = lambda id: None) -> Rule:
    return read_rule(read_declaration(text, "规则.yaml"), bases)


def test_every_key_arrives() -> None:
    made = rule(WHOLE)
    assert (made.id, made.name, made.severity) == ("BJHD001", "full-name", "warning")
    assert made.summary == Words("应写全称", "Write the full name")
    assert made.basis == "某办〔2024〕1号 第三条"
    assert (made.explanation, made.help) == (Words("为什么"), Words("怎么办"))
    assert (made.forms, made.on, made.supersedes, made.place) == (("2021",), False, ("GK615",), "规则.yaml")
    failing, second, passing = made.examples
    assert failing.fires and dict(failing.parts) == {"overview": "区发改委牵头。"}
    assert dict(second.parts) == {"overview": "区发改委。", "requests.received": 3}
    assert (second.at, second.count, dict(second.options), second.comment) == (
        "区发改委",
        1,
        {"allow": ("甲",)},
        "备注",
    )
    assert not passing.fires


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: BJHD001", "id: bj1", r"1:5: id: “bj1”不合写法"),
        ("name: full-name", "name: Full Name", r"2:7: name: “Full Name”不合写法"),
        ("severity: warning", "severity: warn", r"3:11: severity: “warn”不可用.*是否指 warning？"),
        ("severity: warning\n", "", r"1:1: 缺少“severity”"),
        ("help: 怎么办", "halp: 怎么办", r"7:1: halp: 没有“halp”这个键；是否指 help？"),
        ("forbid: 区发改委\n", "", r"1:1: 没有写检查什么"),
        ("forbid: 区发改委", "forbit: 区发改委", r"12:1: forbit: 没有“forbit”这个键；是否指 forbid？"),
        ("scope: overview", "require: 甲", r"13:10: require: 一条规则只能有一种检查，现有 forbid、require"),
        ("scope: overview", "over: rows", r"13:1: over: 没有“over”这个键"),
        ("forms: [", "forms: [2020, ", r"9:9: forms\[0\]: “2020”不可用"),
        ("{law:", "{lav:", r"5:9: basis.lav: 没有“lav”这个键；是否指 law？"),
        ("zh: 应写", "cn: 应写", r"4:11: summary.cn: 没有“cn”这个键"),
        ("on: false", "on: maybe", r"10:5: on: 应为 true 或 false"),
        ("at: 区发改委", "att: 区发改委", r"18:\d+: examples.fail\[1\].att: 例子里没有“att”这个键；是否指 at？"),
        ("count: 1", "count: one", r"18:\d+: examples.fail\[1\].count: 应为整数"),
        ("options: {allow", "options: {alow", r"examples: 这条规则没有选项“alow”；是否指 allow？"),
        ("pass: [区发展和改革委员会牵头。]", "pass: [{overview: 甲, at: 甲}]", r"pass\[0\].at: 不报问题的例子"),
        ("  fail:", "  fial:", r"fial: 没有“fial”这个键；是否指 fail？"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(DeclarationError, match=rf"规则.yaml:.*{said}"):
        rule(WHOLE.replace(old, new, 1))


def test_a_rule_without_a_failing_example_does_not_load() -> None:
    head = WHOLE[: WHOLE.index("examples:")]
    with pytest.raises(DeclarationError, match="缺少“examples”"):
        rule(head)
    with pytest.raises(DeclarationError, match="缺少“fail”"):
        rule(head + "examples: {pass: [甲]}")
    with pytest.raises(DeclarationError, match="至少要有一个会报出问题的例子"):
        rule(head + "examples: {fail: []}")


@pytest.mark.parametrize("text", ["", "- a", "甲", "a: b: c", "a: 1\na: 2", "a: [1, 2", "\t- x", "a: &x [*x]"])
def test_what_is_no_rule_file_is_said(text: str) -> None:
    with pytest.raises(DeclarationError, match=r"规则.yaml:\d+:\d+: "):
        rule(text)


def test_references_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(DeclarationError, match="内容太多"):
        rule("\n".join(lines))


class TestExtends:
    BASE = read_declaration(WHOLE, "基础.yaml")
    OWN = "id: BJHD002\nname: own-name\nextends: BJHD001\nexamples: {fail: [区发改局。]}\n"

    def bases(self, id: str) -> Node | None:
        return self.BASE if id == "BJHD001" else None

    def test_takes_over_what_it_does_not_say(self) -> None:
        made = rule(self.OWN + "forbid: 区发改局\nseverity: error\n", self.bases)
        assert (made.id, made.severity, made.basis) == ("BJHD002", "error", "某办〔2024〕1号 第三条")
        assert [dict(example.parts) for example in made.examples] == [{"overview": "区发改局。"}]

    def test_needs_its_own_id_and_examples(self) -> None:
        with pytest.raises(DeclarationError, match="缺少“examples”"):
            rule("id: BJHD002\nname: own-name\nextends: BJHD001\n", self.bases)

    def test_cannot_become_another_kind(self) -> None:
        with pytest.raises(DeclarationError, match="只能有一种检查"):
            rule(self.OWN + "require: 甲\n", self.bases)

    def test_an_error_in_the_base_names_the_base(self) -> None:
        broken = read_declaration(WHOLE.replace("severity: warning", "severity: bad"), "基础.yaml")
        with pytest.raises(DeclarationError, match=r"基础\.yaml:3"):
            rule(self.OWN, lambda id: broken)

    def test_an_unknown_base_and_a_circle_are_refused(self) -> None:
        with pytest.raises(DeclarationError, match="extends: 没有可扩展的规则“BJHD001”"):
            rule(self.OWN)
        with pytest.raises(DeclarationError, match="没有可扩展的规则"):
            rule(self.OWN, lambda id: read_declaration(self.OWN, "规则.yaml"))
