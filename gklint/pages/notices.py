"""What is to be known of a run, at the head of its pages."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.model.bilingual import Language, Words
from gklint.pages.html import Html, element

_LABEL = Words("检查说明", "About this run")


def notice_list(said: Sequence[str], language: Language) -> Html | None:
    """The notices as a list; None where there are none."""
    if not said:
        return None
    items = [element("li", line) for line in said]
    return element("aside", element("ul", items), class_="notices", aria_label=_LABEL.to(language))
