"""An outcome as bytes and back, by the types of its fields: nothing but our nouns is ever made of the bytes."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from gklint.model.diagnostic import Diagnostic
from gklint.model.numerals import Number, is_sober
from gklint.model.outcome import FileOutcome

MOST_BYTES = 8 * 1024 * 1024  # of an encoded outcome; one with more is worked out anew each time

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(FileOutcome)


class UnsoundError(Exception):
    """Bytes that are no outcome."""


def encode_outcome(outcome: FileOutcome) -> bytes | None:
    """The outcome as bytes; `decode_outcome` makes an equal one of them. None for one that is not worth keeping.

    That is one with more bytes than MOST_BYTES, numbers beyond 64 bits or halves of characters.
    """
    try:
        data = _ENCODER.encode(outcome)
    except (OverflowError, UnicodeEncodeError, TypeError):
        return None
    return data if len(data) <= MOST_BYTES else None


def decode_outcome(data: bytes) -> FileOutcome:
    """The outcome that the bytes hold. Raises UnsoundError."""
    if len(data) > MOST_BYTES:
        raise UnsoundError(f"{len(data)} bytes")
    try:
        outcome = _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError) as error:
        raise UnsoundError(str(error)) from error
    if not all(map(is_sober, _decimals(outcome))):  # ints have 64 bits
        raise UnsoundError("a number without end")
    return outcome


def _decimals(outcome: FileOutcome) -> list[Decimal]:
    """Every decimal number in it."""
    numbers: list[Number | None] = []
    for found in outcome.diagnostics:
        if found.repair is not None or found.tally is not None:
            numbers += decimals_of(found)
    for summary in (outcome.summary, outcome.products.summary.summary if outcome.products.summary else None):
        if summary is not None:
            numbers += summary.numbers
    if outcome.products.facts is not None:
        numbers += (fact.value for fact in outcome.products.facts.facts)
    return [number for number in numbers if isinstance(number, Decimal)]


def decimals_of(found: Diagnostic) -> list[Number | None]:
    """Every number in a finding that may be a decimal one."""
    numbers: list[Number | None] = []
    if found.repair is not None:
        numbers += (found.repair.found, found.repair.expected)
    if found.tally is not None:
        numbers += (found.tally.left, found.tally.right, found.tally.difference)
        numbers += (operand.value for operand in found.tally.operands)
    return numbers
