"""Title, date and year rules."""
