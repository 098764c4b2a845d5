"""His journal: his alone, and open only where his words opened it."""
