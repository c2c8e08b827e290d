"""Linting a run of files: settings for each file, workers, cache, comparisons, and the outcome of the run."""
