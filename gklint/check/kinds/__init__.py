"""The closed vocabulary of declared rules: what a rule file may look for, one kind a module."""

from collections.abc import Mapping

from gklint.check.kinds import (
    cell,
    consistent,
    cross_reference,
    date_range,
    forbid,
    identity,
    occurs,
    order,
    prefer,
    require,
    section,
)
from gklint.check.kinds.kind import Built, RuleKind

_MODULES = (
    identity,
    require,
    forbid,
    prefer,
    consistent,
    occurs,
    order,
    section,
    cross_reference,
    cell,
    date_range,
)
KINDS: Mapping[str, RuleKind] = {module.KIND.name: module.KIND for module in _MODULES}

__all__ = ["KINDS", "Built", "RuleKind"]
