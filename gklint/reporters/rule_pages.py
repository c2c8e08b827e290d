"""Rules as Markdown pages: one page a rule, and an index by family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from gklint.model.dictionary import Dictionary
from gklint.model.rule import FAMILIES, Example, Rule
from gklint.reporters.sentences import SEVERITY_LABELS

_FIXES = {
    "none": "无",
    "safe": "`--fix` 可自动改正，不改变原意",
    "unsafe": "`--unsafe-fixes` 可改，须人工核对",
}
_LONGEST_LINE, _SHOWN = 400, 100  # characters of a line of an example
_FORMS: dict[tuple[str, ...], str] = {
    ("2019",): "2019年格式（2019、2020年度）",
    ("2021",): "2021年格式（2021年度起）",
}


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    return "\n".join(_page(rule)).rstrip("\n") + "\n"


def rule_index(rules: Sequence[Rule]) -> str:
    """The index of all pages by family."""
    lines = ["# 规则目录", "", "由 `gklint docs` 生成，请勿手工修改。每条规则的说明也可用 `gklint explain 编号` 查看。"]
    for family in dict.fromkeys(rule.family for rule in rules):
        name = FAMILIES.get(family)
        lines += ["", f"## {family}xx {name.zh}" if name else f"## {family}", ""]
        lines += ["| 规则 | 级别 | 检查什么 | 改正 |", "|---|---|---|---|"]
        for rule in rules:
            if rule.family == family:
                level = SEVERITY_LABELS[rule.severity].zh + ("" if rule.on else "（默认不检查）")
                fix = {"none": "", "safe": "自动", "unsafe": "须核对"}[rule.fix]
                lines.append(f"| [{rule.id} {rule.name}]({rule.id}.md) | {level} | {rule.summary.zh} | {fix} |")
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id} {rule.name}"
    yield ""
    yield f"{rule.summary.zh}。" if not rule.summary.zh.endswith("。") else rule.summary.zh
    yield ""
    yield f"*{rule.summary.to('en')}*"
    yield ""
    yield "| | |"
    yield "|---|---|"
    for name, text in _facts(rule):
        yield f"| {name} | {text} |"
    if rule.explanation.zh:
        yield ""
        yield "## 说明"
        yield ""
        yield rule.explanation.zh.strip()
    yield from _options(rule)
    yield from _examples("会报告的例子", [example for example in rule.examples if example.fires])
    yield from _examples("不报告的例子", [example for example in rule.examples if not example.fires])


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    level = SEVERITY_LABELS[rule.severity].zh
    yield "级别", level if rule.on else f"{level}（默认不检查，用 `--extend-select {rule.id}` 启用）"
    yield "依据", rule.basis
    if rule.help is not None:
        yield "怎么办", rule.help.zh
    yield "适用", _FORMS.get(rule.forms, "两种格式")
    yield "改正", _FIXES[rule.fix]


def _options(rule: Rule) -> Iterator[str]:
    options = dict(_values(rule))
    if not options:
        return
    yield ""
    yield f"## 选项\n\n写在配置文件的 `[rules.{rule.id}]` 下。"
    yield ""
    yield "| 选项 | 默认 |"
    yield "|---|---|"
    for name, value in options.items():
        told = repr(value) if not isinstance(value, tuple) else "、".join(map(str, value)) or "（空）"
        yield f"| `{name.replace('_', '-')}` | {told.replace('|', '｜')} |"


def _values(rule: Rule) -> Iterator[tuple[str, object]]:
    """Name and default of each option, without dictionaries of words."""
    for field in fields(rule.options) if rule.options is not None else ():
        value = getattr(rule.options, field.name)
        if not isinstance(value, Dictionary):
            yield field.name, value


def _examples(title: str, examples: Iterable[Example]) -> Iterator[str]:
    shown = list(examples)
    if not shown:
        return
    yield ""
    yield f"## {title}"
    for example in shown:
        yield ""
        if example.comment:
            yield f"{example.comment}："
            yield ""
        yield "```text"
        yield from _parts(example.parts)
        for other in example.others:
            yield "同时检查的另一份报告："
            yield from (f"  {line}" for line in _parts(other))
        yield "```"


def _parts(parts: Mapping[str, object]) -> Iterator[str]:
    for name, value in parts.items():
        yield from _part(name, value)


def _part(name: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{key}: {inner}" for key, inner in value.items())
        return
    first, *rest = map(_in_short, str(value).splitlines() or [""])
    yield f"{name}: {first}"
    yield from (f"  {line}" for line in rest)


def _in_short(line: str) -> str:
    """A line of an example, cut where it only shows that a text is long."""
    return line if len(line) <= _LONGEST_LINE else f"{line[:_SHOWN]}……（共{len(line)}个字符）"
