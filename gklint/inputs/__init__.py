"""What the paths of a run mean: the report files, and the configuration that is closest to each."""
