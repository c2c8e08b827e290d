"""Rules on how numbers are written, in cells and in prose (GK5)."""
