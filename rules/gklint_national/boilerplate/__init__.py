"""Boilerplate rules: legal basis, statistics period, abstract of the parts, notices cited, the fee statement."""
