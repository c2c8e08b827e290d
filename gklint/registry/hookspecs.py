"""The hooks by which a package contributes to gklint. Called once at start-up, package by package, never per report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from gklint.model.form import Form
from gklint.model.plugin import PluginInfo, Profile, Reader, Reporter
from gklint.model.rule import Rule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

hookspec = pluggy.HookspecMarker("gklint")


@hookspec
def gklint_info() -> PluginInfo:  # type: ignore[empty-body]
    """The package's namespace (the name of its entry point), reserved rule-id prefixes and API version. Required.

    `PluginInfo("haidian", ("BJHD",))`. Two active packages cannot reserve one prefix.
    """


@hookspec
def gklint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """The package's rules; usually `return rules_in(__name__)`: every YAML rule file and every decorated function.

    Each id begins with a prefix of the package; ids and names are unique among all active packages.
    """


@hookspec
def gklint_forms() -> Iterable[Form | Traversable]:  # type: ignore[empty-body]
    """Forms, or YAML files of forms, usually `return files_in(__name__, "forms/*.yaml")`.

    A form may extend a national one, or one that stands before it. Each report is read by the form it fits best.
    """


@hookspec
def gklint_profiles() -> Iterable[Profile | Traversable]:  # type: ignore[empty-body]
    """Profiles: severities, options, rules on or off; `files_in(__name__, "profiles/*.yaml")` or Profile objects.

    The first applies when the package is active, another when the user writes `package:profile`. What the user
    configures wins over it.
    """


@hookspec
def gklint_dictionaries() -> Iterable[Traversable]:  # type: ignore[empty-body]
    """YAML files that extend the dictionaries of the wording rules; `files_in(__name__, "dictionaries/*.yaml")`."""


@hookspec
def gklint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Readers of further file formats; tried before gklint's own, so that a package may read a format better."""


@hookspec
def gklint_reporters() -> Iterable[Reporter]:  # type: ignore[empty-body]
    """Further output formats, chosen by `--output-format NAME`. None may have the name of another."""
