"""Report → diagnostics: declared and decorated rules, the engine that asks them, the wrong figure named."""
