"""Copies of reports with the findings at the very words, and such copies with the findings taken off again."""
