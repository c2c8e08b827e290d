"""Findings sent to the bodies that correct them, and what comes back: a ledger in a file, no server, no database."""
