"""Errors that end a run: one sentence for the user, with the way out, and exit code 2."""

from __future__ import annotations

from gklint.model.bilingual import Words


class GklintError(Exception):
    """The run cannot be done. `words` say what is wrong and what to do about it."""

    def __init__(self, zh: str, en: str = "") -> None:
        super().__init__(zh)
        self.words = Words(zh, en)


class UsageError(GklintError):
    """The command line, or what it names, is wrong."""


class ConfigError(GklintError):
    """The configuration is wrong; the message begins with file, line and key."""


class RegistryError(GklintError):
    """A rule package is missing, broken, or at odds with another; the words name it, its version and the cause."""


ToolboxError = RegistryError  # its name in earlier versions
