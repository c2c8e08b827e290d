"""Web pages: structure from a parser that builds trees as browsers do, places from our own look at the text."""
