"""A course, for each of the three whom it concerns."""
