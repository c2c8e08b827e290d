"""What rule packages and gklint itself contribute: found, loaded, held against what is needed, and put together."""
