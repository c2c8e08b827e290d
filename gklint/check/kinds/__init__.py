"""The closed vocabulary of declared rules: what a rule file may look for, one kind a module."""

from collections.abc import Mapping

from gklint.check.kinds import cell, consistent, forbid, identity, occurs, order, prefer, require, section
from gklint.check.kinds.kind import Built, Kind

KINDS: Mapping[str, Kind] = {
    module.KIND.name: module.KIND for module in (identity, require, forbid, prefer, cell, consistent, occurs, order, section)
}

__all__ = ["KINDS", "Built", "Kind"]
