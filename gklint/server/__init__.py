"""`gklint serve`: the page of `gklint new page` answered by this machine, which reads old Word files, too."""
