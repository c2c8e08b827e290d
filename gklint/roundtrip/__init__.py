"""Findings sent to the bodies that mend them, and what comes back: a ledger in a file, no server and no database."""
