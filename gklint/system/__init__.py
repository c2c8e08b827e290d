"""What touches the operating system: time limits, redirected output, files written whole."""
