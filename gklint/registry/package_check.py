"""Whether a package can be used beside the national rule set: what a run would refuse, before any run."""

from __future__ import annotations

from gklint.config.rule_choice import check_names, choose_rules
from gklint.registry.entry_points import NATIONAL, installed_packages
from gklint.registry.loader import Contributions, contributions_of, guard
from gklint.registry.profiles import layer_of
from gklint.registry.registry import profiles_of, registry_of


def check_contributions(contributions: Contributions) -> None:
    """Raise RegistryError or ConfigError for the first thing wrong with a package.

    Its rules, forms and dictionaries are read, and each of its profiles is applied to the rules that there are: its own
    and the national ones.
    """
    name = contributions.package.name
    national = [contributions_of(one) for one in installed_packages() if one.package.name == NATIONAL != name]
    both = {one.package.name: one for one in (*national, contributions)}
    registry = registry_of(both, dict.fromkeys(both, ""))
    for profile in profiles_of(contributions).values():
        with guard(contributions.package):
            layer = layer_of(profile, name)
            check_names(registry.rules, [layer])
            choose_rules(registry.rules, [layer])
