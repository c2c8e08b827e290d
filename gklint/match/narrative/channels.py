"""Channels of applying (online, by letter, in person): their shares, and the same channel counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import Context
from gklint.match.narrative.counts import amount, is_count
from gklint.match.narrative.roles import is_sign
from gklint.match.narrative.words import CASE_UNITS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.narrative import Claim, Quantity

_CHANNELS = (
    ("mail", lazy_pattern("信函|信件|邮寄|挂号|快递|EMS|邮政|平信|特快|来信")),
    ("person", lazy_pattern("当面|现场|窗口|当场|大厅|上门|来人|便民")),
    ("written", lazy_pattern("书面|纸质")),
    ("email", lazy_pattern("电子邮|邮箱|邮件|电邮")),
    ("fax", lazy_pattern("传真")),
    ("online", lazy_pattern("网|线上|在线|平台|系统|小程序")),
)
_BARE = ("plain", "number", "total", "part")
_OF_APPLYING = (
    ("act", "submit"), ("act", "receive"), ("subject", "request"), ("time", "year"), ("whose", "own"),
)  # fmt: skip
_LEAST = 2  # channels of a list
BY_CHANNEL = "同一渠道的件数|"  # begins the name of the number of a channel


class _ChannelCount(NamedTuple):
    """A number of applications by the channel they came through."""

    channel: str
    part: Part


def channel_claims(parts: Sequence[Part], context: Context) -> Iterator[Claim]:
    """The shares of channels, and the counts by which a channel can be found to be counted twice."""
    counts = _counts(parts)
    if len(counts) >= _LEAST and context.topic == {"request"}:
        yield from _shares(parts, counts)
    yield from _repeated_counts(parts, counts, _counts([one for one, _ in context.before]))


def _counts(parts: Sequence[Part]) -> list[_ChannelCount]:
    """The numbers of which nothing is said but the channel."""
    named = [(_channel_of(part), part) for part in parts if part.number is not None and _is_plain(part)]
    return [_ChannelCount(channel, part) for channel, part in named if channel]


def _is_plain(part: Part) -> bool:
    plain = all(word.kind in _BARE or word[:2] in _OF_APPLYING or is_sign(word) for word in part.words)
    counted = part.unit in CASE_UNITS and is_count(part) and part.when == "year"
    return plain and counted and not part.has("part", "topic", "due", "level")


def _channel_of(part: Part) -> str:
    """The one channel that the part names; empty where it names none or several."""
    text = "".join(word.text for word in part.words if word[:2] == ("part", "channel"))
    named = [name for name, pattern in _CHANNELS if pattern.search(text)]
    return named[0] if len(named) == 1 else ""


def _shares(parts: Sequence[Part], counts: Sequence[_ChannelCount]) -> Iterator[Claim]:
    """网上25件、信函11件、当面7件，网上占58.1%: of all channels, or of a total that the text or the table has."""
    for at, part in enumerate(parts):
        number = part.number
        if number is None or part.unit != "%" or number.about or not part.has("share") or _is_rough(part):
            continue
        channel = _channel_of(part) or (_channel_of(parts[at - 1]) if at and _only_names(part, parts[at - 1]) else "")
        told = [one for one in counts if one.part.place < part.place]
        tops = [amount(one.part) for one in told if one.channel == channel]
        if len(tops) != 1 or len(told) < _LEAST or part.has_any(("time", "compare", "up", "down", "party", "outcome")):
            continue
        others = [one for one in parts[:at] if one.number is not None and is_count(one)]
        wholes = [sum(map(amount, others)), *(amount(one) for one in others if amount(one) > tops[0])]
        yield Claim(
            (Quantity("requests.received"),), "share", number.amount, unit="%", whose=part.whose, start=number.start,
            end=number.end, clause=part.place, against=(tops[0], sum(amount(one.part) for one in told), *wholes),
        )  # fmt: skip


def _is_rough(part: Part) -> bool:
    """约占70% is any share near it."""
    rough = any(word.kind == "share" and "约" in word.text for word in part.words)
    return rough and part.number is not None and isinstance(part.number.amount, int)


def _only_names(share: Part, before: Part) -> bool:
    """网上申请已成为主渠道，占58.8%: the clause before says of what the share is."""
    bare = all(word.kind in ("share", "number", "plain") for word in share.words)
    return bare and before.number is None and before.has("part", "channel")


def _repeated_counts(
    parts: Sequence[Part], counts: Sequence[_ChannelCount], before: Sequence[_ChannelCount]
) -> Iterator[Claim]:
    """网络71件，信函58件，当面17件；网络61件: each channel of the list, and one that stands by itself behind it."""
    listed = counts[: _first_repetition(counts)]
    if len(listed) >= _LEAST:
        yield from (_count_claim(one, "listed") for one in listed)
        before, counts = listed, counts[len(listed) :]
    known = {one.channel for one in before}
    alone = len(counts) == 1 and len(before) >= _LEAST and len(known) == len(before)
    if alone and counts[0].channel in known and _stands_alone(parts, counts[0].part):
        yield _count_claim(counts[0], "again")


def _first_repetition(counts: Sequence[_ChannelCount]) -> int:
    """Where the first channel stands that was counted already."""
    channels = [one.channel for one in counts]
    return next((at for at, one in enumerate(channels) if one in channels[:at]), len(channels))


def _stands_alone(parts: Sequence[Part], part: Part) -> bool:
    """Whether it begins the sentence, or what follows a semicolon or a comparison without a number."""
    at = next(index for index, one in enumerate(parts) if one is part)
    compares = at == 1 and parts[0].number is None and parts[0].has("compare") and part.mark == "，"
    return not at or part.mark == "；" or compares


def _count_claim(count: _ChannelCount, manner: str) -> Claim:
    part, number = count.part, count.part.number
    assert number is not None
    return Claim((), "exactly", number.amount, unit=number.unit, start=number.start, end=number.end,
                 clause=part.place, manner=manner, whole=True, name=f"{BY_CHANNEL}{count.channel}")  # fmt: skip
