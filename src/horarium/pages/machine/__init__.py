"""The machine's hours: where he is, said with one press, and what was said, put right."""
