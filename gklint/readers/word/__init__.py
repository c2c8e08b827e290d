"""Word files: a walk of our own over their XML, since every library loses something that matters in a report."""
