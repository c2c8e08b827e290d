"""The nouns of gklint: frozen, picklable, and free of any other part of gklint."""
