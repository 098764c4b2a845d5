"""The memory: rows, and how what the core means is saved to them and loaded again."""
