"""Diagnostics → kept and set aside: suppressions, baseline."""
