"""`gklint explain`: what a rule checks, why, on what basis, with examples and options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.rule_options import option_types, type_words
from gklint.errors import UsageError
from gklint.model.bilingual import Language, Words
from gklint.model.declaration import suggest
from gklint.model.rule import Example, Rule
from gklint.registry.registry import collect
from gklint.reporters.sentences import SEVERITY_LABELS

_BASIS = Words("依据", "Basis")
_HELP = Words("怎么办", "What to do")
_FIX = Words("修改", "Fix")
_PACKAGE = Words("规则包", "Package")
_OPTIONS = Words("选项（写在配置文件的 [rules.{}] 下）", "Options (in the configuration under [rules.{}])")
_DEFAULT = Words("默认", "default")
_FIRES = Words("会报告的例子", "Reported")
_SILENT = Words("不报告的例子", "Not reported")
_BESIDE = Words("同时检查的另一份报告：", "another report beside it:")
_OFF = Words("默认不检查，用 --extend-select {} 启用", "off by default; --extend-select {} turns it on")
_FIXES = {
    "safe": Words("可自动修改，不改变意思", "can be applied without changing the meaning"),
    "unsafe": Words("可给出修改建议，须人工确认", "is proposed, and to be confirmed by a person"),
}


def run(given: Namespace, config: Config) -> int:
    """Print the pages of the rules named; 0. Raises UsageError for a rule that does not exist."""
    known = {word: rule for rule in collect(config).rules for word in (rule.id, rule.name)}
    pages = ["\n".join(_page(_rule(word, known), config.lang)) for word in given.rules]
    return print_text("\n\n\n".join(pages) + "\n", 0)


def _rule(word: str, known: Mapping[str, Rule]) -> Rule:
    rule = known.get(word) or known.get(word.upper()) or known.get(word.lower())
    if rule is None:
        near = suggest(word.upper(), known) or suggest(word.lower(), known)
        way_out = near or "；gklint rules 列出全部规则"
        raise UsageError(f"没有规则“{word}”{way_out}", f"there is no rule {word!r}; `gklint rules` lists all rules")
    return rule


def _page(rule: Rule, language: Language) -> Iterator[str]:
    yield f"{rule.id} {rule.name}  {SEVERITY_LABELS[rule.severity].to(language)}"
    yield rule.summary.to(language)
    if rule.explanation.zh:
        yield ""
        yield rule.explanation.to(language)
    yield ""
    colon = "：" if language == "zh" else ": "
    for title, text in _facts(rule):
        yield f"{title.to(language)}{colon}{text.to(language)}"
    yield from _options(rule, language)
    yield from _examples(_FIRES, (one for one in rule.examples if one.fires), language)
    yield from _examples(_SILENT, (one for one in rule.examples if not one.fires), language)


def _facts(rule: Rule) -> Iterator[tuple[Words, Words]]:
    """The facts about a rule that take one line each."""
    yield _BASIS, Words(rule.basis)
    if rule.help is not None:
        yield _HELP, rule.help
    if rule.fix in _FIXES:
        yield _FIX, _FIXES[rule.fix]
    if not rule.on:
        zh, en = (text.format(rule.id) for text in _OFF)
        yield Words("启用", "On"), Words(zh, en)
    yield _PACKAGE, Words(rule.origin)


def _options(rule: Rule, language: Language) -> Iterator[str]:
    types = option_types(rule)
    if types:
        yield ""
        yield _OPTIONS.to(language).format(rule.id)
    for name, wanted in types.items():
        value = getattr(rule.options, name)
        yield f"  {name.replace('_', '-')}  {type_words(wanted).to(language)}，{_DEFAULT.to(language)} {value!r}"


def _examples(title: Words, examples: Iterable[Example], language: Language) -> Iterator[str]:
    shown = list(examples)
    if shown:
        yield ""
        yield title.to(language)
    for example in shown:
        comment = f"（{example.comment}）" if example.comment else ""
        parts = _parts(example.parts) or [""]
        yield f"  - {parts[0]}{comment}".rstrip()
        yield from (f"    {line}" for line in parts[1:])
        for other in example.others:
            yield f"    {_BESIDE.to(language)}"
            yield from (f"      {line}" for line in _parts(other))


def _parts(parts: Mapping[str, object]) -> list[str]:
    return [line for name, value in parts.items() for line in _part(name, value)]


def _part(name: str, value: object) -> Iterator[str]:
    """A part of an example, one line a figure or a line of text."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield f"{name}.{key}: {inner}"
        return
    first, *rest = str(value).splitlines() or [""]
    yield f"{name}: {first}"
    yield from (f"  {line}" for line in rest)
