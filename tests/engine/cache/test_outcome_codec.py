"""Outcomes as bytes: equal after coming back, and nothing else is made of bytes that somebody else wrote."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from gklint.config.config import Config
from gklint.engine.cache.outcome_codec import UnsoundError, decode_outcome, encode_outcome
from gklint.engine.file_linter import FileLinter
from gklint.model.outcome import FileOutcome, FileRecord
from gklint.model.report_file import File
from gklint.registry.registry import collect
from gklint.testing import report


@pytest.fixture(scope="module")
def outcome() -> FileOutcome:
    """One with findings of many kinds: sums with operands, repairs, fixes, related places, decimals."""
    text = report(
        form="2021",
        **{"requests.received": 9, "outcome.disclosed": 9, "outcome.total": 9},
        **{"requests.received@total": 8, "fees.amount": "1.50", "overview": "全年收到申请 3 件,办结２件。法制政府。"},
    )
    config = Config()
    return FileLinter(collect(config), config).lint(File(Path("报告.txt"), "报告.txt"), text.encode())


def test_an_outcome_comes_back_equal(outcome: FileOutcome) -> None:
    assert any(one.repair for one in outcome.diagnostics) and any(one.fix for one in outcome.diagnostics)
    assert decode_outcome(encode_outcome(outcome) or b"") == outcome


@pytest.mark.parametrize(
    "made",
    [
        {"record": 1},
        (1, 2, 3),
        "1.5",
        FileRecord("a", "text", None, None, None, None, "report"),
        (("a", "text", None, None, None, None, "no kind"), ()),
    ],
)
def test_bytes_that_hold_something_else_are_no_outcome(made: object) -> None:
    with pytest.raises(UnsoundError):
        decode_outcome(msgspec.msgpack.encode(made))


def test_damaged_bytes_raise_one_error_only(outcome: FileOutcome) -> None:
    data, dice = encode_outcome(outcome) or b"", random.Random(1)
    for _ in range(500):
        damaged = bytearray(data[: dice.randrange(len(data))] if dice.random() < 0.3 else data)
        for _ in range(dice.randrange(1, 4)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        with suppress(UnsoundError):
            decode_outcome(bytes(damaged))
