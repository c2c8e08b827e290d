"""Rules on sums and on what the figures of the tables must satisfy by themselves (GK2)."""
