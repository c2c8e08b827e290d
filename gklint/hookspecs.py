"""What a package may offer gklint. Hooks are called once at start-up, package by package, never per report."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable

import pluggy

from gklint.model.form import Form
from gklint.model.plugin import PluginInfo, Profile, Reader, Reporter
from gklint.model.rule import Rule

hookspec = pluggy.HookspecMarker("gklint")


@hookspec
def gklint_info() -> PluginInfo:  # type: ignore[empty-body]
    """The package's namespace, reserved rule-id prefixes and API version. Required."""


@hookspec
def gklint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """The package's rules; usually `return rules_in(__name__)`."""


@hookspec
def gklint_forms() -> Iterable[Form | Traversable]:  # type: ignore[empty-body]
    """Forms, or YAML files of forms; a form may extend a national one."""


@hookspec
def gklint_profiles() -> Iterable[Profile | Traversable]:  # type: ignore[empty-body]
    """Profiles: severities, options, rules on or off. Applied when the package is active."""


@hookspec
def gklint_dictionaries() -> Iterable[Traversable]:  # type: ignore[empty-body]
    """YAML files that extend the dictionaries of the wording rules."""


@hookspec
def gklint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Readers of further file formats."""


@hookspec
def gklint_reporters() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Further output formats."""
