"""The eyes: what an audience reads. Each loads, decides what is told, and returns a telling."""
