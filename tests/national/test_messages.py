"""What the national rules say, held against the manners officials expect and the rules on wording themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from gklint.check.rule_packages import rules_in
from gklint.model.rule import Rule
from gklint.testing.examples import findings_of, recognise_example

RULES = tuple(rules_in("gklint_national"))
_QUOTED = re.compile(r"“[^“”]*”|：…?[^：。]*…|https?://\S+")
_KNOWN = re.compile(
    r"GK\d{3}|UTF-8|PDF|Word|Excel|WPS|HTML|Markdown|\.(?:docx|xlsx|txt|pdf)|<!--.*?-->|gklint|government"
)
_PASSAGE = re.compile(r"：(?P<cut>…?)(?P<text>[^：…].{7,}?)(?P<more>…?)(?:（本[行段]共\d+处）)?$")
_DIRECTIVES = (
    "file",
    "ignore",
    "todo",
    "disable",
    "enable",
)  # of GK019, written in English
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Reproach, speech, and the program's own matters.
_NEVER_WRITTEN = ("却", "未必", "有涉及", "如实为", "这里", "配置", "占位符", "转义符", "不认识", "填了", "修补")
_BLANK = re.compile(
    r"(?:[\u4e00-\u9fff，。；：、（）] [0-9]|[0-9] [\u4e00-\u9fff，。；：、（）]|[\u4e00-\u9fff] [\u4e00-\u9fff])"
)


class Said(NamedTuple):
    """What one finding of an example says, of which other places (words, text), and the text it is about."""

    message: str
    help: str
    source: str
    related: tuple[tuple[str, str], ...]


def said(rule: Rule) -> Iterator[Said]:
    """Each different message of the rule's examples with its help."""
    seen: set[str] = set()
    for example in rule.examples:
        for finding in findings_of(rule, example) if example.fires else ():
            help = finding.help or rule.help
            if finding.words.zh not in seen:
                seen.add(finding.words.zh)
                source = "".join(map(str, example.parts.values())) + recognise_example(example.parts, None).source.text
                related = tuple((one.words.zh, one.span.text.strip()) for one in finding.related)
                yield Said(finding.words.zh, help.zh if help is not None else "", source, related)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_messages_are_plain_chinese(rule: Rule) -> None:
    for one in said(rule):
        for text in (one.message, one.help):
            own = _KNOWN.sub("", _QUOTED.sub("", text))
            english = [word for word in _ENGLISH.findall(own) if word not in one.source and word not in _DIRECTIVES]
            assert not english, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_blank_stands_between_chinese_and_figures(rule: Rule) -> None:
    for one in said(rule):
        for text in (one.message, one.help):
            told = one.source + " ".join(one.source.split())  # a quoted gap of any width is one blank
            assert [blank for blank in _BLANK.findall(text) if blank not in told] == [], text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_help_asks_politely_and_ends_with_a_full_stop(rule: Rule) -> None:
    for one in said(rule):
        assert one.help.startswith(("请", "建议")), one.help
        assert one.help.endswith("。"), one.help
        assert not one.help.endswith(("。。", "；。", "，。")), one.help


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_help_does_not_repeat_the_message(rule: Rule) -> None:
    for one in said(rule):
        advice = one.help.rstrip("。").removeprefix("请").removeprefix("建议")
        assert advice not in one.message and one.message not in one.help, (one.message, one.help)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_messages_have_no_doubled_marks(rule: Rule) -> None:
    for one in said(rule):
        doubled = [marks for marks in re.findall(r"，，|。。|：：|；；", one.message) if marks not in one.source]
        assert not doubled, one.message
        assert not one.message.endswith(("，", "；", "：", "、")) or rule.id in ("GK603", "GK607"), one.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_quoted_part_of_a_paragraph_is_marked_where_it_is_cut(rule: Rule) -> None:
    for one in said(rule):
        quoted = _PASSAGE.search(one.message)
        lines = [line.strip() for line in one.source.splitlines()]
        if quoted is None or quoted["text"][0] in '《“"' or not any(quoted["text"] in line for line in lines):
            continue
        assert quoted["cut"] or any(line.startswith(quoted["text"]) for line in lines), one.message
        assert quoted["more"] or any(line.endswith(quoted["text"]) for line in lines), one.message
        numbers = re.findall(r"[0-9.]+", quoted["text"])
        assert not numbers or set(numbers) <= set(re.findall(r"[0-9.]+", one.source)), one.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_message_says_what_is_wrong_and_leaves_the_advice_to_the_help(rule: Rule) -> None:
    for one in said(rule):
        own = _QUOTED.sub("", one.message)
        assert not re.search(r"(?<!申)请(?!人)", own), one.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_names_in_marks_stand_side_by_side_and_clauses_apart(rule: Rule) -> None:
    for one in said(rule):
        for text in (one.message, one.help):
            assert "”、“" not in text.replace(one.source, "") or "”、“" in one.source, text
            assert not re.search(r"应[为填]“[^“”]*”“[^“”]*”应|改为“[^“”]*”“[^“”]*”改为", text), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_is_said_that_an_official_would_not_write(rule: Rule) -> None:
    for one in said(rule):
        for text in (one.message, one.help):
            own = _QUOTED.sub("", text)
            found = [word for word in _NEVER_WRITTEN if word in own and word not in one.source]
            assert not found, (found, text)


_COMPARING = tuple(rule for rule in RULES if rule.id[:3] == "GK3" or rule.id in ("GK415", "GK416", "GK417"))
_STATED = re.compile(r"正文写(?P<name>[^0-9]+?)共?[0-9]")


@pytest.mark.parametrize("rule", _COMPARING, ids=lambda rule: rule.id)
def test_a_comparison_names_the_quantity_once(rule: Rule) -> None:
    for one in said(rule):
        stated = _STATED.search(one.message)
        assert stated is None or one.message.count(stated["name"]) == 1, one.message


@pytest.mark.parametrize("rule", _COMPARING, ids=lambda rule: rule.id)
def test_another_place_of_a_comparison_is_told_with_what_stands_there(rule: Rule) -> None:
    for one in said(rule):
        assert all(text in words for words, text in one.related), one.related


@pytest.mark.parametrize("rule", _COMPARING, ids=lambda rule: rule.id)
def test_a_comparison_does_not_print_names_that_no_table_has(rule: Rule) -> None:
    for one in said(rule):
        assert "·" not in one.message + one.help, one.message
        assert not re.search("以实际为准|写明[^，。；]*[0-9]", one.message + one.help.partition("如“")[0]), one.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_nothing_is_said_to_be_there_only_zero_times(rule: Rule) -> None:
    for one in said(rule):
        assert not re.search(r"只有(?:0|零)(?![.0-9])", one.message + one.help), one.message
