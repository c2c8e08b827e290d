"""Checks a whole rule package against what users may expect of one."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

from gklint.errors import GklintError
from gklint.model.bilingual import Words
from gklint.model.form import Form
from gklint.model.rule import Rule
from gklint.registry.entry_points import InstalledPackage, installed_packages
from gklint.registry.loader import Contributions, contributions_of
from gklint.registry.package_check import check_contributions
from gklint.testing.example_faults import ExampleFault, faults_of
from gklint.testing.forms import forms_with

LONGEST_IMPORT = 1.0  # seconds, on any machine: importing a package should take some hundredths
# Prints how long importing the package takes, and the modules that it brings in besides the standard library, gklint
# and the package itself; whoever reaches for the network is told off.
_IMPORTS = """
import sys, importlib, time
import gklint.api
def look(event, given):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError("it reaches for the network while it is imported")
sys.addaudithook(look)
before, name = set(sys.modules), sys.argv[1]
start = time.perf_counter()
importlib.import_module(name)
took = time.perf_counter() - start
new = {module for module in set(sys.modules) - before if not module.startswith(name + ".")} - {name}
heavy = {module.partition(".")[0] for module in new} - set(sys.stdlib_module_names) - {"gklint"}
print()
print(took, *sorted(heavy))
"""


def check_package(name: str) -> None:
    """Assert that the installed package `name` (its entry point) can be relied upon, as `gklint test NAME` does.

    It loads, beside the national rule set, and its profiles name rules that there are; ids and names are unique and
    have its prefix; every rule tells what, why and on what basis, and has an example that fires; all examples hold,
    none stands there twice, none needs the network; importing it imports no other library, does not reach for the
    network and takes less than a second; each of its folders forms/, profiles/ and dictionaries/ is offered by a hook.
    Raises AssertionError that lists everything wrong.
    """
    found = next((one for one in installed_packages() if one.package.name == name), None)
    if found is None:
        raise AssertionError(f"no package {name!r} is installed; pip install -e . in its folder")
    try:
        offer = contributions_of(found)
    except GklintError as error:
        raise AssertionError(error.words.to("en")) from error
    faults = [fault for rule in offer.rules for fault in faults_offline(rule, forms_with(offer.forms))]
    wrong = [
        *(words.to("en") for words in (*_reasons_to_refuse(offer), *package_faults(found, offer))),
        *(
            f"{fault.rule.id}: {dict(fault.example.parts) if fault.example else ''} {fault.words.to('en')}"
            for fault in faults
        ),
    ]
    if wrong:
        raise AssertionError("\n  ".join((f"{found.package}:", *wrong)))


def _reasons_to_refuse(offer: Contributions) -> Iterator[Words]:
    """Why a run would refuse the package beside the national rule set."""
    try:
        check_contributions(offer)
    except GklintError as error:
        yield error.words


def package_faults(found: InstalledPackage, offer: Contributions) -> Iterator[Words]:
    """What is wrong with an installed package apart from the examples of its rules."""
    if offer.note is not None:
        yield offer.note
    for word, count in Counter(word for rule in offer.rules for word in (rule.id, rule.name)).items():
        if count > 1:
            yield Words(f"{word}：有{count}条规则用了这个名称", f"{word}: {count} rules are called so")
    for rule in offer.rules:
        for lacking in _missing_parts(rule):
            yield Words(f"{rule.id}：缺少 {lacking}", f"{rule.id}: {lacking} is missing")
    yield from _heavy_imports(found)


def faults_offline(rule: Rule, forms: Mapping[str, Form]) -> list[ExampleFault]:
    """The faults of the rule's examples, each tried without the network."""
    with _offline():
        return list(faults_of(rule, forms))


@contextmanager
def _offline() -> Iterator[None]:
    """Refuse connections: the same report shall get the same findings, whatever else is to be reached."""

    def refuse(*given: object, **named: object) -> NoReturn:
        raise ConnectionError("a rule may not use the network")

    names = ("connect", "connect_ex")
    before = {name: getattr(socket.socket, name) for name in names}
    try:
        for name in names:
            setattr(socket.socket, name, refuse)
        yield
    finally:
        for name, function in before.items():
            setattr(socket.socket, name, function)


def _missing_parts(rule: Rule) -> Iterator[str]:
    texts = {"summary": rule.summary.zh, "basis": rule.basis, "explanation": rule.explanation.zh}
    return (name for name, text in texts.items() if not text.strip())


def _heavy_imports(found: InstalledPackage) -> Iterator[Words]:
    """Other libraries that importing the package brings in, each of which would slow down every start."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTS, found.entry.module], capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        yield Words(f"导入 {found.entry.module} 失败：{last}", f"import {found.entry.module}: {done.stderr.strip()}")
        return
    seconds, *heavy = done.stdout.splitlines()[-1].split()  # whatever the package printed before
    if float(seconds) > LONGEST_IMPORT:
        yield Words(
            f"导入 {found.entry.module} 用时{float(seconds):.1f}秒；请把费时的工作推迟到用到时再做",
            f"import {found.entry.module} takes {float(seconds):.1f} s; let it do less until it is asked",
        )
    if heavy:
        yield Words(
            f"导入 {found.entry.module} 时连带导入了 {'、'.join(heavy)}；请在用到它们的函数里导入",
            f"import {found.entry.module} imports {', '.join(heavy)}; import them where they are used",
        )
