"""One day of the house, large: to be read from his bed."""
