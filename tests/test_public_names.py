"""The public names, listed once: renaming one breaks rule packages, scripts or configurations, and needs an alias."""

from __future__ import annotations

import json

import pytest

import gklint
import gklint.api
import gklint.testing
from gklint import errors
from gklint.cli.commands import COMMANDS
from gklint.config.keys import KEYS
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.registry import builtin, hookspecs
from gklint.reporters.json import report

PACKAGE = """
compare facts lint lint_bytes lint_each load
"""
API = """
API_VERSION Anchor Archive Brief Cell Claim Comparison Count Dictionary DictionaryEntry DictionaryWord
Directive Document Edit Example Fact FailedIdentity Figure Finding Fix Form FormRow FormTable Heading Masthead
NarrativeClaim Note Number Operand PARTIES PARTY_LABELS Passage PluginInfo Profile Prose Quantity Reader
Related Report ReportSummary Reporter RowReading Rule SECTION_KEYS Section Severity Span StatedFigure Table
TableReading Tally VERBS ValueCell Words chinese_number counts_in dictionary_in directives_in fails files_in
hookimpl passes quotation rule rules_in simplified widest
"""
TESTING = """
LAYOUTS Layout MismatchError RuleTester bad check_package compose forms_in ok report run_example
"""
ERRORS = """
ConfigError GklintError RegistryError ToolboxError UsageError
"""
HOOKS = """
gklint_dictionaries gklint_forms gklint_info gklint_profiles gklint_readers gklint_reporters gklint_rules
"""
JSON = """
version diagnostics suppressed files failures notices summary
"""
CONFIGURATION = """
baseline deadline district exclude extend-select extends fail-on files form ignore include lang output-format
overrides packages rules select severity
"""
FORMATS = """
concise csv district facts facts-csv github gitlab grouped html json junit markdown sarif statistics summaries text xlsx
"""
READERS = """
docx html markdown mht office pdf text xlsx
"""
COMMON = "--help --lang --verbose --version -h"
OPTIONS = {
    "annotate": (
        "--author --baseline --cache-dir --config --date --extend-select --ignore --jobs --no-cache "
        "--no-config --package --select --strip --to -j"
    ),
    "baseline": "--baseline --config --jobs --no-config --package -j",
    "check": (
        "--ambiguous-width --baseline --cache-dir --color --config --diff --extend-select --fail-on --fix "
        "--ignore --jobs --no-cache --no-config --output --output-format --package --sarif-include-suppressed "
        "--sarif-profile --select --statistics --stdin-filename --strict-baseline --timing --unsafe-fixes -j"
    ),
    "clean": "--cache-dir --config --no-config --package",
    "compare": (
        "--ambiguous-width --baseline --color --config --extend-select --fail-on --ignore --no-config --output "
        "--output-format --package --sarif-include-suppressed --sarif-profile --select --statistics"
    ),
    "completion": "",
    "config": "--config --no-config --package",
    "docs": "--config --no-config --package",
    "explain": "--config --no-config --package",
    "export": "--config --jobs --no-config --output --package -j",
    "facts": "--config --jobs --no-config --output --output-format --package --stdin-filename -j",
    "init": "--package",
    "lsp": "",
    "new": "--config --folder --from --last-year --no-config --package --prefix",
    "plugins": "--config --no-config --package",
    "receive": "--baseline --config --extend-select --ignore --jobs --no-config --package --select --sent --to -j",
    "report": (
        "--baseline --cache-dir --config --extend-select --fail-on --ignore --jobs --no-cache --no-config "
        "--output --package --select --to -j"
    ),
    "rules": "--config --no-config --output-format --package",
    "send": (
        "--author --baseline --cache-dir --config --date --extend-select --ignore --jobs --no-cache "
        "--no-config --package --select --to -j"
    ),
    "serve": "--config --host --last-year --no-config --package --port",
    "test": "--config --coverage --no-config --package",
}


@pytest.mark.parametrize(
    ("listed", "present"),
    [
        (PACKAGE, gklint.__all__),
        (API, gklint.api.__all__),
        (TESTING, gklint.testing.__all__),
        (ERRORS, vars(errors)),
        (HOOKS, vars(hookspecs)),
        (CONFIGURATION, [key.name for key in KEYS]),
        (FORMATS, [reporter.name for reporter in builtin.REPORTERS]),
        (READERS, [reader.name for reader in builtin.READERS]),
    ],
    ids=["gklint", "api", "testing", "errors", "hooks", "configuration", "formats", "readers"],
)
def test_public_names_stay(listed: str, present: list[str]) -> None:
    assert sorted(set(listed.split()) - set(present)) == []


def test_the_members_of_the_json_output_stay() -> None:
    found = json.loads(report(Outcome((), (), ()), ReporterOptions("zh")))
    assert sorted(set(JSON.split()) - set(found)) == []


@pytest.mark.parametrize("name", OPTIONS)
def test_the_options_of_commands_stay(name: str) -> None:
    found = {option for one in COMMANDS[name].parser(name, "en").accepted_arguments() for option in one.names}
    assert sorted({*COMMON.split(), *OPTIONS[name].split()} - found) == []
