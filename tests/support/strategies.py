"""Hypothesis strategies of this repository's own tests; those of lawful reports are in `gklint.testing.strategies`."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from gklint.model.form import Figure
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells
from gklint.testing.strategies import NATIONAL, parts


class Slip(NamedTuple):
    """A lawful report, one cell of it, and what that cell says wrongly instead."""

    lawful: dict[str, Any]
    figure: Figure
    wrong: str

    @property
    def parts(self) -> dict[str, Any]:
        concept, party = self.figure
        key = f"{concept}@{party}" if party else concept
        return {**self.lawful, "facts": {**self.lawful["facts"], key: self.wrong}}


@st.composite
def slips(draw: st.DrawFn, tables: tuple[str, ...] = ("three", "four")) -> Slip:
    """One cell of table three or four written too high by 1 to 99."""
    lawful = draw(parts(NATIONAL, varied=False))
    form = national_forms()[lawful["form"]]
    figure = draw(st.sampled_from([figure for key in tables for figure in form.table(key).figures]))
    return Slip(lawful, figure, str(int(raw_cells(form, lawful)[figure]) + draw(st.integers(1, 99))))
