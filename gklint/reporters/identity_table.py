"""A failed identity as a small table: every figure with its place, the sums, and their difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SettledIdentity, SettledOperand
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.reporters.sentences import figure
from gklint.reporters.styled import Line, StyledText, line
from gklint.reporters.width import Screen, on_one_line

_SHOWN_ZEROS = 3  # more of them are told in one row


class IdentityRow(NamedTuple):
    """One line of the sums: what it is, the figure, where it stands; `style` bold for sums."""

    label: str
    value: str
    note: str = ""
    style: str = ""


def identity_table(tally: SettledIdentity, language: Language, screen: Screen) -> list[Line]:
    """A row a figure: left side, right side, sums of sides with several figures, difference."""
    rows = list(identity_rows(tally, language))
    if not rows:
        return []
    labels = max(screen.width(row.label) for row in rows)
    values = max(screen.width(row.value) for row in rows)
    return [
        line(
            StyledText(screen.padded(row.label, labels), row.style),
            "  ",
            StyledText(screen.aligned(row.value, values), row.style),
            StyledText(f"  {row.note}" if row.note else "", row.style or "dim"),
        )
        for row in rows
    ]


def identity_rows(tally: SettledIdentity, language: Language) -> Iterator[IdentityRow]:
    """The lines of the sums: left side, right side, sums of sides with several figures, difference.

    None where a single figure is held against a number: there is nothing to add up.
    """
    if len(tally.operands) < 2:
        return
    left = [operand for operand in tally.operands if operand.coefficient > 0]
    right = [operand for operand in tally.operands if operand.coefficient < 0]
    yield from _side(left, language)
    if tally.relation == "==" and len(right) == 1 and right[0].coefficient == -1:
        found = on_one_line(right[0].label.to(language))
        yield _sum(Words("各项之和", "sum of these"), tally.left, language)
        yield IdentityRow(
            Words(f"表中“{found}”所填", f"found ({found})").to(language),
            figure(tally.right),
            _note(right[0], language),
            "bold",
        )
    else:
        yield from _together(left, tally.left, "left side", language)
        yield from _side(right, language)
        yield from _together(right, tally.right, "right side", language)
    difference = tally.difference if tally.difference >= 0 else -tally.difference
    if difference:
        yield _sum(Words("相差", "difference"), difference, language)


def _together(
    operands: Sequence[SettledOperand], value: Number, english: str, language: Language
) -> Iterator[IdentityRow]:
    """The sum of one side; a single figure is its own sum, unless it counts several times."""
    if sum(abs(operand.coefficient) * operand.value for operand in operands) != value:
        return  # figures that the other side takes away stand here: their sum says nothing
    if len(operands) > 1 or any(abs(operand.coefficient) != 1 for operand in operands):
        count = "两" if len(operands) == 2 else str(len(operands))
        yield _sum(Words(f"以上{count}项之和", english), value, language)


def _sum(label: Words, value: Number, language: Language) -> IdentityRow:
    return IdentityRow(label.to(language), figure(value), "", "bold")


def _side(operands: Sequence[SettledOperand], language: Language) -> Iterator[IdentityRow]:
    """The figures of a side in order; many zeros share one row."""
    zeros = [operand for operand in operands if operand.value == 0]
    told = len(zeros) > _SHOWN_ZEROS
    for operand in operands:
        if operand.value != 0 or not told:
            times = f" ×{abs(operand.coefficient)}" if abs(operand.coefficient) != 1 else ""
            label = on_one_line(operand.label.to(language))
            yield IdentityRow(label + times, figure(operand.value), _note(operand, language))
    if told:
        others = Words(f"其余{len(zeros)}项", f"{len(zeros)} others")
        whole = Words(f"各项（共{len(zeros)}项）", f"all {len(zeros)}")
        yield IdentityRow((whole if len(zeros) == len(operands) else others).to(language), "0")


def _note(operand: SettledOperand, language: Language) -> str:
    """Where the figure stands."""
    place = operand.place
    if place is None:
        return Words("空白", "blank").to(language)
    if place.address is not None:
        return on_one_line(place.address.label)
    line, _, _ = place.start
    return Words(f"第{line}行", f"line {line}").to(language)
