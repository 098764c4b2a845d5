"""Words that pass once: he asks for counsel, and whom he asks answers."""
