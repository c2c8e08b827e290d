"""Diagnostics → kept and suppressed: by comments, by the suppression list, by the baseline."""
