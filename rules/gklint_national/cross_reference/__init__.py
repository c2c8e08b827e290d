"""Cross-reference rules: what the narrative says against what the tables say."""
