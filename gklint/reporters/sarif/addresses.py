"""Addresses in files without lines (sheet and cell, table and row, page) as SARIF logical locations."""

from __future__ import annotations

from collections.abc import Mapping

from gklint.model.source import Address
from gklint.reporters.sarif.json_objects import Json, members

Chain = tuple[tuple[str, str], ...]  # (kind, name) from the outside in


def label_chain(labels: dict[Chain, str], address: Address) -> None:
    """Put the address, and those around it, into the labels of a run."""
    chain = _chain(address)
    for depth in range(1, len(chain)):
        labels.setdefault(chain[:depth], "/".join(name for _, name in chain[:depth]))
    labels[chain] = address.label


class Addresses:
    """The addresses of a run. Files share a chain when its names are the same: it says where, not in what."""

    def __init__(self, labels: Mapping[Chain, str]) -> None:
        self._labels = dict(sorted(labels.items()))
        self._index = {chain: index for index, chain in enumerate(self._labels)}

    def reference(self, address: Address) -> Json:
        """A logicalLocation by index, with its full name for readers that do not follow indices."""
        return {"fullyQualifiedName": address.label, "index": self._index[_chain(address)]}

    @property
    def logical_locations(self) -> list[Json]:
        """`run.logicalLocations`: each name with the index of the one around it."""
        return [
            members(
                name=chain[-1][1],
                kind=chain[-1][0],
                fullyQualifiedName=label,
                parentIndex=self._index.get(chain[:-1]),
            )
            for chain, label in self._labels.items()
        ]


def properties(address: Address) -> Json:
    """Further properties of the place: paragraph number, page, box in points."""
    return {f"gklint/{name}": list(value) if isinstance(value, tuple) else value for name, value in address.properties}


def _chain(address: Address) -> Chain:
    return address.parts or (("place", address.label),)
