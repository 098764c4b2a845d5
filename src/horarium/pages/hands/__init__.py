"""Hands: by one switch, by two, or without; how fast, and which presses count."""
