"""Bytes → Document: decoding, and one reader a format."""
