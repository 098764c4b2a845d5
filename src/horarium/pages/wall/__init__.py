"""The printable page per week for the kitchen wall."""
