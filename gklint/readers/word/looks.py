"""How text of a Word file looks, as far as that changes what it says: hidden, struck out, raised."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gklint.model.light_classes import NamedTuple
from gklint.readers.word.names import RUN_PROPERTIES, VALUE, W

_OFF = ("0", "false", "off", "none")
_MOST_BASES = 20
_VANISH, _STRIKE, _DOUBLE, _ALIGN = W + "vanish", W + "strike", W + "dstrike", W + "vertAlign"


class WordLook(NamedTuple):
    """How a stretch of text looks. `raised` is superscript, subscript or nothing."""

    hidden: bool = False
    struck: bool = False
    raised: str = ""


PLAIN = WordLook()


def own_look(properties: Element, base: WordLook) -> WordLook:
    """The look that run properties give; `base` is that of the style below them."""
    hidden, struck, raised = base
    vanish, strike, align = properties.find(_VANISH), properties.find(_STRIKE), properties.find(_ALIGN)
    double = properties.find(_DOUBLE)
    if vanish is strike is double is align is None:
        return base
    if vanish is not None:
        hidden = _is_on(vanish)
    if strike is not None or double is not None:
        struck = any(one is not None and _is_on(one) for one in (strike, double))
    if align is not None:
        said = align.get(VALUE, "")
        raised = said if said in ("superscript", "subscript") else ""
    return WordLook(hidden, struck, raised)


def _is_on(element: Element) -> bool:
    return element.get(VALUE, "1") not in _OFF


def looks_of(styles: Mapping[str, Element]) -> dict[str, WordLook]:
    """The looks of the styles that have one, by themselves or by a style they are based on."""
    said = {name: found for name, style in styles.items() if (found := style.find(RUN_PROPERTIES)) is not None}
    if all(own_look(properties, PLAIN) is PLAIN for properties in said.values()):
        return {}
    every = ((name, _resolve_style(said, styles, name)) for name in styles)
    return {name: look for name, look in every if look != PLAIN}


def _resolve_style(said: Mapping[str, Element], styles: Mapping[str, Element], name: str) -> WordLook:
    """The look of a style: that of its bases first, its own over it."""
    chain: list[str] = []
    while name in styles and len(chain) < _MOST_BASES:
        chain.append(name)
        base = styles[name].find(W + "basedOn")
        name = base.get(VALUE, "") if base is not None else ""
    look = PLAIN
    for one in reversed(chain):
        look = own_look(said[one], look) if one in said else look
    return look
