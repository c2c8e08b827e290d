"""The message of a result: the finding, its place in a file without lines, and links to related places."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Diagnostic, Place
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.reporters.locator import position
from gklint.reporters.printable import one_line, shorten
from gklint.reporters.sarif.profile import SarifProfile
from gklint.reporters.sentences import figure, sentences

_PLACE = Words("位置：", "Place: ")
_MENTIONED = Words("相关位置：", "Related places: ")
_IN_LINK = lazy_pattern(r"[\\\[\]]")


class RelatedPlace(NamedTuple):
    """A related place: its id within the result, what it is, where it is."""

    id: int
    words: str
    place: Place

    @property
    def link(self) -> str:
        """An embedded link to it (3.11.6)."""
        words = _IN_LINK.sub(lambda mark: f"\\{mark[0]}", one_line(self.words))
        return f"[{words}]({self.id})"


def related_places(diagnostic: Diagnostic, language: Language) -> list[RelatedPlace]:
    """The related places, and those of the operands that are not among them."""
    found: dict[tuple[str, int, int], tuple[str, Place]] = {}
    for words, place in _places(diagnostic, language):
        found.setdefault((place.path, place.start.offset, place.end.offset), (words, place))
    return [RelatedPlace(id, words, place) for id, (words, place) in enumerate(found.values(), start=1)]


def message(diagnostic: Diagnostic, mentioned: list[RelatedPlace], profile: SarifProfile, language: Language) -> str:
    """The text of a result's message, one paragraph a sentence."""
    said = sentences(diagnostic, language)
    place = diagnostic.place
    if place.address is not None:
        said.append(_PLACE.to(language) + position(place, language))
    elif place.position.label:
        said.append(_PLACE.to(language) + one_line(place.position.label))
    whole = escape_message("\n".join(said), profile)
    if profile.longest_message is not None:
        whole = shorten(whole, profile.longest_message)
    return _with_links(whole, mentioned, profile, language) if profile.links else whole


def escape_message(said: str, profile: SarifProfile) -> str:
    """The text so that nothing in it is taken for a link or a placeholder (3.11.5, 3.11.6)."""
    plain = said.replace("](", "] (")
    return plain.replace("{", "{{").replace("}", "}}") if profile.doubled_braces else plain


def _with_links(said: str, mentioned: list[RelatedPlace], profile: SarifProfile, language: Language) -> str:
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
