"""What a result says: the finding, where it is in a file without lines, and the places it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Place
from gklint.reporters.printable import one_line, shortened
from gklint.reporters.sarif.profile import Profile
from gklint.reporters.sentences import figure, sentences

_PLACE = Words("位置：", "Place: ")
_MENTIONED = Words("相关位置：", "Related places: ")
_IN_LINK = re.compile(r"[\\\[\]]")


class Mention(NamedTuple):
    """A related place: its id within the result, what it is, where it is."""

    id: int
    words: str
    place: Place

    @property
    def link(self) -> str:
        """An embedded link to it (3.11.6)."""
        words = _IN_LINK.sub(lambda mark: f"\\{mark[0]}", one_line(self.words))
        return f"[{words}]({self.id})"


def mentions(diagnostic: Diagnostic, language: Language) -> list[Mention]:
    """The related places, and those of the operands that are not among them."""
    found: dict[tuple[str, int, int], tuple[str, Place]] = {}
    for words, place in _places(diagnostic, language):
        found.setdefault((place.path, place.start.offset, place.end.offset), (words, place))
    return [Mention(id, words, place) for id, (words, place) in enumerate(found.values(), start=1)]


def message(diagnostic: Diagnostic, mentioned: list[Mention], profile: Profile, language: Language) -> str:
    """The text of a result's message, one paragraph a sentence."""
    said = sentences(diagnostic, language)
    if diagnostic.place.address is not None:
        said.append(_PLACE.to(language) + one_line(diagnostic.place.address.label))
    whole = literal("\n".join(said), profile)
    if profile.longest_message is not None:
        whole = shortened(whole, profile.longest_message)
    return _linked(whole, mentioned, profile, language) if profile.links else whole


def literal(said: str, profile: Profile) -> str:
    """The text so that nothing in it is taken for a link or a placeholder (3.11.5, 3.11.6)."""
    plain = said.replace("](", "] (")
    return plain.replace("{", "{{").replace("}", "}}") if profile.doubled_braces else plain


def _linked(said: str, mentioned: list[Mention], profile: Profile, language: Language) -> str:
    """The message followed by links, as many as fit whole."""
    links: list[str] = []
    room = (profile.longest_message or 0) - len(said) - len(_MENTIONED.to(language)) - 1
    for mention in mentioned:
        room -= len(mention.link) + 1
        if room < 0:
            break
        links.append(mention.link)
    return f"{said}\n{_MENTIONED.to(language)}{' '.join(links)}" if links else said


def _places(diagnostic: Diagnostic, language: Language) -> Iterator[tuple[str, Place]]:
    for related in diagnostic.related:
        yield related.words.to(language), related.place
    for operand in diagnostic.tally.operands if diagnostic.tally else ():
        if operand.place is not None:
            yield f"{operand.label.to(language)} = {figure(operand.value)}", operand.place
