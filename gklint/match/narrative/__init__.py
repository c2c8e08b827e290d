"""Reading sentences: the running text of a report as claims, a clause whole or not at all."""
