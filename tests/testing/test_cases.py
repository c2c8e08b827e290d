"""`ok`, `bad` and `check_package` hold and fail where they should."""

import re
import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from gklint.api import Finding, Words, fails, passes, rule
from gklint.registry.entry_points import InstalledPackage, RulePackage
from gklint.registry.loader import Contributions
from gklint.testing import bad, check_package, forms_in, ok
from gklint.testing import package as of_packages


@rule(
    "LOC001",
    "hall",
    severity="info",
    summary="大厅",
    basis="通知",
    examples=[fails("大厅"), passes("中心")],
)
def hall(report, options):
    """大厅应称中心。"""
    for item in report.prose_in("overview"):
        at = item.text.find("大厅")
        if at >= 0:
            yield Finding(Words("不写大厅"), item.passage.span(at, at + 2), "hall")


def test_cases_that_hold():
    ok(hall, "在中心办理。")
    ok(hall, overview="在中心办理。", organ="青禾县水务局")
    bad(hall, "在大厅办理。", at="大厅", message="不写", count=1)


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (lambda: ok(hall, "在大厅办理。"), "expected: nothing"),
        (lambda: bad(hall, "在中心办理。"), "found:    nothing"),
        (lambda: bad(hall, "在大厅办理。", at="中心"), "at '中心'"),
        (lambda: bad(hall, "在大厅办理。", message="中心"), "…中心…"),
        (lambda: bad(hall, "在大厅办理。", count=2), "2 findings"),
        (lambda: bad(hall, "在大厅办理。", fixed="在中心办理。"), "no fix"),
    ],
)
def test_cases_that_do_not_hold_say_what_was_found(case, told):
    with pytest.raises(AssertionError, match=told):
        case()


def test_a_part_that_does_not_exist_is_refused():
    with pytest.raises(TypeError, match="no part 'overviw'"):
        ok(hall, overviw="在中心办理。")


def test_the_national_package_holds_together():
    check_package("national")


def test_a_package_that_is_not_installed():
    with pytest.raises(AssertionError, match="no package 'nowhere'"):
        check_package("nowhere")


def test_everything_wrong_with_a_package_is_listed(monkeypatch):
    silent = hall.__class__(**{**vars(hall), "examples": (passes("中心"),), "basis": " "})
    entry = EntryPoint("loc", "hypothesis", "gklint")  # any library that is none of gklint's
    found = InstalledPackage(RulePackage("loc", "gklint-rules-loc", "1"), entry)
    monkeypatch.setattr(of_packages, "installed_packages", lambda: (found,))
    monkeypatch.setattr(
        of_packages, "contributions_of", lambda one: Contributions(one.package, ("LOC",), (hall, silent))
    )
    with pytest.raises(AssertionError) as raised:
        check_package("loc")
    for told in ("LOC001: 2 rules", "basis is missing", "no example that is reported", "imports "):
        assert told in str(raised.value)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("print('noise')", ""),
        ("import time; time.sleep(0.3)", r"import slow_rules takes \d+\.\d s"),
        (
            "import socket; socket.create_connection(('127.0.0.1', 9))",
            "it reaches for the network while it is imported",
        ),
    ],
)
def test_what_importing_a_package_does_is_looked_at(source, told, tmp_path, monkeypatch):
    (tmp_path / "slow_rules.py").write_text(source, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(of_packages, "LONGEST_IMPORT", 0.25 if "sleep" in source else 60)
    found = InstalledPackage(RulePackage("slow", "gklint-rules-slow", "1"), EntryPoint("slow", "slow_rules", "gklint"))
    said = "\n".join(words.to("en") for words in of_packages._heavy_imports(found))
    assert re.search(told, said) if told else said == ""


def test_testing_needs_no_test_library():
    code = "import sys, gklint.testing; print({'pytest', 'hypothesis', '_pytest'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_forms_of_a_package_come_with_the_national_ones():
    assert {"2019", "2021"} <= set(forms_in("gklint_national", "forms/none-*.yaml"))
