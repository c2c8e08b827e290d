"""Runs the examples of many rules: those that fail, and the options that no example sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from gklint.check.failures import line_of_rule
from gklint.model.bilingual import Words
from gklint.model.dictionary import Dictionary
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Example, Rule
from gklint.testing.examples import MismatchError, run_example

_TWICE = Words("与前面的例子相同，请换一个或删去", "the same as an example before it")
_NO_FIRING = Words("没有会报出问题的例子；请至少写一个", "no example that is reported; write at least one")


class ExampleFault(NamedTuple):
    """What is wrong with a rule's examples. `number` counts failing or passing ones from 1; None means the rule."""

    rule: Rule
    example: Example | None
    number: int | None
    words: Words


class Coverage(NamedTuple):
    """How far the examples of a rule go: how many pass and fire, and the options none of them sets."""

    rule: Rule
    passing: int
    firing: int
    untried: tuple[str, ...]


def faults_of(rule: Rule, forms: Mapping[str, Form] | None = None) -> Iterator[ExampleFault]:
    """Each example that does not do what it says; a rule that nothing makes fire is a fault as well."""
    if not any(example.fires for example in rule.examples):
        yield ExampleFault(rule, None, None, _NO_FIRING)
    for fires in (True, False):
        yield from _repeated_examples(rule, [example for example in rule.examples if example.fires is fires])
        for number, example in enumerate((one for one in rule.examples if one.fires is fires), 1):
            words = _fault_of(rule, example, forms)
            if words is not None:
                yield ExampleFault(rule, example, number, words)


def _repeated_examples(rule: Rule, examples: Sequence[Example]) -> Iterator[ExampleFault]:
    """Examples that occur twice: the second proves nothing."""
    for number, example in enumerate(examples, 1):
        if any(_is_same_example(one, example) for one in examples[: number - 1]):
            yield ExampleFault(rule, example, number, _TWICE)


def _is_same_example(one: Example, other: Example) -> bool:
    """Whether the rule is tried on the same reports with the same options."""
    return (one.parts, one.others, one.options) == (other.parts, other.others, other.options)


def _fault_of(rule: Rule, example: Example, forms: Mapping[str, Form] | None) -> Words | None:
    """What is wrong with the example, or None. Exceptions of the rule are reported, not raised."""
    try:
        run_example(rule, example, forms)
    except MismatchError as mismatch:
        expected, found = mismatch.expected, mismatch.found
        return Words(f"应当：{expected.zh}；实际：{found.zh}", f"expected {expected.to('en')}; found {found.to('en')}")
    except Exception as error:
        cause = f"{type(error).__name__}: {error}{line_of_rule(rule, error)}"
        return Words(f"运行出错（{cause}）", f"it crashed ({cause})")
    return None


def coverage_of(rule: Rule) -> Coverage:
    """How far the examples of the rule go. A dictionary is no option."""
    options = rule.options
    names = [field.name for field in fields(options)] if is_dataclass(options) else []
    tried = {name for example in rule.examples for name in example.options}
    untried = [name for name in names if name not in tried and not isinstance(getattr(options, name), Dictionary)]
    firing = sum(example.fires for example in rule.examples)
    return Coverage(rule, len(rule.examples) - firing, firing, tuple(untried))
