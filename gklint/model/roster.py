"""The list of bodies that have to report, and which names mean one body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

# A place of county level or above at the beginning of a name, and one or more of them.
_PLACE = r"[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|市|州|盟|地区|县|区|旗)"
_PLACED = lazy_pattern(rf"^({_PLACE})(?=[\u4e00-\u9fff]{{2,}})")
_PLACES = lazy_pattern(rf"^(?:{_PLACE})+$")
# Bodies that report to their own ministry and not to the local government.
_VERTICAL = lazy_pattern(r"税务局|气象局|海关|海事局|消防救援|国家统计局.*调查队|邮政管理局|烟草专卖局|金融监管|边检")
_VERTICAL_KINDS = ("垂直管理", "垂管", "vertical")
_GOVERNMENT_KINDS = ("本级政府", "本级", "汇总", "government")


class Body(NamedTuple):
    """A body of the list: its name, other names of it, the group it stands in and what kind of body it is.

    The kind `本级政府` is the one whose report covers all others; `垂直管理` bodies are in no total.
    """

    name: str
    aliases: tuple[str, ...] = ()
    group: str = ""
    kind: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the body, its own first."""
        return (self.name, *self.aliases)


class Roster(NamedTuple):
    """The bodies that have to report, the body whose report covers all others, and the year in question.

    Empty where nobody gave a list; `year` None: the latest year that reports are for.
    """

    bodies: tuple[Body, ...] = ()
    government: str = ""
    year: int | None = None

    @property
    def by_name(self) -> Mapping[str, Body]:
        """The body of each name and alias."""
        return {name: body for body in self.bodies for name in body.names}

    @property
    def covering(self) -> str:
        """The name of the body whose report covers all others; empty where that is not known."""
        named = next((body.name for body in self.bodies if body.kind in _GOVERNMENT_KINDS), "")
        body = self.by_name.get(self.government)
        return (body.name if body is not None else self.government) or named


NO_ROSTER = Roster()


def is_vertical(name: str, kind: str = "") -> bool:
    """Whether the body reports to its own ministry, so that the local government's totals leave it out."""
    return kind in _VERTICAL_KINDS or _VERTICAL.search(name) is not None


def one_name_each(names: Iterable[str], roster: Roster = NO_ROSTER) -> dict[str, str]:
    """Each of `names`, as titles of reports have them → the one name of its body.

    By the list, else by the places a name begins with: 云溪县水务局 is 青江市云溪县水务局 where 云溪县 stands below no
    other place in any of the names. Names that may be of several bodies stay as they are.
    """
    known, given = roster.by_name, sorted(set(names))
    every = {*given, *known}
    above = _places_above(every)
    listed = {_in_full(name, above, every): body.name for name, body in sorted(known.items(), reverse=True)}
    whole = ((name, _in_full(name, above, every)) for name in given)
    return {name: known[name].name if name in known else listed.get(one, one) for name, one in whole}


def _in_full(name: str, above: Mapping[str, Collection[str]], every: Collection[str]) -> str:
    """The name with the places above its own, where a name so written is there and no other is possible."""
    place = _PLACED.match(name)
    prefixes = above.get(place[1], ()) if place is not None else ()
    if len(prefixes) != 1:
        return name
    longer = f"{next(iter(prefixes))}{name}"
    return longer if longer in every else name


def _places_above(names: Iterable[str]) -> dict[str, set[str]]:
    """Each place that names begin with or go on with → the places that stand before it in some of them.

    Of 江南省青江市云溪县 the part before 云溪县 is 江南省青江市; 青江市 alone is the same place then.
    """
    found: dict[str, set[str]] = {}
    for name in names:
        at = 0
        while (match := _PLACED.match(name[at:])) is not None:
            if at:
                found.setdefault(match[1], set()).add(name[:at])
            at += match.end()
    return {place: _longest_of_one(prefixes) for place, prefixes in found.items()}


def _longest_of_one(prefixes: set[str]) -> set[str]:
    """One prefix where all are endings of it, else all of them."""
    longest = max(prefixes, key=len)
    return {longest} if all(longest.endswith(prefix) for prefix in prefixes) else prefixes
