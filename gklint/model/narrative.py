"""What the running text of a report says of its figures: claims, read once and compared by many rules."""

from __future__ import annotations

from typing import Literal

from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number

Relation = Literal["exactly", "about", "none", "all", "share", "change", "list", "sum", "amount", "missing"]
Whose = Literal["own", "below", "other"]
When = Literal["year", "last", "next", "part", "since", "plan", "other"]
OfWhich = Literal["all", "new", "carried", "channel", "topic", "due", "level", "some"]
Doubt = Literal["", "word", "scope"]


class Quantity(NamedTuple):
    """What a claim is about: a concept of the tables or a sum of them, such as `outcome.refused`, and for whom.

    `party` is a column of table three, `organisations` for all five but natural persons, None where the whole is meant.
    """

    concept: str
    party: str | None = None

    def __str__(self) -> str:
        return f"{self.concept}@{self.party}" if self.party else self.concept


class Claim(NamedTuple):
    """One statement of the text about a figure. It is certain when `reason` is empty.

    `quantities` are added up; empty for a quantity that the tables do not have. `value` is the figure, for a share or
    a change the per cent, None where none is stated. `against` are the figures it is stated against: the items of a
    list or sum, numerator and bases of a share, this year's and last year's figure of a change. `manner` says how
    they are tied (`closed`, `open`, `up`, `down`, `new`, a unit of money). `of_which` is the part of the whole that is
    spoken of. Places are indexes of `report.body.text`; `sentence` numbers the sentences with claims.

    `reason` quotes what keeps the claim from being certain. `doubt` is `word` where that is only an unknown word beside
    the noun, `scope` where it may change whose, when or which part the figure is.
    """

    quantities: tuple[Quantity, ...]
    relation: Relation
    value: Number | None
    unit: str = ""
    whose: Whose = "own"
    when: When = "year"
    of_which: OfWhich = "all"
    start: int = 0
    end: int = 0
    clause: tuple[int, int] = (0, 0)
    section: str = ""
    sentence: int = 0
    reason: str = ""
    doubt: Doubt = ""
    against: tuple[Number, ...] = ()
    manner: str = ""
    whole: bool = False  # said expressly of this body's whole year, or of a total
    name: str = ""  # of a quantity the tables do not have: its words, to find it stated twice

    @property
    def certain(self) -> bool:
        """Whether every word that could change its meaning is known."""
        return not self.reason

    @property
    def comparable(self) -> bool:
        """Whether it speaks of the whole of what the tables count, as far as its words say."""
        return self.when == "year" and self.of_which == "all" and self.whose != "other"

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts of its quantities."""
        return tuple(one.concept for one in self.quantities)
