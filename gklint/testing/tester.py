"""The cases of one rule kept together, so that a case that proves nothing is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import TracebackType
from typing import Any

from gklint.model.dictionary import Dictionary
from gklint.model.form import Form
from gklint.model.rule import Rule
from gklint.testing.cases import bad, ok


class RuleTester:
    """The cases of `rule`, stricter than single ones; use it as a context manager, or call `close` at the end.

        with RuleTester(rule) as test:
            test.ok("在政务服务中心办理。")
            test.bad("在办事大厅办理。", at="办事大厅", data={"text": "办事大厅"})

    A case given twice is refused. `close` asserts that some case passes, some fires, one that fires says what the
    message or its `data` is, and every option of the rule is set by some case.
    """

    def __init__(self, rule: Rule, forms: Mapping[str, Form] | None = None) -> None:
        self.rule, self.forms = rule, forms
        self._cases: list[tuple[object, ...]] = []
        self._passed = self._fired = self._told = False
        self._options: set[str] = set()

    def ok(self, text: str | None = None, **given: Any) -> None:
        """As `gklint.testing.ok` for the rule. Raises AssertionError, also for a case given before."""
        self._note("ok", text, given)
        ok(self.rule, text, forms=self.forms, **given)
        self._passed = True

    def bad(self, text: str | None = None, **given: Any) -> None:
        """As `gklint.testing.bad` for the rule. Raises AssertionError, also for a case given before."""
        self._note("bad", text, given)
        bad(self.rule, text, forms=self.forms, **given)
        self._fired = True
        self._told = self._told or bool(given.get("message") or given.get("data"))

    def close(self) -> None:
        """Assert that the cases prove what they should. Raises AssertionError that lists what is missing."""
        options = self.rule.options
        names = [field.name for field in fields(options)] if is_dataclass(options) else []
        untried = [
            name for name in names if name not in self._options and not isinstance(getattr(options, name), Dictionary)
        ]
        missing = [
            *([] if self._passed else ["no case is clean"]),
            *([] if self._fired else ["no case fires"]),
            *([] if self._told or not self._fired else ["no case that fires checks the message or its data"]),
            *(f"no case sets the option {name}" for name in untried),
        ]
        if missing:
            raise AssertionError(f"{self.rule.id} {self.rule.name}: {'; '.join(missing)}")

    def _note(self, kind: str, text: str | None, given: Mapping[str, Any]) -> None:
        outcome = ("at", "message", "data", "count", "fixed")
        case = (text, {name: value for name, value in given.items() if name not in outcome})
        if case in self._cases:
            raise AssertionError(f"{self.rule.id} {self.rule.name}: the case {text or given!r} is there already")
        self._cases.append(case)
        self._options |= set(given.get("options") or ())

    def __enter__(self) -> RuleTester:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
