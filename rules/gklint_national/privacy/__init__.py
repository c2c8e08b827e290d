"""Privacy rules: personal numbers that must not stand in a published report."""
