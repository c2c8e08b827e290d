"""The closed vocabulary of declared rules: what a rule file may look for, one kind a module."""

from collections.abc import Mapping

from gklint.check.kinds import identity
from gklint.check.kinds.kind import Built, Kind

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (identity.KIND,)}

__all__ = ["KINDS", "Built", "Kind"]
