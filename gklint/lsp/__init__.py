"""A language server: findings while a report is written, and the examples of a rule file at their lines."""
