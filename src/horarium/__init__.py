"""Horarium: the timetable of a house that keeps its hours."""

__version__ = "0.1.0"
