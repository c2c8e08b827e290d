"""The configuration: where it is found, what it says, who said it, and what it makes of the rules."""
