"""Bytes → Document: finding files, decoding them, one reader a format."""
