"""What a rule author tests with: lawful reports with parts replaced, and the examples of a rule run as tests."""

from gklint.testing.examples import run_example
from gklint.testing.layouts import LAYOUTS, Layout
from gklint.testing.report import compose, report

__all__ = ["LAYOUTS", "Layout", "compose", "report", "run_example"]
