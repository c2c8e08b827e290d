"""Word files with comments at the very words."""
