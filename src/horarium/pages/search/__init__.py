"""A search, told from its beginning: who was asked when, and what became of it."""
