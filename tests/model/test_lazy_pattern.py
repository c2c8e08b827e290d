"""Patterns compiled at their first use: the same answers as `re.compile`, none of the work before."""

from __future__ import annotations

import gc
import pickle
import re
import subprocess
import sys

import pytest

from gklint.config.config import Config
from gklint.model.lazy_pattern import _LazyPattern, compile_with, lazy_pattern
from gklint.registry.registry import collect

TEXT = "2023年收到申请12件\n办结3件"


def test_it_answers_as_the_compiled_pattern() -> None:
    lazy, compiled = lazy_pattern(r"^\D+(?P<n>\d+)", re.M), re.compile(r"^\D+(?P<n>\d+)", re.M)
    for method, rest in (("search", ()), ("match", ()), ("fullmatch", ()), ("findall", ()), ("split", (1,))):
        one, other = (getattr(pattern, method)(TEXT, *rest) for pattern in (lazy, compiled))
        assert one == other or (one.span(), one.groupdict()) == (other.span(), other.groupdict())
    assert lazy.sub("#", TEXT) == compiled.sub("#", TEXT) and lazy.subn("#", TEXT) == compiled.subn("#", TEXT)
    assert [one.span() for one in lazy.finditer(TEXT)] == [one.span() for one in compiled.finditer(TEXT)]
    assert (lazy.pattern, lazy.groups, lazy.flags) == (compiled.pattern, compiled.groups, compiled.flags)


def test_it_is_compiled_by_the_first_use_only() -> None:
    compiled: list[str] = []

    def compile_and_note(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return re.compile(source, flags)

    pattern = lazy_pattern(r"\d+")
    with compile_with(compile_and_note):
        assert pattern.pattern == r"\d+" and compiled == []
        assert pattern.search(TEXT) and pattern.match(TEXT) and pattern.findall(TEXT) and compiled == [r"\d+"]


def test_what_is_wrong_with_it_is_raised_by_the_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search(TEXT)


def test_it_may_be_pickled() -> None:
    pattern = pickle.loads(pickle.dumps(lazy_pattern(r"收到(\d+)", re.M)))
    assert pattern.search("收到3件") is not None and pattern.flags & re.M


def test_no_module_compiles_its_patterns_when_it_is_loaded() -> None:
    """But those for bytes, which are few."""
    program = (
        "import re, sys\n"
        "real, ours = re.compile, []\n"
        "def noted(source, flags=0):\n"
        "    frame = sys._getframe(1)\n"
        "    module = frame.f_globals['__name__']\n"
        "    if module.startswith('gklint') and frame.f_code.co_name == '<module>' and isinstance(source, str):\n"
        "        ours.append((module, source))\n"
        "    return real(source, flags)\n"
        "re.compile = noted\n"
        "from gklint.config.config import Config\n"
        "from gklint.registry.registry import collect\n"
        "import gklint.cli.check\n"
        "collect(Config())\n"
        "print(ours)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_pattern_of_ours_is_a_sound_one() -> None:
    """What is wrong with one shows nowhere before its first use."""
    collect(Config())
    gc.unfreeze()  # what a check of another test has taken from the collector's sight
    patterns = [one for one in gc.get_objects() if type(one) is _LazyPattern and one.pattern != "("]
    assert len(patterns) > 200
    for pattern in patterns:
        assert pattern.groups >= 0
