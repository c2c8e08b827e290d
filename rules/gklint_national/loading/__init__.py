"""Rules on reading the file and on its form (GK0)."""
