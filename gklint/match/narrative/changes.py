"""Comparisons with an earlier figure: by how much, by how many per cent, and the figures they are stated of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import Context, Quantities
from gklint.match.narrative.earlier import EARLIER, is_difference, is_earlier, is_exactly_earlier, is_rough
from gklint.match.narrative.roles import looks_like_body
from gklint.match.narrative.shares import flatten
from gklint.match.narrative.words import Word
from gklint.model.narrative import Claim, Quantity
from gklint.model.numerals import Number

Known = Mapping[int, Quantities]
_CHANGES = ("up", "down", "double", "same")
_PAIR = 2
_OF_DOCUMENTS = frozenset(("issue", "repeal", "in_force"))
_SEVERAL_YEARS = ("两年", "三年", "几年", "三年间", "两年间", "三年来", "两年来", "五年", "近三年", "近两年")


def changes_in(parts: Sequence[Part], context: Context, known: Known) -> Iterator[Claim]:
    """The comparisons of a sentence whose earlier figure is stated, or follows from the others."""
    flat = flatten(parts)
    if not any(part.has_any(_CHANGES) for part in flat):
        return
    for index, part in enumerate(flat):
        if part.has("double") or ((part.has("up") or part.has("down")) and not part.has("reach")):
            yield from _ChangeStatement(flat, index, context, known).claims()


class _ChangeStatement:
    """One word for more or less with the figures round it."""

    def __init__(self, flat: Sequence[Part], index: int, context: Context, known: Known) -> None:
        self.flat, self.index, self.context, self.known = flat, index, context, known
        self.part = flat[index]
        self.bracketed = {
            id(inner) for one in flat if one.number is not None and one.unit != "%" for inner in one.inside
        }
        self.earlier = {
            id(one.inside[0]) for one in flat if one.inside and one.has("time", *EARLIER) and one.has("compare")
        }

    def claims(self) -> Iterator[Claim]:
        number = self.part.number
        double = self.part.has("double")
        if self._of_earlier_years() or self._respectively() or self.part.said(*_SEVERAL_YEARS):
            return
        if double and number is not None and self.part.has("time", *EARLIER):
            yield from self._doubled(number)
            return
        if number is not None and is_difference(self.part) and number.unit in ("成", "倍") and not double:
            yield from self._direction(number)
            return
        if not double and (
            number is None
            or not is_difference(self.part)
            or is_rough(number)
            or number.unit in ("个百分点", "百分点", "成", "倍")
        ):
            return
        then, now = self._then(), self._now()
        value: Number = 100 if double or number is None else number.amount
        unit = "%" if double else self.part.unit
        if unit != "%" and not self._same_unit(unit, then, now):
            return
        if then is not None and now is not None and then.unit != now.unit:
            return
        against = self._against(then, now, unit)
        if against is None:
            return
        manner = "up" if double or self.part.has("up") else "down"
        place = self.part.place if number is None or double else (number.start, number.end)
        yield Claim(self._quantities(now), "change", value, unit=unit, whose=self.part.whose, start=place[0],
                    end=place[1],
                    clause=self.part.place, against=against, manner=manner, reason=self._unread(then))  # fmt: skip

    def _respectively(self) -> bool:
        """Whether several differences are told in one breath: 分别增加16件、9件，增长16.5%、9.1%."""
        near = self.flat[max(0, self.index - 3) : self.index + 2]
        return any("分别" in one.text or "依次" in one.text for one in near if one.has("up") or one.has("down"))

    def _of_earlier_years(self) -> bool:
        """Whether an earlier year is what is compared: 上年比前年（26份）少7份."""
        at = next((index for index, word in enumerate(self.part.words) if word.kind == "compare"), 0)
        times = [word.value for word in self.part.words[:at] if word.kind == "time"]
        return bool(times) and not {"year", "end"} & set(times) and bool(set(EARLIER) & set(times))

    def _direction(self, number: Word) -> Iterator[Claim]:
        """增加了三成多: at least the direction can be checked."""
        then, now = self._then(), self._now()
        if (
            then is not None
            and now is not None
            and then.number is not None
            and now.number is not None
            and then.unit == now.unit
        ):
            yield Claim(self._quantities(now), "change", number.amount, unit=number.unit, whose=self.part.whose,
                        start=number.start, end=number.end, clause=self.part.place,
                        against=(now.number.amount, then.number.amount), reason=self._unread(then),
                        manner="up" if self.part.has("up") else "down")  # fmt: skip

    def _doubled(self, number: Word) -> Iterator[Claim]:
        """较上年的7件翻了一番: the earlier figure stands in the same clause."""
        now = self._now()
        against = (now.number.amount, number.amount) if now is not None and now.number is not None else (number.amount,)
        if now is not None or self._of_requests():
            yield Claim(self._quantities(now), "change", 100, unit="%", whose=self.part.whose, start=number.start,
                        end=number.end, clause=self.part.place, against=against, manner="up")  # fmt: skip

    def _same_unit(self, unit: str, *others: Part | None) -> bool:
        return all(other is None or other.unit == unit for other in others)

    def _against(self, then: Part | None, now: Part | None, unit: str) -> tuple[Number, ...] | None:
        """(now, then), or (then,) alone where this year's figure is that of the tables."""
        if then is not None and then.number is not None and then.number.amount:
            if now is not None and now.number is not None:
                return (now.number.amount, then.number.amount)
            by = self._difference()
            if unit == "%" and by is not None and by is not self.part and by.number is not None:
                sign = -1 if by.has("down") else 1
                return (then.number.amount + sign * by.number.amount, then.number.amount)
            return (then.number.amount,) if self._of_requests() else None
        by = self._difference()
        if (
            unit == "%"
            and now is not None
            and by is not None
            and by.number is not None
            and now.number is not None
            and by.unit == now.unit
        ):
            sign = -1 if by.has("down") else 1
            return (now.number.amount, now.number.amount - sign * by.number.amount)
        return None

    def _difference(self) -> Part | None:
        """The number that says by how much, in the clause before the per cent."""
        near = self.flat[max(0, self.index - 2) : self.index]
        return next((part for part in reversed(near) if is_difference(part) and part.unit != "%"), None)

    def _then(self) -> Part | None:
        """The earlier figure: in the bracket behind, before it, or right behind it."""
        inside = [one for one in self.part.inside if one.number is not None and one.unit != "%"]
        if inside and (is_earlier(inside[0]) or self.part.has("time", *EARLIER)):
            return inside[0]
        if (row := self._from_to()) is not None:
            return row[0]
        before = self._earlier_before()
        behind = [part for part in self.flat[self.index + 1 : self.index + 2] if part.mark != "；"]
        after = next((part for part in behind if self._is_then(part) and not part.has("act", "carry")), None)
        if before is None or self._between(before):
            return after
        if self._ends_before(before) and (after is not None or before.has("compare")):
            return after  # 25件，比上年的30件下降16.7%；废止10件，比上年多4件
        return before

    def _from_to(self) -> tuple[Part, Part] | None:
        """由142个减至118个: the earlier figure and this year's right before it."""
        near = [one for one in self.flat[max(0, self.index - 3) : self.index] if one.number is not None]
        if len(near) < _PAIR or self.part.shared or any("分别" in one.text for one in near):
            return None
        then, now = near[-2:]
        told = now.has("reach") and then.shared and then.clause == now.clause and then.unit == now.unit
        exact = (
            then.number is not None and now.number is not None and not (is_rough(then.number) or is_rough(now.number))
        )
        plain = not now.has("time", "part") and not then.has("compare") and now.clause >= self.part.clause - 1
        return (then, now) if told and exact and plain and now.unit != "%" else None

    def _earlier_before(self) -> Part | None:
        """The nearest earlier figure before it, of the year that the comparison names where there are several."""
        found = [part for part in reversed(self.flat[: self.index]) if self._is_then(part)]
        at = next((index for index, word in enumerate(self.part.words) if word.kind == "compare"), None)
        years = {word.text for word in self.part.words[at:] if word.kind == "time"} if at is not None else set()
        named = [part for part in found if years & {word.text for word in part.words if word.kind == "time"}]
        return next(iter(named or found), None)

    def _ends_before(self, then: Part) -> bool:
        """Whether a semicolon stands between the earlier figure and here."""
        at = next(index for index, part in enumerate(self.flat) if part is then)
        return any(part.mark == "；" for part in self.flat[at + 1 : self.index + 1])

    def _is_then(self, part: Part) -> bool:
        """An earlier figure, also in the bracket behind its year: 较2022年（643件）减少72件."""
        if id(part) in self.earlier:
            return part.number is not None and part.unit != "%" and not is_rough(part.number)
        if id(part) in self.bracketed and part.has("act", "carry"):
            return False  # 收到76件（含上年结转7件），比上年增长
        return is_exactly_earlier(part)

    def _between(self, then: Part) -> bool:
        """Whether a further count of this year and another comparison lie between the earlier figure and here."""
        at = next(index for index, part in enumerate(self.flat) if part is then)
        between = self.flat[at + 1 : self.index]
        return sum(part.number is not None and not is_difference(part) and part.unit != "%" for part in between) > 1

    def _now(self) -> Part | None:
        if (row := self._from_to()) is not None:
            return row[1]
        unit = self._unit_of_counts()
        by = self._difference() if self.part.unit == "%" else None
        clauses = {one.clause for one in (self.part, by) if one is not None}
        whole = any(part.has("time", "year") for part in self.flat if part.clause in clauses)
        for part in reversed(self.flat[: self.index]):
            if id(part) in self.bracketed or (whole and part.clause not in clauses and part.has("time", "part")):
                continue  # 下半年79件，全年比上年多19件，增幅12.7%
            if part.item and part.mark == "、" and part.unit == unit:
                return None  # 结转18件，其中自然人14件、企业4件，比上年增加8件
            if part.number is not None and part.unit == unit and not self._is_then(part) and not is_difference(part):
                if self._is_of_another_topic(part):
                    continue  # 处罚1972件，强制85件；与上年的2155件处罚相比下降8.5%
                if part.mark == "、" and not self._of_one_topic(part):
                    return None  # 兽药21件、农药19件、其他12件，比上年的60件减少8件
                return None if is_rough(part.number) or part.has("share") else part
        return None

    def _is_of_another_topic(self, now: Part) -> bool:
        """Whether the earlier figure has a subject, and the count another one."""
        then = self._then()
        acts = [set(one.values("act")) & _OF_DOCUMENTS for one in (then, now) if one is not None]
        if len(acts) == _PAIR and all(acts) and not acts[0] & acts[1]:
            return True  # 制发28件，废止17件；制发数较上年35件下降20%
        return then is not None and bool(then.topic and now.topic) and then.topic != now.topic

    def _of_one_topic(self, now: Part) -> bool:
        """Whether the last of several counts has the subject of the earlier figure: 处罚5件、强制2件，比强制的9件少."""
        then = self._then()
        return then is not None and bool(then.topic) and then.topic == now.topic

    def _unit_of_counts(self) -> str:
        if self.part.number is not None and self.part.unit not in ("%", "成", "倍"):
            return self.part.unit
        near = [part for part in self.flat[: self.index] if part.number is not None and part.unit != "%"]
        return near[-1].unit if near else ""

    def _of_requests(self) -> bool:
        named = next((one.topic for one in reversed(self.flat[: self.index + 1]) if one.topic), None)
        return (
            (named or self.context.topic) == {"request"}
            and self.part.whose != "other"
            and not any(
                one.has("outcome") or one.has("party") or one.has("part") or one.has("act", "done", "carry", "pending")
                for one in self.flat
                if one.clause <= self.part.clause
            )
        )

    def _quantities(self, now: Part | None) -> Quantities:
        if now is not None:
            return self.known.get(id(now), ())
        return (Quantity("requests.received"),) if self._of_requests() else ()

    def _unread(self, then: Part | None) -> str:
        for word in self.part.words:
            if word.kind in ("up", "down"):
                break
            if word.kind == "unknown" or (
                word.kind == "subject" and word.value == "foreign" and "；" in self.part.mark
            ):
                return word.text  # 政务新媒体减为71个；总粉丝量增长12.4%
        for part in (self.part, then):
            for word in part.words if part is not None else ():
                if word.kind in ("each", "except", "rest") or (word.kind == "unknown" and looks_like_body(word.text)):
                    return word.text
        return ""
