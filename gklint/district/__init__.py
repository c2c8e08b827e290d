"""The district's year: which bodies have handed in what, how their figures go together, what mistakes there are."""
