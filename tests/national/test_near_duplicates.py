"""GK906 finds the clauses that few bodies share, however many there are to count."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from gklint_national.archive import gk906_near_duplicate_body as gk906

BODY: Any = None  # no report is looked at here


@pytest.mark.parametrize("counted", [1, 7, 100, 10**6])
def test_rare_clauses_are_counted_in_parts(counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gk906, "_COUNTED", counted)
    dice = random.Random(3)
    every = [sorted(dice.sample(range(2**32 - 60, 2**32), 12)) for _ in range(40)]
    texts = gk906._Texts()
    for clauses in every:
        texts.add(BODY, clauses)
    spread = Counter(clause for clauses in every for clause in clauses)
    assert texts.rare() == {clause for clause, count in spread.items() if 1 < count <= gk906._COMMON}
    assert [list(texts.clauses(at)) for at in range(len(every))] == every
    assert 0 < len(texts.rare()) < len(spread)
