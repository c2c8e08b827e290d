"""Fixes of findings applied to text files: chosen, applied, checked again until nothing changes."""
