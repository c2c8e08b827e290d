"""The national rule set: plugin zero. A rule file put into one of the folders is a rule."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from gklint.api import PluginInfo, Rule, files_in, hookimpl, rules_in


@hookimpl
def gklint_info() -> PluginInfo:
    return PluginInfo(namespace="national", prefixes=("GK",))


@hookimpl
def gklint_rules() -> Iterable[Rule]:
    return rules_in(__name__)


@hookimpl
def gklint_forms() -> Iterable[Traversable]:
    return files_in(__name__, "forms/*.yaml")
