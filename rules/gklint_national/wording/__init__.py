"""Punctuation and wording rules; they read running text only, never headings, table cells or web addresses."""
