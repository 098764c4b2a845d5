"""One of his activities in the roster: when, with whom, and what it asks."""
