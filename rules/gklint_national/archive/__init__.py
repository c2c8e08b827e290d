"""Rules that compare the reports of a run: one body's years, and bodies of one year."""
