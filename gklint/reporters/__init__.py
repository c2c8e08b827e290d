"""Outcome → text for people and machines, one format a module."""
