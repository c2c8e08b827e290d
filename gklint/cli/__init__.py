"""The command line: reads arguments, prints, and gives the exit code."""
