"""Texts for users, in Chinese and in English."""

from __future__ import annotations

from typing import Literal

from gklint.model.light_classes import NamedTuple

Language = Literal["zh", "en"]


class Words(NamedTuple):
    """One text in both languages; a package that writes Chinese only leaves `en` empty."""

    zh: str
    en: str = ""

    def to(self, language: Language) -> str:
        """The text in `language`; the Chinese where no English was written."""
        return self.en if language == "en" and self.en else self.zh
