"""Linting a run of files: settings for each file, workers, cache, comparisons, and what the run comes to."""
