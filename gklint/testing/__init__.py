"""Test support for rule authors; works under pytest and unittest, and needs neither.

- `ok(rule, …)` and `bad(rule, …)`: one case each; `RuleTester(rule)`: the cases of a rule, none of them in vain;
  `report(…)`: the text of a lawful report with parts replaced.
- `run_example(rule, example)`: an example of a rule as a test; `forms_in(package)`: the forms it is read by.
- `check_package(name)`: everything users may expect of an installed package.
- `gklint.testing.strategies` (needs hypothesis): lawful reports by chance, for “lawful is clean, one changed
  cell fires”, which its `check_numeric_rule` proves of a rule.
"""

from gklint.testing.cases import bad, ok
from gklint.testing.examples import MismatchError, run_example
from gklint.testing.forms import forms_in
from gklint.testing.layouts import LAYOUTS, Layout
from gklint.testing.package import check_package
from gklint.testing.report import compose, report
from gklint.testing.tester import RuleTester

__all__ = [
    "LAYOUTS",
    "Layout",
    "MismatchError",
    "RuleTester",
    "bad",
    "check_package",
    "compose",
    "forms_in",
    "ok",
    "report",
    "run_example",
]
