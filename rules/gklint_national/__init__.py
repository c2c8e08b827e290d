"""The national rule set: plugin zero. A rule file put into one of the folders is a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gklint.api import PluginInfo, Rule, files_in, hookimpl, rules_in

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@hookimpl
def gklint_info() -> PluginInfo:
    return PluginInfo(namespace="national", prefixes=("GK",))


@hookimpl
def gklint_rules() -> Iterable[Rule]:
    return rules_in(__name__)


@hookimpl
def gklint_forms() -> Iterable[Traversable]:
    return files_in(__name__, "forms/*.yaml")


@hookimpl
def gklint_dictionaries() -> Iterable[Traversable]:
    """The words that the narrative is read with; the dictionaries of the wording rules are read by these rules."""
    return files_in(__name__, "dictionaries/narrative/*.yaml")
