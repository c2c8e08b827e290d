"""Outcomes of files kept from run to run, so that a file is checked again only when something has changed."""
