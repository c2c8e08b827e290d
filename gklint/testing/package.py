"""A whole rule package held against what users may expect of one."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

from gklint.errors import GklintError
from gklint.model.rule import Rule
from gklint.offer import Offer, offer_of
from gklint.packages import Installed, installed
from gklint.testing.forms import forms_with
from gklint.testing.trial import faults_of

# Prints the modules that importing the package brings in besides the standard library, gklint and the package itself.
_IMPORTS = """
import sys, importlib
import gklint.api
before, name = set(sys.modules), sys.argv[1]
importlib.import_module(name)
new = {module for module in set(sys.modules) - before if not module.startswith(name + ".")} - {name}
print(*sorted({module.partition(".")[0] for module in new} - set(sys.stdlib_module_names) - {"gklint"}))
"""


def check_package(name: str) -> None:
    """Assert that the installed package `name` (its entry point) can be relied upon.

    It loads; ids and names are unique and have its prefix; every rule tells what, why and on what basis, and
    has an example that fires; all examples hold; importing it imports no other library.
    Raises AssertionError that lists everything wrong.
    """
    found = next((one for one in installed() if one.package.name == name), None)
    if found is None:
        raise AssertionError(f"no package {name!r} is installed; pip install -e . in its folder")
    try:
        offer = offer_of(found)
    except GklintError as error:
        raise AssertionError(error.words.to("en")) from error
    wrong = [*_wrong_names(offer), *_wrong_rules(offer), *_heavy(found)]
    if wrong:
        raise AssertionError("\n".join((f"{found.package}:", *wrong)))


def _wrong_names(offer: Offer) -> Iterator[str]:
    """Ids and names that two rules have. That each id has a prefix of the package is known from loading."""
    for word, count in Counter(word for rule in offer.rules for word in (rule.id, rule.name)).items():
        if count > 1:
            yield f"  {word}: {count} rules are called so"


def _wrong_rules(offer: Offer) -> Iterator[str]:
    forms = forms_with(offer.forms)
    for rule in offer.rules:
        yield from (f"  {rule.id}: {lacking} is missing" for lacking in _lacking(rule))
        yield from (
            f"  {rule.id}: {dict(fault.example.parts) if fault.example else ''} {fault.words.to('en')}"
            for fault in faults_of(rule, forms)
        )


def _lacking(rule: Rule) -> Iterator[str]:
    texts = {"summary": rule.summary.zh, "basis": rule.basis, "explanation": rule.explanation.zh}
    return (name for name, text in texts.items() if not text.strip())


def _heavy(found: Installed) -> Iterator[str]:
    """Other libraries that importing the package brings in, each of which would slow down every start."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS, found.entry.module], capture_output=True, text=True, check=False
    )
    if done.returncode:
        yield f"  import {found.entry.module}: {done.stderr.strip()}"
    elif heavy := done.stdout.split():
        yield f"  import {found.entry.module} imports {', '.join(heavy)}; import them where they are used"
