"""Rules on the sections and tables a report must have (GK1)."""
