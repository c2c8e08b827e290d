"""What a store of outcomes has for a key."""

from __future__ import annotations

from gklint.engine.cache.store import FileVersion, OutcomeKey, Store, StoredOutcome

VERSION = FileVersion(b"stamp", "text 1")


def to_store(key: OutcomeKey, outcome: bytes) -> StoredOutcome:
    """An outcome of the file's one version."""
    return StoredOutcome(key, VERSION, outcome)


def stored(store: Store, key: OutcomeKey) -> bytes | None:
    """The outcome that the store has for the key and the file's one version."""
    entry = store.entries([key.path], key.settings).get(key.path)
    return store.outcome(entry) if entry is not None and (entry.key, entry.version) == (key, VERSION) else None
