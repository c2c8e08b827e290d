"""JSON objects as SARIF wants them: a member without content is absent."""

from __future__ import annotations

from gklint.model.bilingual import Language, Words

Json = dict[str, object]

LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def members(**given: object) -> Json:
    """The given members without those that are None or empty; 0 and False stay."""
    return {name: value for name, value in given.items() if value is not None and value not in ("", [], {})}


def text(words: Words, language: Language) -> Json:
    """A message or description of plain text."""
    return {"text": words.to(language)}
