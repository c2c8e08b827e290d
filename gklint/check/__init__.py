"""Report → diagnostics: declared and decorated rules, the engine that runs them, the wrong figure named."""
