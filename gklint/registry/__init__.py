"""What rule packages and gklint itself contribute: found, loaded, validated, and put together."""
